import Testing
import TocsinDetectors
import TocsinRecords

@testable import TocsinSinks

struct FindingsTableTests {
    static let head = TableHead(
        span: Timestamp(year: 2026, month: 7, day: 14)...Sample.morning, connections: 1_075_332,
        pairsJudged: 12_345,
        directions: [.init("outbound", 0.81), .init("internal", 0.187), .init("inbound", 0.003)])

    static let foot = TableFoot(
        suppressed: 2,
        coverage: [
            "beacon: 9 h of data: periods over 30 min cannot be confirmed",
            "brute-force did not run: no logon records were given; hand in auth.log or ssh.log",
        ])

    static let findings = [
        Sample.guessing(), Sample.scan(), Sample.beacon(priority: 3, severity: .info),
        Sample.beacon(
            dst: "2001:db8:1234:5678:9abc:def0:1234:5678", priority: 40, severity: .high),
        Sample.beacon(),
    ]

    private func text(
        _ table: FindingsTable, _ findings: [Finding] = Self.findings,
        _ annotation: (Finding) -> Annotation = {
            $0.detector == "beacon" ? Sample.annotation : .none
        }
    ) throws -> String {
        var output = ByteOutput(.memory)
        try table.write(
            findings, annotation: annotation, head: Self.head, foot: Self.foot, to: &output)
        return output.text
    }

