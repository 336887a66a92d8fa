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

    // MARK: Gamma law of the gaps

    /// Expected: scipy.special.gammaln of SciPy 1.17.1. Stirling's series is cut after x⁻⁵, which
    /// leaves 3e-10 from 8 on.
    @Test(arguments: [
        (0.1, 2.252_712_651_734_206), (0.5, 0.572_364_942_924_7), (1, 0), (2, 0),
        (3.7, 1.428_072_326_665_388), (7.99, 8.505_011_606_088_48),
        (8, 8.525_161_361_065_415), (30, 71.257_038_967_168), (1e4, 82_099.717_496_442_38),
    ])
    func logarithmOfTheGammaFunction(x: Double, expected: Double) {
        #expect(abs(RhythmTerms.logGamma(x) - expected) < 1e-9 * max(1, expected))
    }

    /// The ratio at the best k by SciPy 1.17.1, gamma.fit(gaps, floc=0); the closed form for k lies
    /// within 1.5 % of it (Minka 2002), which costs less than 1e-4 nats here. Of ten gaps or more the
    /// longest tenth, up to three, is left out.
    @Test func gammaNatsByReference() {
        let even = [40.0, 45, 48, 52, 55, 58, 61, 66, 70]
        #expect(abs(RhythmTerms.gammaNats(even) - 12.246_534_2) < 1e-3)
        #expect(RhythmTerms.gammaNats(even + [75]) == RhythmTerms.gammaNats(even))
        let uneven = [1.5, 2.8, 3, 4.2, 5, 6, 7.5, 8, 9, 10, 11, 12, 15, 20]
        #expect(abs(RhythmTerms.gammaNats(uneven + [25]) - 2.688_416_5) < 1e-3)
    }

    /// A gap of gamma(3) brings 0.251 nats: k ln k − ln Γ(k) − (k−1)(ln k − ψ(k)) − k + 1 at k = 3. The
    /// nats of exponential gaps are half a χ² with one degree of freedom and what leaving out the
    /// longest adds.
    @Test func gammaGapsGrowAndExponentialOnesDoNot() {
        let seed: UInt64 = 3
        var generator = SeededGenerator(seed: seed)
        let sums = (0..<1600).map { _ in
            (0..<3).reduce(0.0) { total, _ in total + 20 * generator.exponential() }
        }
        let nats = [100, 400, 1600].map { RhythmTerms.gammaNats(sums.prefix($0).sorted()) }
        #expect(
            nats[0] > 8 && nats[1] > 3 * nats[0] && nats[2] > 3 * nats[1], "seed \(seed): \(nats)")
        #expect(abs(nats[2] / 1600 / 0.251 - 1) < 0.2, "seed \(seed): \(nats)")
        for count in [30, 200, 1600] {
            let gaps = (0..<count).map { _ in 60 * generator.exponential() }.sorted()
            let chance = RhythmTerms.gammaNats(gaps)
            #expect(chance < 6, "seed \(seed), \(count) gaps: \(chance)")
        }
    }

    /// A beacon of a day that was off for hours, three times.
    @Test func threeOutagesAreForgiven() {
        let seed: UInt64 = 4
        var generator = SeededGenerator(seed: seed)
        let gaps = (0..<100).map { _ in 300 * (0.5 + generator.uniform()) }.sorted()
        let whole = RhythmTerms.gammaNats(gaps)
        let outages = RhythmTerms.gammaNats(gaps + [7200, 14_400, 28_800])
        #expect(outages >= whole, "seed \(seed): \(outages) \(whole)")
        let four = RhythmTerms.gammaNats(gaps + [7200, 7200, 14_400, 28_800])
        #expect(four < 0.8 * whole, "seed \(seed): \(four) \(whole)")
    }

    @Test func fewAndEqualGapsHaveGammaNats() {
        #expect(RhythmTerms.gammaNats([]) == 0)
        #expect(RhythmTerms.gammaNats([60, 61]) == 0)
        #expect(RhythmTerms.gammaNats([60, 60, 60]) == 24)
        #expect(RhythmTerms.gammaNats([0, 0, 0, 0]) == 32)
    }

    @Test func regularityIsTheGammaNatsOfTheGaps() {
        let times = [0.0, 40, 95, 156, 204, 274, 340, 392, 450, 525, 570]
        let gaps = zip(times.dropFirst(), times).map { $0 - $1 }.sorted()
        #expect(terms(times).regularity == RhythmTerms.gammaNats(gaps))
    }
}
