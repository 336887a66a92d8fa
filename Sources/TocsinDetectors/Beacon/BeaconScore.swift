import TocsinFeatures
import TocsinMath
import TocsinRecords

/// How beacon-like a pair is: the evidence, what it rests on, and one number that orders pairs.
package struct BeaconScore: Sendable {
    /// 0…1.
    package var score: Double
    /// The same before the logistic: log-odds of the design's training benchmark, uncalibrated.
    package var logOdds: Double
    package var evidence: GapEvidence?
    package var terms: RhythmTerms
    /// Seconds; nil where no period stands out.
    package var period: Double?
    /// Standard deviation of the sleep over the period.
    package var jitter: Double?
    /// Share of beats that were not seen.
    package var missing: Double?
    /// Share of the connections with the most common request size, nil if sizes are unknown.
    package var sizeScore: Double?
    /// Contacts after retries and bursts were merged.
    package var dials: Int
    package var fine: SeriesTerms?
    package var coarse: SeriesTerms?
}

/// What one view of a series shows: the terms that the score is made of.
package struct SeriesTerms: Sendable {
    /// Gaps judged.
    package var gaps = 0
    package var rhythm: RhythmTerms
    package var evidence: GapEvidence?
    package var mixture: MixtureEvidence?
    /// Share of the time in which the pair is active that gaps of the sleep law cover, 0…1.
    package var coverage = 0.0
    /// Share of the judged span's slots whose gaps speak for the sleep law.
    package var evidentSlots = 0.0
    /// Over six equal spans of the pair's life: Σ max(E_k, 0), the share with evidence, the share that
    /// agree on the period.
    package var segmentNats = 0.0
    package var segmentShare = 0.0
    package var segmentAgreement = 0.0
    package var line = SpectralLine.none
    package var histogram: GapHistogram
}

