import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct GapHistogramTests {
    /// Bin of one second: ⌊ln(1 / 0.05) / 0.0125⌋ = ⌊239.66⌋.
    @Test func binsAreStepsOfTheLogarithm() {
        let histogram = GapHistogram(gaps: [1, 60, 1, 2])
        #expect(histogram.bins.map(\.bin) == [239, 295, 567])
        #expect(histogram.bins.map(\.count) == [2, 1, 1])
        #expect(histogram.gaps == [1, 1, 2, 60])
        #expect(histogram.sum == 64)
        // ln 1 + ln 1 + ln 2 + ln 60.
    }

    @Test func gapsBeyondTheAxisFallIntoItsEnds() {
        let histogram = GapHistogram(gaps: [0, 1e9, 0.01, 4e5])
        #expect(histogram.bins.map(\.bin) == [0, 1271, 1279])
        #expect(histogram.bins.map(\.count) == [2, 1, 1])
    }

    @Test func theMiddleOfABinIsItsSeconds() {
        for gap in [0.06, 1, 80.06, 3600, 86_400] {
            let histogram = GapHistogram(gaps: [gap])
            let middle = GapHistogram.seconds(bin: Double(histogram.bins[0].bin))
            // Half a step either way.
            #expect(abs(Elementary.log(middle / gap)) <= 0.006_251, "\(gap)")
        }
    }

    @Test func everyGapIsCountedOnce() {
        let seed: UInt64 = 3
        var generator = SeededGenerator(seed: seed)
        let gaps = (0..<5000).map { _ in Elementary.exp(16 * generator.uniform() - 4) }
        let histogram = GapHistogram(gaps: gaps)
        #expect(histogram.bins.reduce(0) { $0 + $1.count } == 5000, "seed \(seed)")
        #expect(zip(histogram.bins, histogram.bins.dropFirst()).allSatisfy { $0.bin < $1.bin })
        #expect(histogram.bins.allSatisfy { $0.bin >= 0 && $0.bin < GapHistogram.binCount })
    }

    @Test func nothingMakesAnEmptyHistogram() {
        let histogram = GapHistogram(gaps: [])
        #expect(histogram.count == 0 && histogram.bins.isEmpty && histogram.sum == 0)
    }
}
