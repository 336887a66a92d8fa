import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct ScanTests {
    let scenario = ConnScenario(rows: 10_000)
    let site = Site(hosts: 50, destinations: 500, seed: 1)

    private func rows(_ scan: Scan) -> [ConnRow] {
        var scan = scan
        var rows: [ConnRow] = []
        while let row = scan.next() { rows.append(row) }
        return rows
    }

    @Test func sweepTriesEveryAddressOnce() {
        let rows = rows(Scan(hosts: 1, scenario: scenario, site: site))
        #expect(rows.count == 254)
        #expect(Set(rows.map(\.resp)).count == 254)
        #expect(Set(rows.map(\.respPort)) == [22])
        #expect(rows.map(\.resp) != rows.map(\.resp).sorted(), "in order of address")
        let failed = rows.filter { $0.state.isFailedAttempt }.count
        #expect(failed > 220)
        #expect(rows.map(\.start) == rows.map(\.start).sorted())
    }

    @Test func scanTriesEveryPortOnce() {
        let rows = rows(Scan(ports: 0, scenario: scenario, site: site))
        #expect(Set(rows.map(\.respPort)) == Set(1...1000))
        #expect(rows.count == 1000)
        #expect(Set(rows.map(\.resp)).count == 1)
        let refused = rows.filter { $0.state == .rej }.count
        #expect(refused > 880)
        let open = rows.filter { $0.state == .rsto }.count
        #expect((1...40).contains(open))
    }
}
