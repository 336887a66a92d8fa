import Testing
import TocsinMath

@Suite struct GammaPoissonTests {
    /// scipy 1.14: nbinom.sf(k - 1, s + 0.5, n / (n + 1)).
    @Test(arguments: [
        ([Double](repeating: 1, count: 10), 5.0, 0.007291578351143957),
        ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 3.0, 0.00024325611128491728),
        ([3, 4, 5, 6, 7], 14.0, 0.0025808662301401945),
        ([3, 4, 5, 6, 7], 2.0, 0.9497613999090584),
        ([3, 4, 5, 6, 7], 60.0, 3.033492807417132e-28),
    ])
    func tailAgreesWithSciPy(counts: [Double], count: Double, expected: Double) throws {
        let p = try #require(GammaPoisson(counts).pValue(count))
        #expect(abs(p - expected) <= 1e-9 * expected, "\(p)")
    }

    @Test func scatteredHabitsAreNoSurprise() throws {
        let steady = GammaPoisson([2, 2, 2, 2, 2, 2, 2])
        let bursty = GammaPoisson([0, 0, 14, 0, 0, 0, 0])
        #expect(steady.mean == bursty.mean)
        #expect(try #require(steady.pValue(14)) < 1e-4)
        #expect(try #require(bursty.pValue(14)) > 0.05)
    }

    @Test func edges() {
        #expect(GammaPoisson([]).pValue(3) == nil)
        #expect(GammaPoisson([1, 2]).pValue(0) == 1)
        #expect(GammaPoisson([0]).pValue(.infinity) == nil)
        let huge = GammaPoisson([0, 0, 0]).pValue(1e18) ?? .nan
        #expect(huge >= GammaPoisson.smallestPValue && huge < 1e-200)
    }

    /// The more, the rarer.
    @Test func fallsWithTheCount() {
        let model = GammaPoisson([5, 6, 4, 7, 5])
        let values = stride(from: 0.0, through: 300, by: 1).compactMap { model.pValue($0) }
        #expect(values.count == 301)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
    }
}
