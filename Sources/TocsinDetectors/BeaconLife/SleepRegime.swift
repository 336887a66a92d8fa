import TocsinMath

/// A run of a beacon's sleeps that have one period.
struct SleepRegime: Hashable {
    /// Positions in the sequence of sleeps.
    var range: Range<Int>
    /// Seconds: the median of the sleeps that span one beat.
    var period: Double
    /// Share of the gaps that span one beat.
    var singleShare: Double
    /// 1.4826 times the median absolute deviation of those from the period, as a share of it.
    var spread: Double

    /// A gap up to this many times the lower quartile spans one beat, one shorter than the inverse none:
    /// with up to 70 % of the beats missing the quartile itself still lies among the single ones.
    static let oneBeat = 1.5
    /// A regime of a beacon has at least this share of single beats, and at most this spread.
    static let leastSingles = 0.4
    static let mostSpread = 0.4

    /// The regime of `gaps[range]`, which holds one gap or more. O(n log n).
    init(_ gaps: [Double], _ range: Range<Int>) {
        self.range = range
        let sorted = gaps[range].sorted()
        let quartile = Quantiles.quantile(sorted: sorted, 0.25)
        let singles = sorted.filter {
            $0 <= Self.oneBeat * quartile && $0 * Self.oneBeat >= quartile
        }
        period = Quantiles.quantile(sorted: singles, 0.5)
        singleShare = Double(singles.count) / Double(sorted.count)
        var scratch = singles
        spread = 1.4826 * Quantiles.medianAbsoluteDeviation(of: &scratch) / period
    }

    var isBeaconLike: Bool { singleShare >= Self.leastSingles && spread <= Self.mostSpread }

    /// How far the period lies from another's: |ln ratio|.
    func distance(_ other: SleepRegime) -> Double {
        abs(Elementary.log(period / other.period))
    }
}

/// The regimes of a sequence of sleeps, by repeated splits in two.
struct SleepRegimes {
    private let gaps: [Double]
    private let least: Int
    private let change: Double
    private let maxP: Double
    /// Corrected p of the split in front of each regime but the first, by its first sleep.
    private var pValues: [Int: Double] = [:]
    /// In order.
    private(set) var all: [SleepRegime] = []

    /// Regimes beyond which a sequence wanders, and is split no further.
    static let most = 8

    /// Splits `gaps` (positive seconds) where two parts of `least` gaps or more differ by a rank test with
    /// p ≤ `maxP` and by more than the share `change` in their periods. O(n log n).
    init(_ gaps: [Double], least: Int, change: Double, maxP: Double) {
        self.gaps = gaps
        self.least = least
        self.change = Elementary.log(1 + change)
        self.maxP = maxP
        guard gaps.count >= 2 * least else { return }
        var bounds = [0, gaps.count]
        var open = [0..<gaps.count]
        while let range = open.popLast(), bounds.count <= Self.most {
            guard let shift = RankShift.best(Array(gaps[range]), least: least),
                shift.pValue <= maxP
            else { continue }
            let split = range.lowerBound + shift.split
            let (before, after) = (range.lowerBound..<split, split..<range.upperBound)
            guard
                SleepRegime(gaps, before).distance(SleepRegime(gaps, after)) > self.change
                    || range.count >= Self.mixed * least
            else { continue }
            pValues[split] = shift.pValue
            bounds.append(split)
            open += [before, after]
        }
        merge(bounds.sorted())
    }

    /// Ranges this many times the least are split though their parts have one period: a part may itself be
    /// mixed.
    private static let mixed = 4

    /// Joins neighbours with one period.
    private mutating func merge(_ bounds: [Int]) {
        for (start, end) in zip(bounds, bounds.dropFirst()) {
            let next = SleepRegime(gaps, start..<end)
            if let last = all.last, last.distance(next) <= change {
                all[all.count - 1] = SleepRegime(gaps, last.range.lowerBound..<end)
            } else {
                all.append(next)
            }
        }
    }

    /// p of the split in front of the last regime.
    var lastPValue: Double { all.last.flatMap { pValues[$0.range.lowerBound] } ?? 1 }
}
