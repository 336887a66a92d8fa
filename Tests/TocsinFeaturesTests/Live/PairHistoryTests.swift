import Testing
import TocsinRecords

@testable import TocsinFeatures

@Suite struct PairHistoryTests {
    private static let rows: [Conn] = (0..<40).map { row($0) }

    private static func row(_ n: Int) -> Conn {
        let seconds = Double(60 * n + n % 3)
        return .sample("C\(n)", at: seconds, srcPort: UInt16(40_000 + n)) {
            $0.origBytes = Int64(300 + n % 2)
            $0.connState = n % 7 == 0 ? .s0 : .sf
        }
    }

    private func window(remembering count: Int, since: Int64 = 0) -> ConnWindow {
        var traces = PairTraceTable(maxPairs: 16, maxBytes: 1 << 16)
        traces.append(ConnBatch(Self.rows.prefix(count)))
        return ConnStore(Self.rows.dropFirst(count))
            .sealed(site: Site(), history: PairHistory(traces, since: since))
    }

    /// A pair's series is the same whether its older connections are rows or remembered.
    @Test(arguments: [0, 1, 20, 39]) func aSeriesIsWhole(count: Int) {
        let whole = PairSeries(ConnWindow(Self.rows), pair: 0)
        let series = PairSeries(window(remembering: count), pair: 0)
        #expect(series.times == whole.times)
        #expect(series.origBytes == whole.origBytes)
        #expect(series.dials == whole.dials)
        #expect(series.failedShare == whole.failedShare)
    }

    @Test func whatLiesBeforeTheWindowDoesNotCount() {
        let series = PairSeries(window(remembering: 20, since: 600_000_000), pair: 0)
        #expect(series.times.first == Self.rows[10].ts)
        #expect(series.times.count == 30)
    }

    @Test func aPairOfOneRowIsJudgedByWhatIsRemembered() {
        #expect(window(remembering: 39).pairs(atLeast: 4) == [0])
        #expect(ConnWindow(Self.rows.suffix(1)).pairs(atLeast: 4).isEmpty)
    }

    @Test func aWindowReachesBackToItsHistory() {
        #expect(window(remembering: 20, since: 5).earliest.microseconds == 5)
        #expect(ConnWindow(Self.rows.suffix(1)).earliest.microseconds == Self.rows[39].ts)
    }
}
