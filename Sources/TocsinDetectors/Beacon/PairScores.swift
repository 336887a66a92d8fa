import TocsinFeatures
import TocsinRecords

/// A pair of a window and how beacon-like it is.
public struct ScoredPair: Sendable {
    /// Number of the pair in the window.
    public let pair: Int
    let beacon: BeaconScore
    public let connections: Int
    public let firstSeen: Timestamp
    public let lastSeen: Timestamp

    /// 0…1, how beacon-like.
    public var score: Double { beacon.score }
    /// Chance of timing at least this regular under the null; nil below four contacts.
    public var pValue: PValue? { beacon.pValue }
    public var qValue: Double? { nil }
    /// Seconds; nil where no period stands out.
    public var period: Double? { beacon.period }
    /// Standard deviation of the sleep over the period.
    public var jitter: Double? { beacon.jitter }
    /// Share of beats that were not seen, 0…1.
    public var missingFraction: Double? { beacon.missing }
    /// Share of the most common request size, nil where sizes are unknown.
    public var sizeScore: Double? { beacon.sizeScore }
    /// Share of the judged span's slots with an event, 0…1.
    public var activeFraction: Double { beacon.fine.rhythm.activeFraction }

    /// Names of `terms`, in order.
    public static let termNames = BeaconExpert.allCases.flatMap { expert in
        expert.termNames.map { "\(expert.rawValue).\($0)" }
    }

    /// What the score is made of.
    public var terms: [Double] {
        BeaconExpert.allCases.flatMap { expert in
            expert.terms(expert == .coarseSleepLaw ? beacon.coarse : beacon.fine)
        }
    }
}

/// Scores the pairs of a window.
public enum PairScores {
    /// Connections below which a pair is not judged (contract).
    public static let leastConnections = 4

    /// Pairs handed to a thread at a time.
    private static let chunk = 64

    /// Every pair with `leastConnections` or more whose direction is in `directions`, in the order of
    /// its addresses. O(events log events); at most about a millisecond a pair.
    public static func score(
        _ window: ConnWindow, directions: Set<Direction>, threads: Int
    ) -> [ScoredPair] {
        let pairs = (0..<window.pairs.count).filter {
            window.pairs.rowCount($0) >= leastConnections
                && directions.contains(window.direction(ofPair: $0))
        }.sorted(by: window.pairPrecedes)
        let dataSpan = window.latest.microseconds - window.earliest.microseconds
        let chunks = (pairs.count + chunk - 1) / chunk
        return Parallel.map(chunks, threads: threads) { index -> [ScoredPair] in
            var scorer = BeaconScorer(dataSpan: dataSpan)
            return pairs[(index * chunk)..<min((index + 1) * chunk, pairs.count)].map { pair in
                let series = PairSeries(window, pair: pair)
                return ScoredPair(
                    pair: pair, beacon: scorer.score(series), connections: series.times.count,
                    firstSeen: Timestamp(microseconds: series.times.first ?? 0),
                    lastSeen: Timestamp(microseconds: series.times.last ?? 0))
            }
        }.flatMap { $0 }
    }
}
