import Testing
import TocsinRecords

@testable import TocsinFlow

/// States, ends and times of TCP flows (Zeek: TCPSessionAdapter.cc, conn/main.zeek).
@Suite struct TCPFlowsTests {
    let client = End("192.0.2.1", 40_000)
    let server = End("198.51.100.2", 8443)

    /// A handshake at 0, 0.1 and 0.2 s, from sequence numbers 1000 and 5000.
    private func handshake(_ server: End? = nil) -> TestTrace {
        let server = server ?? self.server
        var trace = TestTrace()
        trace.tcp(0, client, server, "S", seq: 1000)
        trace.tcp(0.1, server, client, "S.", seq: 5000, ack: 1001)
        trace.tcp(0.2, client, server, ".", seq: 1001, ack: 5001)
        return trace
    }

    @Test func completeSession() throws {
        var trace = handshake()
        trace.tcp(0.3, client, server, "P.", seq: 1001, ack: 5001, payload: 100)
        trace.tcp(0.4, server, client, "P.", seq: 5001, ack: 1101, payload: 200)
        trace.tcp(0.5, client, server, "F.", seq: 1101, ack: 5201)
        trace.tcp(0.6, server, client, "F.", seq: 5201, ack: 1102)
        trace.tcp(0.7, client, server, ".", seq: 1102, ack: 5202)
        let row = try #require(trace.rows().first)
        #expect(row.state == "SF")
        #expect(row.history == "ShADdFf")
        #expect(row.bytes == [100, 200])
        #expect(row.packets == [5, 3])
        #expect(row.ipBytes == [300, 320])
        // The last acknowledgement counts as a packet and not as time.
        #expect(row.duration == 0.6)
    }

    /// One side closes: S2 or S3, and the flow stays until the inactivity timeout.
    @Test(arguments: [true, false]) func halfClosed(byOrig: Bool) throws {
        var trace = handshake()
        if byOrig {
            trace.tcp(1, client, server, "F.", seq: 1001, ack: 5001)
        } else {
            trace.tcp(1, server, client, "F.", seq: 5001, ack: 1001)
        }
        trace.udp(300.9, client, server, [1])
        var table = FlowTable()
        var batch = FlowBatch()
        table.take(trace.block, into: &batch)
        #expect(batch.count == 0)
        trace.udp(301.1, client, server, [1])
        let row = try #require(trace.rows().first)
        #expect(row.state == (byOrig ? "S2" : "S3"))
        #expect(row.duration == 1)
    }

    @Test func halfClosedIsWrittenInTime() {
        var trace = handshake()
        trace.tcp(1, client, server, "F.", seq: 1001, ack: 5001)
        trace.udp(301, client, server, [1])
        var table = FlowTable()
        var batch = FlowBatch()
        table.take(trace.block, into: &batch)
        // 1 s + 5 min ≤ 301 s.
        #expect(batch.count == 1)
    }

    /// A FIN, and nothing of the other side: that is all, five seconds later.
    @Test(arguments: [(4.9, 0), (5, 1)]) func finAlone(_ time: Double, ended: Int) {
        var trace = TestTrace()
        trace.tcp(0, server, client, "F", seq: 1)
        trace.udp(time, client, server, [1])
        #expect(endedStates(trace) == [String](repeating: "SH", count: ended))
    }

    /// States of the flows that end before the capture does.
    private func endedStates(_ trace: TestTrace) -> [String] {
        var table = FlowTable()
        var batch = FlowBatch()
        table.take(trace.block, into: &batch)
        return batch.conns.connState.map(\.name)
    }

    /// Nothing but segments with bad checksums: gone at the look at 11 s, because at 5 s the silence
    /// was not longer than five seconds.
    @Test(arguments: [(5.0, 0), (10.9, 0), (11.0, 1)]) func onlyBadChecksums(
        _ time: Double, ended: Int
    ) {
        var trace = TestTrace()
        trace.tcp(0, client, server, "S", seq: 1, breaksChecksum: true)
        trace.udp(5, client, server, [1])
        if time > 5 { trace.udp(time, client, server, [1]) }
        var table = FlowTable()
        var batch = FlowBatch()
        table.take(trace.block, into: &batch)
        #expect(batch.history == [String](repeating: "C", count: ended))
    }