/// Scores series; one per thread.
package struct BeaconScorer {
    private let bank = TemplateBank.shared
    private var workspace = TemplateBank.Workspace()
    private var spectrum = SpectralLine.Workspace()
    /// Length of the data, microseconds.
    package let dataSpan: Int64

    package init(dataSpan: Int64) { self.dataSpan = dataSpan }

    /// Contacts below which there are not the three gaps that the evidence needs. Few more show little:
    /// findings ask for `beacon.min_contacts`.
    package static let leastDials = 4

    package static let segments = 6
    package static let samePeriod = 0.15

    package mutating func terms(_ dials: [Int64], edge: Double) -> SeriesTerms {
        let gaps = zip(dials.dropFirst(), dials).map { Double($0 - $1) / 1e6 }
        let histogram = GapHistogram(gaps: gaps)
        var terms = SeriesTerms(
            gaps: gaps.count,
            rhythm: RhythmTerms(dials: dials, dataSpan: dataSpan, histogram: histogram),
            histogram: histogram)
        guard dials.count >= Self.leastDials,
            let evidence = bank.evidence(histogram, &workspace)
        else { return terms }
        terms.evidence = evidence
        let smooth = SmoothGapLaw(histogram, edge: edge)
        let masses = histogram.bins.map { Elementary.exp(smooth.logMass(bin: $0.bin)) }
        var candidates = evidence.candidates
        candidates += bank.timePeak(histogram)
        var best = -1.0
        for candidate in candidates {
            let template = bank.templates[candidate.template]
            let mixture = MixtureEvidence(
                histogram, smooth: masses, density: template.density, bin: candidate.bin,
                law: template.law)
            let coverage = min(mixture.explained / max(terms.rhythm.activeSeconds, 1e-6), 1)
            let value = mixture.nats * Self.weight(coverage)
            if value > best {
                best = value
                terms.mixture = mixture
                terms.coverage = coverage
            }
        }
        if let mixture = terms.mixture {
            let density = bank.templates.first { $0.law == mixture.law }?.density ?? []
            var slots: Set<Int> = []
            var nats: [Int: Double] = [:]
            for (i, gap) in gaps.enumerated() {
                let bin = GapHistogram.bin(seconds: gap)
                let shift = bin - mixture.bin
                let ratio =
                    abs(shift) > TemplateBank.reach
                    ? 0
                    : density[shift + TemplateBank.reach]
                        / Elementary.exp(smooth.logMass(bin: bin))
                let value = Elementary.log(1 - mixture.share + mixture.share * ratio)
                nats[Int(Double(dials[i] - dials[0]) / terms.rhythm.slot), default: 0] += value
            }
            for (slot, value) in nats where value > 0 { slots.insert(slot) }
            terms.evidentSlots = Double(slots.count) / Double(terms.rhythm.slotCount)
        }
        return terms
    }

    private mutating func segments(_ dials: [Int64], _ terms: inout SeriesTerms) {
        guard let first = dials.first, let last = dials.last, last > first else { return }
        var shares: [[Double]] = Array(repeating: [], count: Self.segments)
        for i in 1..<dials.count {
            let k = Int(Double(dials[i - 1] - first) / Double(last - first) * Double(Self.segments))
            shares[min(k, Self.segments - 1)].append(Double(dials[i] - dials[i - 1]) / 1e6)
        }
        var with = 0
        var agree = 0
        for gaps in shares where gaps.count >= 3 {
            guard let evidence = bank.evidence(GapHistogram(gaps: gaps), &workspace),
                evidence.nats > 0
            else { continue }
            terms.segmentNats += evidence.nats
            with += 1
            if let period = terms.mixture?.period,
                abs(evidence.period - period) <= Self.samePeriod * period
            {
                agree += 1
            }
        }
        terms.segmentShare = Double(with) / Double(Self.segments)
        terms.segmentAgreement = Double(agree) / Double(Self.segments)
    }

    /// How far evidence counts that covers this share of the active time.
    package static func weight(_ coverage: Double) -> Double {
        let x = min(coverage / 0.5, 1)
        return x * x * x
    }

    /// Scores a series of any length; fewer than `leastDials` contacts give a score near 0. About
    /// 0.5 ms where the evidence is worth a full look, a few microseconds where it is not.
    package mutating func score(_ series: PairSeries) -> BeaconScore {
        let terms = terms(series.dials, edge: series.dialEdge)
        let coarse = series.coarseDials()
        let coarseTerms =
            coarse.dials.count < series.dials.count ? self.terms(coarse.dials, edge: coarse.edge) : terms
        let evidence = terms.evidence
        let sizeScore = Self.modalShare(series.origBytes)
        var logOdds = Self.logOdds(evidence, terms.rhythm)
        // Sizes may add to what timing suspects and never carry a pair: at most one log-odds.
        if logOdds > 0, let sizeScore { logOdds += max(0, 2 * sizeScore - 1) }
        var result = BeaconScore(
            score: Self.squashed(logOdds), logOdds: logOdds, evidence: evidence,
            terms: terms.rhythm,
            sizeScore: sizeScore, dials: series.dials.count)
        if let evidence, evidence.nats > 0 {
            let fit = PeriodFit(gaps: terms.histogram.gaps, evidence: evidence)
            result.period = fit.period
            result.jitter = fit.jitter
            result.missing = fit.missing
        }
        result.fine = terms
        result.coarse = coarseTerms
        return result
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
    package static func squashed(_ logOdds: Double) -> Double {
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
package struct PeriodFit {
    package var period: Double
    package var jitter: Double
    package var missing: Double

    /// Up to this spread the gaps themselves place the period more finely than the bank's grid of
    /// 1.25 %; beyond it the template's likelihood does better than a median of few gaps.
    package static let narrowJitter = 0.1
    /// Most beats one gap may span and still be counted as losses rather than as an outage.
    package static let mostBeats = 8.0

    /// `gaps` in seconds, at least one, ascending.
    package init(gaps: [Double], evidence: GapEvidence) {
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
