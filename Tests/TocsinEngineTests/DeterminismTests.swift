import Testing
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinMath
import TocsinSinks

/// The same connections, settings and seed give the same bytes.
@Suite struct DeterminismTests {
    private static let seed: UInt64 = 20_260_105

    /// What `hunt --format jsonl` prints, over every direction.
    private func jsonl(_ inputs: [String], threads: Int = 1) throws -> [UInt8] {
        var options = HuntOptions(inputs: inputs)
        options.directions = Set(Direction.allCases)
        options.threads = threads
        let engine = Engine(options)
        let result = engine.hunt(try engine.load())
        var output = ByteOutput(.memory)
        var sink = JSONLFindings(config: "test")
        for finding in result.findings { try sink.write(finding, to: &output) }
        return output.bytes
    }

    @Test func bytesRestOnTheConnectionsAlone() throws {
        let logs = try GeneratedLogs(seed: Self.seed)
        let rows = logs.rowsWithEnds(stopped: "203.0.113.68", changed: "203.0.113.1")
        let path = try logs.write("conn.log", rows)
        let expected = try jsonl([path])
        #expect(expected.count { $0 == 0x0A } >= 5, "beacons, scans and a long connection")
        for detector in Registry.conns.dropLast() where detector.info.input == "connections" {
            #expect(
                String(decoding: expected, as: UTF8.self).contains("\"\(detector.info.id)\""),
                "\(detector.info.id) has nothing to say")
        }
        #expect(try jsonl([path]) == expected, "two runs")
        #expect(try jsonl([path], threads: 2) == expected, "two threads")

        var generator = SeededGenerator(seed: Self.seed, stream: 1)
        let shuffled = try logs.write("shuffled.log", rows.shuffled(using: &generator))
        #expect(try jsonl([shuffled]) == expected, "lines shuffled with seed \(Self.seed)")

        let morning = try logs.write("a.log", rows.prefix(rows.count / 3))
        let rest = try logs.write("b.log", rows.dropFirst(rows.count / 3))
        #expect(try jsonl([morning, rest]) == expected, "in two files")
        #expect(try jsonl([rest, morning], threads: 2) == expected, "named in another order")
        #expect(try jsonl([path, morning]) == expected, "what was read twice counts once")
    }

    /// A real log: other tools' uids, inside addresses by the log's own marks.
    @Test(.enabled(if: SharedLogs.isPresent))
    func realLogsToo() throws {
        let path = SharedLogs.path("zeek-labeled/ctu50-normal-40-day1")
        let expected = try jsonl([path])
        #expect(!expected.isEmpty)
        #expect(try jsonl([path], threads: 2) == expected)
    }
}
