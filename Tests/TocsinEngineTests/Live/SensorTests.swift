import Foundation
import Testing
import TocsinCapture
import TocsinDetectors
import TocsinFeatures
import TocsinLogs
import TocsinMath
import TocsinRecords
import TocsinSinks
import TocsinSynthesis

@testable import TocsinEngine

/// The engine bit by bit gives what a hunt through the whole gives.
@Suite struct SensorTests {
    private static let log = Result { try GeneratedLogs(seed: 11) }

    private static func options(memory: Int = 1 << 30) -> SensorOptions {
        var options = SensorOptions()
        options.hunt.directions = Set(Direction.allCases)
        options.memory = SensorMemory(bytes: memory)
        options.step = 3600 * Timestamp.microsecondsPerSecond
        return options
    }

    private static func batches(_ path: String) throws -> [ConnBatch] {
        var batches: [ConnBatch] = []
        let walk = try InputWalk(paths: [path], span: nil)
        LogReader(threads: 1).read(
            walk.files,
            consume: { batch, _ in
                var own = ConnBatch()
                own.append(contentsOf: batch)
                batches.append(own)
            }, progress: { _ in }, finished: { _ in })
        return batches
    }

    /// Cuts `batches` into pieces of random sizes.
    private static func pieces(_ batches: [ConnBatch], seed: UInt64) -> [ConnBatch] {
        var generator = SeededGenerator(seed: seed)
        var pieces: [ConnBatch] = []
        var piece = ConnBatch()
        for batch in batches {
            for row in 0..<batch.count {
                piece.append(batch[row])
                if generator.next() % 97 == 0 {
                    pieces.append(piece)
                    piece = ConnBatch()
                }
            }
        }
        return pieces + [piece]
    }

    private static func lines(_ findings: [Finding]) throws -> [String] {
        var output = ByteOutput(.memory)
        var sink = JSONLFindings()
        for finding in findings { try sink.write(finding, to: &output) }
        return output.text.split(separator: "\n").map(String.init).sorted()
    }

    /// Judges every window that is due and the last one; what was told, and the last result.
    private static func run(
        _ sensor: inout Sensor, _ pieces: [ConnBatch], each: (inout Sensor) -> Void = { _ in }
    ) -> (told: [ToldFinding], last: HuntResult) {
        var told: [ToldFinding] = []
        func judge(isLast: Bool = false) -> HuntResult {
            let window = sensor.window()
            let result = window.judged()
            told += sensor.told(result, at: window.at, isLast: isLast)
            return result
        }
        for piece in pieces {
            var tally = Tally()
            sensor.take(piece, tally: &tally)
            each(&sensor)
            if sensor.isDue() { _ = judge() }
        }
        sensor.finish()
        let last = judge(isLast: true)
        return (told, last)
    }

    @Test(arguments: [UInt64(1), 2]) func aWindowOfEverythingIsAHunt(seed: UInt64) throws {
        let log = try Self.log.get()
        let path = try log.write("conn-\(seed).log", log.rows)
        var options = HuntOptions(inputs: [path])
        options.directions = Set(Direction.allCases)
        let engine = Engine(options)
        let hunt = engine.hunt(try engine.load())
        var sensor = Sensor(Self.options())
        let run = Self.run(&sensor, Self.pieces(try Self.batches(path), seed: seed))
        #expect(try Self.lines(run.last.findings) == Self.lines(hunt.findings), "seed \(seed)")
        // Everything that stands at the end was told, at the id that a hunt gives it.
        #expect(Set(hunt.findings.map(\.id)).isSubset(of: run.told.map(\.finding.id)))
        #expect(sensor.counts.windows >= 10)
    }

    /// A sensor that was stored and one that goes on in its place tell together what one tells alone.
    @Test(arguments: [UInt64(3), 4]) func aRestartRepeatsAndLosesNothing(seed: UInt64) throws {
        let log = try Self.log.get()
        let path = try log.write("restart-\(seed).log", log.rows)
        let pieces = Self.pieces(try Self.batches(path), seed: seed)
        var alone = Sensor(Self.options())
        let expected = Self.run(&alone, pieces)
        var first = Sensor(Self.options())
        var second = Sensor(Self.options())
        var told: [ToldFinding] = []
        var conns: [RecentRecords<ConnBatch>.Segment] = []
        for piece in pieces.prefix(pieces.count / 2) {
            var tally = Tally()
            first.take(piece, tally: &tally)
            if first.isDue() {
                let window = first.window()
                told += first.told(window.judged(), at: window.at)
                let state = first.stateToStore()
                conns += state.conns
                first.stored(state)
            }
        }
        let state = first.stateToStore()
        for segment in conns + state.conns {
            second.restore(
                segment.batch, number: segment.numbers.lowerBound,
                arrived: segment.arrived.upperBound)
        }
        second.restore(state.saved, traces: state.traces, open: state.open)
        second.register.restore(first.register.saved)
        let rest = Self.run(&second, Array(pieces.dropFirst(pieces.count / 2)))
        told += rest.told
        #expect(try Self.lines(rest.last.findings) == Self.lines(expected.last.findings))
        #expect(told.map(\.finding.id).sorted() == expected.told.map(\.finding.id).sorted())
    }

