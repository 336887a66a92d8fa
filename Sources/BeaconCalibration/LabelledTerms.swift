import TocsinDetectors
import TocsinFeatures
import TocsinSynthesis

/// A generated series, as the experts see it.
struct LabelledTerms: Sendable {
    var family: RhythmFamily
    /// For each expert, in the order of `BeaconExpert.allCases`.
    var terms: [[Double]]
    /// Share of like sizes, 0 if unknown.
    var sizeScore: Double
    /// How much the series counts: the shares of all benign and of all malicious ones add up to 1.
    var importance: Double

    var isPositive: Bool { family.label == .malicious }

    /// The steady beacon, which has all sleep shapes, counts as much as this many other families.
    static let plainImportance = 8.0
    /// Gaps below which a malicious series cannot be expected to show anything.
    static let leastGaps = 12

    /// `benign` series of every benign family and `malicious` of every malicious one.
    static func make(
        seed: UInt64, span: Int64, benign: Int, malicious: Int, threads: Int
    ) -> [LabelledTerms] {
        var all: [LabelledTerms] = []
        for family in RhythmFamily.allCases {
            let isMalicious = family.label == .malicious
            let count = isMalicious ? malicious : benign
            let made = Parallel.map(count, threads: threads) { index -> LabelledTerms? in
                let series = family.series(index, seed: seed, span: span, ranges: ranges)
                guard let pair = PairSeries(series), isUsable(series) else { return nil }
                var scorer = BeaconScorer(dataSpan: span)
                let (fine, coarse) = scorer.views(pair)
                if isMalicious, fine.gaps < leastGaps { return nil }
                return LabelledTerms(
                    family: family,
                    terms: BeaconExpert.allCases.map {
                        $0.terms($0 == .coarseSleepLaw ? coarse : fine)
                    }, sizeScore: BeaconScorer.sizeScore(pair.origBytes) ?? 0, importance: 1)
            }.compactMap { $0 }
            let share =
                isMalicious
                ? (family == .plain ? plainImportance : 1) : family.commonness
            all += made.map { row in
                var row = row
                row.importance = share / Double(made.count)
                return row
            }
        }
        for label in [true, false] {
            let total = all.filter { $0.isPositive == label }.reduce(0) { $0 + $1.importance }
            for i in all.indices where all[i].isPositive == label { all[i].importance /= total }
        }
        return all
    }

    private static let ranges: BeaconRanges = {
        var ranges = BeaconRanges()
        ranges.loss = 0...0.4
        return ranges
    }()

    /// Memoryless sleeps teach nothing, and near-memoryless ones only where nothing else disturbs.
    private static func isUsable(_ series: RhythmSeries) -> Bool {
        switch series.shape {
        case SleepShape.exponential.name: false
        case SleepShape.gamma.name, SleepShape.shiftedExponential.name:
            series.family == RhythmFamily.plain.name
        default: true
        }
    }
}

extension PairSeries {
    /// All servers of a series together; nil below four connections.
    init?(_ series: RhythmSeries) {
        guard series.events.count >= PairScores.leastConnections else { return nil }
        self.init(
            times: series.events.map(\.time), origBytes: series.events.map(\.origBytes),
            ports: series.events.map(\.srcPort), failed: series.events.map(\.isFailed),
            proto: .tcp)
    }
}
