import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

@Suite struct PortServicesTests {
    /// What the pair 10.0.0.7 → 198.51.100.66 makes of its port among `others` answered connections,
    /// `expected` of them with the port's service.
    private func fit(
        _ port: UInt16, _ detail: ConnLog.Detail, count: Int = 4, others: Int = 0,
        expected: Int? = nil, name: String = "ssl"
    ) throws -> PortServices.Fit {
        var log = ConnLog()
        for time in 0..<count {
            try log.add("10.0.0.7", "198.51.100.66", port, at: Double(time), detail)
        }
        for time in 0..<others {
            let service = time < expected ?? others ? name : ""
            try log.add(
                "10.0.0.8", "198.51.100.1", port, at: Double(time),
                ConnLog.Detail(service: service))
        }
        let window = log.window()
        let pair = try #require(window.pair("10.0.0.7", "198.51.100.66", port))
        let key = window.pairs.key(pair)
        return PortServices(window, keys: [key])
            .fit(window, key, rows: window.sortedRows(ofPair: pair))
    }

    @Test func aPortsOwnServiceFits() throws {
        for (port, service) in [
            (443, "ssl"), (443, "ssl,http"), (80, "http"), (25, "smtp,ssl"), (445, "gssapi,smb"),
        ] as [(UInt16, String)] {
            #expect(try fit(port, ConnLog.Detail(service: service)) == .fits, "\(service)")
        }
    }

    @Test func anotherPortsServiceIsWrong() throws {
        for (port, service, own) in [
            (443, "ssh", "ssl"), (443, "http", "ssl"), (80, "ssl", "http"), (22, "ssl", "ssh"),
        ] as [(UInt16, String, String)] {
            let fit = try fit(port, ConnLog.Detail(service: service))
            #expect(fit == .wrong(service, expected: own) && fit.isMismatch)
        }
    }

    @Test func aKnownServiceElsewhereIsSaidAndNotCounted() throws {
        let fit = try fit(8081, ConnLog.Detail(service: "http"))
        #expect(fit == .oddPort("http") && !fit.isMismatch)
        #expect(try self.fit(9000, ConnLog.Detail()) == .fits)
        #expect(try self.fit(9000, ConnLog.Detail(service: "ntp")) == .fits)
    }

    /// Ten others, nine of which must have the service.
    @Test func noServiceIsAMismatchWhereOthersHaveOne() throws {
        let plain = ConnLog.Detail()
        #expect(try fit(443, plain, others: 10) == .missing(expected: "ssl"))
        #expect(try fit(443, plain, others: 9) == .fits, "too few others")
        #expect(try fit(443, plain, others: 11, expected: 10) == .missing(expected: "ssl"))
        #expect(try fit(443, plain, others: 12, expected: 10) == .fits, "others lack it too")
        #expect(try fit(443, plain, count: 3, others: 10) == .fits, "too few of its own")
    }

    /// What carried no data, or was joined midway, has no service to be identified.
    @Test func whatWasNotAnsweredProvesNothing() throws {
        #expect(try fit(443, .unanswered, others: 20) == .fits)
        #expect(try fit(443, ConnLog.Detail(respBytes: 0), others: 20) == .fits)
        #expect(try fit(443, ConnLog.Detail(state: .oth), others: 20) == .fits)
    }

    /// The pair's own connections do not count among the others.
    @Test func manyConnectionsOfOnePairDoNotExcuseIt() throws {
        #expect(
            try fit(443, ConnLog.Detail(), count: 500, others: 10) == .missing(expected: "ssl"))
    }
}
