import TocsinDetectors
import TocsinFeatures
import TocsinSynthesis

/// The aperiodic pairs that look most like beacons, and why, as Markdown.
struct WorstPairs {
    private let points: [PairPoint]
    private let seed: UInt64
    private let span: Int64

    /// The `count` of `points` with the smallest p; the first of equals.
    init(_ points: [PairPoint], count: Int, seed: UInt64, span: Int64) {
        self.points = Array(
            points.filter { $0.family.isAperiodic && $0.pValue != nil }
                .enumerated().sorted { a, b in
                    let (p, q) = (a.element.pValue ?? 1, b.element.pValue ?? 1)
                    return p != q ? p < q : a.offset < b.offset
                }.prefix(count).map(\.element))
        self.seed = seed
        self.span = span
    }

    /// n: connections of the pair; the rest is of its whole series: gaps, effective gaps, class of the
    /// null, local variation, covered nats and coverage of the sleep law and its period.
    var markdown: String {
        var table = MarkdownTable([
            "family", "series", "p · 10⁶", "n", "gaps", "n_eff", "class", "LV", "T", "coverage",
            "period, s",
        ])
        for point in points {
            let series = point.family.series(point.index, seed: seed, span: span)
            var scorer = BeaconScorer(dataSpan: span)
            let terms = scorer.fineTerms(
                PairSeries(
                    times: series.events.map(\.time), origBytes: series.events.map(\.origBytes),
                    ports: series.events.map(\.srcPort), failed: series.events.map(\.isFailed),
                    proto: .tcp))
            table.row([
                point.family.name, String(point.index), (1e6 * (point.pValue ?? 1)).fixed(3),
                String(point.connections), String(terms.gaps),
                terms.histogram.effectiveCount.fixed(0), String(NullTable.classIndex(terms)),
                terms.rhythm.localVariation.fixed(2), terms.coveredNats.fixed(1),
                terms.coverage.fixed(2), (terms.mixture?.period ?? 0).fixed(1),
            ])
        }
        return table.text
    }
}
