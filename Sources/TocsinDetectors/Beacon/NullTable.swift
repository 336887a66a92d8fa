import TocsinMath

/// The chance of timing at least this regular under the aperiodic null.
public struct PValue: Hashable, Comparable, Sendable {
    /// 0 < value ≤ 1.
    public var value: Double
    /// Whether it lies beyond what the null was simulated for.
    public var isExtrapolated: Bool

    /// `value` is brought into `least`…1.
    public init(_ value: Double, isExtrapolated: Bool = false) {
        self.value = min(max(value, Self.least), 1)
        self.isExtrapolated = isExtrapolated
    }

    /// Smaller says nothing more.
    public static let least = 1e-300
    /// Extrapolated values are shown as "less than" this (contract).
    public static let shownLeast = 1e-6

    /// Corrected for `tests` tries, of which this is the smallest: 1 − (1 − p)^m (Šidák 1967).
    public func corrected(tests: Int) -> PValue {
        guard tests > 1, value < 1 else { return self }
        let log = Double(tests) * Elementary.log1p(-value)
        return PValue(
            log > -1e-8 ? -log : 1 - Elementary.exp(log), isExtrapolated: isExtrapolated)
    }

    /// The surer first; extrapolated or not.
    /// Share of the aperiodic series of the calibration, on/off traffic and retry storms among them, that
    /// score above 0.5.
    static let likePeriodic = 0.001

    /// Not below `likePeriodic` where the best score of all tries is that of aperiodic series, however far
    /// they are from the null.
    func heldBack(bestLogOdds: Double) -> PValue {
        bestLogOdds < 0 ? max(self, PValue(Self.likePeriodic)) : self
    }

    public static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// Quantiles of the statistic T of `SeriesTerms` under the null, by how many gaps share the time and
/// how evenly.
///
/// The null: events at random, at a constant rate or at one that follows a day. Other smooth laws of
/// gaps give smaller T at the same number of effective gaps, so p is an upper bound for them.
package struct NullTable: Sendable {
    /// Tail probabilities of the columns, descending.
    package static let levels = [
        0.7, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002,
    ]
    /// Upper limits of `GapHistogram.evenness` of all classes but the last: bursts, traffic that follows
    /// a steep day or a mild one, even traffic.
    package static let evenness = [0.2, 0.32, 0.43]

    /// Beyond its quantiles a tail falls no faster than e^−T/3, far slower than a likelihood ratio's e^−T: what
    /// lies there is not the null but traffic that comes closer to a timer than the null does.
    static let leastTail = 3.0

    /// Quantiles of series with about as many effective gaps.
    package struct Row: Sendable {
        /// Effective gaps, geometric middle of the row's series.
        package var effective: Double
        /// T at each level, ascending.
        package var quantiles: [Double]
        /// Mean excess of T beyond its 1 % quantile, nats: the scale of the tail.
        package var tail: Double

        /// `quantiles`: one for each of `levels`.
        package init(effective: Double, quantiles: [Double], tail: Double) {
            self.effective = effective
            self.quantiles = quantiles
            self.tail = tail
        }

        /// ln p of `statistic`.
        func logP(_ statistic: Double) -> Double {
            guard let last = quantiles.last, statistic < last else {
                return Elementary.log(NullTable.levels[NullTable.levels.count - 1])
                    - (statistic - (quantiles.last ?? 0)) / max(tail, NullTable.leastTail)
            }
            // Straight in ln p between quantiles; p = 1 at T = 0.
            var (left, leftLog) = (0.0, 0.0)
            for (quantile, level) in zip(quantiles, NullTable.levels) {
                let log = Elementary.log(level)
                if statistic < quantile, quantile > left {
                    let share = (statistic - left) / (quantile - left)
                    return leftLog + (log - leftLog) * share
                }
                (left, leftLog) = (quantile, log)
            }
            return leftLog
        }
    }

    /// For each class of evenness, rows by ascending `effective`.
    package var classes: [[Row]]

    /// A table of as many classes as `evenness` tells apart.
    package init(classes: [[Row]]) { self.classes = classes }

    /// The class of a series.
    package static func classIndex(_ series: SeriesTerms) -> Int {
        let own = series.histogram.evenness
        return evenness.firstIndex { own < $0 } ?? evenness.count
    }

    /// p of a series alone. Fewer than three gaps show nothing: 1.
    ///
    /// Burstier traffic than the null's has the largest p of all classes, and the root of it: its bursts
    /// say little about how its silences would fall, and runs of retries are regular while they last.
    package func pValue(_ series: SeriesTerms) -> PValue {
        guard series.gaps >= Self.leastGaps else { return PValue(1) }
        let own = Self.classIndex(series)
        let sigmas =
            (series.rhythm.localVariation - 1) * Double(series.gaps).squareRoot()
        // Even gaps within few runs between long silences: the silences hold most of the time.
        let isRuns =
            series.histogram.effectiveCount < Self.evenness[0] * Double(series.gaps)
            && sigmas < -Self.burstySigmas
        let isBursty = own == 0 || isRuns || sigmas > Self.burstySigmas
        var log = -Double.infinity
        for (index, rows) in classes.enumerated() where isBursty || index == own {
            log = max(
                log, Self.logP(rows, series.histogram.effectiveCount, series.coveredNats))
        }
        if isBursty { log /= 2 }
        return PValue(
            Elementary.exp(max(log, -690)), isExtrapolated: log < Self.simulatedLog)
    }

    /// ln p, straight in ln n_eff between rows.
    private static func logP(_ rows: [Row], _ effective: Double, _ statistic: Double) -> Double {
        guard let first = rows.first, let last = rows.last else { return 0 }
        let above = rows.firstIndex { $0.effective >= effective } ?? rows.count
        if above == 0 { return first.logP(statistic) }
        if above == rows.count { return last.logP(statistic) }
        let (a, b) = (rows[above - 1], rows[above])
        let share =
            Elementary.log(effective / a.effective) / Elementary.log(b.effective / a.effective)
        return a.logP(statistic) * (1 - share) + b.logP(statistic) * share
    }

    /// Local variation this many standard errors, 1/√n, from Poisson's 1 is not the null's.
    static let burstySigmas = 2.0

    /// Gaps below which no p-value is given.
    package static let leastGaps = 3

    private static let simulatedLog = Elementary.log(0.0002)
}
