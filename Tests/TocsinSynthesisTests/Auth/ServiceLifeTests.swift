import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct ServiceLifeTests {
    private static let scenario = AuthScenario(users: 1, services: 4)

    private static func rows(_ life: ServiceLife) -> [AuthRow] {
        var life = life
        var rows: [AuthRow] = []
        while let row = life.next() { rows.append(row) }
        return rows
    }

    @Test(arguments: [(0, 300), (1, 3600), (2, 900), (3, 3600)])
    func beats(_ k: Int, _ period: Int64) {
        let rows = Self.rows(ServiceLife(k, scenario: Self.scenario, site: AuthSite(form: .csv)))
        #expect(rows.count == Int(30 * 86_400 / period))
        #expect(rows.allSatisfy { $0.result == .success && $0.origin == rows[0].origin })
        // Late now and then, but by its clock.
        let first = rows[0].time
        #expect(
            rows.enumerated().allSatisfy { (0..<40).contains($1.time - first - Int64($0) * period) }
        )
        #expect(Set(rows.map(\.session)).count == rows.count)
    }

    @Test func trouble() {
        let start = Self.scenario.span.lowerBound + 864_000
        let during = start..<start + 86_400
        let rows = Self.rows(
            ServiceLife(
                failing: 0, during: during, planted: 5, scenario: Self.scenario,
                site: AuthSite(form: .csv)))
        #expect(rows.allSatisfy { (during.contains($0.time)) == ($0.result == .failure) })
        #expect(rows.allSatisfy { ($0.planted == 5) == ($0.result == .failure) })
        #expect((1400...1440).contains(rows.count { $0.result == .failure }))
        #expect((28 * 24...29 * 24 + 1).contains(rows.count { $0.result == .success }))
    }
}
