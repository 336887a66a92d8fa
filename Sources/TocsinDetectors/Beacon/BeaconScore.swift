import TocsinFeatures
import TocsinMath
import TocsinRecords

/// How beacon-like a series is: the evidence, what it rests on, one number that orders pairs and one
/// that says how sure.
package struct BeaconScore: Sendable {
    /// 0…1; above 0.5 lies one in a thousand aperiodic series of the calibration.
    package var score: Double
    /// The same before the logistic.
    package var logOdds: Double
    /// The expert that was convinced most.
    package var expert: BeaconExpert
    /// Chance of timing at least this regular under the aperiodic null, for this series alone.
    package var pValue: PValue
    /// The dials as they are.
    package var fine: SeriesTerms
    /// The dials with their clusters merged.
    package var coarse: SeriesTerms
    /// Seconds; nil where no period stands out.
    package var period: Double?
    /// Standard deviation of the sleep over the period.
    package var jitter: Double?
    /// Share of beats that were not seen.
    package var missing: Double?
    /// Seconds, ±: standard error of the period.
    package var periodError: Double?
    /// Share of the connections whose request is about as long as the middle one, nil if sizes are
    /// unknown.
    package var sizeScore: Double?
    /// Contacts after retries and bursts were merged.
    package var dials: Int

    /// The view that the most convinced expert looked at.
    package var terms: SeriesTerms { expert == .coarseSleepLaw ? coarse : fine }
}

/// Scores series; one per thread.
package struct BeaconScorer {
    private var judge: SeriesJudge
    private let model: BeaconModel
    private let null: NullTable

    /// `dataSpan`: length of the data, microseconds.
    package init(
        dataSpan: Int64, model: BeaconModel = .calibrated, null: NullTable = .calibrated
    ) {
        judge = SeriesJudge(dataSpan: dataSpan)
        self.model = model
        self.null = null
    }

    /// The terms that the p-value is made of.
    package mutating func fineTerms(_ series: PairSeries) -> SeriesTerms {
        judge.terms(series.dials, edge: series.dialEdge)
    }

    /// Merged dials below which nothing could be convincing.
    static let leastCoarseDials = 8

    /// The terms of both views of a series.
    package mutating func views(_ series: PairSeries) -> (fine: SeriesTerms, coarse: SeriesTerms) {
        let fine = fineTerms(series)
        let (dials, edge) = series.coarseDials()
        guard dials.count < series.dials.count, dials.count >= Self.leastCoarseDials else {
            return (fine, fine)
        }
        return (fine, judge.terms(dials, edge: edge))
    }

    /// Scores a series of any length; fewer than four contacts give a score near 0. At most about a
    /// millisecond.
    package mutating func score(_ series: PairSeries) -> BeaconScore {
        let (fine, coarse) = views(series)
        var (logOdds, expert) = model.logOdds(fine: fine, coarse: coarse)
        let sizeScore = Self.sizeScore(series.origBytes)
        logOdds += model.sizes.bonus(sizeScore ?? 0, timing: logOdds)
        var result = BeaconScore(
            score: Self.squashed(logOdds), logOdds: logOdds, expert: expert,
            pValue: null.pValue(fine), fine: fine, coarse: coarse, sizeScore: sizeScore,
            dials: series.dials.count)
        let terms = result.terms
        if let mixture = terms.mixture, mixture.nats > 0 {
            let fit = PeriodFit(
                gaps: terms.histogram.gaps, period: mixture.period, law: mixture.law)
            result.period = fit.period
            result.jitter = fit.jitter
            result.missing = fit.missing
            result.periodError = fit.error
        }
        return result
    }

    /// The logistic of log-odds that grow ever slower past 6, so that strong pairs never tie at 1.
    static func squashed(_ logOdds: Double) -> Double {
        let bounded = logOdds <= 6 ? logOdds : 6 + Elementary.log1p(logOdds - 6)
        return 1 / (1 + Elementary.exp(-bounded))
    }

    /// Requests this many bytes from the middle one are of the same size.
    static let sameSize: Int64 = 16

    /// Share of the known sizes within `sameSize` of their median; nil where none is known.
    package static func sizeScore(_ sizes: [Int64]) -> Double? {
        let known = sizes.filter { $0 != ConnBatch.unknown }.sorted()
        guard !known.isEmpty else { return nil }
        let median = known[known.count / 2]
        let same = known.count { $0 >= median - sameSize && $0 <= median + sameSize }
        return Double(same) / Double(known.count)
    }
}
