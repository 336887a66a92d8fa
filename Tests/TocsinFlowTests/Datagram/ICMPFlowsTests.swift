import Testing
import TocsinRecords

@testable import TocsinFlow

@Suite struct ICMPFlowsTests {
    let a = End("192.0.2.1").host
    let b = End("198.51.100.2").host

    /// Echo and its answer are one flow, whatever their ids.
    @Test func echo() throws {
        var trace = TestTrace()
        trace.icmp(0, a, b, type: 8, payload: 56)
        trace.icmp(0.5, b, a, type: 0, payload: 56)
        trace.icmp(1, a, b, type: 8, payload: 10)
        let rows = trace.rows()
        #expect(rows.count == 1)
        let row = try #require(rows.first)
        #expect(row.orig == "192.0.2.1:8")
        #expect(row.resp == "198.51.100.2:0")
        #expect(row.bytes == [66, 56])
        #expect(row.packets == [2, 1])
        #expect(row.state == "OTH")
        #expect(row.history == "")
        #expect(row.proto == .icmp)
    }

    /// Messages that are not answered go one way: what comes back is another flow.
    @Test func oneWay() {
        var trace = TestTrace()
        trace.icmp(0, a, b, type: 3, code: 1)
        trace.icmp(1, b, a, type: 3, code: 1)
        trace.icmp(2, a, b, type: 3, code: 1)
        // Type and code alike: only the order tells the ends apart.
        trace.icmp(3, a, b, type: 3, code: 3)
        trace.icmp(4, b, a, type: 3, code: 3)
        let rows = trace.rows()
        let (there, back) = ("192.0.2.1", "198.51.100.2")
        #expect(rows.map(\.orig) == [there, back, there, back].map { $0 + ":3" })
        #expect(rows.map(\.resp) == [back + ":1", there + ":1", back + ":3", there + ":3"])
        #expect(rows.map(\.packets) == [[2, 0], [1, 0], [1, 0], [1, 0]])
    }

    @Test func version6() {
        let (a, b) = (End("2001:db8::1").host, End("2001:db8::2").host)
        var trace = TestTrace()
        trace.icmp(0, a, b, type: 135, payload: 16)
        trace.icmp(1, b, a, type: 136, payload: 16)
        trace.icmp(2, a, b, type: 1, code: 4)
        let rows = trace.rows()
        #expect(rows.map(\.resp) == ["[2001:db8::2]:136", "[2001:db8::2]:4"].map { bare($0) })
        #expect(rows.map(\.packets) == [[1, 1], [1, 0]])
    }

    private func bare(_ text: String) -> String {
        String(text.filter { $0 != "[" && $0 != "]" })
    }

    @Test(arguments: [(59.9, 1), (60, 2)]) func inactivity(_ time: Double, flows: Int) {
        var trace = TestTrace()
        trace.icmp(0, a, b, type: 8)
        trace.icmp(time, a, b, type: 8)
        #expect(trace.rows().count == flows)
    }

    /// A bad checksum counts for nothing, a cut packet for its bytes.
    @Test func incomplete() throws {
        var trace = TestTrace()
        trace.icmp(0, a, b, type: 8, payload: 100)
        trace.block.bytes[23] ^= 0xFF
        let bytes = trace.block.bytes
        #expect(trace.rows().map(\.packets) == [[0, 0]])
        trace = TestTrace()
        trace.add(Array(bytes.prefix(40)), at: 0, wire: bytes.count)
        trace.icmp(1, a, b, type: 8)
        let row = try #require(trace.rows().first)
        #expect(row.packets == [1, 0])
        #expect(row.bytes == [100, 0])
    }
}
