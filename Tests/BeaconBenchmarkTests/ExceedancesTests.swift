import Testing
import TocsinSynthesis

@testable import BeaconBenchmark

@Suite struct ExceedancesTests {
    private func values(_ pValues: [Double]) -> Exceedances {
        pValues.reduce(into: Exceedances()) { $0.add($1) }
    }

    /// p-values k/1000 are exact at every level.
    @Test func exactValuesHaveTheRatioOne() {
        let exact = values((1...1000).map { Double($0) / 1000 })
        #expect(Exceedances.levels.indices.allSatisfy { exact.ratio($0) == 1 })
        // √(.1 · .9 / 1000) / .1
        #expect(abs(exact.error(0) - 0.094_868) < 1e-6)
        #expect(Exceedances().ratio(0) == nil)
    }

    @Test func limitsDependOnTheFamily() {
        let small = values((1...10_000).map { Double($0) / 14_000 })
        #expect(HonestyLimits.misses(.poisson, small).first == 0.1)
        #expect(HonestyLimits.misses(.hawkes, small).isEmpty)
        #expect(
            HonestyLimits.misses(.hawkes, values([Double](repeating: 0.1, count: 500))) == [0.1])
        #expect(HonestyLimits.misses(.videoSegments, values([0, 0, 0])).isEmpty)
        let large = values((1...10_000).map { Double($0) / 3000 })
        // A third of what was promised, for want of chance at .001 only at the larger levels.
        #expect(HonestyLimits.misses(.poisson, large) == [0.1, 0.01])
        #expect(
            HonestyLimits.misses(.poisson, values([Double](repeating: 1, count: 10_000))).count == 3
        )
    }

    @Test func theReportNamesEveryFamily() {
        let points = (1...1000).map {
            PairPoint(
                family: .poisson, index: $0, connections: $0 + 3, pValue: Double($0) / 1000,
                score: 0)
        }
        let text = HonestyReport(points).markdown
        #expect(text.contains("| poisson | 1000 | 1.00 ± 0.09 | 1.00 ± 0.14 |"))
        #expect(text.contains("| poisson | 4–7 | 4 | 10.00 ± 0.00 |"))
        #expect(text.contains("| video-segments | 0 | – | – | – | – | – | – | none: periodic |"))
    }
}
