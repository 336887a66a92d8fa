import Testing
import TocsinRecords

@testable import TocsinDetectors

@Suite struct FindingBudgetTests {
    private static let day = Timestamp.microsecondsPerDay

    private func finding(
        _ priority: Int, _ severity: Severity, detector: String = "beacon"
    ) -> Finding {
        Finding(
            detector: detector, title: "", severity: severity, priority: priority, score: 0.5,
            entity: Entity(port: UInt16(priority)), firstSeen: Timestamp(microseconds: 0),
            lastSeen: Timestamp(microseconds: 0), count: 1)
    }

    @Test func limitsGrowWithTheData() {
        let budget = FindingBudget(perDay: 3)
        #expect(budget.limit(span: 0) == 3)
        #expect(budget.limit(span: Self.day) == 3)
        #expect(budget.limit(span: Self.day * 5 / 2) == 7)
        #expect(budget.limit(span: .min) == 3)
        #expect(FindingBudget(perDay: .max).limit(span: .max) == 1_000_000_000)
        #expect(FindingBudget(perDay: -1).limit(span: Self.day) == 0)
    }

    @Test func theMostWorthALookAreKeptInTheirOrder() {
        let findings = [
            finding(30, .low), finding(60, .medium), finding(5, .info), finding(50, .medium),
        ]
        let (kept, leftOut) = FindingBudget(perDay: 2).kept(findings, of: "beacon", span: Self.day)
        #expect(kept.map(\.priority) == [60, 50] && leftOut == 2)
        #expect(FindingBudget(perDay: 4).kept(findings, of: "beacon", span: 0).leftOut == 0)
    }

    @Test func highSeveritiesAndOtherDetectorsAreFree() {
        let findings = [
            finding(95, .critical), finding(80, .high), finding(60, .medium),
            finding(20, .low, detector: "port-scan"),
        ]
        let (kept, leftOut) = FindingBudget(perDay: 0).kept(findings, of: "beacon", span: Self.day)
        #expect(kept.map(\.priority) == [95, 80, 20] && leftOut == 1)
    }
}
