import TocsinFeatures
import TocsinRecords

/// Everything that was tried on one pair: its own windows, and those of the groups it is in.
///
/// A window may hold a million pairs, of which few are shown: the pair's own verdict can be let go of, for
/// judging it again gives the same.
struct PairTrials: Sendable {
    /// Number of the pair in the window.
    let pair: Int
    let connections: Int
    let firstSeen: Timestamp
    let lastSeen: Timestamp
    /// Of the pair's own connections: score, log-odds, smallest p.
    let ownScore: Double
    let ownLogOdds: Double
    private let ownP: PValue?
    /// What they are taken from; nil once it was let go of.
    private(set) var own: KeptVerdict?
    /// The verdict of a group, with the group, where that is more like a beacon than the pair's own.
    private var shared: (group: BeaconGroup, verdict: KeptVerdict)?
    /// Score and log-odds of whichever is more like a beacon.
    private(set) var score: Double
    private(set) var logOdds: Double
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
        own = KeptVerdict(verdict)
        ownScore = verdict.beacon.score
        ownLogOdds = verdict.beacon.logOdds
        ownP = verdict.leastP
        score = ownScore
        logOdds = ownLogOdds
        leastP = verdict.leastP
        tests = verdict.tests
    }

    /// Lets go of the pair's own verdict.
    mutating func release() { own = nil }

    /// A pair that needs no other to look like a beacon.
    var isConvincing: Bool { ownScore >= WindowJudge.shownScore }

    /// Smallest p, corrected for all that was tried; nil where nothing could be tested.
    var pValue: PValue? { leastP?.corrected(tests: tests).heldBack(bestLogOdds: logOdds) }

    /// Counts what was tried on a group of the pair.
    mutating func addTests(_ count: Int) { tests += count }

    /// Adds what a group shows whose rhythm its members share.
    mutating func add(_ group: BeaconGroup, _ verdict: KeptVerdict) {
        if let p = verdict.value.leastP { leastP = min(leastP ?? p, p) }
        if verdict.value.beacon.logOdds > logOdds {
            shared = (group, verdict)
            score = verdict.value.beacon.score
            logOdds = verdict.value.beacon.logOdds
        }
    }

    /// The pair by its best test, its smallest p corrected for all that was tried; without q. `own` is the
    /// pair's own verdict.
    func scored(own: SeriesVerdict) -> ScoredPair {
        let best = shared?.verdict.value ?? own
        var scored = ScoredPair(
            pair: pair, beacon: best.beacon, connections: connections, firstSeen: firstSeen,
            lastSeen: lastSeen)
        scored.tests = tests
        scored.key = shared?.group.key ?? .pair
        scored.members = shared?.group.members ?? [pair]
        scored.activeSpans = best.activeSpans
        scored.window = best.window.name
        scored.pValue = pValue
        if shared != nil {
            scored.own = ScoredPair.Own(
                beacon: own.beacon, window: own.window.name, activeSpans: own.activeSpans,
                hasLeastP: ownP != nil && ownP == leastP)
        }
        return scored
    }
}

/// A verdict in one place, however many hold it: it is large.
final class KeptVerdict: Sendable {
    let value: SeriesVerdict

    init(_ value: SeriesVerdict) { self.value = value }
}
