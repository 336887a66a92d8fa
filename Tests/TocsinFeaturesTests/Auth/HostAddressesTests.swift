import Testing
import TocsinRecords

@testable import TocsinFeatures

@Suite struct HostAddressesTests {
    private func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

    /// Logons on `web01` from a client's ports, and the connections that carried them.
    private func windows(skew: Int64) throws -> (AuthWindow, ConnWindow) {
        var auth = AuthBatch()
        var conns = ConnBatch()
        for index in 0..<5 {
            var event = AuthEvent(ts: Int64(index) * 60_000_000 + skew, result: .failure)
            event.source = try address("203.0.113.9")
            event.sourcePort = UInt16(40_000 + index)
            event.host = "web01"
            auth.append(event)
            conns.append(
                Conn(
                    ts: Int64(index) * 60_000_000, uid: "C\(index)",
                    origHost: try address("203.0.113.9"), origPort: UInt16(40_000 + index),
                    respHost: try address("10.0.0.5"), respPort: 22, proto: .tcp))
            // Another server that the client uses, from other ports.
            conns.append(
                Conn(
                    ts: Int64(index) * 60_000_000, uid: "D\(index)",
                    origHost: try address("203.0.113.9"), origPort: UInt16(50_000 + index),
                    respHost: try address("10.0.0.6"), respPort: 443, proto: .tcp))
        }
        var tally = Tally()
        var authStore = AuthStore()
        authStore.append(auth, within: nil, tally: &tally)
        var store = ConnStore()
        store.append(conns, within: nil, tally: &tally)
        return (authStore.sealed(), store.sealed(site: Site()))
    }

    @Test func theClientsPortLeadsToTheComputer() throws {
        let (auth, conns) = try windows(skew: 3_000_000)
        let hosts = HostAddresses(auth, conns)
        #expect(hosts.addresses(of: "web01") == [try address("10.0.0.5")])
        #expect(hosts.addresses(of: "elsewhere").isEmpty)
        #expect(hosts.addresses(of: "10.0.0.7") == [try address("10.0.0.7")])
    }

    @Test(arguments: [3_600_000_000, 400_000_000, -100_000_000, -3_600_000_000] as [Int64])
    func aPortAnHourLaterIsAnotherConnection(skew: Int64) throws {
        let (auth, conns) = try windows(skew: skew)
        let isNear = abs(skew) < HostAddresses.slack
        #expect(HostAddresses(auth, conns).addresses(of: "web01").isEmpty == !isNear)
    }

    /// One in ten logons seen on another computer is a port used twice.
    @Test func fewVotesAreChance() throws {
        var auth = AuthBatch()
        var conns = ConnBatch()
        for index in 0..<10 {
            var event = AuthEvent(ts: Int64(index) * 1_000_000, result: .success)
            event.source = try address("203.0.113.9")
            event.sourcePort = UInt16(1000 + index)
            event.host = "web01"
            auth.append(event)
            conns.append(
                Conn(
                    ts: Int64(index) * 1_000_000, uid: "C\(index)",
                    origHost: try address("203.0.113.9"), origPort: UInt16(1000 + index),
                    respHost: try address(index == 0 ? "10.0.0.6" : "10.0.0.5"), respPort: 22,
                    proto: .tcp))
        }
        var tally = Tally()
        var authStore = AuthStore()
        authStore.append(auth, within: nil, tally: &tally)
        var store = ConnStore()
        store.append(conns, within: nil, tally: &tally)
        let hosts = HostAddresses(authStore.sealed(), store.sealed(site: Site()))
        #expect(hosts.addresses(of: "web01") == [try address("10.0.0.5")])
    }

    /// More logons than are looked for, all from before the first connection, hide nothing.
    @Test func earlierLogonsDoNotCount() throws {
        var auth = AuthBatch()
        for index in 0..<300 {
            var event = AuthEvent(ts: Int64(index) * 1_000_000, result: .success)
            event.source = try address("203.0.113.9")
            event.sourcePort = UInt16(1000 + index)
            event.host = "web01"
            auth.append(event)
        }
        let time: Int64 = 86_400_000_000
        var event = AuthEvent(ts: time, result: .success)
        event.source = try address("203.0.113.9")
        event.sourcePort = 40_000
        event.host = "web01"
        auth.append(event)
        var conns = ConnBatch()
        conns.append(
            Conn(
                ts: time, uid: "C1", origHost: try address("203.0.113.9"), origPort: 40_000,
                respHost: try address("10.0.0.5"), respPort: 22, proto: .tcp))
        var tally = Tally()
        var authStore = AuthStore()
        authStore.append(auth, within: nil, tally: &tally)
        var store = ConnStore()
        store.append(conns, within: nil, tally: &tally)
        let hosts = HostAddresses(authStore.sealed(), store.sealed(site: Site()))
        #expect(hosts.addresses(of: "web01") == [try address("10.0.0.5")])
    }
}
