import Testing
import TocsinRecords

@testable import TocsinFlow

@Suite struct FragmentTableTests {
    let a = End("192.0.2.1", 1000)
    let b = End("198.51.100.2", 2000)
    let a6 = End("2001:db8::1", 1000)
    let b6 = End("2001:db8::2", 2000)
    let payload = (0..<100).map { UInt8($0) }

    /// A datagram of 108 bytes in pieces of `size`.
    private func fragments(_ size: Int, id: UInt16 = 7) -> [[UInt8]] {
        let body = TestTrace.udpBytes(a, b, payload)
        return stride(from: 0, to: body.count, by: size).map { start in
            let end = min(start + size, body.count)
            let more: UInt16 = end < body.count ? 0x2000 : 0
            return TestTrace.ipBytes(
                a.host, b.host, 17, Array(body[start..<end]), id: id,
                flags: more | UInt16(start / 8))
        }
    }

    @Test func anyOrder() throws {
        let pieces = fragments(40)
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 0, 2, 2, 1]] {
            var trace = TestTrace()
            for (time, index) in order.enumerated() { trace.add(pieces[index], at: Double(time)) }
            var table = FlowTable()
            let rows = trace.rows(&table)
            let row = try #require(rows.first)
            #expect(rows.count == 1)
            // Counted once, when and with what was complete.
            #expect(row.ts == Double(order.count - 1))
            #expect(row.packets == [1, 0])
            #expect(row.ipBytes == [128, 0])
            #expect(row.history == "D")
            #expect(table.tally.fragments == order.count - 1)
            #expect(table.tally.accounted == order.count)
            #expect(table.tally.datagramsIncomplete == 0)
        }
    }

    /// Bytes that came first win: a second version of a fragment changes nothing.
    @Test func overlap() {
        let pieces = fragments(40)
        var forged = pieces[1]
        for i in 20..<forged.count { forged[i] = 0xEE }
        var trace = TestTrace()
        for piece in [pieces[0], pieces[1], forged, pieces[2]] { trace.add(piece, at: 0) }
        #expect(trace.rows().map(\.history) == ["D"])
        trace = TestTrace()
        for piece in [pieces[0], forged, pieces[1], pieces[2]] { trace.add(piece, at: 0) }
        #expect(trace.rows().map(\.history) == ["C"])
    }

    @Test func version6() throws {
        let body = TestTrace.udpBytes(a6, b6, payload)
        var trace = TestTrace()
        for (start, end) in [(48, 108), (0, 48)] {
            let more: UInt16 = end < body.count ? 1 : 0
            let header = [17, 0] + TestTrace.two(UInt16(start) | more) + [0, 0, 0, 9]
            trace.add(
                TestTrace.ipBytes(
                    a6.host, b6.host, 60,
                    [44, 0, 1, 4, 0, 0, 0, 0] + header + Array(body[start..<end])), at: 0)
        }
        let row = try #require(trace.rows().first)
        #expect(row.history == "D")
        // Destination options stay, the fragment header does not.
        #expect(row.ipBytes == [156, 0])
    }

    /// After five minutes what is not complete is forgotten.
    @Test(arguments: [(299.0, 1), (300, 0)]) func timeout(_ time: Double, flows: Int) {
        let pieces = fragments(80)
        var trace = TestTrace()
        trace.add(pieces[0], at: 0)
        trace.add(pieces[1], at: time)
        var table = FlowTable()
        #expect(trace.rows(&table).count == flows)
        #expect(table.tally.datagramsIncomplete == (flows == 1 ? 0 : 2))
    }

    /// A fragment that was cut counts only if it is the first, and then alone.
    @Test func cut() {
        let pieces = fragments(80)
        var trace = TestTrace()
        trace.add(Array(pieces[0].prefix(60)), at: 0, wire: pieces[0].count)
        trace.add(Array(pieces[1].prefix(30)), at: 0, wire: pieces[1].count)
        var table = FlowTable()
        #expect(trace.rows(&table).map(\.packets) == [[1, 0]])
        #expect(table.tally.cutFragments == 1)
    }

    /// Memory is bounded: the oldest unfinished datagrams are given up.
    @Test func bound() throws {
        var table = FragmentTable(maxBytes: 50_000)
        let body = [UInt8](repeating: 0, count: 800)
        for id in UInt16(0)..<200 {
            let bytes = TestTrace.ipBytes(a.host, b.host, 17, body, id: id, flags: 0x2000)
            let packet = try IPPacket(
                bytes.span, PacketExtent(start: 0, end: bytes.count, missing: 0),
                ignoresChecksums: true)
            let whole = table.add(packet, bytes.span, start: 0, now: 0)
            #expect(whole == nil)
        }
        #expect(table.count <= 50_000 / body.count)
        #expect(table.count > 30)
        #expect(table.count + table.abandoned == 200)
    }
}
