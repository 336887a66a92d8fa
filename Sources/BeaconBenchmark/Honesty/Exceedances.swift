import TocsinSynthesis

/// How many of some p-values are as small as each level.
struct Exceedances: Sendable, Equatable {
    /// α, descending.
    static let levels = [0.1, 0.05, 0.02, 0.01, 0.005, 0.001]

    private(set) var count = 0
    private(set) var below = [Int](repeating: 0, count: levels.count)

    mutating func add(_ pValue: Double) {
        count += 1
        for (index, level) in Self.levels.enumerated() where pValue <= level { below[index] += 1 }
    }

    /// P(p ≤ α) / α at level number `index`; 1 for exact p-values, nil without any.
    func ratio(_ index: Int) -> Double? {
        count == 0 ? nil : Double(below[index]) / Double(count) / Self.levels[index]
    }

    /// Standard error of the ratio as if pairs were independent, by the share of the ratio itself but at
    /// least by that of one pair.
    func error(_ index: Int) -> Double {
        let n = Double(max(count, 1))
        let share = min(max(Double(below[index]), 1) / n, 1)
        return (share * (1 - share) / n).squareRoot() / Self.levels[index]
    }
}

/// What the project promises of its p-values.
enum HonestyLimits {
    /// Largest ratio of a family that is a null of the p-value, and of another without a timer.
    static let nullMost = 1.1
    static let otherMost = 1.5
    /// Least ratio of a null, at the levels named, chance allowed for: p-values that are too large find
    /// nothing.
    static let nullLeast = 0.5
    static let leastLevels = [0.1, 0.01, 0.001]
    /// Standard errors that chance is allowed.
    static let errors = 2.0

    /// Whether the null of the p-value was simulated with the family.
    static func isNull(_ family: RhythmFamily) -> Bool {
        family == .poisson || family == .dayShapedPoisson
    }

    /// The levels at which `values` miss the promise; none for a family with a timer.
    static func misses(_ family: RhythmFamily, _ values: Exceedances) -> [Double] {
        guard family.isAperiodic else { return [] }
        let most = isNull(family) ? nullMost : otherMost
        return Exceedances.levels.indices.filter { index in
            guard let ratio = values.ratio(index) else { return false }
            let isLow =
                isNull(family) && leastLevels.contains(Exceedances.levels[index])
                && ratio + errors * values.error(index) < nullLeast
            return isLow || ratio > most + errors * values.error(index)
        }.map { Exceedances.levels[$0] }
    }
}
