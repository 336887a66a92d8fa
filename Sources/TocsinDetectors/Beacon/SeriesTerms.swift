import TocsinFeatures
import TocsinMath
import TocsinRecords

/// What one view of a series' dials shows: the material of the experts and of the p-value.
package struct SeriesTerms: Sendable {
    /// Gaps judged.
    package var gaps: Int
    /// Of the gaps.
    package var histogram: GapHistogram
    /// Of the dials.
    package var rhythm: RhythmTerms
    /// The sleep law that covers most of the pair's time best.
    package var mixture: MixtureEvidence?
    /// Share of the time in which the pair is active that gaps of the sleep law cover, 0…1.
    package var coverage = 0.0
    /// Share of the judged span's slots whose gaps speak for the sleep law, 0…1.
    package var evidentSlots = 0.0

    /// T, the test statistic of the p-value: nats of the sleep law, as far as its gaps cover the time.
    package var coveredNats: Double { (mixture?.nats ?? 0) * Self.weight(coverage) }

    /// Coverage from which evidence counts in full.
    package static let fullCoverage = 0.5

    /// How far evidence counts whose gaps cover this share of the active time: a short run of retries,
    /// however regular, is no rhythm of the pair.
    static func weight(_ coverage: Double) -> Double {
        let x = min(coverage / fullCoverage, 1)
        return x * x * x
    }
}

/// Computes terms; one per thread.
struct SeriesJudge {
    private let bank = TemplateBank.shared
    private var workspace = TemplateBank.Workspace()
    /// Length of the data, microseconds.
    let dataSpan: Int64

    init(dataSpan: Int64) { self.dataSpan = dataSpan }

    /// Contacts below which there are not the three gaps that the evidence needs.
    static let leastDials = 4
    /// Covered nats by the first templates, from which the others are tried.
    static let worthAllTemplates = 0.25
    /// In data that hold nights, seconds, longer beats than this are not looked for: people sleep about
    /// as long every night.
    static let longestBeat = 4 * 3600.0
    static let nightsFrom = 36 * 3600.0
    /// Time that gaps have to cover at least, where the data last as long: a run of retries does not.
    static let leastActive: Int64 = 3600 * Timestamp.microsecondsPerSecond

    /// `dials`: microseconds, ascending; `edge`: seconds below which gaps were merged away.
    mutating func terms(_ dials: [Int64], edge: Double) -> SeriesTerms {
        let gaps = zip(dials.dropFirst(), dials).map { Double($0 - $1) / 1e6 }
        let histogram = GapHistogram(gaps: gaps)
        var terms = SeriesTerms(
            gaps: gaps.count, histogram: histogram,
            rhythm: RhythmTerms(dials: dials, dataSpan: dataSpan, histogram: histogram))
        guard dials.count >= Self.leastDials else { return terms }
        let law = SmoothGapLaw(histogram, edge: edge)
        let smooth = histogram.bins.map { Elementary.exp(law.logMass(bin: $0.bin)) }
        let active = max(terms.rhythm.activeSeconds, Double(min(dataSpan, Self.leastActive)) / 1e6)
        var best: Candidate?
        let bank = bank
        let isLong = histogram.sum > Self.nightsFrom
        func consider(_ placements: [TemplateBank.Placement]) {
            for placement in placements
            where !isLong || GapHistogram.seconds(bin: Double(placement.bin)) <= Self.longestBeat {
                let candidate = Candidate(
                    placement, bank, histogram, smooth: smooth, active: active)
                if candidate.value > best?.value ?? -1 { best = candidate }
            }
        }
        let first = 0..<TemplateBank.coarseCount
        consider(bank.timePeak(histogram))
        consider(bank.placements(histogram, among: first, &workspace))
        if let value = best?.value, value >= Self.worthAllTemplates {
            let others = first.upperBound..<bank.templates.count
            consider(bank.placements(histogram, among: others, &workspace))
        }
        guard let best else { return terms }
        terms.mixture = best.mixture
        terms.coverage = best.coverage
        terms.evidentSlots = evidentSlots(
            dials, histogram, smooth, best.mixture, bank.templates[best.template].density,
            terms.rhythm)
        return terms
    }

    /// A sleep law at a period, and how well it explains a series.
    private struct Candidate {
        let template: Int
        let mixture: MixtureEvidence
        let coverage: Double

        /// `smooth`: mass of the smooth law in each bin of the histogram; `active`: seconds.
        init(
            _ placement: TemplateBank.Placement, _ bank: TemplateBank, _ histogram: GapHistogram,
            smooth: [Double], active: Double
        ) {
            template = placement.template
            let law = bank.templates[template]
            mixture = MixtureEvidence(
                histogram, smooth: smooth, density: law.density, bin: placement.bin, law: law.law)
            coverage = min(mixture.explained / max(active, 1e-6), 1)
        }

        /// Its covered nats.
        var value: Double { mixture.nats * SeriesTerms.weight(coverage) }
    }

    /// Share of the slots whose gaps are likelier under the mixture than under the smooth law.
    private func evidentSlots(
        _ dials: [Int64], _ histogram: GapHistogram, _ smooth: [Double],
        _ mixture: MixtureEvidence, _ density: [Double], _ rhythm: RhythmTerms
    ) -> Double {
        var nats = [Double](repeating: 0, count: GapHistogram.binCount)
        for (entry, smooth) in zip(histogram.bins, smooth) {
            let shift = entry.bin - mixture.bin + TemplateBank.reach
            let ratio = density.indices.contains(shift) ? density[shift] / smooth : 0
            nats[entry.bin] = Elementary.log(1 - mixture.share + mixture.share * ratio)
        }
        var slots = [Double](repeating: 0, count: rhythm.slotCount)
        for i in 1..<dials.count {
            let slot = Int(Double(dials[i - 1] - dials[0]) / rhythm.slot)
            let gap = Double(dials[i] - dials[i - 1]) / 1e6
            slots[min(slot, slots.count - 1)] += nats[GapHistogram.bin(seconds: gap)]
        }
        return Double(slots.count { $0 > 0 }) / Double(slots.count)
    }
}
