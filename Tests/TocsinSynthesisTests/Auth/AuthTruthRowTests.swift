import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct AuthTruthRowTests {
    @Test func file() {
        let site = AuthSite(form: .syslog)
        var travel = AuthTruthRow(.impossibleTravel)
        var row = AuthRow(
            time: 1_772_438_405, account: Account(name: "anna", number: 0, kind: .person),
            origin: site.desk(0, 0), host: 0, session: 1)
        travel.count(row, site)
        row.time += 1800
        row.origin = site.hostile(0)
        row.isMalicious = true
        travel.count(row, site)
        var scanner = AuthTruthRow(.vulnerabilityScanner)
        row.isMalicious = false
        for host in [0, 1] {
            row.host = host
            scanner.count(row, site)
        }
        #expect(
            AuthTruthRow.file([travel, scanner, AuthTruthRow(.clockChange)]) == """
                label\tkind\tdetectors\tuser\tsrc\thost\tevents\tfirst_ts\tlast_ts
                malicious\timpossible-travel\timpossible-travel;new-location\tanna\t203.0.113.49\tgw1\t2\t1772438405.000000\t1772440205.000000
                benign\tvulnerability-scanner\t-\tanna\t203.0.113.49\t-\t2\t1772440205.000000\t1772440205.000000
                benign\tdst-change\t-\t-\t-\t-\t0\t-\t-

                """)
    }

    /// A value that came, went and came back is still not the only one.
    @Test func onlyTheOnlyOne() {
        let site = AuthSite(form: .cloudtrail)
        var truth = AuthTruthRow(.userEnumeration)
        var row = AuthRow(
            time: 0, account: Account(name: "a", number: 0, kind: .person), origin: site.exit(0),
            host: 0, session: 1)
        row.isMalicious = true
        for name in ["a", "b", "a"] {
            row.account.name = name
            truth.count(row, site)
        }
        #expect(truth.user == nil && truth.source == site.exit(0).address)
        #expect(truth.host == AuthSite.cloudAccount)
        row.account = AuthNames.guessed(0)
        var unknown = AuthTruthRow(.userEnumeration)
        unknown.count(row, site)
        #expect(unknown.user == nil)
    }
}
