import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct NullTableTests {
    private let row = NullTable.Row(
        effective: 10, quantiles: (1...NullTable.levels.count).map { Double($0) }, tail: 2)

    @Test func interpolatesLnPBetweenQuantiles() {
        // By hand: T 5 is the 10 % quantile, T 6 the 5 % one.
        #expect(abs(Elementary.exp(row.logP(5)) - 0.1) < 1e-12)
        #expect(abs(Elementary.exp(row.logP(5.5)) - (0.1 * 0.05).squareRoot()) < 1e-12)
        #expect(row.logP(0) == 0)
    }

    @Test func extrapolatesWithTheTail() {
        let last = Elementary.log(0.0002)
        #expect(abs(row.logP(13 + 4) - (last - 2)) < 1e-12)
        var thin = row
        thin.tail = 0.01
        #expect(abs(thin.logP(13 + 4) - (last - 4)) < 1e-12, "never thinner than e^−T")
    }

    @Test(arguments: NullTable.calibrated.classes.indices)
    func theCalibratedTablesAreWhole(index: Int) {
        let rows = NullTable.calibrated.classes[index]
        #expect(rows.count >= 8)
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.effective < $1.effective })
        for row in rows {
            #expect(zip(row.quantiles, row.quantiles.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(row.tail > 0)
        }
    }

    /// Šidák by hand: 1 − 0.99² = 0.0199; tiny p times the tests.
    @Test func correctsForTheTests() {
        #expect(abs(PValue(0.01).corrected(tests: 2).value - 0.0199) < 1e-12)
        #expect(abs(PValue(1e-12).corrected(tests: 9).value - 9e-12) < 1e-20)
        #expect(PValue(1).corrected(tests: 9).value == 1)
        #expect(PValue(0.3).corrected(tests: 1) == PValue(0.3))
    }

    /// p of random events is uniform: a tenth lies below 0.1. Two standard errors of 500 series are 2.7 %.
    @Test(arguments: [12, 40, 150])
    func randomEventsHaveUniformP(count: Int) {
        var generator = SeededGenerator(seed: 3, stream: UInt64(count))
        var below = 0
        for _ in 0..<500 {
            var judge = SeriesJudge(dataSpan: 86_400_000_000)
            let times = (0..<count).map { _ in 86_400 * generator.uniform() }.sorted()
            let series = PairSeries(seconds: times)
            let terms = judge.terms(series.dials, edge: series.dialEdge)
            if NullTable.calibrated.pValue(terms).value <= 0.1 { below += 1 }
        }
        #expect(below >= 25 && below <= 55 + 14, "\(below) of 500 at 0.1")
    }

    @Test func aClockIsNoChance() {
        var generator = SeededGenerator(seed: 5, stream: 54)
        var judge = SeriesJudge(dataSpan: 86_400_000_000)
        let series = PairSeries(seconds: Arrivals.clock(period: 300, jitter: 0.1, count: 60, &generator))
        let p = NullTable.calibrated.pValue(judge.terms(series.dials, edge: series.dialEdge))
        #expect(p.value < 1e-9)
        #expect(p.isExtrapolated)
    }

    @Test func twoGapsShowNothing() {
        var judge = SeriesJudge(dataSpan: 86_400_000_000)
        #expect(NullTable.calibrated.pValue(judge.terms([0, 60_000_000, 120_000_000], edge: 1)) == PValue(1))
    }
}
