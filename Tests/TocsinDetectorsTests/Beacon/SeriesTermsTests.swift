import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct SeriesTermsTests {
    private func terms(_ seconds: [Double], dataSpan: Int64 = 86_400_000_000) -> SeriesTerms {
        let series = PairSeries(seconds: seconds)
        var judge = SeriesJudge(dataSpan: dataSpan)
        return judge.terms(series.dials, edge: series.dialEdge)
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func aBeaconCoversItsTimeAndRandomEventsDoNot(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 53)
        let beacon = terms(Arrivals.clock(period: 60, jitter: 0.2, count: 600, &generator))
        let chance = terms(Arrivals.poisson(mean: 60, count: 600, &generator))
        #expect(beacon.coveredNats > 200 && beacon.coverage > 0.8, "seed \(seed)")
        #expect(chance.coveredNats < 5, "seed \(seed): \(chance.coveredNats)")
        #expect(beacon.evidentSlots > 0.9 && chance.evidentSlots < 0.9, "seed \(seed)")
    }

    @Test func aBeaconIsFoundAmongTheConnectionsOfAnOperator() {
        var generator = SeededGenerator(seed: 4, stream: 53)
        let clock = Arrivals.clock(period: 300, jitter: 0.1, count: 280, &generator)
        let session = (0..<400).map { 20_000 + 2.5 * Double($0) + 2 * generator.uniform() }
        let busy = terms((clock + session).sorted())
        #expect(busy.coveredNats > 50)
        #expect(abs((busy.mixture?.period ?? 0) / 300 - 1) < 0.05)
        #expect((busy.mixture?.share ?? 1) < 0.6)
    }

    /// Twelve tries every 30 s in a day cover six minutes of it.
    @Test func aRunOfRetriesIsNoRhythm() {
        let run = terms((0..<12).map { 1000 + 30 * Double($0) })
        #expect((run.mixture?.nats ?? 0) > 20)
        #expect(run.coverage < 0.15)
        #expect(run.coveredNats < 1)
    }

    /// The same dozen in data of six minutes is all there is to see.
    @Test func shortDataIsJudgedByItself() {
        let run = terms((0..<12).map { 1000 + 30 * Double($0) }, dataSpan: 330_000_000)
        #expect(run.coverage > 0.5)
        #expect(run.coveredNats > 20)
    }

    /// A silence of eleven hours between two visits: whatever law names it, chance does as well.
    @Test func oneLongSilenceProvesNothing() {
        var generator = SeededGenerator(seed: 9, stream: 53)
        let burst = Arrivals.poisson(mean: 20, count: 40, &generator)
        let pair = terms(burst + burst.map { $0 + 40_000 })
        #expect(pair.coveredNats < 2, "\(pair.coveredNats)")
        #expect(NullTable.calibrated.pValue(pair).value > 0.1)
    }

    /// A week of working days, 80 random events each: its nights are of one length and no timer.
    @Test func nightsAreNoBeats() {
        var generator = SeededGenerator(seed: 12, stream: 53)
        let week = (0..<7).flatMap { day in
            (0..<80).map { _ in Double(day) * 86_400 + 30_000 + 33_000 * generator.uniform() }
        }
        let pair = terms(week.sorted(), dataSpan: 604_800_000_000)
        #expect((pair.mixture?.period ?? 0) <= SeriesJudge.longestBeat * 1.01)
        #expect(pair.coveredNats < 1, "\(pair.coveredNats)")
    }

    @Test func threeContactsSayNothing() {
        #expect(terms([0, 60, 120]).mixture == nil)
        #expect(terms([]).coveredNats == 0)
    }
}
