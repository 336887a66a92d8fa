import Testing
import TocsinRecords

@testable import TocsinFlow

@Suite struct UDPFlowsTests {
    let client = End("192.0.2.1", 40_000)
    let server = End("198.51.100.2", 9999)

    private func ended(_ trace: TestTrace) -> [String] {
        var table = FlowTable()
        var batch = FlowBatch()
        table.take(trace.block, into: &batch)
        return batch.history
    }

    @Test func bothWays() throws {
        var trace = TestTrace()
        trace.udp(0, client, server, [1, 2, 3])
        trace.udp(1, server, client, [1])
        trace.udp(2, client, server, [])
        let row = try #require(trace.rows().first)
        #expect(row.state == "SF")
        #expect(row.history == "Dd")
        #expect(row.bytes == [3, 1])
        #expect(row.packets == [2, 1])
        #expect(row.ipBytes == [59, 29])
        #expect(row.duration == 2)
    }

    @Test(arguments: [(59.9, 0), (60, 1)]) func inactivity(_ time: Double, ended count: Int) {
        var trace = TestTrace()
        trace.udp(0, client, server, [1])
        trace.udp(time, client, server, [1])
        #expect(ended(trace).count == count)
        #expect(trace.rows().count == 1 + count)
    }

    /// A bad checksum begins a flow and counts for nothing; one of 0 is none.
    @Test func checksums() throws {
        var trace = TestTrace()
        trace.udp(0, client, server, [1], breaksChecksum: true)
        trace.udp(1, server, client, [1], breaksChecksum: true)
        let row = try #require(trace.rows().first)
        #expect(row.history == "Cc")
        #expect(row.state == "OTH")
        #expect(row.packets == [0, 0])
        #expect(row.duration == nil)

        var bytes = TestTrace.udpBytes(client, server, [1])
        bytes[6] = 0
        bytes[7] = 0
        trace = TestTrace()
        trace.add(TestTrace.ipBytes(client.host, server.host, 17, bytes), at: 0)
        #expect(trace.rows().map(\.history) == ["D"])
        // IPv6 needs one.
        let (a, b) = (End("2001:db8::1", 1), End("2001:db8::2", 2))
        trace = TestTrace()
        trace.add(TestTrace.ipBytes(a.host, b.host, 17, bytes), at: 0)
        #expect(trace.rows().map(\.history) == ["C"])
    }

    /// A packet that was cut counts by its headers.
    @Test func cut() throws {
        var trace = TestTrace()
        let bytes = TestTrace.ipBytes(
            client.host, server.host, 17,
            TestTrace.udpBytes(client, server, [UInt8](repeating: 1, count: 500)))
        trace.add(Array(bytes.prefix(60)), at: 0, wire: bytes.count)
        trace.udp(1, client, server, [1])
        let row = try #require(trace.rows().first)
        #expect(row.bytes == [501, 0])
        #expect(row.ipBytes == [557, 0])
    }
}

/// What the analyzers of DNS and NTP do to flows.
@Suite struct ServiceAnalyzerTests {
    let client = End("192.0.2.1", 40_000)

    private func query(isAnswer: Bool) -> [UInt8] {
        [0, 1, isAnswer ? 0x80 : 0, 0] + [UInt8](repeating: 0, count: 8)
    }

    /// A look-up is over at 10 s if it has been silent for 9, else at 20 s, 30 s ….
    @Test(arguments: [
        (0.5, 9.9, 0), (0.5, 10.0, 1), (1.0, 10.0, 1), (1.1, 10.0, 0), (1.1, 20.0, 1),
    ])
    func shortened(_ answer: Double, _ time: Double, ended: Int) {
        let server = End("198.51.100.2", 53)
        var trace = TestTrace()
        trace.udp(0, client, server, query(isAnswer: false))
        trace.udp(answer, server, client, query(isAnswer: true))
        // Looks happen as packets come.
        trace.icmp(10, client.host, server.host, type: 8)
        if time != 10 { trace.icmp(time, client.host, server.host, type: 8) }
        var table = FlowTable()
        var batch = FlowBatch()
        let before = trace.block.packets.filter { Double($0.ts) <= time * 1e6 }
        trace.block.packets = before
        table.take(trace.block, into: &batch)
        #expect(batch.history == [String](repeating: "Dd", count: ended))
        // Without the analyzer only the minute counts.
        var options = FlowOptions()
        options.serverPorts = ServerPorts()
        var bare = FlowTable(options)
        var none = FlowBatch()
        bare.take(trace.block, into: &none)
        #expect(none.count == 0)
    }

    /// An answer first: its sender is the responder, but stays booked as the originator.
    @Test func answerFirst() throws {
        var trace = TestTrace()
        trace.udp(0, client, End("198.51.100.2", 53), query(isAnswer: true))
        let row = try #require(trace.rows().first)
        #expect(row.history == "D^")
        #expect(row.orig == "198.51.100.2:53")
        #expect(row.packets == [1, 0])
        // Multicast answers are nobody's mistake.
        trace = TestTrace()
        trace.udp(0, End("192.0.2.1", 5353), End("224.0.0.251", 5353), query(isAnswer: true))
        #expect(trace.rows().map(\.history) == ["D"])
    }

    @Test func networkTime() throws {
        let server = End("198.51.100.2", 123)
        let message = { (mode: UInt8) in [0x20 | mode] + [UInt8](repeating: 0, count: 47) }
        var trace = TestTrace()
        trace.udp(0, client, server, message(4))
        #expect(trace.rows().map(\.history) == ["D^"])
        trace = TestTrace()
        trace.udp(0, client, server, message(3))
        trace.udp(1, server, client, message(4))
        #expect(trace.rows().map(\.history) == ["Dd"])
    }
}
