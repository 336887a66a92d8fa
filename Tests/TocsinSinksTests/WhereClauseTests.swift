import Testing
import TocsinDetectors
import TocsinRecords

@testable import TocsinSinks

struct WhereClauseTests {
    private func matches(_ text: String, _ finding: Finding = Sample.beacon()) throws -> Bool {
        try WhereClause(parsing: text).matches(finding)
    }

    @Test(arguments: [
        "", "   ", "src:192.168.0.0/16", "src:192.168.0.21", "dst:203.0.113.10", "port:443",
        "port:>=443", "proto:tcp", "PROTO:TCP", "service:ssl", "detector:beacon",
        "severity:critical", "severity:>=high", "severity:>medium", "severity:<=critical",
        "beacon:>=0.9", "beacon:>=90", "beacon:97", "beacon:<1", "score:0.973", "score:>0.97",
        "priority:97", "priority:<=97", "count:1075", "count:>1000", "duration:>2h30m",
        "duration:86000", "duration:>=23h53m20s", "duration:<1d", "period:80.1", "period:80.1s",
        "period:<=1m30s", "period:>1m", " src:192.168.0.21  count:>1 count:<2000 sort:count-asc ",
    ])
    func holds(_ text: String) throws {
        #expect(try matches(text))
    }

    @Test(arguments: [
        "src:10.0.0.0/8", "src:2001:db8::/32", "dst:203.0.113.11", "port:80", "port:>443",
        "proto:udp", "service:http", "service:ss", "detector:port-scan", "severity:high",
        "severity:<critical", "beacon:<0.9", "beacon:96", "beacon:>98", "score:>0.98",
        "priority:>97", "count:<1075", "duration:<2h", "period:79", "user:alice", "host:web-1",
        "src:192.168.0.21 port:80", "src:10.0.0.0/8 src:192.168.0.21",
    ])
    func doesNotHold(_ text: String) throws {
        #expect(try !matches(text))
    }

    @Test func beaconIsOnlyForBeacons() throws {
        var finding = Sample.scan()
        finding.score = 0.99
        #expect(try !matches("beacon:>=0", finding))
        #expect(try matches("score:>=0.99", finding))
        #expect(try !matches("period:>=0", finding))
        #expect(try !matches("port:>=0", finding))
    }

    @Test func durationPrefersTheEvidence() throws {
        var finding = Sample.beacon()
        finding.evidence = [Evidence("duration_s", .integer(7200))]
        #expect(try matches("duration:2h", finding))
        #expect(try !matches("duration:>2h", finding))
    }

    @Test func namesIgnoreCase() throws {
        let finding = Sample.guessing(user: "CORP\\Alice", host: "WEB-1")
        #expect(try matches("user:corp\\alice host:Web-1", finding))
        #expect(try !matches("user:corp\\bob", finding))
    }

    @Test func ipv6KeepsItsColons() throws {
        let finding = Sample.beacon(dst: "2001:db8::5")
        #expect(try matches("dst:2001:db8::/32", finding))
        #expect(try matches("dst:2001:db8::5", finding))
        #expect(try !matches("dst:2001:db8::6", finding))
    }

    @Test(arguments: [
        ("src", WhereError.Code.missingColon), (":5", .unknownField), ("colour:red", .unknownField),
        ("threat_intel:true", .unsupportedField), ("subdomains:>5", .unsupportedField),
        ("src:", .badValue), ("src:example.com", .badValue), ("src:10.0.0.0/33", .badValue),
        ("src:10.0.0.1,10.0.0.2", .badValue), ("dst:10.0.0.256", .badValue),
        ("port:65536", .badValue), ("port:-1", .badValue), ("port:ssh", .badValue),
        ("proto:sctp", .badValue), ("user:", .badValue), ("severity:urgent", .badValue),
        ("severity:>=", .badValue), ("beacon:101", .badValue), ("beacon:-1", .badValue),
        ("beacon:nan", .badValue), ("beacon:inf", .badValue), ("beacon:0x1p-1", .badValue),
        ("beacon:=>0.9", .badValue), ("beacon:>>0.9", .badValue), ("score:1e-1", .badValue),
        ("priority:101", .badValue), ("count:many", .badValue), ("count:1.2.3", .badValue),
        ("count:.", .badValue), ("duration:2x", .badValue), ("duration:h", .badValue),
        ("duration:2h30", .badValue), ("duration:-2h", .badValue), ("duration:٣s", .badValue),
        ("period:", .badValue), ("sort:score", .badSort), ("sort:score-up", .badSort),
        ("sort:colour-desc", .badSort), ("sort:score-desc-asc", .badSort),
        ("sort:score-desc sort:count-asc", .badSort),
        ("count:" + String(repeating: "9", count: 400), .badValue),
        (String(repeating: "count:1 ", count: 600), .tooLong),
    ])
    func refuses(_ text: String, _ code: WhereError.Code) {
        var caught: WhereError?
        do { _ = try WhereClause(parsing: text) } catch { caught = error }
        #expect(caught?.code == code, "\(text.prefix(60))")
    }

    @Test func errorsNameTermReasonAndRemedy() {
        #expect(throws: WhereError.self) { try WhereClause(parsing: "src:10.0.0.1 subdomains:>5") }
        do {
            _ = try WhereClause(parsing: "src:10.0.0.1 subdomains:>5")
        } catch {
            #expect(
                error.description
                    == "'subdomains:>5': RITA's subdomains is not supported here; fields are src, dst, "
                    + "port, proto, service, detector, user, host, severity, beacon, score, priority, "
                    + "count, duration, period, sort")
        }
        do {
            _ = try WhereClause(parsing: "src:10.0.0.1,10.0.0.2")
        } catch {
            #expect(error.description.contains("lists with commas are not supported"))
        }
    }

    @Test func errorsAreSafeToPrint() {
        for hostile in Sample.hostileTexts {
            do {
                _ = try WhereClause(parsing: "x" + hostile.filter { !$0.isWhitespace } + ":1")
            } catch {
                #expect(Sample.dangerous(in: error.description).isEmpty)
                #expect(!error.description.contains("\n"))
            }
        }
    }

    @Test func sorts() throws {
        var many = Sample.scan()
        many.priority = 10
        let findings = [many, Sample.guessing(), Sample.beacon()]
        func order(_ text: String) throws -> [Int] {
            try WhereClause(parsing: text).sorted(findings).map(\.count)
        }
        #expect(try order("") == [1075, 1, 2048])
        #expect(try order("sort:count-desc") == [2048, 1075, 1])
        #expect(try order("sort:count-asc") == [1, 1075, 2048])
        #expect(try order("sort:severity-asc") == [1, 2048, 1075])
        // Findings without the quantity come last both ways, the most worth a look first.
        #expect(try order("sort:period-asc") == [1075, 1, 2048])
        #expect(try order("sort:beacon-desc") == [1075, 1, 2048])
        #expect(try WhereClause(parsing: "sort:count-asc").hasOrder)
        #expect(try !WhereClause(parsing: "count:1").hasOrder)
    }

    @Test func sortingDoesNotDependOnTheInputOrder() throws {
        let clause = try WhereClause(parsing: "sort:period-desc")
        var findings: [Finding] = []
        for i in 0..<40 {
            var finding = Sample.beacon(dst: "203.0.113.\(i)", priority: i % 3)
            finding.summary.period = i % 5 == 0 ? .nan : Double(i % 4) / 4
            findings.append(finding)
        }
        let expected = clause.sorted(findings).map(\.id)
        #expect(clause.sorted(findings.reversed()).map(\.id) == expected)
        #expect(Set(expected).count == 40)
    }
}
