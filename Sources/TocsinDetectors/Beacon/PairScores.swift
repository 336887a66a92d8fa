import TocsinFeatures
import TocsinRecords

/// What a series is put together from.
public enum BeaconKey: String, CaseIterable, Hashable, Sendable {
    /// One source, destination, port and protocol.
    case pair
    /// One source and all destinations of a /24 or, for IPv6, /48.
    case network
    /// One source and several servers that take turns.
    case servers
    /// All privacy addresses of one IPv6 source: of its hardware address, or else of its /64.
    case sourceNetwork = "source-network"
}

/// A pair of a window and how beacon-like it is, by its best test.
public struct ScoredPair: Sendable {
    /// Number of the pair in the window.
    public let pair: Int
    /// Of the best window and key.
    let beacon: BeaconScore
    public let connections: Int
    public let firstSeen: Timestamp
    public let lastSeen: Timestamp
    /// Windows and keys that were tried on the pair, 1 or more.
    public var tests = 1
    /// The key of the best test; if not `pair`, its evidence is credited to each of its members.
    public var key = BeaconKey.pair
    /// Pairs of the best test's series, `pair` among them, in the order of their addresses.
    public var members: [Int] = []
    /// Where the rhythm was found: spans of the windows that show it, merged, ascending.
    public var activeSpans: [ClosedRange<Timestamp>] = []
    /// Name of the best window: "24 h", "7 d" or "whole".
    public var window = "whole"
    /// Share of false discoveries among the pairs of the run with q this small or smaller; nil for name
    /// look-ups, which are calibrated apart, and where q was not asked for.
    public var qValue: Double?
    /// Chance of timing at least this regular under the null, corrected for `tests`; nil below four
    /// contacts.
    public var pValue: PValue?

    /// 0…1, how beacon-like.
    public var score: Double { beacon.score }
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
        _ window: ConnWindow, directions: Set<Direction>, threads: Int,
        windows: Set<BeaconWindow> = Set(BeaconWindow.allCases), fdr: FalseDiscoveryControl = .bh
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
                let beacon = scorer.score(series)
                return ScoredPair(
                    pair: pair, beacon: beacon, connections: series.times.count,
                    firstSeen: Timestamp(microseconds: series.times.first ?? 0),
                    lastSeen: Timestamp(microseconds: series.times.last ?? 0), members: [pair], pValue: beacon.pValue)
            }
        }.flatMap { $0 }
    }
}
