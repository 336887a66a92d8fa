import Testing
import TocsinRecords

@testable import TocsinFeatures

@Suite struct HostAddressesTests {
    private func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

    /// A client's logons on `web01` and its connections; times are seconds.
    private struct Logs {
        var auth = AuthBatch()
        var conns = ConnBatch()
        let client: IPAddress

        mutating func logon(_ time: Int64, port: UInt16) {
            var event = AuthEvent(ts: time * 1_000_000, result: .failure)
            event.source = client
            event.sourcePort = port
            event.host = "web01"
            auth.append(event)
        }

        mutating func connect(_ time: Int64, port: UInt16, to server: IPAddress) {
            conns.append(
                Conn(
                    ts: time * 1_000_000, uid: "C\(conns.count)", origHost: client, origPort: port,
                    respHost: server, respPort: 22, proto: .tcp))
        }

        func hosts() -> HostAddresses {
            var tally = Tally()
            var authStore = AuthStore()
            authStore.append(auth, within: nil, tally: &tally)
            var store = ConnStore()
            store.append(conns, within: nil, tally: &tally)
            return HostAddresses(authStore.sealed(), store.sealed(site: Site()))
        }
    }

    private func logs() throws -> Logs { Logs(client: try address("203.0.113.9")) }

    @Test func theClientsPortLeadsToTheComputer() throws {
        var logs = try logs()
        for index in 0..<5 as Range<Int64> {
            logs.logon(index * 60 + 3, port: UInt16(40_000 + index))
            logs.connect(index * 60, port: UInt16(40_000 + index), to: try address("10.0.0.5"))
            // Another server that the client uses, from other ports.
            logs.connect(index * 60, port: UInt16(50_000 + index), to: try address("10.0.0.6"))
        }
        let hosts = logs.hosts()
        #expect(hosts.addresses(of: "web01") == [try address("10.0.0.5")])
        #expect(hosts.addresses(of: "elsewhere").isEmpty)
        #expect(hosts.addresses(of: "10.0.0.7") == [try address("10.0.0.7")])
    }

    /// Clocks differ, by less than ports take to be used again.
    @Test(arguments: [(3600, 0), (121, 0), (119, 1), (-119, 1), (-121, 0), (-3600, 0)])
    func aPortAnHourLaterIsAnotherConnection(skew: Int64, expected: Int) throws {
        var logs = try logs()
        logs.connect(0, port: 9, to: try address("10.0.0.6"))
        logs.connect(10_000, port: 40_000, to: try address("10.0.0.5"))
        logs.logon(10_000 + skew, port: 40_000)
        #expect(logs.hosts().addresses(of: "web01").count == expected)
    }

    /// More logons than are looked for, all from before the first connection, hide nothing.
    @Test func earlierLogonsDoNotCount() throws {
        var logs = try logs()
        for index in 0..<300 as Range<Int64> { logs.logon(index, port: UInt16(1000 + index)) }
        logs.logon(86_400, port: 40_000)
        logs.connect(86_400, port: 40_000, to: try address("10.0.0.5"))
        #expect(logs.hosts().addresses(of: "web01") == [try address("10.0.0.5")])
    }

    /// One in ten logons seen on another computer is a port used twice.
    @Test func fewVotesAreChance() throws {
        var logs = try logs()
        for index in 0..<10 as Range<Int64> {
            logs.logon(index, port: UInt16(1000 + index))
            logs.connect(
                index, port: UInt16(1000 + index),
                to: try address(index == 0 ? "10.0.0.6" : "10.0.0.5"))
        }
        #expect(logs.hosts().addresses(of: "web01") == [try address("10.0.0.5")])
    }
}
