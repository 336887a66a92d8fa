import Testing
import TocsinCapture
import TocsinMath
import TocsinRecords

@testable import TocsinFlow

@Suite struct FlowTableTests {
    private func host(_ number: Int) -> End {
        End("10.\(number >> 16).\(number >> 8 & 255).\(number & 255)", 1)
    }

    /// Every packet is in one count, whatever it holds; nothing traps, however it is cut.
    @Test func hostilePackets() {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        var table = FlowTable()
        var batch = FlowBatch()
        var count = 0
        for round in 0..<300 {
            var trace = TestTrace()
            for packet in samples {
                var bytes = packet
                for _ in 0..<random.index(below: 4) {
                    bytes[random.index(below: bytes.count)] = UInt8(
                        truncatingIfNeeded: random.next())
                }
                let kept = random.index(below: bytes.count + 1)
                let wire = random.index(below: 3) == 0 ? kept : bytes.count
                trace.add(
                    Array(bytes.prefix(kept)), at: Double(random.index(below: 100_000)) / 100,
                    wire: wire, linkType: round % 3 == 0 ? .ethernet : .raw)
                count += 1
            }
            table.take(trace.block, into: &batch)
        }
        table.finish(into: &batch)
        #expect(table.tally.packets == count, "seed \(seed)")
        #expect(table.tally.accounted == count, "seed \(seed)")
        #expect(batch.count == table.tally.flows, "seed \(seed)")
        #expect(Set(batch.conns.uid).count == batch.count, "seed \(seed)")
        let total = zip(batch.conns.origPackets, batch.conns.respPackets).reduce(0) {
            $0 + $1.0 + $1.1
        }
        #expect(total > 0)
    }

    /// Packets of every kind that is looked into.
    private var samples: [[UInt8]] {
        let (a, b) = (End("192.0.2.1", 1000), End("198.51.100.2", 2000))
        let (a6, b6) = (End("2001:0:1::1", 1000), End("2001:db8::2", 53))
        let udp = TestTrace.ipBytes(a.host, b.host, 17, TestTrace.udpBytes(a, b, [1, 2, 3]))
        let frame = [UInt8](repeating: 2, count: 12) + [8, 0] + udp
        var samples = [udp, frame]
        for (flags, seq) in [
            ("S", UInt32(1)), ("S.", 7), (".", 2), ("P.", 500), ("F.", 9), ("R", 3),
        ] {
            for ends in [(a, b), (b, a)] {
                samples.append(
                    TestTrace.ipBytes(
                        ends.0.host, ends.1.host, 6,
                        TestTrace.tcpBytes(
                            ends.0, ends.1, flags, seq: seq, ack: 70_000, payload: 20)))
            }
        }
        samples.append(
            TestTrace.ipBytes(
                a6.host, b6.host, 17, TestTrace.udpBytes(a6, b6, [UInt8](repeating: 0, count: 20))))
        let options: [UInt8] = [44, 0, 1, 4, 0, 0, 0, 0, 17, 0, 0, 1, 0, 0, 0, 9]
        samples.append(TestTrace.ipBytes(a6.host, b6.host, 0, options + udp))
        samples.append(TestTrace.ipBytes(a.host, b.host, 17, udp, flags: 0x2001))
        for (port, header) in [
            (UInt16(4789), [UInt8]([8, 0, 0, 0, 0, 0, 1, 0])),
            (6081, [2, 0, 0x65, 0x58, 0, 0, 1, 0] + [UInt8](repeating: 0, count: 8)),
            (2152, [0x37, 0xFF, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 0]),
            (3544, [0, 1, 0, 0] + [UInt8](repeating: 0, count: 9)),
            (5072, [0x44, 0x52, 0x11, 4] + [UInt8](repeating: 0, count: 40)),
            (4754, [0, 0, 0x65, 0x58]),
        ] {
            let end = End("203.0.113.2", port)
            samples.append(
                TestTrace.ipBytes(a.host, end.host, 17, TestTrace.udpBytes(a, end, header + frame)))
        }
        samples.append(TestTrace.ipBytes(a.host, b.host, 4, udp))
        samples.append(
            TestTrace.ipBytes(
                a.host, b.host, 47,
                [0x10, 0, 0x22, 0xEB, 0, 0, 0, 1] + [UInt8](repeating: 1, count: 20) + frame))
        samples.append(
            TestTrace.ipBytes(
                a.host, b.host, 47,
                [0x30, 1, 0x88, 0x0B, 0, 0, 0, 1, 0, 0, 0, 0, 0xFF, 3, 0, 0x21] + udp))
        return samples
    }

    /// Stamps at the ends of what a number holds.
    @Test func extremeStamps() {
        var trace = TestTrace()
        trace.udp(0, host(1), host(2), [1])
        for ts: Int64 in [.min, .max, 0, .min, .max] {
            var packet = trace.block.packets[0]
            packet.ts = ts
            trace.block.packets.append(packet)
        }
        #expect(trace.rows().count > 0)
    }

    /// A full table writes the flow that has been silent for longest, and counts it.
    @Test func eviction() {
        var options = FlowOptions()
        options.maxFlows = 16
        var trace = TestTrace()
        for i in 0..<16 { trace.udp(Double(i) / 10, host(i), host(1000), [1]) }
        trace.udp(2, host(0), host(1000), [1])
        trace.udp(3, host(16), host(1000), [1])
        var table = FlowTable(options)
        var batch = FlowBatch()
        table.take(trace.block, into: &batch)
        #expect(batch.conns.origHost == [host(1).host])
        #expect(table.tally.evicted == 1)
        #expect(table.count == 16)
    }

    /// Far more flows than the table holds: none is lost, each packet is in one.
    @Test func flood() {
        var options = FlowOptions()
        options.maxFlows = 100
        var trace = TestTrace()
        for i in 0..<5000 { trace.udp(Double(i) / 1000, host(i), host(60_000), [1]) }
        var table = FlowTable(options)
        let rows = trace.rows(&table)
        #expect(rows.count == 5000)
        #expect(table.tally.evicted == 4900)
        #expect(table.count == 0)
    }

    /// The same packets in blocks of any size give the same rows in the same order.
    @Test func blocks() {
        var trace = TestTrace()
        for i in 0..<200 {
            trace.udp(Double(i), host(i % 7), host(50 + i % 3), [1])
            trace.tcp(Double(i), host(i % 5), host(99), i % 4 == 0 ? "S" : ".", seq: UInt32(i))
        }
        let whole = trace.rows()
        var table = FlowTable()
        var batch = FlowBatch()
        for packet in trace.block.packets {
            var block = PacketBlock()
            block.bytes = trace.block.bytes
            block.packets = [packet]
            table.take(block, into: &batch)
        }
        table.finish(into: &batch)
        #expect((0..<batch.count).map { FlowRow(batch, $0) } == whole)
    }

    /// The clock never runs backwards, but flows have the times of their packets.
    @Test func disorder() throws {
        var trace = TestTrace()
        trace.udp(10, host(1), host(2), [1])
        trace.udp(5, host(1), host(2), [1])
        let row = try #require(trace.rows().first)
        #expect(row.ts == 10)
        #expect(row.duration == nil)
        #expect(row.packets == [2, 0])
    }

    /// What is left at the end comes by start and uid.
    @Test func orderAtEnd() {
        var trace = TestTrace()
        for i in [3, 1, 2] { trace.udp(Double(i), host(i), host(9), [1]) }
        #expect(trace.rows().map(\.ts) == [1, 2, 3])
    }
}
