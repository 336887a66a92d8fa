import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct FrameWriterTests {
    private static let v4 = FrameDirection(
        src: IPAddress(v4: 0x0A14_0002), dst: IPAddress(v4: 0xC612_0001), srcPort: 50_000,
        dstPort: 53)
    private static let v6 = FrameDirection(
        src: IPAddress(high: 0xFD00_0020_0000_0000, low: 0x10),
        dst: IPAddress(high: 0x2001_0002_0000_0000, low: 0x1_0101), srcPort: 50_001, dstPort: 443)

    private static func frames(
        _ change: (inout CaptureForm) -> Void = { _ in }, _ write: (inout FrameWriter) -> Void
    ) throws -> GeneratedCapture {
        var form = CaptureForm()
        change(&form)
        var writer = FrameWriter(form: form)
        writer.fileHeader()
        write(&writer)
        return try GeneratedCapture(writer.bytes)
    }

    /// A frame built by hand: ones'-complement sums worked out on paper (0x4500 + 0x0020 + 0x0007 + 0x4000 +
    /// TTL and protocol + addresses).
    @Test func aDatagramByteByByte() throws {
        let capture = try Self.frames { writer in
            writer.head = [1, 2, 3, 4]
            writer.udp(1_000_002, Self.v4, payload: 4, key: 0, identification: 7)
        }
        let frame = try #require(capture.frames.first)
        #expect(frame.seconds == 1)
        #expect(frame.fraction == 2)
        let bytes = Array(frame.bytes)
        #expect(bytes.count == 60)
        #expect(Array(bytes[..<14]) == [2, 0, 0, 0, 0, 1, 2, 0, 10, 20, 0, 2, 8, 0])
        let hops = UInt32(bytes[22])
        #expect(hops == 64 || hops == 128)
        let words: [UInt32] = [0x4500, 32, 7, 0x4000, hops << 8 | 17, 0x0A14, 2, 0xC612, 1]
        let sum = words.reduce(0, +)
        let checksum = 0xFFFF - (sum & 0xFFFF) - sum >> 16
        #expect(UInt32(bytes[24]) << 8 | UInt32(bytes[25]) == checksum)
        // 0x0A14 + 2 + 0xC612 + 1 + 17 + 12 + 0xC350 + 53 + 12 + 0x0102 + 0x0304 = 0x197DD; 0x97DE; complement.
        #expect(Array(bytes[34..<46]) == [0xC3, 0x50, 0, 53, 0, 12, 0x68, 0x21, 1, 2, 3, 4])
        #expect(bytes[46...].allSatisfy { $0 == 0 })
    }

    /// Heads of every length before filler of every parity, both families, all protocols.
    @Test func checksumsHold() throws {
        let capture = try Self.frames { writer in
            for direction in [Self.v4, Self.v6] {
                for count in [0, 1, 2, 9, 56, 1247, 1380] {
                    for head in [0, 1, 2, 5, 8] where head <= count {
                        let bytes = (0..<head).map { UInt8(200 + $0) }
                        writer.head = bytes
                        writer.udp(
                            0, direction, payload: count, key: UInt64(count), identification: 1)
                        writer.head = bytes
                        writer.echo(
                            0, direction, isReply: head == 1, identifier: 9, sequence: 3,
                            payload: count, key: 1, identification: 2)
                        for options in [
                            FrameWriter.Options.none, .segmentSize, .offer(own: 1 << 31, peer: 9),
                            .times(own: 5, peer: .max),
                        ] {
                            writer.head = bytes
                            writer.tcp(
                                0, direction,
                                .init(
                                    sequence: .max, acknowledgement: 7, flags: [.ack, .push],
                                    payload: count, key: 4, identification: .max), options)
                        }
                    }
                }
            }
        }
        #expect(capture.frames.count > 300)
        for frame in capture.frames {
            #expect(Packet(frame.bytes)?.hasValidChecksums ?? false)
        }
    }

    @Test func aHeadTooLongIsCut() throws {
        let capture = try Self.frames { writer in
            writer.head = Array(repeating: 7, count: 40)
            writer.udp(0, Self.v4, payload: 5, key: 0, identification: 1)
            writer.udp(0, Self.v4, payload: 5, key: 0, identification: 1)
        }
        let packets = try capture.frames.map { try #require(Packet($0.bytes)) }
        #expect(Array(packets[0].payload) == [7, 7, 7, 7, 7])
        #expect(packets.allSatisfy { $0.hasValidChecksums })
        #expect(Array(packets[1].payload) != [7, 7, 7, 7, 7], "the head outlived its frame")
    }

    @Test func multicastHasItsOwnAddress() throws {
        let capture = try Self.frames { writer in
            var direction = Self.v4
            direction.dst = IPAddress(v4: 0xE000_00FB)
            writer.udp(0, direction, payload: 50, key: 0, identification: 1)
        }
        let bytes = Array(try #require(capture.frames.first).bytes)
        #expect(Array(bytes[..<6]) == [1, 0, 0x5E, 0, 0, 0xFB])
        #expect(bytes[22] == 255)
    }
}
