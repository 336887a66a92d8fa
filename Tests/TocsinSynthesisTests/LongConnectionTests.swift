import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct LongConnectionTests {
    private let scenario = ConnScenario.everything
    private let site = Site(hosts: 60, destinations: 500, seed: 7)

    @Test func tunnelComesOnce() {
        var long = LongConnection(tunnel: 0, scenario: scenario, site: site)
        let row = long.next()
        #expect(row.map { ($0.duration > 14 * 3_600_000_000) } == true)
        #expect(row.map { $0.end < scenario.spanEnd } == true)
        #expect(long.next() == nil)
        #expect(long.nextStart == nil)
    }

    /// It dials once, and its requests go on until the last period before the end.
    @Test(arguments: 0..<8)
    func keepAliveStaysOpen(_ k: Int) throws {
        var scenario = scenario
        scenario.keepAlives.periods = [60, 300]
        scenario.keepAlives.jitters = [0.1, 0]
        var long = LongConnection(keepAlive: k, scenario: scenario, site: site)
        let first = long.next()
        let row = try #require(first)
        #expect(long.next() == nil)
        #expect(row.state == .s1 && row.history == .open)
        let period: Int64 = k % 2 == 0 ? 60 : 300
        #expect(row.end < scenario.spanEnd)
        #expect(row.end > scenario.spanEnd - 2 * period * 1_000_000)
        #expect(row.origBytes / 90 > 80_000 / period)
        #expect(row.orig.isV4 == row.resp.isV4)
        #expect(long.truth.label == .keepAlive)
        #expect(long.truth.period == Double(period))
    }

    @Test func sessionsAreOfThreeKinds() throws {
        let rows = try (0..<6).map {
            var long = LongConnection(session: $0, scenario: scenario, site: site)
            let row = long.next()
            return try #require(row)
        }
        #expect(rows.map(\.respPort) == [443, 22, 443, 443, 22, 443])
        #expect(rows.allSatisfy { $0.duration > 3_600_000_000 && $0.end < scenario.spanEnd })
        #expect(rows[2].respBytes >= 2_000_000)
        guard case .steady(let pings) = rows[0].exchanges else {
            Issue.record("a push channel has pings")
            return
        }
        #expect(pings.period == 30)
        #expect(LongConnection(session: 1, scenario: scenario, site: site).truth.period == nil)
    }
}
