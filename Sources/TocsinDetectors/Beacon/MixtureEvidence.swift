import TocsinMath

/// How much better the gaps are explained if a share of them comes from one sleep law and the rest
/// from the pair's own smooth law, than if all come from the smooth law.
///
/// Null and alternative are nested, so the ratio never punishes a busy pair for its other gaps, and
/// under any smooth law it stays of the order of ln n.
package struct MixtureEvidence: Sendable {
    /// ln of the likelihood ratio, ≥ 0.
    package var nats: Double
    /// ε, share of gaps from the sleep law, 0…1.
    package var share: Double
    /// Seconds that the law's gaps cover, discounted where few of them do: m/(m + 4) of it, m the
    /// effective number of gaps. One or two long gaps prove no rhythm.
    package var explained: Double
    /// Seconds.
    package var period: Double
    /// The sleep law.
    package var law: SleepLaw
    /// Bin of `GapHistogram` of the period.
    package var bin: Int

    /// Rounds of expectation and maximisation for ε.
    package static let rounds = 12

    /// `density`: the law's mass in a bin that lies `shift` bins above the period, at `shift + reach`.
    package init(
        _ histogram: GapHistogram, smooth: [Double], density: [Double], bin: Int, law: SleepLaw
    ) {
        let n = Double(max(histogram.count, 1))
        let ratios = zip(histogram.bins, smooth).map { entry, smooth -> Double in
            let shift = entry.bin - bin
            guard abs(shift) <= TemplateBank.reach else { return 0 }
            return density[shift + TemplateBank.reach] / smooth
        }
        var share = 0.5
        for _ in 0..<Self.rounds {
            var total = 0.0
            for (entry, ratio) in zip(histogram.bins, ratios) {
                total += entry.count * share * ratio / (1 - share + share * ratio)
            }
            share = min(max(total / n, 1e-6), 1 - 1e-6)
        }
        var nats = 0.0
        var explained = 0.0
        var squares = 0.0
        for (entry, ratio) in zip(histogram.bins, ratios) {
            let mixed = 1 - share + share * ratio
            nats += entry.count * Elementary.log(mixed)
            let gap = GapHistogram.seconds(bin: Double(entry.bin))
            let weight = entry.count * share * ratio / mixed
            explained += weight * gap
            squares += weight * gap * gap
        }
        self.nats = max(nats, 0)
        self.share = share
        let effective = squares > 0 ? explained * explained / squares : 0
        self.explained = explained * effective / (effective + 4)
        period = GapHistogram.seconds(bin: Double(bin))
        self.law = law
        self.bin = bin
    }
}
