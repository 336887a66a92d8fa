import TocsinFeatures
import TocsinRecords

/// A pair of a window and how beacon-like it is, by its best test.
public struct ScoredPair: Sendable {
    /// Number of the pair in the window.
    public let pair: Int
    /// Of the best window and key.
    var beacon: BeaconScore
    /// Connections of the pair itself.
    public let connections: Int
    /// Start of the first of them.
    public let firstSeen: Timestamp
    /// Start of the last of them.
    public let lastSeen: Timestamp
    /// Windows that were tried on the pair and on the groups it is in, 1 or more.
    public var tests = 1
    /// The key of the best test; if not `pair`, its evidence is credited to each of its members.
    public var key = BeaconKey.pair
    /// Pairs of the best test's series, `pair` among them, in the order of their addresses.
    public var members: [Int] = []
    /// Where the rhythm was found: spans of the windows that show it, merged, ascending.
    public var activeSpans: [ClosedRange<Timestamp>] = []
    /// Name of the best window: "24 h", "7 d" or "whole".
    public var window = "whole"
    /// Share of false discoveries among the pairs of the run with q this small or smaller, name look-ups
    /// being a set of their own; nil where p is.
    public var qValue: Double?
    /// Chance of timing at least this regular under the null, corrected for `tests`; nil below four
    /// contacts.
    public var pValue: PValue?
    /// What the pair shows by itself, where the best test is a group's.
    var own: Own?

    /// The best test of the pair's own connections.
    struct Own: Sendable {
        var beacon: BeaconScore
        var window: String
        var activeSpans: [ClosedRange<Timestamp>]
        /// Whether the smallest p is the pair's own too.
        var hasLeastP: Bool
    }

    /// 0…1, how beacon-like.
    public var score: Double { beacon.score }
    /// Seconds; nil where no period stands out.
    public var period: Double? { beacon.period }
    /// Standard deviation of the sleep over the period.
    public var jitter: Double? { beacon.jitter }
    /// Share of beats that were not seen, 0…1.
    public var missingFraction: Double? { beacon.missing }
    /// Share of the requests that are about as long as the middle one, nil where sizes are unknown.
    public var sizeScore: Double? { beacon.sizeScore }
    /// Share of the judged span's slots with an event, 0…1.
    public var activeFraction: Double { beacon.fine.rhythm.activeFraction }

    /// Names of `terms`, in order.
    public static let termNames = BeaconExpert.allCases.flatMap { expert in
        expert.termNames.map { "\(expert.rawValue).\($0)" }
    }

    /// What the score is made of: the terms of each expert, in the order of `termNames`.
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

    /// Series handed to a thread at a time.
    private static let chunk = 64

    /// Every pair with `leastConnections` or more whose direction is in `directions`, in the order of
    /// its addresses, by its best window and key; q by `fdr`. O(events log events); at most about a
    /// millisecond a pair and window.
    public static func score(
        _ window: ConnWindow, directions: Set<Direction>, threads: Int,
        windows: Set<BeaconWindow> = Set(BeaconWindow.allCases), fdr: FalseDiscoveryControl = .bh
    ) -> [ScoredPair] {
        score(
            window, directions: directions, threads: threads, windows: windows, fdr: fdr,
            null: .calibrated)
    }

    /// The same with p-values by another null.
    static func score(
        _ window: ConnWindow, directions: Set<Direction>, threads: Int,
        windows: Set<BeaconWindow>, fdr: FalseDiscoveryControl, null: NullTable
    ) -> [ScoredPair] {
        scored(
            window, directions: directions, threads: threads, windows: windows, fdr: fdr,
            null: null, isWanted: nil
        ).scored
    }

