import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct SleepLawTests {
    private static let step = SleepLaw.linearSpan / Double(SleepLaw.linearCount)

    private func cdf(_ law: SleepLaw) -> [Double] {
        var workspace = FFT.Workspace(count: SleepLaw.linearCount)
        return law.thinnedCDF(FFT(count: SleepLaw.linearCount), &workspace)
    }

    /// The value at `x` periods, an upper edge of a bin.
    private func value(_ cdf: [Double], at x: Double) -> Double {
        cdf[Int((x / Self.step).rounded()) - 1]
    }

    /// Expected: 0.5 · math.erfc((1 − x) / (s√2)) of Python 3.11; the edges lie within half a bin,
    /// 0.001 periods, so the expected value is taken at the edge itself.
    @Test func withoutLossANormalSleepIsItsOwnLaw() {
        let narrow = cdf(SleepLaw(shape: .gaussian(0.04), loss: 0, contamination: 0))
        #expect(abs(value(narrow, at: 1) - 0.5) < 1e-6)
        #expect(value(narrow, at: 0.5) < 1e-12)
        #expect(abs(value(narrow, at: 1.5) - 1) < 1e-6)
        let wide = cdf(SleepLaw(shape: .gaussian(0.28), loss: 0, contamination: 0))
        #expect(abs(value(wide, at: 0.5) - 0.037_072_765_6) < 1e-6)
        #expect(abs(value(wide, at: 1) - 0.5) < 1e-6)
        #expect(abs(value(wide, at: 1.5) - 0.962_927_234_4) < 1e-6)
    }

    @Test func withoutLossAUniformSleepIsItsOwnLaw() {
        let law = cdf(SleepLaw(shape: .uniform(0.5), loss: 0, contamination: 0))
        for (x, expected) in [(0.5, 0.0), (0.75, 0.25), (1, 0.5), (1.25, 0.75), (1.5, 1), (3, 1)] {
            #expect(abs(value(law, at: x) - expected) < 1e-9, "\(x)")
        }
    }

    /// A strict clock that loses a share p has gaps of k periods with probability (1 − p)pᵏ⁻¹.
    @Test func aClockThinsToGeometricMultiples() {
        let law = cdf(SleepLaw(shape: .gaussian(0.015), loss: 0.3, contamination: 0))
        var expected = 0.0
        var weight = 0.7
        for k in 1...6 {
            expected += weight
            weight *= 0.3
            #expect(abs(value(law, at: Double(k) + 0.5) - expected) < 1e-4, "\(k)")
        }
    }

    /// A gap is a geometric number of sleeps: its mean is 1 / (1 − p) periods.
    @Test(arguments: [0.1, 0.3, 0.5])
    func lossStretchesTheMeanGap(loss: Double) {
        for shape in [SleepLaw.Shape.gaussian(0.08), .uniform(0.8)] {
            let law = cdf(SleepLaw(shape: shape, loss: loss, contamination: 0))
            let mean = law.reduce(0) { $0 + (1 - $1) } * Self.step
            #expect(abs(mean * (1 - loss) - 1) < 0.005, "\(shape): \(mean)")
        }
    }

    /// Largest distance from the empirical law of simulated gaps: Kolmogorov's bound at one in a
    /// million for this many is 0.0085.
    @Test(arguments: [
        SleepLaw(shape: .gaussian(0.14), loss: 0.3, contamination: 0),
        SleepLaw(shape: .gaussian(0.28), loss: 0.5, contamination: 0),
        SleepLaw(shape: .uniform(0.5), loss: 0.1, contamination: 0),
        SleepLaw(shape: .uniform(0.8), loss: 0.5, contamination: 0),
    ])
    func agreesWithSimulatedGaps(law: SleepLaw) {
        let seed: UInt64 = 20
        var generator = SeededGenerator(seed: seed)
        let count = 100_000
        let gaps = (0..<count).map { _ in simulatedGap(law, &generator) }.sorted()
        let model = cdf(law)
        var largest = 0.0
        var below = 0
        for (bin, expected) in model.enumerated() {
            let edge = Double(bin + 1) * Self.step
            while below < count, gaps[below] <= edge { below += 1 }
            largest = max(largest, abs(Double(below) / Double(count) - expected))
        }
        #expect(largest < 0.0085, "seed \(seed)")
    }

    private func simulatedGap(_ law: SleepLaw, _ generator: inout SeededGenerator) -> Double {
        var gap = 0.0
        repeat {
            switch law.shape {
            case .gaussian(let s): gap += max(0, 1 + s * generator.normal())
            case .uniform(let j): gap += 1 + j * (2 * generator.uniform() - 1)
            }
        } while generator.uniform() < law.loss
        return gap
    }

    @Test func theLawIsADistributionFunction() {
        let law = cdf(SleepLaw(shape: .uniform(0.8), loss: 0.5, contamination: 0))
        #expect(law.count == SleepLaw.linearCount)
        #expect(zip(law, law.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(abs((law.last ?? 0) - 1) < 1e-9)
    }

    /// A uniform law's standard deviation is its half-width over √3.
    @Test func jitterIsTheDeviationOfTheSleep() {
        #expect(SleepLaw(shape: .gaussian(0.14), loss: 0, contamination: 0).jitter == 0.14)
        let uniform = SleepLaw(shape: .uniform(0.5), loss: 0, contamination: 0).jitter
        #expect(abs(uniform - 0.288_675_134_594_812_9) < 1e-15)
    }

    /// Expected: math.erfc of Python 3.11.
    @Test(arguments: [
        (-2.0, 1.995_322_265_018_952_8), (-0.5, 1.520_499_877_813_046_5), (0, 1),
        (0.1, 0.887_537_083_981_715_2), (0.5, 0.479_500_122_186_953_7),
        (1, 0.157_299_207_050_285_13), (2, 0.004_677_734_981_047_265),
        (3, 2.209_049_699_858_543_8e-05), (5, 1.537_459_794_428_035_1e-12),
    ])
    func complementaryErrorFunction(x: Double, expected: Double) {
        #expect(abs(Elementary.erfc(x) / expected - 1) < 1.2e-7)
    }
}
