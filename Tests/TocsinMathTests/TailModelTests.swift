import Testing
import TocsinMath

@Suite struct TailModelTests {
    static func exponentials(_ count: Int, seed: UInt64) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in generator.exponential() }
    }

    @Test func bodyIsEmpirical() {
        let model = TailModel(scores: (1...1000).map(Double.init))
        #expect(model.pValue(0) == 1)
        #expect(model.pValue(1) == 1)
        #expect(model.pValue(501) == 501.0 / 1001)
        #expect(model.pValue(500.5) == 501.0 / 1001)
        #expect(model.exceedances == 50)
    }

    /// Beyond what was seen the tail goes on: an exponential's p at x is e^(−x).
    @Test(arguments: [1, 2, 3] as [UInt64])
    func tailIsExtrapolated(seed: UInt64) {
        let model = TailModel(scores: Self.exponentials(50_000, seed: seed))
        for x in [4.0, 6, 8, 11] {
            // The shape's standard error of .02 multiplies out to 0.02 · (x − 3)² / 2 in ln p.
            let tolerance = 0.06 + 5 * 0.02 * (x - 3) * (x - 3) / 2
            #expect(abs(Elementary.log(model.pValue(x)) + x) < tolerance, "\(x)")
        }
        #expect(model.isExtrapolated(50) && !model.isExtrapolated(3))
    }

    /// p-values of fresh scores of the same law are uniform: Kolmogorov's distance over 20,000 of
    /// them stays below 1.95/√n, its 99.9 % point (plus that of the 50,000 fitted).
    @Test(arguments: [4, 5] as [UInt64])
    func pValuesAreUniform(seed: UInt64) {
        let model = TailModel(scores: Self.exponentials(50_000, seed: seed))
        let p = Self.exponentials(20_000, seed: seed + 100).map(model.pValue).sorted()
        let distance = p.enumerated().map { abs(Double($0 + 1) / 20_000 - $1) }.max()!
        let limit = 1.95 * (1.0 / 20_000 + 1.0 / 50_000).squareRoot()
        #expect(distance < limit)
    }

    @Test func fallsWithTheScore() {
        let bounded = Self.exponentials(9_000, seed: 6).map { 1 - Elementary.exp(-0.3 * $0) }
        let model = TailModel(scores: bounded, tailFraction: 0.1)
        #expect(model.tail != nil)
        var last = 1.0
        for i in 0...2000 {
            let p = model.pValue(Double(i) / 1900)
            #expect(p <= last && p >= TailModel.smallestPValue)
            last = p
        }
        #expect(model.pValue(model.largest) > TailModel.smallestPValue)
    }

    @Test func degenerateSamplesStayEmpirical() {
        let equal = TailModel(scores: [Double](repeating: 0.5, count: 100))
        #expect(equal.tail == nil)
        #expect(equal.pValue(0.5) == 1)
        #expect(equal.pValue(0.6) == 1.0 / 101)
        let few = TailModel(scores: [0.1, 0.2, 0.3])
        #expect(few.tail == nil)
        #expect(few.pValue(0.3) == 0.5)
        #expect(few.pValue(9) == 0.25)
        let none = TailModel(scores: [.nan])
        #expect(none.count == 0)
        #expect(none.pValue(1) == 1)
        #expect(equal.pValue(.nan) == 1)
        let infinite = TailModel(scores: (0..<200).map { $0 < 190 ? Double($0) : .infinity })
        #expect(infinite.tail == nil)
        #expect(infinite.pValue(.infinity) == 11.0 / 201)
    }

    /// Ranks between the kept order statistics are interpolated to 1 in 4,096.
    @Test func largeBodyIsThinned() {
        let n = 100_000
        let model = TailModel(scores: (0..<n).map { Double($0) }.reversed())
        for x in stride(from: 0.0, to: 94_000, by: 777) {
            #expect(abs(model.pValue(x) - (1 - x / Double(n))) < 1.0 / 4096)
        }
    }
}
