import Testing
import TocsinFeatures
import TocsinMath

@testable import TocsinDetectors

@Suite struct AutocorrelationTests {
    private func autocorrelation(_ seconds: [Double], period: Double) -> Autocorrelation {
        Autocorrelation(dials: seconds.map { Int64(($0 * 1e6).rounded()) }, period: period)
    }

    /// Eleven beats: ten pairs one period apart, none between half and one and a half but those.
    @Test func aClockByHand() {
        let clock = autocorrelation((0...10).map { Double($0) * 60 }, period: 60)
        #expect(clock.pairs == 10 && clock.expected == 0)
        #expect(clock.contrast == 21)
    }

    /// Lags 100 and 140 at period 100: the second lies in the neighbourhood, a ninth to an eighth of
    /// which is expected near the period.
    @Test func pairsAroundByHand() {
        let pair = autocorrelation([0, 100, 240], period: 100)
        #expect(pair.pairs == 1)
        #expect(abs(pair.expected - 0.05 / 0.4) < 1e-12)
    }

    /// Of 2,000 events at 30 s about 6,700 pairs lie within 5 % of 1,000 s; their number varies by a
    /// few per cent.
    @Test(arguments: [41, 42, 43] as [UInt64])
    func randomEventsShowNothing(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let times = Arrivals.poisson(mean: 30, count: 2000, &generator)
        let contrast = autocorrelation(times, period: 1000).contrast
        #expect(abs(contrast - 1) < 0.1, "seed \(seed): \(contrast)")
    }

    /// Sessions of ten minutes put several times as many pairs at a lag of two minutes as their mean
    /// rate does; the lags around have as many.
    @Test(arguments: [44, 45, 46] as [UInt64])
    func burstsShowNothing(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let times = Arrivals.onOff(mean: 10, count: 3000, &generator)
        let result = autocorrelation(times, period: 120)
        let span = (times.last ?? 0) - (times.first ?? 0)
        let global = Double(times.count * times.count) / span * 120 * 0.1
        #expect(Double(result.pairs) > 3 * global, "the bursts are none")
        #expect(abs(result.contrast - 1) < 0.15, "seed \(seed): \(result.contrast)")
    }

    @Test func aJitteryBeaconStandsOut() {
        let seed: UInt64 = 47
        var generator = SeededGenerator(seed: seed)
        let times = Arrivals.clock(period: 300, jitter: 0.1, loss: 0.3, count: 200, &generator)
        let right = autocorrelation(times, period: 300).contrast
        let wrong = autocorrelation(times, period: 400).contrast
        #expect(right > 2 && wrong < 1, "seed \(seed): \(right), \(wrong)")
    }

    @Test func noPeriodAndNoEventsShowNothing() {
        for period in [0, -1, 1e300, .infinity, .nan] {
            #expect(autocorrelation([0, 1, 2], period: period).contrast == 1)
        }
        #expect(autocorrelation([], period: 60).contrast == 1)
        #expect(autocorrelation([5, 5, 5], period: 60).contrast == 1)
    }
}
