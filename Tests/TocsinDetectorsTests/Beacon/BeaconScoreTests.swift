import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct BeaconScorerTests {
    private func score(_ times: [Double], dataSpan: Int64 = 86_400_000_000) -> BeaconScore {
        var scorer = BeaconScorer(dataSpan: dataSpan)
        return scorer.score(PairSeries(seconds: times))
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func scoresLieBetweenZeroAndOne(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 20)
        let samples = [
            [], [0], [0, 0, 0, 0, 0, 0], [0, 60], (0..<5000).map { Double($0) },
            Arrivals.poisson(mean: 0.01, count: 500, &generator),
            Arrivals.pageLoads(pages: 60, &generator),
            Arrivals.clock(period: 4e5, count: 20, &generator),
        ]
        for times in samples {
            let result = score(times)
            #expect(result.score >= 0 && result.score <= 1, "seed \(seed)")
            #expect(result.logOdds.isFinite, "seed \(seed)")
        }
    }

    @Test(arguments: [8, 9, 10, 12, 16, 24, 40, 100, 400])
    func aClockBeatsMemorylessTraffic(count: Int) {
        for seed in 1...20 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed, stream: 21)
            let clock = Arrivals.clock(period: 200, jitter: 0.02, count: count, &generator)
            let chance = Arrivals.poisson(mean: 200, count: count, &generator)
            #expect(score(clock).score > score(chance).score, "seed \(seed)")
        }
    }

    @Test func squashingKeepsTheOrder() {
        let logOdds = stride(from: -40.0, through: 1000, by: 0.5)
        let scores = logOdds.map(BeaconScorer.squashed)
        #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 < $1 })
        #expect(scores.allSatisfy { $0 > 0 && $0 < 1 })
        #expect(BeaconScorer.squashed(0) == 0.5)
        // Where it stops being the logistic it does so without a step.
        #expect(abs(BeaconScorer.squashed(6) - BeaconScorer.squashed(6.000_001)) < 1e-8)
    }

    @Test(arguments: [0, 0.1, 0.3, 0.5], [0, 0.1, 0.3])
    func findsThePeriodAndItsSpread(jitter: Double, loss: Double) throws {
        var misplaced: [UInt64] = []
        for seed in 1...5 as ClosedRange<UInt64> {
            var generator = SeededGenerator(seed: seed, stream: 22)
            let times = Arrivals.clock(
                period: 120, jitter: jitter, loss: loss, count: 300, &generator)
            let result = score(times)
            let period = try #require(result.period)
            guard abs(period / 120 - 1) < 0.05 else {
                misplaced.append(seed)
                continue
            }
            // The deviation of a uniform law is its half-width over √3.
            let deviation = try #require(result.jitter)
            #expect(
                abs(deviation - jitter / 3.0.squareRoot()) < 0.06, "seed \(seed): \(deviation)")
            let missing = try #require(result.missing)
            #expect(abs(missing - loss) < 0.08, "seed \(seed): \(missing)")
        }
        // Half-jittered sleeps that lose every third beat also look like a wide law of a longer period.
        #expect(misplaced.count <= (jitter == 0.5 && loss == 0.3 ? 1 : 0), "seeds \(misplaced)")
    }

    @Test func fewContactsScoreLittle() {
        #expect(score([0, 60, 120]).score < 0.5)
        #expect(score([0, 60, 120]).terms.mixture == nil)
        #expect(score([0, 60, 120]).period == nil)
        #expect(score([0, 60, 120]).pValue == PValue(1))
        #expect(score([]).score < 0.1)
    }

    /// Sizes add to what timing suspects, at most what the model allows, and carry nothing alone.
    @Test func sizesOnlyAddToTiming() throws {
        var model = BeaconModel.calibrated
        model.sizes = BeaconModel.Sizes(suspicion: -1, most: 0.75)
        var scorer = BeaconScorer(dataSpan: 86_400_000_000, model: model)
        func sized(_ times: [Double], _ sizes: [Int64]) -> BeaconScore {
            var series = PairSeries(seconds: times)
            series.origBytes = sizes
            return scorer.score(series)
        }
        var generator = SeededGenerator(seed: 23)
        let clock = Arrivals.clock(period: 300, jitter: 0.3, count: 200, &generator)
        let same = sized(clock, [Int64](repeating: 512, count: 200))
        let mixed = sized(clock, (0..<200).map { 100 * Int64($0) })
        let unknown = sized(clock, [Int64](repeating: ConnBatch.unknown, count: 200))
        #expect(abs(same.logOdds - mixed.logOdds - 0.75) < 1e-9)
        #expect(mixed.logOdds == unknown.logOdds)
        #expect(same.sizeScore == 1 && mixed.sizeScore == 0.005 && unknown.sizeScore == nil)
        let chance = Arrivals.pageLoads(pages: 40, &generator)
        let alike = sized(chance, [Int64](repeating: 512, count: chance.count))
        #expect(alike.logOdds <= -1 && alike.sizeScore == 1)
        #expect(alike.logOdds == sized(chance, []).logOdds)
    }

    /// Sizes 84 … 116 are within 16 bytes of the middle one, 100.
    @Test func sizesAreAlikeWithinSixteenBytes() {
        #expect(BeaconScorer.sizeScore([83, 84, 100, 116, 117]) == 0.6)
        #expect(BeaconScorer.sizeScore([ConnBatch.unknown, 7]) == 1)
        #expect(BeaconScorer.sizeScore([]) == nil)
    }
}

@Suite struct PeriodFitTests {
    private func fit(_ gaps: [Double], _ shape: SleepLaw.Shape, period: Double = 60) -> PeriodFit {
        PeriodFit(
            gaps: gaps.sorted(), period: period,
            law: SleepLaw(shape: shape, loss: 0, contamination: 0.03))
    }

    /// Five gaps of six beats: one of them was not seen.
    @Test func aDoubleGapIsAMissingBeat() {
        let fit = fit([60, 60, 120, 60, 60], .gaussian(0.015))
        #expect(fit.period == 60 && fit.jitter == 0)
        #expect(abs(fit.missing - 1.0 / 6) < 1e-12)
    }

    @Test func anOutageIsNoLoss() {
        let fit = fit([60, 60, 60, 6000, 60], .gaussian(0.015))
        #expect(fit.period == 60 && fit.missing == 0)
    }

    /// Median 60, deviations 0 2 2 4 4, their median 2.
    @Test func theSpreadIsTheMedianDeviation() {
        let gaps = [56.0, 58, 60, 62, 64]
        #expect(abs(fit(gaps, .gaussian(0.04)).jitter - 1.4826 * 2 / 60) < 1e-12)
        #expect(abs(fit(gaps, .uniform(0.3)).jitter - 1.155 * 2 / 60) < 1e-12)
    }

    /// The template places the period on a grid; the gaps know better.
    @Test func refinesTheTemplatesPeriod() {
        let fit = fit([61, 61, 61, 122, 61, 61, 61], .gaussian(0.015), period: 60)
        #expect(fit.period == 61)
        #expect(abs(fit.missing - 1.0 / 8) < 1e-12)
    }

    @Test func withoutASingleBeatTheTemplateStands() {
        let fit = fit([500, 900], .gaussian(0.015))
        #expect(fit.period == 60 && fit.jitter == 0.015 && fit.missing == 0)
    }
}
