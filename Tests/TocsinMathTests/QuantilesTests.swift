import Testing
import TocsinMath

@Suite struct QuantilesTests {
    typealias Reference = StatisticsReference
    static let probabilities = [0, 0.1, 0.25, 0.5, 0.77, 0.999, 1]

    /// The samples of distributions.py, drawn one after the other from one generator.
    static let samples: [[Double]] = {
        var generator = SeededGenerator(seed: 11)
        return [1, 2, 7, 100, 1001].map { n in
            (0..<n).map { _ in
                n == 100
                    ? (generator.uniform() * 50).rounded(.toNearestOrEven) / 4
                    : generator.uniform() * 9 - 3
            }
        }
    }()

    @Test(arguments: [
        (0, Reference.quantiles1, Reference.spread1), (1, Reference.quantiles2, Reference.spread2),
        (2, Reference.quantiles7, Reference.spread7),
        (3, Reference.quantiles100, Reference.spread100),
        (4, Reference.quantiles1001, Reference.spread1001),
    ])
    func agreesWithNumPy(index: Int, expected: [Double], spread: [Double]) {
        let sample = Self.samples[index]
        let all = Quantiles.quantiles(sample, Self.probabilities)
        for (i, p) in Self.probabilities.enumerated() {
            #expect(abs(all[i] - expected[i]) < 1e-14)
            var scratch = sample
            #expect(Quantiles.quantile(of: &scratch, p) == all[i])
        }
        var scratch = sample
        #expect(abs(Quantiles.medianAbsoluteDeviation(of: &scratch) - spread[0]) < 1e-14)
        scratch = sample
        #expect(abs(Quantiles.interquartileRange(of: &scratch) - spread[1]) < 1e-14)
    }

    @Test func unknownIsLeftOut() {
        var scratch = [.nan, 3, .nan, 1, 2, .nan]
        #expect(Quantiles.median(of: &scratch) == 2)
        #expect(scratch.count == 3)
        #expect(Quantiles.quantiles([.nan, 4], [0, 1]) == [4, 4])
        scratch = [.nan]
        #expect(Quantiles.median(of: &scratch).isNaN)
        #expect(Quantiles.quantile(sorted: [], 0.5).isNaN)
        #expect(Quantiles.quantile(sorted: [1], .nan).isNaN)
    }

    @Test func infinitiesHoldTheirPlace() {
        var scratch = [Double.infinity, -.infinity, 1, .infinity, -.infinity]
        #expect(Quantiles.median(of: &scratch) == 1)
        #expect(Quantiles.quantile(sorted: [.infinity, .infinity], 0.3) == .infinity)
        #expect(Quantiles.quantile(sorted: [1, 2], 7) == 2)
    }

    /// Shapes that make quickselect's partitions bad: sorted, reversed, equal, organ pipe, saw.
    @Test(arguments: [1, 2, 15, 16, 17, 100, 1000, 5000])
    func selectionOfShapes(count: Int) {
        let shapes: [(Int) -> Int] = [
            { $0 }, { -$0 }, { _ in 7 }, { min($0, count - $0) }, { $0 % 17 }, { $0 % 2 },
            { ($0 * 7919) % 1009 },
        ]
        for (number, shape) in shapes.enumerated() {
            let sample = (0..<count).map { Double(shape($0)) }
            for p in [0, 0.3, 0.5, 0.99, 1] {
                var scratch = sample
                let expected = Quantiles.quantile(sorted: sample.sorted(), p)
                #expect(Quantiles.quantile(of: &scratch, p) == expected, "\(number) \(p)")
                #expect(scratch.sorted() == sample.sorted())
            }
        }
    }
}
