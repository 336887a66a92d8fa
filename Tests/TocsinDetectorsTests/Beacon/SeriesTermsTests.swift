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

    // MARK: Aperiodic traffic

    /// Covered nats that less than one in a thousand series of the null exceeds, whatever its number of gaps.
    private static let mostByChance = 6.0

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func memorylessTrafficIsNoEvidence(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 1)
        for (mean, count) in [(5.0, 40), (60, 150), (600, 1000)] {
            let found = terms(Arrivals.poisson(mean: mean, count: count, &generator))
            #expect(found.coveredNats < Self.mostByChance, "seed \(seed), \(count) events")
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func dayShapedTrafficIsNoEvidence(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 2)
        for mean in [120.0, 600] {
            let times = Arrivals.dayShaped(mean: mean, days: 2, &generator)
            let found = terms(times)
            #expect(found.coveredNats < Self.mostByChance, "seed \(seed), \(times.count) events")
        }
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func sessionsAreNoEvidence(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 3)
        let found = terms(Arrivals.onOff(mean: 20, count: 400, &generator))
        #expect(found.coveredNats < Self.mostByChance, "seed \(seed)")
    }

    /// As they stand in the log, and after bursts were merged as the detector does.
    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func pageLoadsAreNoEvidence(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 4)
        let times = Arrivals.pageLoads(pages: 150, &generator)
        var judge = SeriesJudge(dataSpan: 86_400_000_000)
        let raw = judge.terms(times.map { Int64(($0 * 1e6).rounded()) }, edge: 0.05)
        #expect(raw.coveredNats < Self.mostByChance, "seed \(seed)")
        let merged = terms(times)
        #expect(merged.gaps < raw.gaps)
        #expect(merged.coveredNats < Self.mostByChance, "seed \(seed)")
    }

    // MARK: Beacons

    /// Twice the gaps, twice the evidence, on average over ten beacons.
    @Test(arguments: [(0.0, 0.0), (0.2, 0.1), (0.3, 0.2)])
    func evidenceGrowsWithTheEvents(jitter: Double, loss: Double) {
        let counts = [201, 401, 801]
        var nats = [Double](repeating: 0, count: counts.count)
        for seed in 1...10 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed, stream: 5)
            let times = Arrivals.clock(
                period: 60, jitter: jitter, loss: loss, count: 801, &generator)
            for (i, count) in counts.enumerated() {
                nats[i] += (terms(Array(times.prefix(count))).mixture?.nats ?? 0) / 10
            }
        }
        for (half, whole) in zip(nats, nats.dropFirst()) {
            #expect(abs(whole / half - 2) < 0.2, "seeds 1…10: \(nats)")
        }
        #expect(nats[0] > 15, "seeds 1…10: \(nats)")
    }

    /// The axis is logarithmic: another period only shifts the histogram.
    @Test func evidenceDoesNotDependOnThePeriod() {
        let seed: UInt64 = 9
        let nats = [10.0, 1000, 10_000].map { period -> Double in
            var generator = SeededGenerator(seed: seed)
            let times = Arrivals.clock(period: period, jitter: 0.3, count: 100, &generator)
            return terms(times).mixture?.nats ?? 0
        }
        let (least, most) = (nats.min() ?? 0, nats.max() ?? 0)
        // Bins cut the same gaps at other places.
        #expect(least > 20 && most - least < 0.1 * most, "seed \(seed): \(nats)")
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
