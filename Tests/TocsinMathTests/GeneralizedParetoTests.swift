import Testing
import TocsinMath

@Suite struct GeneralizedParetoTests {
    @Test(arguments: StatisticsReference.genpareto.indices)
    func survivalAgreesWithSciPy(index: Int) {
        let (shape, scale, x, expected) = StatisticsReference.genpareto[index]
        let value = GeneralizedPareto(shape: shape, scale: scale).survival(x)
        #expect(abs(value - expected) <= 1e-13 * max(expected, 1e-3))
    }

    @Test func survivalAtTheEdges() {
        let bounded = GeneralizedPareto(shape: -0.5, scale: 1)
        #expect(bounded.survival(-1) == 1)
        #expect(bounded.survival(2) == 0)
        #expect(bounded.survival(.infinity) == 0)
        #expect(bounded.survival(.nan).isNaN)
        #expect(GeneralizedPareto(shape: 0.5, scale: 1).survival(.infinity) == 0)
    }

    @Test func fitAgreesWithExactArithmetic() throws {
        let fit = try #require(GeneralizedPareto(exceedances: StatisticsReference.paretoSample))
        #expect(abs(fit.shape - StatisticsReference.paretoFit[0]) < 1e-12)
        #expect(abs(fit.scale - StatisticsReference.paretoFit[1]) < 1e-13)
    }

    /// Exceedances drawn by inversion come back within five standard errors of Hosking & Wallis'
    /// asymptotic variances (about 1.6/n for ξ and 2.6 σ²/n here).
    @Test(arguments: [-0.5, -0.2, 0, 0.15], [1, 2] as [UInt64])
    func recoversSimulatedTails(shape: Double, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let n = 20_000
        let sample = (0..<n).map { _ in
            let e = generator.exponential() + 1e-12
            return 0.02 * (shape == 0 ? e : (Elementary.exp(shape * e) - 1) / shape)
        }
        let fit = try #require(GeneralizedPareto(exceedances: sample))
        #expect(abs(fit.shape - shape) < 5 * (1.6 / Double(n)).squareRoot())
        #expect(abs(fit.scale / 0.02 - 1) < 5 * (2.6 / Double(n)).squareRoot())
    }

    /// Whatever was seen stays possible, also where the moments put the end of the tail below it.
    @Test func observedIsPossible() throws {
        let crowded = (1...40).map { $0 < 40 ? 0.9 + 0.001 * Double($0) : 1 }
        let fit = try #require(GeneralizedPareto(exceedances: crowded))
        #expect(fit.shape < 0)
        #expect(fit.survival(1) > 0)
        #expect(-fit.scale / fit.shape >= 1)
    }

    @Test func degenerateSamplesAreNotFitted() {
        let ramp = (1...40).map(Double.init)
        #expect(GeneralizedPareto(exceedances: ramp) != nil)
        #expect(GeneralizedPareto(exceedances: []) == nil)
        #expect(GeneralizedPareto(exceedances: Array(ramp.prefix(14))) == nil)
        #expect(GeneralizedPareto(exceedances: [Double](repeating: 2, count: 40)) == nil)
        #expect(GeneralizedPareto(exceedances: ramp + [0]) == nil)
        #expect(GeneralizedPareto(exceedances: ramp + [.nan]) == nil)
        #expect(GeneralizedPareto(exceedances: ramp + [.infinity]) == nil)
        #expect(GeneralizedPareto(exceedances: ramp.map { $0 * 1e-160 * 1e-160 }) == nil)
    }
}
