import Testing
import TocsinRecords

@testable import TocsinFlow

/// Who is the originator where the first packet does not say.
@Suite struct TCPRolesTests {
    let client = End("192.0.2.1", 40_000)
    let server = End("198.51.100.2", 80)
    let other = End("198.51.100.2", 40_001)

    private func first(_ trace: TestTrace) throws -> FlowRow { try #require(trace.rows().first) }

    @Test func portOfServer() throws {
        var trace = TestTrace()
        trace.tcp(0, server, client, "P.", seq: 10, ack: 20, payload: 5)
        let row = try first(trace)
        #expect(row.orig == "192.0.2.1:40000")
        #expect(row.history == "^d")
        #expect(row.packets == [0, 1])
    }

    /// Both are server ports: the lower one is the server's, but not for a SYN+ACK.
    @Test func bothPorts() throws {
        let proxy = End("192.0.2.1", 8080)
        var trace = TestTrace()
        trace.tcp(0, server, proxy, "P.", seq: 10, ack: 20, payload: 5)
        #expect(try first(trace).history == "^d")
        trace = TestTrace()
        trace.tcp(0, proxy, server, "P.", seq: 10, ack: 20, payload: 5)
        #expect(try first(trace).history == "D")
        trace = TestTrace()
        trace.tcp(0, server, proxy, "S.", seq: 10, ack: 20)
        #expect(try first(trace).history == "H")
    }

    /// The ports that a caller names are the only ones.
    @Test func namedPorts() throws {
        var trace = TestTrace()
        trace.tcp(0, server, client, "P.", seq: 10, ack: 20, payload: 5)
        var options = FlowOptions()
        options.serverPorts = try #require(ServerPorts("40000/tcp"))
        #expect(trace.rows(options).map(\.history) == ["D"])
    }

    /// The SYN was missed: the next segment without control bits tells.
    @Test func answerFirst() throws {
        var trace = TestTrace()
        trace.tcp(0, other, client, "S.", seq: 5000, ack: 1001)
        #expect(try first(trace).history == "H")
        trace.tcp(0.1, client, other, ".", seq: 1001, ack: 5001)
        trace.tcp(0.2, client, other, "P.", seq: 1001, ack: 5001, payload: 7)
        let row = try first(trace)
        #expect(row.orig == "192.0.2.1:40000")
        #expect(row.history == "^hAD")
        #expect(row.state == "S1")
        #expect(row.packets == [2, 1])
        #expect(row.bytes == [7, 0])
    }

    /// SYN+ACK and SYN in the wrong order.
    @Test func reversed() throws {
        var trace = TestTrace()
        trace.tcp(0, other, client, "S.", seq: 5000, ack: 1001)
        trace.tcp(0.1, client, other, "S", seq: 1000)
        trace.tcp(0.2, client, other, ".", seq: 1001, ack: 5001)
        let row = try first(trace)
        #expect(row.orig == "192.0.2.1:40000")
        #expect(row.history == "Hs^A")
        #expect(row.state == "S1")
    }

    @Test func broadcastStays() throws {
        var trace = TestTrace()
        trace.udp(0, End("192.0.2.1", 67), End("255.255.255.255", 40_000), [1])
        #expect(try first(trace).history == "D")
        trace = TestTrace()
        trace.udp(0, End("192.0.2.1", 67), End("192.0.2.255", 40_000), [1])
        #expect(try first(trace).history == "^d")
    }
}
