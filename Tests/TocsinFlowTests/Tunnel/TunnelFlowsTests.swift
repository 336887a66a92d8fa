import Testing
import TocsinCapture
import TocsinRecords

@testable import TocsinFlow

@Suite struct TunnelFlowsTests {
    let a = End("192.0.2.1", 1000)
    let b = End("198.51.100.2", 2000)
    let outer = (End("203.0.113.1", 5000), End("203.0.113.2", 4789))

    /// An inner UDP packet.
    private var inner: [UInt8] {
        TestTrace.ipBytes(a.host, b.host, 17, TestTrace.udpBytes(a, b, [1, 2, 3]))
    }

    private func ethernet(_ packet: [UInt8]) -> [UInt8] {
        [UInt8](repeating: 2, count: 12) + [0x08, 0x00] + packet
    }

    private func encapsulated(_ proto: UInt8, _ payload: [UInt8]) -> [UInt8] {
        TestTrace.ipBytes(outer.0.host, outer.1.host, proto, payload)
    }

    @Test func ipInIP() {
        var trace = TestTrace()
        trace.add(encapsulated(4, inner), at: 0)
        trace.add(encapsulated(4, inner), at: 1)
        trace.add(encapsulated(4, inner + [0]), at: 2)
        trace.add(encapsulated(41, inner), at: 3)
        var table = FlowTable()
        let rows = trace.rows(&table)
        #expect(rows.map(\.packets) == [[2, 0]])
        #expect(rows.first?.parents.count == 1)
        #expect(table.tally.tunnelsRefused == 2)
        #expect(table.tally.accounted == 4)
    }

    /// GRE with key and sequence number; Ethernet in GRE; routing is refused.
    @Test func gre() {
        var trace = TestTrace()
        trace.add(
            encapsulated(47, [0x30, 0, 8, 0] + [UInt8](repeating: 0, count: 8) + inner), at: 0)
        trace.add(encapsulated(47, [0, 0, 0x65, 0x58] + ethernet(inner)), at: 1)
        trace.add(encapsulated(47, [0x40, 0, 8, 0] + inner), at: 2)
        trace.add(encapsulated(47, [0, 2, 8, 0] + inner), at: 3)
        var table = FlowTable()
        let rows = trace.rows(&table)
        #expect(rows.map(\.packets) == [[2, 0]])
        // One pair of addresses is one tunnel.
        #expect(rows.first?.parents.count == 1)
        #expect(table.tally.tunnelsRefused == 2)
    }

    /// A malformed header ends the decapsulation of its flow, and of no other.
    @Test func violation() {
        let frame = [8, 0, 0, 0, 0, 0, 1, 0] + ethernet(inner)
        var trace = TestTrace()
        trace.udp(0, outer.0, outer.1, frame)
        trace.udp(1, outer.0, outer.1, [UInt8](repeating: 0, count: 40))
        trace.udp(2, outer.0, outer.1, frame)
        trace.udp(3, End("203.0.113.1", 5001), outer.1, frame)
        let rows = trace.rows()
        let carried = rows.filter { $0.orig == "192.0.2.1:1000" }
        #expect(carried.map(\.packets) == [[2, 0]])
        // The second tunnel is another parent.
        #expect(carried.first?.parents == rows.filter { $0.resp.hasSuffix(":4789") }.map(\.uid))
    }

    /// Four tunnels deep, and no further; the enclosing flow says so.
    @Test func depth() throws {
        var packet = inner
        var hosts: [(End, End)] = []
        for i in 1...5 {
            let ends = (End("10.0.\(i).1", 5000), End("10.0.\(i).2", 4789))
            hosts.append(ends)
            let payload = [8, 0, 0, 0, 0, 0, 1, 0] + ethernet(packet)
            packet = TestTrace.ipBytes(
                ends.0.host, ends.1.host, 17, TestTrace.udpBytes(ends.0, ends.1, payload))
        }
        var trace = TestTrace()
        trace.add(packet, at: 0)
        let rows = trace.rows()
        #expect(rows.count == 5)
        #expect(rows.filter { $0.history == "DX" }.map(\.orig) == ["10.0.1.1:5000"])
    }

    /// Of a cut packet in VXLAN the inner length is that on the wire.
    @Test func cut() {
        let frame = [8, 0, 0, 0, 0, 0, 1, 0] + ethernet(inner) + [0, 0, 0, 0]
        let packet = TestTrace.ipBytes(
            outer.0.host, outer.1.host, 17, TestTrace.udpBytes(outer.0, outer.1, frame))
        var trace = TestTrace()
        trace.add(Array(packet.dropLast(6)), at: 0, wire: packet.count)
        #expect(trace.rows().count == 2)
    }

    /// Teredo on a port of its own, by its addresses.
    @Test func teredo() {
        let (a, b) = (End("2001:0:1::1", 1000), End("2001:db8::2", 2000))
        let packet = TestTrace.ipBytes(a.host, b.host, 17, TestTrace.udpBytes(a, b, [1]))
        var trace = TestTrace()
        trace.udp(0, outer.0, End("203.0.113.2", 7777), packet)
        trace.udp(1, outer.0, End("203.0.113.2", 3544), [0, 0, 1, 1, 1, 1, 1, 1] + packet)
        let rows = trace.rows()
        #expect(rows.filter { $0.orig.hasPrefix("2001") }.map(\.packets) == [[2, 0]])
        #expect(rows.filter { $0.orig.hasPrefix("2001") }.first?.parents.count == 2)
    }

    /// GTP: with and without options, user messages only.
    @Test func gtp() {
        let end = End("203.0.113.2", 2152)
        var trace = TestTrace()
        trace.udp(0, outer.0, end, [0x30, 0xFF, 0, 0, 0, 0, 0, 1] + inner)
        trace.udp(1, outer.0, end, [0x32, 0xFF, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0] + inner)
        trace.udp(2, outer.0, end, [0x30, 0x01, 0, 0, 0, 0, 0, 1] + inner)
        #expect(trace.rows().filter { $0.orig == "192.0.2.1:1000" }.map(\.packets) == [[2, 0]])
    }
}
