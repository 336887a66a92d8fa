import Testing
import TocsinMath

@testable import TocsinSynthesis

@Suite struct SleepShapeTests {
    /// Mean and standard deviation of each law for T = 100, j = 0.6, from the textbook formulas.
    static let moments: [(SleepShape, mean: Double, deviation: Double)] = [
        (.uniformBelow, 70, 60 / 12.0.squareRoot()),
        (.uniform, 100, 60 / 3.0.squareRoot()),
        // |N(1, 0.3464²)|: folding at 0 changes both by less than 0.2.
        (.normal, 100, 60 / 3.0.squareRoot()),
        (.gamma, 100, 100 / 3.0.squareRoot()),
        (.shiftedExponential, 100, 60),
        (.exponential, 100, 100),
    ]

    @Test(arguments: moments)
    func sleepsFollowTheirLaw(_ shape: SleepShape, _ mean: Double, _ deviation: Double) {
        var generator = SeededGenerator(seed: 17)
        let timer = BeaconTimer(period: 100, jitter: 0.6, shape: shape, exchange: 0.001)
        let sleeps = (0..<40_000).map { _ in timer.sleep(&generator) }
        let average = sleeps.reduce(0, +) / 40_000
        let variance = sleeps.reduce(0) { $0 + ($1 - average) * ($1 - average) } / 40_000
        // Four standard errors, and the folding.
        #expect(abs(average - mean) < 4 * deviation / 200 + 0.2)
        #expect(abs(variance.squareRoot() - deviation) < 0.03 * deviation + 0.2)
    }

    @Test func timetablesDoNotDrift() {
        var generator = SeededGenerator(seed: 18)
        let timer = BeaconTimer(period: 60, jitter: 0.5, shape: .schedule, exchange: 0.001)
        let dials = timer.dials(in: [0..<40_000, 50_000..<86_400], &generator)
        let phase = dials[0].truncatingRemainder(dividingBy: 60)
        for dial in dials {
            let late = (dial - phase + 120).truncatingRemainder(dividingBy: 60)
            #expect(late < 31 || late > 29)
        }
        let lateness = dials.map { $0.truncatingRemainder(dividingBy: 60) }
        // Half of the circle of 60 s stays empty.
        let taken = Set(lateness.map { Int($0) })
        #expect((29...32).contains(taken.count))
        #expect(!dials.contains { (40_031..<50_000).contains($0) })
        #expect((1250...1275).contains(dials.count))
    }

    @Test func rangesSetWhatTheySay() {
        for shape in SleepShape.allCases {
            let ranges = BeaconRanges(period: 60...60, jitter: 0.2...0.2, loss: 0...0, shape: shape)
            let series = RhythmFamily.plain.series(
                1, seed: 4, span: RhythmFamilyTests.day, ranges: ranges)
            #expect(series.period == 60 && series.loss == 0 && series.shape == shape.name)
            #expect(series.jitter == (shape.takesJitter ? 0.2 : nil))
        }
        let drawn = (0..<2000).map {
            RhythmFamily.plain.series($0, seed: 4, span: 3_600_000_000)
        }
        let periods = drawn.compactMap(\.period).sorted()
        // Log-uniform in 10 … 3600: the middle is 190 (within 4 standard errors of ±12 %).
        #expect((168...215).contains(periods[1000]))
        #expect(periods[0] >= 10 && periods[1999] <= 3600)
        #expect(drawn.allSatisfy { (0...0.8).contains($0.jitter ?? 0) })
        #expect(drawn.allSatisfy { (0...0.5).contains($0.loss ?? 0) })
        #expect(Set(drawn.compactMap(\.shape)).count == SleepShape.allCases.count)
    }

    /// Settings outside the limits are taken as the nearest ones within.
    @Test func absurdRangesAreClamped() {
        let ranges = BeaconRanges(
            period: -5...0, jitter: -1...7, loss: 3...(.infinity), shape: .uniform)
        let series = RhythmFamily.plain.series(
            0, seed: 1, span: RhythmFamilyTests.day, ranges: ranges)
        #expect(series.period == 1 && series.loss == 0.95)
        #expect((0...1).contains(series.jitter ?? 2))
        let slow = BeaconRanges(period: 1e300...(.infinity))
        #expect(
            RhythmFamily.plain.series(0, seed: 1, span: RhythmFamilyTests.day, ranges: slow)
                .events.count < 2)
    }
}
