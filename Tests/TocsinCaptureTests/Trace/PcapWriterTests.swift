import Foundation
import TocsinMath
import Testing

@testable import TocsinCapture

struct PcapWriterTests {
    private func block(_ samples: [(ts: Int64, data: [UInt8], wire: Int)]) -> PacketBlock {
        var block = PacketBlock()
        for sample in samples {
            // Something between the packets, as a reader leaves it.
            block.bytes += [0xEE, 0xEE]
            block.packets.append(
                CapturedPacket(
                    ts: sample.ts, start: block.bytes.count, length: sample.data.count,
                    wireLength: sample.wire, linkType: .ethernet))
            block.bytes += sample.data
        }
        return block
    }

    private func random(_ count: Int, seed: UInt64) -> [(ts: Int64, data: [UInt8], wire: Int)] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).map { i in
            let data = (0..<Int.random(in: 0...1500, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            return (
                1_700_000_000_000_000 + Int64(i) * 1234, data,
                data.count + Int.random(in: 0...100, using: &random)
            )
        }
    }

    @Test func whatIsWrittenIsRead() throws {
        let folder = try ScratchFolder()
        let path = folder.url.appending(path: "seen.pcap").path
        let samples = random(3000, seed: 1)
        let writer = try PcapWriter(path: path, linkType: .ethernet)
        for start in stride(from: 0, to: 3000, by: 500) {
            try writer.write(block(Array(samples[start..<start + 500])))
        }
        try writer.flush()
        #expect(writer.packetsWritten == 3000)
        #expect(writer.packetsNotWritten == 0)
        let trace = ReadTrace(path: path)
        #expect(trace.error == nil)
        let expected = samples.map {
            ReadPacket(ts: $0.ts, data: $0.data, wireLength: $0.wire, linkType: .ethernet)
        }
        let isSame = trace.packets == expected
        #expect(isSame)
    }

    @Test func aSnapLengthCuts() throws {
        let folder = try ScratchFolder()
        let path = folder.url.appending(path: "seen.pcap").path
        let writer = try PcapWriter(path: path, linkType: .ethernet, snapLength: 100)
        try writer.write(block([(5, [UInt8](repeating: 7, count: 300), 400)]))
        try writer.flush()
        let trace = ReadTrace(path: path)
        #expect(trace.packets.map(\.data.count) == [100])
        #expect(trace.packets.map(\.wireLength) == [400])
    }

    @Test func aPacketOfAnotherLinkTypeIsCounted() throws {
        let folder = try ScratchFolder()
        let writer = try PcapWriter(
            path: folder.url.appending(path: "seen.pcap").path, linkType: .raw)
        try writer.write(block([(5, [1, 2, 3], 3)]))
        #expect(writer.packetsWritten == 0)
        #expect(writer.packetsNotWritten == 1)
    }

    @Test func aFileThatCannotBeMadeIsNamed() {
        let error = #expect(throws: PcapWriterError.self) {
            _ = try PcapWriter(path: "/no/such/folder/seen.pcap", linkType: .ethernet)
        }
        #expect(error?.description == "/no/such/folder/seen.pcap: No such file or directory")
    }

    @Test(.enabled(if: geteuid() == 0, "needs root to mount a small disk"))
    func aFullDiskCostsWholePacketsAndIsRecoveredFrom() throws {
        let folder = try ScratchFolder()
        let disk = folder.url.path
        try run("mount", "-t", "tmpfs", "-o", "size=256k", "none", disk)
        defer { try? run("umount", disk) }
        let ballast = folder.url.appending(path: "ballast")
        try Data(repeating: 0, count: 100_000).write(to: ballast)
        let path = folder.url.appending(path: "seen.pcap").path
        let writer = try PcapWriter(path: path, linkType: .ethernet)
        let samples = random(400, seed: 2)
        try writer.write(block(samples))
        let error = #expect(throws: PcapWriterError.self) { try writer.flush() }
        #expect(error?.reason == "No space left on device")
        #expect(error?.packets == writer.packetsNotWritten)
        #expect(writer.packetsWritten > 0)
        #expect(writer.packetsWritten + writer.packetsNotWritten == 400)
        let kept = writer.packetsWritten
        // What is there can be read, to the last byte.
        var trace = ReadTrace(path: path)
        #expect(trace.error == nil)
        // Said as a whole: a difference would print all bytes.
        let isKept = trace.packets.map(\.data) == samples.prefix(kept).map(\.data)
        #expect(isKept)

        #expect(throws: PcapWriterError.self) {
            try writer.write(block(Array(samples.prefix(30))))
            try writer.flush()
        }
        let before = writer.packetsWritten
        try FileManager.default.removeItem(at: ballast)
        try writer.write(block(Array(samples.suffix(20))))
        try writer.flush()
        #expect(writer.packetsWritten == before + 20)
        trace = ReadTrace(path: path)
        #expect(trace.error == nil)
        #expect(trace.packets.count == writer.packetsWritten)
        let isLast = trace.packets.suffix(20).map(\.data) == samples.suffix(20).map(\.data)
        #expect(isLast)
    }

    private func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }
}
