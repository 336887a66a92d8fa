import TocsinMath

/// The laws that measured traffic follows, from uniform, normal and exponential numbers.
extension SeededGenerator {
    /// Uniform in the logarithm; bounds above 0.
    mutating func logUniform(_ range: ClosedRange<Double>) -> Double {
        let low = Elementary.log(range.lowerBound)
        let high = Elementary.log(range.upperBound)
        return min(
            max(Elementary.exp(low + (high - low) * uniform()), range.lowerBound), range.upperBound)
    }

    mutating func uniform(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    mutating func integer(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + index(below: range.count)
    }

    mutating func chance(_ probability: Double) -> Bool { uniform() < probability }

    mutating func logNormal(median: Double, sigma: Double) -> Double {
        median * Elementary.exp(sigma * normal())
    }

    /// Log-normal with the given mean, which for a wide one lies far above the median.
    mutating func logNormal(mean: Double, sigma: Double) -> Double {
        logNormal(median: mean * Elementary.exp(-0.5 * sigma * sigma), sigma: sigma)
    }

    /// Pareto of the second kind (Lomax 1954), which begins at 0, with the given mean, alpha > 1, cut
    /// at `longest`.
    mutating func pareto(mean: Double, alpha: Double, longest: Double) -> Double {
        min(mean * (alpha - 1) * (Elementary.exp(exponential() / alpha) - 1), longest)
    }

    /// 1, 2, 3 …, geometric with the given mean of 1 or more.
    mutating func count(mean: Double) -> Int {
        guard mean > 1 else { return 1 }
        // The quantile of one exponential number: floor(E / −ln(1 − 1/m)).
        return 1 + Int(min(exponential() / -Elementary.log1p(-1 / mean), 1e6))
    }

    /// Poisson: Knuth's product of uniform numbers, a normal number for large means.
    mutating func poisson(_ mean: Double) -> Int {
        guard mean < 500 else { return max(0, Int(mean + mean.squareRoot() * normal())) }
        let floor = Elementary.exp(-mean)
        var product = uniform()
        var count = 0
        while product > floor {
            product *= uniform()
            count += 1
        }
        return count
    }
}
