import Testing
import TocsinMath

@Suite struct SeededGeneratorTests {
    @Test func isThePublishedGenerator() {
        var generator = SeededGenerator(state: (1, 2, 3, 4))
        #expect((0..<10).map { _ in generator.next() } == StatisticsReference.xoshiro1234)
    }

    @Test func seedingIsFixed() {
        var generator = SeededGenerator(seed: 42, stream: 7)
        #expect((0..<5).map { _ in generator.next() } == StatisticsReference.stream42x7)
    }

    @Test func streamsAndSeedsDiffer() {
        var first = Set<UInt64>()
        for seed in 0..<100 as Range<UInt64> {
            for stream in 0..<100 as Range<UInt64> {
                var generator = SeededGenerator(seed: seed, stream: stream)
                first.insert(generator.next())
            }
        }
        #expect(first.count == 10_000)
    }

    /// The first numbers of neighbouring streams, taken two by two, fill 16 × 16 cells evenly: χ²
    /// with 255 degrees of freedom exceeds 380 once in a million.
    @Test(arguments: [0, 1] as [UInt64])
    func streamsAreUnrelated(seed: UInt64) {
        let draws = 4
        let rows = (0..<10_000 as Range<UInt64>).map { stream in
            var generator = SeededGenerator(seed: seed, stream: stream)
            return (0..<draws).map { _ in generator.next() }
        }
        for shift in [0, 60] as [UInt64] {
            for a in 0..<draws {
                for b in 0..<a {
                    var cells = [Double](repeating: 0, count: 256)
                    for row in rows {
                        cells[Int((row[a] >> shift & 15) << 4 | (row[b] >> shift & 15))] += 1
                    }
                    let mean = 10_000.0 / 256
                    let chi = cells.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) / mean }
                    #expect(chi < 380, "numbers \(b) and \(a), bits from \(shift)")
                }
            }
        }
    }

    /// Moments of each distribution over 100,000 numbers, to five standard errors.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func moments(seed: UInt64) {
        let n = 100_000.0
        func mean(_ draw: (inout SeededGenerator) -> Double) -> (Double, Double) {
            var generator = SeededGenerator(seed: seed)
            var (sum, squares) = (0.0, 0.0)
            for _ in 0..<Int(n) {
                let x = draw(&generator)
                sum += x
                squares += x * x
            }
            return (sum / n, squares / n)
        }
        let five = 5 / n.squareRoot()
        let uniform = mean { $0.uniform() }
        #expect(abs(uniform.0 - 0.5) < five * 0.289 && abs(uniform.1 - 1 / 3.0) < five * 0.3)
        let range = mean { $0.uniform(in: -4..<8) }
        #expect(abs(range.0 - 2) < five * 3.47)
        let normal = mean { $0.normal() }
        #expect(abs(normal.0) < five && abs(normal.1 - 1) < five * 1.42)
        let exponential = mean { $0.exponential() }
        #expect(abs(exponential.0 - 1) < five && abs(exponential.1 - 2) < five * 4.5)
    }

    @Test func rangesHold() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<10_000 {
            #expect((0..<1).contains(generator.uniform()))
            #expect((0..<3).contains(generator.index(below: 3)))
            let tight = 1.0..<1.0.nextUp
            #expect(tight.contains(generator.uniform(in: tight)))
            let wide = -Double.greatestFiniteMagnitude..<Double.greatestFiniteMagnitude
            #expect(wide.contains(generator.uniform(in: wide)))
            #expect(generator.exponential() >= 0)
        }
        #expect(generator.uniform(in: 2..<2) == 2)
        #expect(generator.index(below: 1) == 0)
    }

    /// χ² of 10 cells over 100,000 draws; 9 degrees of freedom exceed 33.7 once in 10,000.
    @Test func indicesAreEven() {
        var generator = SeededGenerator(seed: 8)
        var cells = [Double](repeating: 0, count: 10)
        for _ in 0..<100_000 { cells[generator.index(below: 10)] += 1 }
        #expect(cells.reduce(0) { $0 + ($1 - 10_000) * ($1 - 10_000) / 10_000 } < 33.7)
        // A bound that leaves a third of 2⁶⁴ over shows a biased method at once.
        let bound = Int.max / 2 + Int.max / 4
        let low = (0..<30_000).count { _ in generator.index(below: bound) < bound / 2 }
        #expect(abs(low - 15_000) < 450)
    }
}

@Suite struct NormalTests {
    @Test(
        arguments: zip(StatisticsReference.normalProbabilities, StatisticsReference.normalQuantiles)
    )
    func agreesWithSciPy(p: Double, expected: Double) {
        #expect(abs(Normal.quantile(p) - expected) <= 1e-14 * max(1, abs(expected)))
    }

    @Test func limits() {
        #expect(Normal.quantile(0) == -.infinity)
        #expect(Normal.quantile(1) == .infinity)
        #expect(Normal.quantile(-0.1).isNaN && Normal.quantile(1.1).isNaN)
        #expect(Normal.quantile(.nan).isNaN)
    }
}
