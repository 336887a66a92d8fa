import TocsinFeatures
import TocsinRecords

/// Everything that was tried on one pair: its own windows, and those of the groups it is in.
struct PairTrials: Sendable {
    /// Number of the pair in the window.
    let pair: Int
    let connections: Int
    let firstSeen: Timestamp
    let lastSeen: Timestamp
    /// Of the pair's own connections.
    let own: SeriesVerdict
    /// The verdict that is most like a beacon, own or a group's, and whose it is.
    private var best: SeriesVerdict
    private var key = BeaconKey.pair
    private var members: [Int]
    /// Smallest p of all that counts, and how many tests were tried for it.
    private var leastP: PValue?
    private var tests: Int

    /// Judges the pair by itself.
    init(_ window: ConnWindow, _ pair: Int, _ judge: inout WindowJudge) {
        let series = PairSeries(window, pair: pair)
        self.init(
            pair, judge.verdict(onPair: series), connections: series.times.count,
            firstSeen: Timestamp(microseconds: series.times.first ?? 0),
            lastSeen: Timestamp(microseconds: series.times.last ?? 0))
    }

    /// A pair that was judged by itself with this verdict.
    init(
        _ pair: Int, _ verdict: SeriesVerdict, connections: Int, firstSeen: Timestamp,
        lastSeen: Timestamp
    ) {
        self.pair = pair
        self.connections = connections
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        own = verdict
        best = verdict
        members = [pair]
        leastP = verdict.leastP
        tests = verdict.tests
    }

    /// A pair that needs no other to look like a beacon.
    var isConvincing: Bool { own.beacon.score >= WindowJudge.shownScore }

    /// Counts what was tried on a group of the pair.
    mutating func addTests(_ count: Int) { tests += count }

    /// Adds what a group shows whose rhythm its members share.
    mutating func add(_ group: BeaconGroup, _ verdict: SeriesVerdict) {
        if let p = verdict.leastP { leastP = min(leastP ?? p, p) }
        if verdict.beacon.logOdds > best.beacon.logOdds {
            best = verdict
            key = group.key
            members = group.members
        }
    }

    /// The pair by its best test, its smallest p corrected for all that was tried; without q.
    func scored() -> ScoredPair {
        var scored = ScoredPair(
            pair: pair, beacon: best.beacon, connections: connections, firstSeen: firstSeen,
            lastSeen: lastSeen)
        scored.tests = tests
        scored.key = key
        scored.members = members
        scored.activeSpans = best.activeSpans
        scored.window = best.window.name
        scored.pValue = leastP?.corrected(tests: tests)
            .heldBack(bestLogOdds: best.beacon.logOdds)
        if key != .pair {
            scored.own = ScoredPair.Own(
                beacon: own.beacon, window: own.window.name, activeSpans: own.activeSpans,
                hasLeastP: own.leastP != nil && own.leastP == leastP)
        }
        return scored
    }
}
