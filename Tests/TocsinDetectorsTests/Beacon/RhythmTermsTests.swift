import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct RhythmTermsTests {
    private static let day: Int64 = 86_400_000_000

    private func terms(_ times: [Double], dataSpan: Int64 = day) -> RhythmTerms {
        RhythmTerms(
            dials: times.map { Int64(($0 * 1e6).rounded()) }, dataSpan: dataSpan,
            histogram: GapHistogram(times: times))
    }

    /// Shinomoto et al. 2003: LV of a Poisson process is 1. Its standard error over 20,000 gaps is
    /// 0.007.
    @Test func localVariationOfAPoissonProcessIsOne() {
        let seed: UInt64 = 1
        var generator = SeededGenerator(seed: seed)
        let terms = terms(Arrivals.poisson(mean: 30, count: 20_000, &generator))
        #expect(abs(terms.localVariation - 1) < 0.03, "seed \(seed): \(terms.localVariation)")
    }

    @Test func aClockHasNoVariation() {
        let terms = terms((0..<1440).map { Double($0) * 60 })
        #expect(terms.localVariation == 0)
        #expect(terms.shortGapRatio == 1)
        #expect(terms.medianGap == 60)
        #expect(terms.activeFraction == 1)
        #expect(terms.longestRun == 1)
        #expect(terms.fano == RhythmTerms.leastFano)
    }

    /// Gaps 10, 30, 10: twice 3 · (20/40)² = 0.75.
    @Test func localVariationByHand() {
        let terms = terms([0, 10, 40, 50])
        #expect(abs(terms.localVariation - 0.75) < 1e-12)
        #expect(terms.medianGap == 10)
    }

    /// One hour of a beacon in a day of data is judged over six hours: slots of 15 minutes, four of 24
    /// with an event.
    @Test func aShortLifeIsJudgedOverSixHours() {
        let terms = terms((0..<60).map { Double($0) * 60 })
        #expect(terms.activeFraction == 4.0 / 24)
        #expect(terms.longestRun == 4.0 / 24)
        // Fifteen events in each of its own four slots.
        #expect(terms.fano == RhythmTerms.leastFano)
    }

    /// The same hour as all the data there is.
    @Test func aShortLifeFillsShortData() {
        let terms = terms((0..<60).map { Double($0) * 60 }, dataSpan: 3_600_000_000)
        #expect(terms.activeFraction == 1)
        #expect(terms.longestRun == 1)
    }

    /// Alternating slots of eight and four events over six hours; the last slot is cut short, which
    /// leaves twelve and eleven: s² = 96/23, mean = 140/23.
    @Test func fanoFactorByHand() {
        var times: [Double] = []
        for slot in 0..<24 {
            let events = slot % 2 == 0 ? 8 : 4
            times += (0..<events).map { Double(slot) * 900 + Double($0) * 900 / Double(events) }
        }
        let terms = terms(times)
        #expect(abs(terms.fano - 96.0 / 140) < 1e-12)
        #expect(terms.activeFraction == 1)
    }

    /// The mean of 100 factors of 480 events in 24 slots has a standard error of 0.03.
    @Test func fanoFactorOfAPoissonProcessIsOne() {
        let seed: UInt64 = 2
        var generator = SeededGenerator(seed: seed)
        let factors = (0..<100).map { _ in
            terms(Arrivals.poisson(mean: 60, count: 480, &generator)).fano
        }
        let mean = factors.reduce(0, +) / 100
        #expect(abs(mean - 1) < 0.12, "seed \(seed): \(mean)")
    }

    /// Hours 0–5 and 12–17 of a day: half of the slots, a quarter in one run.
    @Test func activeSlotsByHand() {
        let morning = (0..<360).map { Double($0) * 60 }
        let times = morning + morning.map { $0 + 43_260 } + [86_399]
        let terms = terms(times)
        #expect(terms.activeFraction == 13.0 / 24)
        #expect(terms.longestRun == 6.0 / 24)
        #expect(terms.fano > 20)
    }

    /// A steady beacon of two hours fills its slots, which stretch to 2.5 periods.
    @Test func slowBeaconsHaveLongSlots() {
        let terms = terms((0..<36).map { Double($0) * 7200 }, dataSpan: 3 * Self.day)
        #expect(terms.activeFraction == 1)
        #expect(terms.longestRun == 1)
    }

    @Test func oneEventLeavesTheDefaults() {
        let terms = terms([5])
        #expect(terms.localVariation == 1 && terms.fano == 1)
        #expect(terms.activeFraction == 0 && terms.longestRun == 0 && terms.medianGap == 0)
    }

    @Test func eventsAtOneInstantDoNotTrap() {
        let terms = terms([5, 5, 5, 5, 5])
        #expect(terms.localVariation.isFinite && terms.fano.isFinite)
        #expect(terms.shortGapRatio == 0)
    }
}
