import TocsinRecords

/// How many pairs of events lie a period apart, against pairs that lie a little less or more apart.
///
/// Bursts put many pairs at every short lag, and a busy day puts many at all lags: only what exceeds the
/// lags around speaks for a rhythm.
struct Autocorrelation: Hashable {
    /// Pairs of events at a lag within `halfWidth` of the period.
    var pairs = 0
    /// Pairs expected there from the density of lags within `neighbourhood` of the period.
    var expected = 0.0

    /// Pairs found over pairs expected, half a pair added to both so that few prove little: 1 without
    /// rhythm.
    var contrast: Double { (Double(pairs) + 0.5) / (expected + 0.5) }

    /// As shares of the period.
    static let halfWidth = 0.05
    static let neighbourhood = 0.45

    /// Of `dials`, microseconds ascending, at `period` seconds. O(dials).
    init(dials: [Int64], period: Double) {
        guard period > 0, period < 1e12 else { return }
        func within(_ from: Double, _ to: Double) -> Int {
            let reach = period * 1e6
            return Self.pairs(dials, closerThan: Int64(reach * (1 + to)))
                - Self.pairs(dials, closerThan: Int64(reach * (1 + from)))
        }
        pairs = within(-Self.halfWidth, Self.halfWidth)
        let around = within(-Self.neighbourhood, Self.neighbourhood) - pairs
        expected = Double(around) * Self.halfWidth / (Self.neighbourhood - Self.halfWidth)
    }

    /// Pairs of events at most `lag` microseconds apart.
    private static func pairs(_ dials: [Int64], closerThan lag: Int64) -> Int {
        var count = 0
        var first = 0
        for (index, time) in dials.enumerated() {
            while time - dials[first] > lag { first += 1 }
            count += index - first
        }
        return count
    }
}
