import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct SmoothGapLawTests {
    private func law(_ gaps: [Double], edge: Double = 0.05) -> (SmoothGapLaw, GapHistogram) {
        let histogram = GapHistogram(gaps: gaps)
        return (SmoothGapLaw(histogram, edge: edge), histogram)
    }

    /// The masses of the bins from the one of `edge` on: no gap is shorter.
    private func masses(_ law: SmoothGapLaw, edge: Double = 0.05) -> [Double] {
        let first = GapHistogram.bin(seconds: edge) / SmoothGapLaw.coarsening
        return (first * SmoothGapLaw.coarsening..<GapHistogram.binCount).map {
            Elementary.exp(law.logMass(bin: $0))
        }
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func isADensity(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 51)
        let gaps = (0..<200).map { _ in 60 * generator.exponential() + 1 }
        let total = masses(law(gaps, edge: 1).0, edge: 1).reduce(0, +)
        #expect(abs(total - 1) < 0.01, "seed \(seed): \(total)")
    }

    /// The exponential's own log-likelihood is n(−ln mean − 1) plus the Jacobian of ln g.
    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func explainsExponentialGapsAsWellAsTheirOwnLaw(seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 52)
        let gaps = (0..<1000).map { _ in max(100 * generator.exponential(), 0.06) }
        let (law, histogram) = law(gaps)
        var own = 0.0
        var smooth = 0.0
        for (bin, count) in histogram.bins {
            let g = GapHistogram.seconds(bin: Double(bin))
            own += count * (Elementary.log(g / 100 * GapHistogram.step) - g / 100)
            smooth += count * law.logMass(bin: bin)
        }
        #expect((own - smooth) / 1000 < 0.03, "seed \(seed): \(own) \(smooth)")
    }

    @Test func isNoNarrowerThanItsBlur() {
        let (law, _) = law([Double](repeating: 60, count: 100))
        let masses = masses(law)
        let peak = masses.max() ?? 0
        // A normal of sigma 0.4 has 0.0125 / (0.4 √2π) = 0.0125 of its mass in the middle bin.
        #expect(abs(peak - 0.012_47) < 0.0005, "\(peak)")
    }

    /// Gaps that lie close above the edge: half of a blur around them would fall below it.
    @Test func nothingLeaksBelowTheEdge() {
        let gaps = (0..<100).map { 10 + 0.01 * Double($0) }
        let folded = masses(law(gaps, edge: 10).0, edge: 10).reduce(0, +)
        #expect(abs(folded - 1) < 0.01, "\(folded)")
        let leaking = masses(law(gaps, edge: 0.05).0, edge: 10).reduce(0, +)
        #expect(leaking < 0.7, "\(leaking)")
    }
}