    @Test func atHundredColumns() throws {
        #expect(
            try text(FindingsTable(width: 100)) == """
                2026-07-14 00:00 to 2026-07-14 09:12 UTC (9.2 h)
                1,075,332 connections, 12,345 pairs judged
                81 % outbound, 19 % internal, <1 % inbound

                priority      → destination      port/service  period       count  active  seen by   first seen
                192.168.0.21  desk-7
                 97 critical  → 203.0.113.10     443/tcp ssl   80.1 s ±2 %  1,075    24 h  1 of 120  07-14 09:12
                              beacon: steady beat, rare destination (cdn.example.com, owner ExampleNet)
                 40 high      → 2001:db8:1234:5678:9abc:def0:1234:5678
                                                 443/tcp ssl   80.1 s ±2 %  1,075    24 h  1 of 120  07-14 09:12
                              beacon: steady beat, rare destination (cdn.example.com, owner ExampleNet)
                10.0.0.7
                 55 medium    -                  tcp           -            2,048       -  -         07-14 09:12
                              port-scan: 2,048 ports of 1 host in 3.0 min
                user alice
                 30 low       → host web-1       -             -                1       -  -         07-14 09:12
                              brute-force: 1,200 failures in an hour

                4 findings
                1 finding of severity info not shown; see with --min-severity info
                2 findings suppressed; see with --show-suppressed
                Coverage:
                - beacon: 9 h of data: periods over 30 min cannot be confirmed
                - brute-force did not run: no logon records were given; hand in auth.log or ssh.log

                """)
    }

    @Test func atEightyColumns() throws {
        #expect(
            try text(FindingsTable(width: 80)) == """
                2026-07-14 00:00 to 2026-07-14 09:12 UTC (9.2 h)
                1,075,332 connections, 12,345 pairs judged
                81 % outbound, 19 % internal, <1 % inbound

                priority      → destination      port/service  period       count  seen by
                192.168.0.21  desk-7
                 97 critical  → 203.0.113.10     443/tcp ssl   80.1 s ±2 %  1,075  1 of 120
                              beacon: steady beat, rare destination (cdn.example.com, owner
                              ExampleNet)
                 40 high      → 2001:db8:1234:5678:9abc:def0:1234:5678
                                                 443/tcp ssl   80.1 s ±2 %  1,075  1 of 120
                              beacon: steady beat, rare destination (cdn.example.com, owner
                              ExampleNet)
                10.0.0.7
                 55 medium    -                  tcp           -            2,048  -
                              port-scan: 2,048 ports of 1 host in 3.0 min
                user alice
                 30 low       → host web-1       -             -                1  -
                              brute-force: 1,200 failures in an hour

                4 findings
                1 finding of severity info not shown; see with --min-severity info
                2 findings suppressed; see with --show-suppressed
                Left out at this width: active hours, first seen
                Coverage:
                - beacon: 9 h of data: periods over 30 min cannot be confirmed
                - brute-force did not run: no logon records were given; hand in auth.log or
                  ssh.log

                """)
    }

    @Test func atSixtyColumns() throws {
        #expect(
            try text(FindingsTable(width: 60)) == """
                2026-07-14 00:00 to 2026-07-14 09:12 UTC (9.2 h)
                1,075,332 connections, 12,345 pairs judged
                81 % outbound, 19 % internal, <1 % inbound

                priority      → destination      port/service  period
                192.168.0.21  desk-7
                 97 critical  → 203.0.113.10     443/tcp ssl   80.1 s ±2 %
                              beacon: steady beat, rare destination
                              (cdn.example.com, owner ExampleNet)
                 40 high      → 2001:db8:1234:5678:9abc:def0:1234:5678
                                                 443/tcp ssl   80.1 s ±2 %
                              beacon: steady beat, rare destination
                              (cdn.example.com, owner ExampleNet)
                10.0.0.7
                 55 medium    -                  tcp           -
                              port-scan: 2,048 ports of 1 host in 3.0 min
                user alice
                 30 low       → host web-1       -             -
                              brute-force: 1,200 failures in an hour

                4 findings
                1 finding of severity info not shown; see with
                --min-severity info
                2 findings suppressed; see with --show-suppressed
                Left out at this width: count, active hours, seen by, first
                seen
                Coverage:
                - beacon: 9 h of data: periods over 30 min cannot be
                  confirmed
                - brute-force did not run: no logon records were given; hand
                  in auth.log or ssh.log

                """)
    }

    @Test func widthStaysWithinItsBounds() {
        #expect(FindingsTable(width: 20).width == 60)
        #expect(FindingsTable(width: 400).width == 100)
    }

    @Test func topCountsFindingsBeforeTheyAreGrouped() throws {
        var table = FindingsTable()
        table.top = 2
        let lines = try text(table).split(separator: "\n")
        // The best two by priority are the first beacon and the scan, not the beacon's neighbour.
        #expect(lines.contains { $0.contains("97 critical") })
        #expect(lines.contains { $0.contains("55 medium") })
        #expect(!lines.contains { $0.contains("40 high") })
        #expect(lines.contains("2 of 4 findings shown; 2 more with --top 0"))
        table.top = 0
        #expect(try text(table).contains("30 low"))
    }

    @Test func infoIsShownOnRequest() throws {
        var table = FindingsTable()
        table.showInfo = true
        let text = try text(table)
        #expect(text.contains("  3 info"))
        #expect(text.contains("\n5 findings\n"))
        #expect(!text.contains("not shown"))
    }

    @Test func anAskedForOrderIsKept() throws {
        var table = FindingsTable()
        table.keepsOrder = true
        let text = try text(table)
        let low = try #require(text.range(of: "30 low"))
        let critical = try #require(text.range(of: "97 critical"))
        #expect(low.lowerBound < critical.lowerBound)
    }

    @Test func colourOnlyRepeatsTheWord() throws {
        var table = FindingsTable()
        let plain = try text(table)
        #expect(!plain.contains("\u{1B}"))
        table.colour = true
        let coloured = try text(table)
        #expect(coloured.contains("\u{1B}[1;31m 97 critical\u{1B}[0m  → 203.0.113.10"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test func nothingFoundIsSaid() throws {
        #expect(try text(FindingsTable(), []).contains("\n\nNo findings.\n"))
        let info = try text(FindingsTable(), [Sample.beacon(severity: .info)])
        #expect(info.contains("No findings above severity info.\n1 finding of severity info"))
    }

    @Test func theOrderOfTheInputDoesNotMatter() throws {
        let table = FindingsTable()
        #expect(try text(table, Self.findings.reversed()) == text(table))
    }

    @Test func severalYearsShowTheirYear() throws {
        var old = Sample.scan()
        old.firstSeen = Timestamp(year: 2025, month: 12, day: 31)
        let text = try text(FindingsTable(), [old, Sample.beacon()])
        #expect(text.contains("  2025-12-31 00:00\n"))
        #expect(text.contains("  2026-07-14 09:12\n"))
    }

    @Test func hostileTextCannotForgeALine() throws {
        for hostile in Sample.hostileTexts {
            for width in [100, 80, 60] {
                let (finding, annotation) = Sample.hostile(hostile)
                var guessing = Sample.guessing(user: hostile, host: hostile)
                guessing.entity.src = Sample.address("10.9.8.7")
                let sources = [finding, guessing, Sample.guessing(user: hostile), Sample.scan()]
                let text = try text(FindingsTable(width: width), sources) { _ in annotation }
                #expect(Sample.dangerous(in: text).isEmpty)
                for line in text.split(separator: "\n") {
                    #expect(SafeText.width(String(line)) <= width)
                }
                // One line of columns a finding: a forged one would make it five.
                let rows = text.split(separator: "\n").filter {
                    $0.contains(/^( 97 critical| 55 medium| 30 low)/)
                }
                #expect(rows.count == 4)
            }
        }
    }

    @Test func extremeNumbersFit() throws {
        var finding = Sample.beacon(
            dst: "2001:db8:1234:5678:9abc:def0:1234:5678",
            src: "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", priority: 100)
        finding.count = .max
        finding.summary.period = 1e9
        finding.summary.jitter = 1e9
        finding.summary.activeHours = .max
        finding.summary.seenBy = .max
        finding.summary.insideHosts = .max
        finding.entity.port = 65_535
        finding.entity.proto = .unknown
        finding.service = "smb,gssapi,ntlm,and,more"
        for width in [100, 80, 60] {
            for line in try text(FindingsTable(width: width), [finding]).split(separator: "\n") {
                #expect(SafeText.width(String(line)) <= width)
            }
        }
    }
}
