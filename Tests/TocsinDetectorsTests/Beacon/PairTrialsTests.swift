import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

extension PairTrials {
    /// By the verdict that was kept.
    fileprivate func scored() throws -> ScoredPair { scored(own: try #require(own).value) }
}

@Suite struct PairTrialsTests {
    private static let instant = Timestamp(microseconds: 0)

    private func verdict(_ logOdds: Double, p: Double?, tests: Int = 1) -> SeriesVerdict {
        var scorer = BeaconScorer(dataSpan: 86_400_000_000)
        var beacon = scorer.score(PairSeries(seconds: [0, 60, 120, 180, 240]))
        beacon.logOdds = logOdds
        beacon.score = BeaconScorer.squashed(logOdds)
        return SeriesVerdict(
            beacon: beacon, window: .whole, activeSpans: [], leastP: p.map { PValue($0) },
            tests: tests)
    }

    private func trials(_ verdict: SeriesVerdict) -> PairTrials {
        PairTrials(
            7, verdict, connections: 5, firstSeen: Self.instant, lastSeen: Self.instant)
    }

    /// p = .01, the smallest of 3: 1 − .99³ (Šidák).
    @Test func pIsCorrectedForTheWindows() throws {
        let p = try #require(trials(verdict(1, p: 0.01, tests: 3)).scored().pValue)
        #expect(abs(p.value - 0.029701) < 1e-12)
        let one = try #require(trials(verdict(1, p: 0.01)).scored().pValue)
        #expect(abs(one.value - 0.01) < 1e-15)
        #expect(try trials(verdict(1, p: nil)).scored().pValue == nil)
    }

    /// 2 own windows and 4 of the group: 1 − .998⁶.
    @Test func pIsCorrectedForTheKeys() throws {
        var trials = trials(verdict(1, p: 0.05, tests: 2))
        let group = BeaconGroup(key: .servers, members: [7, 9])
        trials.addTests(4)
        trials.add(group, KeptVerdict(verdict(3, p: 0.002, tests: 4)))
        let scored = try trials.scored()
        #expect(scored.tests == 6)
        #expect(scored.key == .servers && scored.members == [7, 9])
        #expect(scored.beacon.logOdds == 3 && scored.own?.beacon.logOdds == 1)
        #expect(scored.own?.hasLeastP == false)
        #expect(abs((try #require(scored.pValue)).value - 0.011_940_159_760_191_92) < 1e-12)
    }

    /// The best test gives the score; p is the smallest, of whichever test.
    @Test func aWeakerGroupMayHoldTheSmallestP() throws {
        var trials = trials(verdict(4, p: 0.05))
        let group = BeaconGroup(key: .network, members: [6, 7])
        trials.addTests(1)
        trials.add(group, KeptVerdict(verdict(3, p: 0.01)))
        let scored = try trials.scored()
        #expect(scored.key == .pair && scored.members == [7] && scored.own == nil)
        #expect(abs((try #require(scored.pValue)).value - 0.0199) < 1e-12)
    }

    /// What the members do not share is tried, and no evidence.
    @Test func aRhythmThatIsNotSharedOnlyCounts() throws {
        var trials = trials(verdict(1, p: 0.05))
        trials.addTests(1)
        let scored = try trials.scored()
        #expect(scored.key == .pair && scored.tests == 2)
        #expect(abs((try #require(scored.pValue)).value - 0.0975) < 1e-12)
    }
}