    /// An unanswered SYN is removed after 5 s; a later retry is another connection.
    @Test func attempts() {
        var trace = TestTrace()
        trace.tcp(0, client, server, "S", seq: 1)
        trace.tcp(3, client, server, "S", seq: 1)
        trace.tcp(7, client, server, "S", seq: 1)
        let rows = trace.rows()
        #expect(rows.map(\.state) == ["S0", "S0"])
        #expect(rows.map(\.history) == ["S", "S"])
        #expect(rows.map(\.packets) == [[2, 0], [1, 0]])
        #expect(rows.map(\.duration) == [3, nil])
    }

    @Test func reset() throws {
        var trace = TestTrace()
        trace.tcp(0, client, server, "S", seq: 1)
        trace.tcp(0.1, server, client, "R.", ack: 2)
        #expect(trace.rows().map(\.state) == ["REJ"])

        trace = handshake()
        trace.tcp(1, client, server, "R", seq: 1001)
        #expect(trace.rows().map(\.state) == ["RSTO"])
        #expect(trace.rows().map(\.history) == ["ShAR"])

        trace = handshake()
        trace.tcp(1, server, client, "R", seq: 5001)
        #expect(trace.rows().map(\.state) == ["RSTR"])
    }

    /// SYN, then RST of the same side: RSTOS0, unless something of a connection was seen between.
    @Test func resetAttempt() {
        var trace = TestTrace()
        trace.tcp(0, client, server, "S", seq: 1)
        trace.tcp(1, client, server, "R", seq: 2)
        #expect(trace.rows().map(\.state) == ["RSTOS0"])
        #expect(trace.rows().map(\.history) == ["SR"])

        trace = TestTrace()
        trace.tcp(0, client, server, "S", seq: 1)
        trace.tcp(0.5, client, server, ".", seq: 2, ack: 1)
        trace.tcp(1, client, server, "R", seq: 2)
        #expect(trace.rows().map(\.state) == ["OTH"])
    }

    /// SYN, an acknowledgement of other data, RST: a half-open connection was aborted, and its numbers
    /// say nothing of size.
    @Test func abortedHalfOpen() throws {
        var trace = TestTrace()
        trace.tcp(0, client, server, "S", seq: 1000)
        trace.tcp(0.1, server, client, ".", seq: 77, ack: 90_000)
        trace.tcp(0.2, client, server, "R", seq: 90_000)
        let row = try #require(trace.rows().first)
        #expect(row.bytes == [0, 0])
        #expect(row.history == "SaR")
    }

    /// 60 s before a side leaves the handshake, 300 s afterwards, an hour for sessions of people.
    @Test(arguments: [(UInt16(8443), 300.0), (21, 3600), (22, 3600), (23, 3600), (513, 3600)])
    func inactivity(_ port: UInt16, timeout: Double) {
        for (time, ended) in [(timeout + 0.1, 0), (timeout + 0.2, 1)] {
            var trace = handshake(End("198.51.100.2", port))
            trace.icmp(time, client.host, server.host, type: 8)
            var table = FlowTable()
            var batch = FlowBatch()
            table.take(trace.block, into: &batch)
            #expect(batch.count == ended, "\(port) at \(time)")
        }
    }

    /// Without a SYN the port does not help: the session was not seen to be established.
    @Test func inactivityOfPartial() {
        var trace = TestTrace()
        trace.tcp(0, client, End("198.51.100.2", 22), "P.", seq: 1, ack: 1, payload: 1)
        trace.icmp(300, client.host, server.host, type: 8)
        var table = FlowTable()
        var batch = FlowBatch()
        table.take(trace.block, into: &batch)
        #expect(batch.count == 1)
    }

    @Test func removalAndReuse() {
        var trace = TestTrace()
        trace.tcp(0, client, server, "S", seq: 1)
        trace.tcp(1, server, client, "R.", ack: 2)
        // Within five seconds it still belongs to it, and a plain SYN begins anew.
        trace.tcp(2, client, server, "R", seq: 2)
        trace.tcp(3, client, server, "S", seq: 1)
        #expect(trace.rows().map(\.history) == ["SrR", "S"])
    }

    /// A SYN with another number is another connection, the same number is a retransmission.
    @Test func reuseByNumber() {
        var trace = handshake()
        trace.tcp(1, client, server, "S", seq: 1000)
        trace.tcp(2, client, server, "S", seq: 2000)
        #expect(trace.rows().map(\.history) == ["ShA", "S"])
    }
}
