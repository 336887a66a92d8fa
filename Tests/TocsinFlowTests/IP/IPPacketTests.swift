import Testing
import TocsinRecords

@testable import TocsinFlow

@Suite struct IPPacketTests {
    let a = End("192.0.2.1").host
    let b = End("198.51.100.2").host
    let a6 = End("2001:db8::1").host
    let b6 = End("2001:db8::2").host

    private func decode(
        _ bytes: [UInt8], missing: Int = 0, ignoresChecksums: Bool = false
    ) throws(IPObjection) -> IPPacket {
        try IPPacket(
            bytes.span, PacketExtent(start: 0, end: bytes.count, missing: missing),
            ignoresChecksums: ignoresChecksums)
    }

    @Test func version4() throws {
        let packet = try decode(TestTrace.ipBytes(a, b, 17, [1, 2, 3]) + [0, 0])
        #expect(packet.source == a)
        #expect(packet.destination == b)
        #expect(packet.proto == 17)
        #expect(packet.totalLength == 23)
        #expect(packet.payloadLength == 3)
        // Padding of the link layer is captured too.
        #expect(packet.payload == PacketExtent(start: 20, end: 25, missing: 0))
        #expect(packet.fragment == nil)
    }

    @Test func refused() throws {
        let good = TestTrace.ipBytes(a, b, 17, [1, 2, 3])
        #expect(throws: IPObjection.truncatedHeader) { try decode(Array(good.prefix(19))) }
        // Shorter on the wire than the header says; then only captured shorter.
        #expect(throws: IPObjection.length) { try decode(Array(good.dropLast())) }
        #expect(try decode(Array(good.dropLast()), missing: 1).payload.count == 2)
        var bytes = good
        bytes[0] = 0x55
        #expect(throws: IPObjection.version) { try decode(bytes) }
        bytes[0] = 0x44
        #expect(throws: IPObjection.length) { try decode(bytes, ignoresChecksums: true) }
        bytes = good
        bytes[8] ^= 1
        #expect(throws: IPObjection.headerChecksum) { try decode(bytes) }
        #expect(try decode(bytes, ignoresChecksums: true).totalLength == 23)
    }

    /// Segmentation offload: a length of 0 is that of the capture, if checksums are ignored.
    @Test func lengthZero() throws {
        var bytes = TestTrace.ipBytes(a, b, 17, [1, 2, 3])
        bytes[2] = 0
        bytes[3] = 0
        #expect(throws: IPObjection.zeroLength) { try decode(bytes) }
        let packet = try decode(bytes, ignoresChecksums: true)
        #expect(packet.totalLength == 0)
        #expect(packet.segmentLength == 3)
    }

    /// Hop-by-hop, destination options and AH in front of UDP.
    @Test func extensionHeaders() throws {
        var payload: [UInt8] = [60, 0, 1, 4, 0, 0, 0, 0]
        payload += [51, 0, 1, 4, 0, 0, 0, 0]
        payload += [17, 1] + [UInt8](repeating: 0, count: 10)
        payload += [9, 9]
        let packet = try decode(TestTrace.ipBytes(a6, b6, 0, payload))
        #expect(packet.proto == 17)
        #expect(packet.headerLength == 40 + 8 + 8 + 12)
        #expect(packet.payloadLength == 2)
        #expect(packet.totalLength == 40 + 30)
    }

    /// A routing header with segments left and a home-address option say who the ends are.
    @Test func finalDestinationAndHome() throws {
        let (last, home) = (End("2001:db8::99").host, End("2001:db8::77").host)
        let routing = [60, 2, 0, 1, 0, 0, 0, 0] + TestTrace.sixteen(last)
        let options = [17, 2, 1, 2, 0, 0, 0xC9, 16] + TestTrace.sixteen(home)
        let packet = try decode(TestTrace.ipBytes(a6, b6, 43, routing + options))
        #expect(packet.destination == last)
        #expect(packet.source == home)
        var used = routing
        used[3] = 0
        let arrived = try decode(TestTrace.ipBytes(a6, b6, 43, used + options))
        #expect(arrived.destination == b6)
    }

    /// A header that says it is longer than the packet.
    @Test func longExtension() {
        let payload: [UInt8] = [17, 255, 1, 4, 0, 0, 0, 0]
        #expect(throws: IPObjection.length) { try decode(TestTrace.ipBytes(a6, b6, 0, payload)) }
    }

    /// Packets without a flow, each counted once.
    @Test func noFlow() {
        var trace = TestTrace()
        trace.add(TestTrace.ipBytes(a, b, 2, [0x11, 0, 0, 0, 0, 0, 0, 0]), at: 0)
        for proto: UInt8 in [50, 59, 135] {
            trace.add(
                TestTrace.ipBytes(a6, b6, proto, [UInt8](repeating: 0, count: 16)), at: 0)
        }
        // ESP over IPv4 is an ordinary flow.
        trace.add(TestTrace.ipBytes(a, b, 50, [UInt8](repeating: 0, count: 16)), at: 0)
        trace.add([0x30, 0, 0, 0], at: 0)
        var table = FlowTable()
        let rows = trace.rows(&table)
        #expect(rows.map(\.proto) == [.unknown])
        #expect(rows.first?.orig == "192.0.2.1:0")
        #expect(rows.first?.ipBytes == [36, 0])
        #expect(table.tally.withoutFlow == 4)
        #expect(table.tally.inFlows == 1)
        #expect(table.tally.accounted == 6)
    }
}

@Suite struct ChecksumTests {
    /// RFC 1071 §3: 0001 f203 f4f5 f6f7 sums to ddf2; the complement makes it valid.
    @Test func example() {
        let words: [UInt8] = [0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7, 0x22, 0x0D]
        var checksum = Checksum()
        checksum.add(words.span, 0..<10)
        #expect(checksum.isValid)
        checksum.add(1)
        #expect(!checksum.isValid)
    }

    /// Against the plain sum, at every offset and length.
    @Test func lengths() {
        var generator = SystemRandomNumberGenerator()
        let seed = generator.next()
        var bytes = (0..<64).map { UInt8(truncatingIfNeeded: (seed &* UInt64($0 * 2 + 1)) >> 23) }
        for start in 0..<8 {
            for length in stride(from: 2, through: 40, by: 1) {
                let range = start..<start + length
                bytes[start] = 0
                bytes[start + 1] = 0
                TestTrace.put(
                    ~TestTrace.fold(TestTrace.sum(Array(bytes[range]))), in: &bytes, at: start)
                var checksum = Checksum()
                checksum.add(bytes.span, range)
                #expect(checksum.isValid, "seed \(seed), \(range)")
            }
        }
    }
}
