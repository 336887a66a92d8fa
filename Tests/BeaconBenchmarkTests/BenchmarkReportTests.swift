import Testing
import TocsinSynthesis

@testable import BeaconBenchmark

@Suite struct BenchmarkReportTests {
    static let plan = BenchmarkPlan(seed: 3, hours: 24, benign: 9, plain: 1, hidden: 1)

    @Test func everyFamilyAndCellIsThere() {
        // Five shapes with five bands of jitter and two without, at four losses.
        #expect(Cell.all.count == (5 * 5 + 2) * 4)
        #expect(Set(Cell.all).count == Cell.all.count)
        let items = Self.plan.items
        #expect(items.count == 13 * 9 + 14 * Cell.all.count)
        #expect(Set(items.map { "\($0.family.name) \($0.index)" }).count == items.count)
        for item in items.suffix(200) {
            let series = Self.plan.series(item)
            let cell = Cell.all[item.cell ?? 0]
            #expect(series.shape == cell.shape.name && series.loss == Cell.losses[cell.loss])
            #expect(cell.jitter.map { Cell.jitters[$0].contains(series.jitter ?? -1) } ?? true)
        }
    }

    /// Series of one host share its address, and each is judged on its own servers.
    @Test func aLogKeepsItsSeriesApart() {
        var log = BenchmarkLog(span: Self.plan.span)
        let beacon = RhythmFamily.serversInTurn.series(
            0, seed: 1, span: Self.plan.span,
            ranges: BeaconRanges(period: 60...60, jitter: 0...0, loss: 0...0, shape: .uniform))
        let calm = RhythmFamily.poisson.series(2, seed: 1, span: Self.plan.span)
        let nothing = RhythmFamily.plain.series(
            0, seed: 1, span: Self.plan.span, ranges: BeaconRanges(period: 1e7...1e7))
        for series in [calm, beacon, nothing, calm] { log.add(series, host: 5) }
        let verdicts = log.verdicts()
        #expect(verdicts.map(\.connections) == [calm, beacon, nothing, calm].map(\.events.count))
        #expect(verdicts[0] == verdicts[3])
        #expect((verdicts[1].tocsin ?? 0) > 0.9 && (verdicts[1].rita ?? 0) > 0.9)
        #expect((verdicts[0].tocsin ?? 1) < 0.5)
        #expect(verdicts[2].tocsin == nil && verdicts[2].rita == nil)
    }

    /// Verdicts made up so that every sum is known.
    @Test func theReportCounts() {
        let verdicts = Self.plan.items.map { item -> Verdict in
            switch item.family {
            case .plain: Verdict(connections: 100, tocsin: 0.9, rita: 0.2)
            case .infectedLate: Verdict(connections: 3, tocsin: nil, rita: nil)
            case .poisson where item.index == 0: Verdict(connections: 50, tocsin: 0.8, rita: 0.7)
            case .onOff: Verdict(connections: 2, tocsin: nil, rita: nil)
            case _ where item.cell == nil: Verdict(connections: 50, tocsin: 0.1, rita: nil)
            default: Verdict(connections: 7, tocsin: 0.5, rita: 0.3)
            }
        }
        let text = BenchmarkReport(Self.plan, verdicts, falseAlarms: 0.01).markdown
        // 108 judged benign series, of which one may lie above: the threshold is the next score.
        #expect(text.contains("108 benign"))
        #expect(text.contains("above 0.1 (Tocsin) and 0.0 (RITA), which 1 and 1 benign"))
        #expect(
            text.contains(
                "| plain | A beacon that runs all the time. | 108 | 0.0 % | 100.0 | 100.0 |"))
        #expect(text.contains("last 20 to 30 % of the span. | 108 | 100.0 % | 0.0 | 0.0 |"))
        #expect(text.contains("| all |  | 1512 | 92.9 % | 92.9 | 92.9 |"))
        #expect(text.contains("constant rate. | 9 | 1 (11.11 %) | 1 (11.11 %) |"))
        #expect(text.contains("| on-off | Busy and silent times with heavy tails. | 0 | 0 (– %) |"))
        #expect(text.contains("| uniform | 10–30 | 100 / 100 | 100 / 100 |"))
        #expect(text.contains("| exponential | – | 92 / 92 |"))
    }

    /// Threads decide nothing. More series than are scored together.
    @Test func theSameBytesEveryTime() {
        var plan = BenchmarkPlan(seed: 3, hours: 2, benign: 20, plain: 1, hidden: 1)
        plan.items = Array(plan.items.prefix(300))
        let verdicts = plan.verdicts(threads: 1)
        #expect(verdicts.count == 300 && verdicts == plan.verdicts(threads: 2))
    }
}
