import Testing
import TocsinRecords

@testable import TocsinFlow

/// Letters, sizes and gaps of TCP streams.
@Suite struct TCPStreamTests {
    let client = End("192.0.2.1", 40_000)
    let server = End("198.51.100.2", 8443)

    private func handshake(_ seq: UInt32 = 1000) -> TestTrace {
        var trace = TestTrace()
        trace.tcp(0, client, server, "S", seq: seq)
        trace.tcp(0.1, server, client, "S.", seq: 5000, ack: seq &+ 1)
        trace.tcp(0.2, client, server, ".", seq: seq &+ 1, ack: 5001)
        return trace
    }

    private func first(_ trace: TestTrace) throws -> FlowRow { try #require(trace.rows().first) }

    /// At the 1st, 10th and 100th zero window, not on a RST, not once the other side has closed.
    @Test func zeroWindow() throws {
        var trace = handshake()
        for i in 0..<100 {
            trace.tcp(1 + Double(i) / 100, server, client, ".", seq: 5001, ack: 1001, window: 0)
        }
        #expect(try first(trace).history == "ShAawww")
        trace.tcp(3, client, server, "R", seq: 1001, window: 0)
        #expect(try first(trace).history == "ShAawwwR")

        trace = handshake()
        trace.tcp(1, client, server, "F.", seq: 1001, ack: 5001)
        trace.tcp(2, server, client, ".", seq: 5001, ack: 1002, window: 0)
        #expect(try first(trace).history == "ShAFa")
    }

    @Test func retransmission() throws {
        var trace = handshake()
        trace.tcp(1, client, server, "P.", seq: 1001, ack: 5001, payload: 10)
        for i in 0..<10 {
            trace.tcp(2 + Double(i), client, server, "P.", seq: 1001, ack: 5001, payload: 10)
        }
        let row = try first(trace)
        #expect(row.history == "ShADTT")
        #expect(row.bytes == [10, 0])
    }

    @Test func badChecksum() throws {
        var trace = handshake()
        for i in 0..<10 {
            trace.tcp(
                1 + Double(i), server, client, "P.", seq: 5001, ack: 1001, payload: 10,
                breaksChecksum: true)
        }
        let row = try first(trace)
        #expect(row.history == "ShAcc")
        #expect(row.duration == 0.2)
        #expect(row.packets == [2, 1])
        var options = FlowOptions()
        options.ignoresChecksums = true
        #expect(trace.rows(options).first?.history == "ShAdt")
    }

    /// An acknowledgement of what was never seen.
    @Test func gap() throws {
        var trace = handshake()
        trace.tcp(1, client, server, "P.", seq: 1101, ack: 5001, payload: 50)
        trace.tcp(2, client, server, "P.", seq: 1251, ack: 5001, payload: 50)
        trace.tcp(3, server, client, ".", seq: 5001, ack: 1401)
        let row = try first(trace)
        // 1001…1100, 1151…1250, 1301…1400.
        #expect(row.missedBytes == 300)
        #expect(row.history == "ShADaG")
        #expect(row.bytes == [400, 0])
    }

    /// Of a connection whose beginning was not seen nothing can be missed, but what was acknowledged
    /// counts as its size.
    @Test func partial() throws {
        var trace = TestTrace()
        trace.tcp(0, client, server, "P.", seq: 1001, ack: 5001, payload: 10)
        trace.tcp(1, server, client, ".", seq: 5001, ack: 2001)
        let row = try first(trace)
        #expect(row.missedBytes == 0)
        #expect(row.history == "Da")
        #expect(row.bytes == [1000, 0])
        #expect(row.state == "OTH")
    }

    /// A RST's acknowledgement is not believed.
    @Test func acknowledgementOfReset() throws {
        var trace = handshake()
        trace.tcp(1, server, client, "R.", seq: 5001, ack: 9001)
        let row = try first(trace)
        #expect(row.missedBytes == 0)
        #expect(row.bytes == [0, 0])
    }

    /// More than 16 KiB above a hole and nothing ever acknowledged: gaps are no longer looked for.
    @Test(arguments: [(UInt32(16_000), true), (17_000, false)]) func aboveHole(
        _ bytes: UInt32, counts: Bool
    ) throws {
        var trace = handshake()
        var seq: UInt32 = 1101
        while seq < 1101 + bytes {
            trace.tcp(1, client, server, "P.", seq: seq, ack: 5001, payload: 1000)
            seq += 1000
        }
        trace.tcp(2, server, client, ".", seq: 5001, ack: seq)
        #expect(try first(trace).missedBytes == (counts ? 100 : 0))
    }

    /// The same above a hole after something was acknowledged: they are.
    @Test func aboveHoleAcknowledged() throws {
        var trace = handshake()
        trace.tcp(1, client, server, "P.", seq: 1001, ack: 5001, payload: 100)
        trace.tcp(1, server, client, ".", seq: 5001, ack: 1101)
        for i in UInt32(0)..<20 {
            trace.tcp(1, client, server, "P.", seq: 1201 + i * 1000, ack: 5001, payload: 1000)
        }
        trace.tcp(2, server, client, ".", seq: 5001, ack: 21_201)
        #expect(try first(trace).missedBytes == 100)
    }

    /// A FIN behind a hole: the close waits until the hole is acknowledged.
    @Test func closeWaits() throws {
        var trace = handshake()
        trace.tcp(1, client, server, "F.", seq: 1101, ack: 5001)
        trace.tcp(2, server, client, "F.", seq: 5001, ack: 1001)
        trace.tcp(20, server, client, ".", seq: 5002, ack: 1102)
        let rows = trace.rows()
        #expect(rows.count == 1)
        #expect(rows.first?.missedBytes == 100)
        #expect(rows.first?.duration == 20)
    }

    /// 32-bit numbers that wrap.
    @Test func wrap() throws {
        var trace = handshake(.max - 500)
        var seq = UInt32.max - 499
        for i in 0..<10 {
            trace.tcp(1 + Double(i), client, server, "P.", seq: seq, ack: 5001, payload: 1000)
            seq &+= 1000
            trace.tcp(1.5 + Double(i), server, client, ".", seq: 5001, ack: seq)
        }
        trace.tcp(20, client, server, "F.", seq: seq, ack: 5001)
        let row = try first(trace)
        #expect(row.bytes == [10_000, 0])
        #expect(row.missedBytes == 0)
        #expect(row.history == "ShADaF")
    }

    /// FIN and RST in one segment, and other mixtures.
    @Test func mixedFlags() throws {
        var trace = TestTrace()
        trace.tcp(0, client, server, "FR", seq: 1)
        #expect(try first(trace).history == "I")
        trace = TestTrace()
        trace.tcp(0, client, server, "SF", seq: 1)
        #expect(try first(trace).history == "Q")
    }
}
