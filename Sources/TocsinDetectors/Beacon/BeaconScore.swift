import TocsinFeatures
import TocsinMath
import TocsinRecords

/// How beacon-like a pair is: the evidence, what it rests on, and one number that orders pairs.
struct BeaconScore: Sendable {
    /// 0…1.
    var score: Double
    /// The same before the logistic: log-odds of the design's training benchmark, uncalibrated.
    var logOdds: Double
    var evidence: GapEvidence?
    var terms: RhythmTerms
    /// Seconds; nil where no period stands out.
    var period: Double?
    /// Standard deviation of the sleep over the period.
    var jitter: Double?
    /// Share of beats that were not seen.
    var missing: Double?
    /// Share of the connections with the most common request size, nil if sizes are unknown.
    var sizeScore: Double?
    /// Contacts after retries and bursts were merged.
    var dials: Int
}

/// Scores series; one per thread.
struct BeaconScorer {
    private let bank = TemplateBank.shared
    private var workspace = TemplateBank.Workspace()
    /// Length of the data, microseconds.
    let dataSpan: Int64

    init(dataSpan: Int64) { self.dataSpan = dataSpan }

    /// Contacts below which there are not the three gaps that the evidence needs. Few more show little:
    /// findings ask for `beacon.min_contacts`.
    static let leastDials = 4

    /// Scores a series of any length; fewer than `leastDials` contacts give a score near 0. About
    /// 0.5 ms where the evidence is worth a full look, a few microseconds where it is not.
    mutating func score(_ series: PairSeries) -> BeaconScore {
        let gaps = zip(series.dials.dropFirst(), series.dials).map { Double($0 - $1) / 1e6 }
        let histogram = GapHistogram(gaps: gaps)
        let terms = RhythmTerms(dials: series.dials, dataSpan: dataSpan, histogram: histogram)
        let isWorthALook =
            series.dials.count >= Self.leastDials && !Self.isHopeless(terms, gaps.count)
        let evidence = isWorthALook ? bank.evidence(histogram, &workspace) : nil
        let sizeScore = Self.modalShare(series.origBytes)
        var logOdds = Self.logOdds(evidence, terms)
        // Sizes may add to what timing suspects and never carry a pair: at most one log-odds.
        if logOdds > 0, let sizeScore { logOdds += max(0, 2 * sizeScore - 1) }
        var result = BeaconScore(
            score: Self.squashed(logOdds), logOdds: logOdds, evidence: evidence, terms: terms,
            sizeScore: sizeScore, dials: series.dials.count)
        if let evidence, evidence.nats > 0 {
            let fit = PeriodFit(gaps: histogram.gaps, evidence: evidence)
            result.period = fit.period
            result.jitter = fit.jitter
            result.missing = fit.missing
        }
        return result
    }

    /// Whether no template can win: gaps more clustered than Poisson's, with very short ones among
    /// them.
    private static func isHopeless(_ terms: RhythmTerms, _ gaps: Int) -> Bool {
        let slack = 1.2 / Double(max(gaps, 1)).squareRoot()
        return terms.localVariation > 1 + slack && terms.shortGapRatio < 0.25
    }

    /// The sign-constrained combination of the design (beacon method, §3.6), timing only.
    private static func logOdds(_ evidence: GapEvidence?, _ terms: RhythmTerms) -> Double {
        let nats = max(evidence?.nats ?? 0, 0)
        let perGap = min(nats / Double(max(evidence?.gaps ?? 1, 1)), 4)
        let period = nats > 0 ? evidence?.period ?? terms.medianGap : terms.medianGap
        let fast = period > 0 ? max(0, Elementary.log(12 / period)) : 4
        return 0.87 * Elementary.log1p(nats) + 0.44 * perGap + 5.50 * terms.activeFraction
            + 1.72 * terms.longestRun - 0.41 * Elementary.log(terms.fano)
            - 3.71 * terms.localVariation + 3.43 * terms.shortGapRatio - 1.14 * fast - 6.45
    }

    /// The logistic of log-odds that grow ever slower past 6, so that strong pairs never tie at 1.
    static func squashed(_ logOdds: Double) -> Double {
        let bounded = logOdds <= 6 ? logOdds : 6 + Elementary.log1p(logOdds - 6)
        return 1 / (1 + Elementary.exp(-bounded))
    }

    /// Share of the most common known size; nil where none is known.
    private static func modalShare(_ sizes: [Int64]) -> Double? {
        let known = sizes.filter { $0 != ConnBatch.unknown }.sorted()
        guard !known.isEmpty else { return nil }
        var run = 0
        var best = 0
        for i in known.indices {
            run = i > 0 && known[i] == known[i - 1] ? run + 1 : 1
            best = max(best, run)
        }
        return Double(best) / Double(known.count)
    }
}

/// The period, its spread and its losses, refined from the gaps around the best template.
struct PeriodFit {
    var period: Double
    var jitter: Double
    var missing: Double

    /// Up to this spread the gaps themselves place the period more finely than the bank's grid of
    /// 1.25 %; beyond it the template's likelihood does better than a median of few gaps.
    static let narrowJitter = 0.1
    /// Most beats one gap may span and still be counted as losses rather than as an outage.
    static let mostBeats = 8.0

    /// `gaps` in seconds, at least one, ascending.
    init(gaps: [Double], evidence: GapEvidence) {
        period = evidence.period
        jitter = evidence.law.jitter
        missing = evidence.law.loss
        let tolerance = max(0.15, min(0.45, 3 * evidence.law.jitter))
        // A few rounds: which gaps are how many beats depends on the period itself.
        for _ in 0..<3 {
            var single: [Double] = []
            var beats = 0.0
            var seen = 0.0
            for gap in gaps {
                let k = max((gap / period).rounded(), 1)
                guard k <= Self.mostBeats,
                    abs(gap - k * period) <= tolerance * period * k.squareRoot()
                else { continue }
                beats += k
                seen += 1
                if k == 1 { single.append(gap) }
            }
            guard single.count >= 2 else { return }
            let middle = Quantiles.median(of: &single)
            var deviations = single.map { abs($0 - middle) }
            let mad = Quantiles.median(of: &deviations)
            if 1.4826 * mad < Self.narrowJitter * middle { period = middle }
            // 1.4826 · MAD is the normal's σ; a uniform law's is 1.155 · MAD.
            if case .uniform = evidence.law.shape {
                jitter = 1.155 * mad / period
            } else {
                jitter = 1.4826 * mad / period
            }
            missing = 1 - seen / beats
        }
    }
}
