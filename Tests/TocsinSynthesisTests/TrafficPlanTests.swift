import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct TrafficPlanTests {
    private static func rows(_ plan: TrafficPlan) -> [ConnRow] {
        var traffic = plan.traffic()
        var rows: [ConnRow] = []
        while let start = traffic.nextStart {
            let before = rows.count
            traffic.next { rows.append($0) }
            for row in rows[before...] { #expect(row.start >= start) }
        }
        return rows
    }

    @Test func makesAllRowsInSessionOrder() throws {
        let plan = try TrafficPlan(.everything, afterTheSpan: .movedInside)
        #expect(Self.rows(plan).count == 20_000)
        #expect(plan.plantedRows == plan.truth.reduce(0) { $0 + $1.events })
    }

    /// In a second most of a scan comes too late for a capture.
    @Test func lateConnectionsAreLeftOutOfTheTruth() throws {
        var scenario = ConnScenario(rows: 2000)
        scenario.hours = ConnScenario.minimumHours
        scenario.portScans = 1
        let moved = try TrafficPlan(scenario, afterTheSpan: .movedInside)
        let left = try TrafficPlan(scenario, afterTheSpan: .left)
        #expect(moved.truth[0].events == 1000)
        #expect((1..<999).contains(left.truth[0].events))
        #expect(left.plantedRows == 1000)
        #expect(left.truth[0].last.map { $0.microseconds < scenario.spanEnd } == true)
        #expect(Self.rows(left).count == 2000)
    }
}
