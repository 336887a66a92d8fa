import Foundation
import Testing
import TocsinCapture
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinFlow
import TocsinLogs
import TocsinRecords
import TocsinSinks
import TocsinSynthesis

/// Packet captures as inputs of a run.
@Suite struct CaptureReadingTests {
    /// A generated capture and its packets, in a folder of its own.
    final class Sample: Sendable {
        let folder: URL
        let bytes: [UInt8]
        /// Where each packet's record begins, and where the last one ends.
        let records: [Int]

        init(seed: UInt64) throws {
            var scenario = ConnScenario(rows: 1600)
            scenario.seed = seed
            scenario.hours = 6
            scenario.hosts = 12
            scenario.beacons.count = 2
            scenario.beacons.periods = [120, 300]
            scenario.keepAlives.count = 1
            var bytes: [UInt8] = []
            try CaptureGenerator(scenario).run { piece in
                for i in piece.indices { bytes.append(piece[i]) }
            }
            var records = [24]
            while let at = records.last, at < bytes.count {
                // Captured length, little-endian, in the third word of a record's header.
                let length = (0..<4).reduce(0) { $0 | Int(bytes[at + 8 + $1]) << (8 * $1) }
                records.append(at + 16 + length)
            }
            self.bytes = bytes
            self.records = records
            folder = FileManager.default.temporaryDirectory
                .appending(path: "tocsin-tests-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        /// Writes some of the packets as a capture and returns its path.
        func write(_ name: String, packets: Range<Int>? = nil, cut: Int = 0) throws -> String {
            let packets = packets ?? 0..<records.count - 1
            let path = folder.appending(path: name)
            let body = bytes[records[packets.lowerBound]..<records[packets.upperBound] - cut]
            try Data(bytes[..<24] + body).write(to: path)
            return path.path
        }

        var packets: Int { records.count - 1 }
    }

    private static let sample = Result { try Sample(seed: 3) }

    private func load(_ inputs: [String]) throws -> (Engine, LoadedWindow) {
        var options = HuntOptions(inputs: inputs)
        options.directions = Set(Direction.allCases)
        let engine = Engine(options)
        return (engine, try engine.load())
    }

    private func jsonl(_ inputs: [String]) throws -> [String] {
        let (engine, loaded) = try load(inputs)
        var output = ByteOutput(.memory)
        var sink = JSONLFindings(config: "test")
        for finding in engine.hunt(loaded).findings { try sink.write(finding, to: &output) }
        return String(decoding: output.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// The log that `flows` writes of a capture.
    private func log(of path: String, as name: String, in sample: Sample) throws -> String {
        var reader = try TraceReader(source: ByteSource(path: path))
        var table = FlowTable()
        var block = PacketBlock()
        var batch = FlowBatch()
        while try reader.next(into: &block) { table.take(block, into: &batch) }
        table.finish(into: &batch)
        var writer = ZeekTSVConnWriter(
            ZeekConnLayout(hasIPProto: true, hasHardware: true, hasCommunityID: false))
        writer.header(open: Timestamp(microseconds: 0))
        for row in 0..<batch.count { writer.append(batch.line(row, hasCommunityID: false)) }
        let log = sample.folder.appending(path: name)
        try Data(writer.bytes).write(to: log)
        return log.path
    }

    @Test func findsWhatTheLogOfItsPacketsShows() throws {
        let sample = try Self.sample.get()
        let path = try sample.write("whole.pcap")
        let findings = try jsonl([path])
        let needPackets = findings.filter { $0.contains("needs packets") }
        #expect(!needPackets.isEmpty)
        #expect(findings.contains { $0.contains(#""detector":"beacon""#) })
        #expect(
            try jsonl([try log(of: path, as: "conn.log", in: sample)])
                == findings.filter { !needPackets.contains($0) })
    }

    @Test func filesOfARotatedCaptureAreOneStream() throws {
        let sample = try Self.sample.get()
        let whole = try jsonl([try sample.write("one.pcap")])
        let middle = sample.packets / 2
        let early = try sample.write("z-early.pcap", packets: 0..<middle)
        let late = try sample.write("a-late.pcap", packets: middle..<sample.packets)
        #expect(try jsonl([late, early]) == whole)
        #expect(try jsonl([early, late]) == whole)
        let (_, loaded) = try load([late, early])
        #expect(loaded.summary.packets.captures == 2)
        #expect(loaded.summary.packets.trace.packets == sample.packets)
        #expect(loaded.summary.packets.flows.accounted == sample.packets)
    }

    @Test func theSameCaptureTwiceCountsOnce() throws {
        let sample = try Self.sample.get()
        let a = try sample.write("copy-a.pcap")
        let b = try sample.write("copy-b.pcap")
        #expect(try jsonl([a, b]) == (try jsonl([a])))
        let (_, loaded) = try load([a, b])
        #expect(loaded.summary.total.duplicates == loaded.window.count)
    }

    @Test func whatStandsInFrontOfDamageCounts() throws {
        let sample = try Self.sample.get()
        let path = try sample.write("cut.pcap", packets: 0..<sample.packets / 2, cut: 5)
        let (_, loaded) = try load([path])
        let report = try #require(loaded.summary.reports.first)
        #expect(report.state == .failed && report.error?.code == .truncated)
        #expect(loaded.summary.isDamaged)
        #expect(loaded.window.count > 50)
        #expect(loaded.summary.packets.trace.packets == sample.packets / 2 - 1)
    }

    @Test func logsAndCapturesGoTogether() throws {
        let sample = try Self.sample.get()
        let path = try sample.write("both.pcap")
        let log = try log(of: path, as: "both.log", in: sample)
        let (_, loaded) = try load([log, path])
        #expect(loaded.summary.reports.map(\.format) == ["zeek-tsv", "pcap"])
        #expect(loaded.summary.total.duplicates == loaded.window.count)
        #expect(loaded.window.exchanges.count > 0, "what the packets know is kept")
    }

    @Test func aCaptureWithoutPacketsIsNoError() throws {
        let sample = try Self.sample.get()
        let path = try sample.write("empty.pcap", packets: 0..<0)
        let (_, loaded) = try load([path])
        #expect(loaded.summary.reports.map(\.state) == [.headerOnly])
        #expect(loaded.window.count == 0 && !loaded.summary.isDamaged)
    }
}
