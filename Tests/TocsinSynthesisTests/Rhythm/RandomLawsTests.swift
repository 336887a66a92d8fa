import Testing
import TocsinMath

@testable import TocsinSynthesis

@Suite struct RandomLawsTests {
    private func mean(_ draw: (inout SeededGenerator) -> Double) -> Double {
        var generator = SeededGenerator(seed: 31)
        var sum = 0.0
        for _ in 0..<100_000 { sum += draw(&generator) }
        return sum / 100_000
    }

    /// Means from the textbook formulas; the bounds are four standard errors or more.
    @Test func meansAreTheLaws() {
        // (b − a) / ln(b/a)
        #expect(abs(mean { $0.logUniform(1...100) } - 21.497) < 0.35)
        #expect(abs(mean { $0.logNormal(mean: 10, sigma: 0.8) } - 10) < 0.12)
        #expect(abs(mean { Double($0.count(mean: 7)) } - 7) < 0.09)
        #expect(abs(mean { Double($0.count(mean: 0.2)) } - 1) < 1e-12)
        #expect(abs(mean { Double($0.poisson(0.7)) } - 0.7) < 0.011)
        #expect(abs(mean { Double($0.poisson(40)) } - 40) < 0.08)
        #expect(abs(mean { Double($0.poisson(1000)) } - 1000) < 0.9)
        // Variance mean² · α/(α − 2) = 300 for α = 3.
        #expect(abs(mean { $0.pareto(mean: 10, alpha: 3, longest: 1e9) } - 10) < 0.22)
        #expect(mean { $0.pareto(mean: 10, alpha: 1.1, longest: 5) } <= 5)
    }

    @Test func theDayHasItsShape() {
        for seed in 0..<50 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let curve = DayCurve(&generator)
            let rates = (0..<24 * 7).map { curve.rate(at: Double($0) * 3600 + 1800) }
            #expect(rates.allSatisfy { (0...2).contains($0) })
            #expect(rates.prefix(24).count { $0 <= 0.1 } >= 6)
            #expect((rates.prefix(24).max() ?? 0) > 0.4)
            let times = curve.arrivals(500, in: 86_400, &generator)
            #expect(abs(Double(times.count) - 500) < 5 * 500.0.squareRoot())
            #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
        }
    }
}
