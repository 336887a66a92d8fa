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
        var heavy = row
        heavy.tail = 4
        #expect(abs(heavy.logP(13 + 4) - (last - 1)) < 1e-12)
        var thin = row
        thin.tail = 0.01
        #expect(abs(thin.logP(13 + 4) - (last - 4.0 / 3)) < 1e-12, "never thinner than e^−T/3")
    }

    @Test(arguments: NullTable.calibrated.classes.indices)
    func theCalibratedTablesAreWhole(index: Int) {
        let rows = NullTable.calibrated.classes[index]
        #expect(rows.count >= 3)
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.effective < $1.effective })
        for row in rows {
            #expect(zip(row.quantiles, row.quantiles.dropFirst()).allSatisfy { $0 <= $1 })
            #expect(row.tail > 0)
        }
    }

    /// Šidák by hand: 1 − 0.99² = 0.0199; tiny p times the tests.
    /// What is far from the null and not like a timer is something else.
    @Test func isHeldBackWhereTheScoreDisagrees() {
        let far = PValue(1e-9, isExtrapolated: true)
        #expect(far.heldBack(bestLogOdds: -0.1) == PValue(0.001))
        #expect(far.heldBack(bestLogOdds: 0) == far)
        #expect(PValue(0.2).heldBack(bestLogOdds: -3) == PValue(0.2))
    }

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
        let series = PairSeries(
            seconds: Arrivals.clock(period: 300, jitter: 0.1, count: 60, &generator))
        let p = NullTable.calibrated.pValue(judge.terms(series.dials, edge: series.dialEdge))
        #expect(p.value < 1e-9)
        #expect(p.isExtrapolated)
    }

    /// Even gaps, whose T is 5: the 0.2 % quantile of even traffic, the 10 % quantile of all others.
    private func terms(gaps: [Double], localVariation: Double) throws -> (NullTable, SeriesTerms) {
        let other = NullTable.Row(
            effective: 10, quantiles: NullTable.levels.indices.map { Double($0 + 1) }, tail: 2)
        var even = other
        even.quantiles = other.quantiles.map { $0 / 2 }
        let table = NullTable(classes: [[other], [other], [other], [even]])
        var judge = SeriesJudge(dataSpan: 86_400_000_000)
        var times: [Int64] = [0]
        for gap in gaps { times.append((times.last ?? 0) + Int64(gap * 1e6)) }
        var terms = judge.terms(times, edge: 1)
        terms.mixture?.nats = 5
        terms.coverage = 1
        terms.rhythm.localVariation = localVariation
        try #require(terms.coveredNats == 5)
        return (table, terms)
    }

    /// Traffic burstier than random has the root of the largest p of all classes. With 100 gaps that is a
    /// local variation above 1 + 2/√100.
    @Test func burstyTrafficHasTheLargestP() throws {
        let gaps = [Double](repeating: 60, count: 100)
        let (table, calm) = try terms(gaps: gaps, localVariation: 1.19)
        #expect(NullTable.classIndex(calm) == 3)
        #expect(abs(table.pValue(calm).value - 0.002) < 1e-12)
        let (_, bursty) = try terms(gaps: gaps, localVariation: 1.21)
        #expect(abs(table.pValue(bursty).value - 0.1.squareRoot()) < 1e-12)
    }

    /// One night is a day's; between more silences than nights, or beside even runs, it is bursts.
    @Test func moreSilencesThanNightsAreBursty() throws {
        let run = [Double](repeating: 60, count: 20)
        let (table, night) = try terms(gaps: run + [20_000] + run, localVariation: 1)
        #expect(NullTable.classIndex(night) == 3)
        #expect(abs(table.pValue(night).value - 0.002) < 1e-12)
        let (_, even) = try terms(gaps: run + [20_000] + run, localVariation: 0.1)
        #expect(abs(table.pValue(even).value - 0.1.squareRoot()) < 1e-12)
        let silences: [Double] = (0..<4).flatMap { _ in run + [15_000.0] }
        let (_, bursts) = try terms(gaps: silences, localVariation: 1)
        #expect(NullTable.classIndex(bursts) == 0)
        #expect(abs(table.pValue(bursts).value - 0.1.squareRoot()) < 1e-12)
    }

    /// Half-way in ln n_eff between rows p is the geometric mean; beyond the rows that of the last.
    @Test func interpolatesBetweenRows() throws {
        let (_, terms) = try terms(gaps: [Double](repeating: 60, count: 100), localVariation: 0)
        var (few, many) = (row, row)
        (few.effective, many.effective) = (50, 200)
        many.quantiles = row.quantiles.map { $0 / 2 }
        let p = { (rows: [NullTable.Row]) in
            NullTable(classes: [[], [], [], rows]).pValue(terms).value
        }
        #expect(abs(p([few]) - 0.1) < 1e-12)
        #expect(abs(p([many]) - 0.002) < 1e-12)
        #expect(abs(p([few, many]) - (0.1 * 0.002).squareRoot()) < 1e-9)
    }

    @Test func twoGapsShowNothing() {
        var judge = SeriesJudge(dataSpan: 86_400_000_000)
        #expect(
            NullTable.calibrated.pValue(judge.terms([0, 60_000_000, 120_000_000], edge: 1))
                == PValue(1))
    }
}
