import Foundation
import Testing
import TocsinLogs
import TocsinRecords

@testable import TocsinCapture

struct TraceReaderTests {
    private let samples = [
        SamplePacket(fraction: 999_999, captured: 60, wire: 60),
        SamplePacket(seconds: 0, fraction: 0, captured: 0, wire: 1514, fill: 1),
        SamplePacket(seconds: .max, fraction: 1, captured: 33, wire: 9000, fill: 2),
    ]

    private func expected(_ linkType: LinkType = .ethernet) -> [ReadPacket] {
        samples.map {
            ReadPacket(
                ts: Int64($0.seconds) * 1_000_000 + Int64($0.fraction), data: $0.data,
                wireLength: $0.wire, linkType: linkType)
        }
    }

    private func pcap(_ order: ByteOrder = .littleEndian) -> [UInt8] {
        var file = CaptureBytes.pcap(0xA1B2_C3D4, order)
        for sample in samples { file.record(sample) }
        return file.bytes
    }

    private func pcapng(_ order: ByteOrder = .littleEndian) -> [UInt8] {
        var file = CaptureBytes(order: order)
        file.section()
        file.interface()
        file.enhanced(samples[0])
        // A block of names (draft-ietf-opsawg-pcapng §4.5), which is passed over.
        file.block(4) { $0.shorts(0, 0) }
        for sample in samples.dropFirst() { file.enhanced(sample) }
        return file.bytes
    }

    @Test(arguments: [ByteOrder.bigEndian, .littleEndian])
    func bothFormatsInBothOrders(_ order: ByteOrder) throws {
        let classic = try ReadTrace(pcap(order))
        #expect(classic.packets == expected())
        #expect(classic.error == nil)
        #expect(classic.tally.packets == 3)
        let blocks = try ReadTrace(pcapng(order))
        #expect(blocks.packets == expected())
        #expect(blocks.error == nil)
        #expect(blocks.tally.skippedBlocks == 1)
    }

    @Test func aCaptureWithoutPacketsIsFine() throws {
        #expect(try ReadTrace(CaptureBytes.pcap().bytes).error == nil)
        var file = CaptureBytes()
        file.section()
        #expect(try ReadTrace(file.bytes).error == nil)
    }

    /// Every room from a byte on cuts the records somewhere else.
    @Test func whereBlocksAreCutDoesNotMatter() throws {
        let folder = try ScratchFolder()
        for bytes in [pcap(), pcapng(.bigEndian)] {
            let path = try folder.write("trace", bytes)
            for room in 1...200 {
                let read = ReadTrace(path: path, blockBytes: room)
                #expect(read.packets == expected(), "\(room)")
                #expect(read.error == nil)
            }
        }
    }

    @Test func aSlowPipeGivesTheSame() throws {
        let folder = try ScratchFolder()
        let path = folder.url.appending(path: "fifo").path
        #expect(unsafe mkfifo(path, 0o600) == 0)
        let bytes = pcapng()
        let writer = Thread {
            guard let handle = FileHandle(forWritingAtPath: path) else { return }
            for byte in bytes { handle.write(Data([byte])) }
            try? handle.close()
        }
        writer.start()
        #expect(ReadTrace(path: path).packets == expected())
    }

    @Test func aCutGivesWhatStandsInFrontOfIt() throws {
        let folder = try ScratchFolder()
        // Where a record ends: a capture may stop there.
        let classic = [24: 0, 100: 1, 116: 2, 165: 3]
        // The lengths of the blocks: 28, 20, 92, 16, 32, 68.
        let blocks = [28: 0, 48: 0, 140: 1, 156: 1, 188: 2, 256: 3]
        for (bytes, ends) in [(pcap(), classic), (pcapng(), blocks)] {
            #expect(bytes.count == ends.keys.max())
            for length in 0..<bytes.count {
                let read = ReadTrace(
                    path: try folder.write("cut", Array(bytes[..<length])), blockBytes: 64)
                let whole = ends.filter { $0.key <= length }.values.max() ?? 0
                #expect(read.packets == Array(expected().prefix(whole)), "\(length)")
                if ends[length] != nil {
                    #expect(read.error == nil, "\(length)")
                } else {
                    #expect(read.error?.code == (length < 4 ? .unrecognised : .truncated))
                }
            }
        }
    }

    @Test func damageOfTheCompressionComesBehindThePackets() throws {
        // gzip of `pcap()` with RFC 1952's header, written as one stored block (RFC 1951 §3.2.4),
        // whose end is missing.
        let content = pcap()
        let length = UInt16(content.count)
        var file = CaptureBytes(bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1])
        file.shorts(length, ~length)
        let read = try ReadTrace(file.bytes + content)
        #expect(read.packets == expected())
        #expect(read.error?.code == .truncated)
    }

    @Test(arguments: [64, TraceReader.blockBytes])
    func aLengthBeyondReasonEndsTheReading(_ room: Int) throws {
        var file = CaptureBytes.pcap()
        for _ in 0..<3 { file.record(samples[0]) }
        let place = file.bytes.count
        file.words(0, 0, 262_145, 262_145)
        file.bytes += [UInt8](repeating: 0, count: 300_000)
        let read = try ReadTrace(file.bytes, blockBytes: room)
        #expect(read.packets.count == 3)
        #expect(read.error?.code == .malformedRecord)
        #expect(read.error?.reason.hasPrefix("at byte \(place):") == true)
    }

    /// Growing by what is wanted: a byte at a time would take for ever.
    @Test func aLongBlockIsReadInOneGo() throws {
        var file = CaptureBytes()
        file.section()
        file.interface()
        file.block(6) {
            $0.words(0, 0, 0, 4, 4)
            $0.bytes += [UInt8](repeating: 1, count: 1_000_000)
        }
        file.block(4) { $0.bytes = [UInt8](repeating: 6, count: 1 << 20) }
        let place = file.bytes.count
        file.words(6, 61, 0)
        let read = try ReadTrace(file.bytes)
        #expect(read.packets.map(\.data.count) == [4])
        #expect(read.error?.reason.hasPrefix("at byte \(place):") == true)
    }

    @Test func theLongestPacketIsRead() throws {
        var file = CaptureBytes.pcap()
        file.record(samples[0])
        file.record(SamplePacket(captured: 262_144, wire: 262_144, fill: 9))
        file.record(samples[2])
        let read = try ReadTrace(file.bytes)
        #expect(read.packets.map(\.data.count) == [60, 262_144, 33])
        #expect(read.packets[2] == expected()[2])
        #expect(read.error == nil)
    }

    @Test func everyErrorIsThrownAgain() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("cut", Array(pcap().dropLast()))
        var reader = try TraceReader(source: try ByteSource(path: path))
        var block = PacketBlock()
        #expect(try reader.next(into: &block))
        for _ in 0..<2 {
            #expect(throws: ParseError(.truncated, source: path, reason: "")) {
                _ = try reader.next(into: &block)
            }
            #expect(block.packets.isEmpty)
        }
    }

    @Test func aBlockIsReused() throws {
        let folder = try ScratchFolder()
        var file = CaptureBytes.pcap()
        for _ in 0..<20_000 { file.record(samples[0]) }
        var reader = try TraceReader(
            source: try ByteSource(path: try folder.write("many", file.bytes)))
        var block = PacketBlock()
        var sizes: Set<Int> = []
        while try reader.next(into: &block) { sizes.insert(block.bytes.count) }
        #expect(sizes == [TraceReader.blockBytes])
        #expect(reader.tally.packets == 20_000)
    }
}