    /// How many pairs were judged, and of those whose score and q are wanted what `score` says. A pair that
    /// is not wanted takes some hundred bytes, one that is some thousand.
    static func judged(
        _ window: ConnWindow, _ context: DetectionContext,
        isWanted: @escaping (_ score: Double, _ qValue: Double?) -> Bool
    ) -> (count: Int, scored: [ScoredPair]) {
        scored(
            window, directions: context.directions, threads: context.threads,
            windows: context.beaconWindows, fdr: context.falseDiscovery, null: .calibrated,
            isWanted: isWanted)
    }

    /// All pairs where `isWanted` is nil.
    private static func scored(
        _ window: ConnWindow, directions: Set<Direction>, threads: Int,
        windows: Set<BeaconWindow>, fdr: FalseDiscoveryControl, null: NullTable,
        isWanted: ((_ score: Double, _ qValue: Double?) -> Bool)?
    ) -> (count: Int, scored: [ScoredPair]) {
        let pairs = window.pairs(atLeast: leastConnections).filter {
            directions.contains(window.direction(ofPair: $0))
        }.sorted(by: window.pairPrecedes)
        guard !pairs.isEmpty else { return (0, []) }
        let judge = WindowJudge(
            BeaconTiling(span: window.earliest...window.latest, chosen: windows), null: null)
        let isLean = isWanted != nil
        var trials = map(pairs, threads: threads, judge) { pair, judge in
            var trials = PairTrials(window, pair, &judge)
            if isLean { trials.release() }
            return trials
        }
        var credit = GroupCredit(window, trials)
        var groups = BeaconGroups.all(window, directions: directions)
        while !groups.isEmpty {
            let results = map(groups, threads: threads, judge) { group, judge in
                let (verdict, tests) = judge.verdict(group, window)
                return (verdict: verdict.map { KeptVerdict($0) }, tests: tests)
            }
            groups = credit.hand(groups, results, to: &trials)
        }
        let values = qValues(trials, window, fdr)
        let wanted = trials.indices.filter { isWanted?(trials[$0].score, values[$0]) ?? true }
        let kept = trials
        let scored = map(wanted, threads: threads, judge) { index, judge in
            let trials = kept[index]
            let own =
                trials.own?.value
                ?? judge.verdict(onPair: PairSeries(window, pair: trials.pair))
            var scored = trials.scored(own: own)
            scored.qValue = values[index]
            return scored
        }
        return (trials.count, scored)
    }

    /// `body` on every item, on several threads, a judge for each chunk.
    private static func map<Item: Sendable, Result: Sendable>(
        _ items: [Item], threads: Int, _ judge: WindowJudge,
        _ body: @Sendable (Item, inout WindowJudge) -> Result
    ) -> [Result] {
        let chunks = (items.count + chunk - 1) / chunk
        var parts = Parallel.map(chunks, threads: threads) { index -> [Result] in
            var judge = judge
            let range = (index * chunk)..<min((index + 1) * chunk, items.count)
            return items[range].map { body($0, &judge) }
        }
        // Part by part, so that a million results do not stand there twice.
        var results: [Result] = []
        results.reserveCapacity(items.count)
        for part in parts.indices {
            results += parts[part]
            parts[part] = []
        }
        return results
    }

    /// Name look-ups recur because cached answers expire: they are ranked among themselves.
    private static func qValues(
        _ trials: [PairTrials], _ window: ConnWindow, _ fdr: FalseDiscoveryControl
    ) -> [Double?] {
        var all = [Double?](repeating: nil, count: trials.count)
        for isNames in [false, true] {
            let tested = trials.indices.compactMap { index -> (index: Int, p: Double)? in
                guard window.pairs.key(trials[index].pair).isNameResolution == isNames else {
                    return nil
                }
                return trials[index].pValue.map { (index, $0.value) }
            }
            for (test, value) in zip(tested, fdr.qValues(tested.map(\.p))) {
                all[test.index] = value
            }
        }
        return all
    }
}

extension PairKey {
    /// Whether the port is one of name look-ups (RFC 1035, RFC 7858).
    var isNameResolution: Bool { (port == 53 || port == 853) && proto != .icmp }
}