    /// Beyond its memory it forgets connections, not the times of pairs that matter.
    @Test func aBeaconIsFoundThoughItsConnectionsAreForgotten() {
        var options = Self.options(memory: SensorMemory.least)
        options.step = Timestamp.microsecondsPerDay
        var sensor = Sensor(options)
        var generator = SeededGenerator(seed: 5)
        let outside = IPAddress(v4: 0xCB00_7109)
        var batch = ConnBatch()
        var tally = Tally()
        // Two hours of a minute's beacon among a flood of pairs of one connection each.
        for second in 0..<7200 {
            var rows = (0..<10).map { _ in
                Conn(
                    ts: Int64(second) * 1_000_000, uid: "",
                    origHost: IPAddress(v4: UInt32(truncatingIfNeeded: generator.next())),
                    origPort: 1, respHost: IPAddress(v4: 0x0A00_0005), respPort: 443, proto: .tcp)
            }
            if second % 60 == 0 {
                rows.append(
                    Conn(
                        ts: Int64(second) * 1_000_000, uid: "",
                        origHost: IPAddress(v4: 0x0A00_0007),
                        origPort: 2, respHost: outside, respPort: 443, proto: .tcp))
            }
            for row in rows { batch.append(row) }
            if batch.count > 1000 {
                sensor.take(batch, tally: &tally)
                batch.removeAll()
            }
        }
        sensor.take(batch, tally: &tally)
        sensor.finish()
        #expect(sensor.counts.rows <= options.memory.rows)
        #expect(sensor.counts.displaced > 30_000)
        let result = sensor.window().judged()
        let beacon = result.findings.first { $0.entity.dst == outside }
        #expect(beacon?.detector == "beacon")
        // A pair's first connections are a newcomer's like any other's.
        #expect((110...120).contains(beacon?.count ?? 0))
    }

    @Test func whatIsOlderThanIsKeptGoes() {
        var options = Self.options()
        options.keep = 2 * 3600 * Timestamp.microsecondsPerSecond
        var sensor = Sensor(options)
        var tally = Tally()
        for minute in 0..<600 {
            var batch = ConnBatch()
            batch.append(
                Conn(
                    ts: Int64(minute) * 60_000_000, uid: "C\(minute)",
                    origHost: IPAddress(v4: 0x0A00_0007), origPort: 2,
                    respHost: IPAddress(v4: 0xCB00_7109), respPort: 443, proto: .tcp))
            sensor.take(batch, tally: &tally)
            sensor.joinUnstored()
        }
        #expect((120...240).contains(sensor.counts.rows))
        #expect(sensor.counts.displaced == 0)
        #expect(sensor.counts.pairsRemembered == 1)
        let window = sensor.window().judged().loaded.window
        let kept = Int64(2 * 3600) * Timestamp.microsecondsPerSecond
        #expect(window.latest.microseconds - window.earliest.microseconds >= kept)
    }

    /// A record from before all that is remembered is counted and judged no more; one that is merely late is.
    @Test func lateRecordsAreCounted() {
        var options = Self.options()
        options.keep = 3600 * Timestamp.microsecondsPerSecond
        var sensor = Sensor(options)
        var tally = Tally()
        func batch(_ seconds: [Int64]) -> ConnBatch {
            var batch = ConnBatch()
            for second in seconds {
                batch.append(
                    Conn(
                        ts: second * 1_000_000, uid: "C\(second)",
                        origHost: IPAddress(v4: 0x0A00_0007), origPort: 2,
                        respHost: IPAddress(v4: 0xCB00_7109), respPort: 443, proto: .tcp))
            }
            return batch
        }
        sensor.take(batch([10_000, 10_001]), tally: &tally)
        sensor.take(batch([100, 9_000, 6_500]), tally: &tally)
        #expect(tally.skipped == 1)
        #expect(sensor.counts.late == 1)
        #expect(sensor.window().judged().loaded.window.count == 4)
    }
}
