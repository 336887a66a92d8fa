/// How surprising a count is beside the counts of other, like periods: the predictive distribution of a
/// Poisson count whose rate is known only from those, under Jeffreys' prior.
///
/// With n counts of sum s the next count is negative binomial with shape s + ½ and success probability
/// n/(n + 1) (Gelman et al., "Bayesian Data Analysis", 3rd ed., §2.6). Counts that scatter more than
/// Poisson's are divided by their variance-to-mean ratio first (quasi-Poisson, McCullagh & Nelder 1989,
/// §6.2), so that bursty habits are no surprise.
public struct GammaPoisson: Hashable, Sendable {
    /// Periods that were counted.
    public let periods: Int
    /// Mean count of a period; NaN without periods.
    public let mean: Double
    /// Variance over mean, at least 1.
    public let dispersion: Double

    /// The least p-value that is stated.
    public static let smallestPValue = 1e-300
    /// Counts are cut here, so that a p-value takes bounded time; the tail beyond says nothing new.
    static let largestCount = 100_000.0

    /// Of counts of 0 or more, those of periods without any included. O(n).
    public init(_ counts: [Double]) {
        var moments = CountMoments()
        for count in counts { moments.add(count) }
        self.init(moments)
    }

    public init(_ moments: CountMoments) {
        periods = moments.count
        mean = moments.sum / Double(moments.count)
        let spread = moments.sumOfSquares - moments.sum * mean
        let variance = moments.count > 1 ? max(spread, 0) / Double(moments.count - 1) : 0
        dispersion = mean > 0 ? max(1, variance / mean) : 1
    }

    /// The chance of a count of `count` or more, `smallestPValue`…1; nil without periods. O(count), at
    /// most 100,000 steps.
    public func pValue(_ count: Double) -> Double? {
        guard periods > 0, count.isFinite else { return nil }
        let k = min((count / dispersion).rounded(.down), Self.largestCount)
        guard k > 0 else { return 1 }
        let shape = min(mean * Double(periods) / dispersion, 1e12) + 0.5
        let n = Double(periods)
        // P(X = 0) = (n/(n + 1))^shape, and each further term by its ratio to the one in front.
        let logQ = -Elementary.log(n + 1)
        var logTerm = shape * Elementary.log1p(-1 / (n + 1))
        var below = 0.0
        var j = 0.0
        while j < k {
            below += Elementary.exp(logTerm)
            logTerm += Elementary.log((shape + j) / (j + 1)) + logQ
            j += 1
        }
        // Where the body holds less than half, its complement keeps all digits.
        if below < 0.5 { return min(1, 1 - below) }
        var tail = 0.0
        var term = Elementary.exp(logTerm)
        while term > tail * 1e-17, j < k + Self.largestCount {
            tail += term
            term *= (shape + j) / (j + 1) / (n + 1)
            j += 1
        }
        return max(min(tail, 1), Self.smallestPValue)
    }
}

/// Number, sum and sum of squares of counts; exact while they are whole and the squares sum to less than
/// 2⁵³, so that what was added can be taken away again.
public struct CountMoments: Hashable, Sendable {
    public private(set) var count = 0
    public private(set) var sum = 0.0
    public private(set) var sumOfSquares = 0.0

    public init() {}

    public mutating func add(_ value: Double) {
        count += 1
        sum += value
        sumOfSquares += value * value
    }

    /// Adds `count` periods without anything.
    public mutating func addZeros(_ count: Int) { self.count += count }

    /// Takes away a value that was added.
    public mutating func remove(_ value: Double) {
        count -= 1
        sum -= value
        sumOfSquares -= value * value
    }

    public mutating func add(_ other: CountMoments) {
        count += other.count
        sum += other.sum
        sumOfSquares += other.sumOfSquares
    }

    /// Takes away values that were added.
    public mutating func remove(_ other: CountMoments) {
        count -= other.count
        sum -= other.sum
        sumOfSquares -= other.sumOfSquares
    }
}
