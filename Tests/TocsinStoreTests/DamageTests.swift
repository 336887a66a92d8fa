import Foundation
import GRDB
import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinStore

@Suite struct DamageTests {
    /// A closed database with 30 checkpoints and alerts.
    private static func fill(_ folder: ScratchFolder, rounds: Int = 30) throws {
        let store = try SensorStore(path: folder.state)
        for round in 0..<rounds {
            try store.checkpoint(
                Checkpoint(
                    segments: [
                        .sample(Int64(round), from: Int64(round) * 100, rows: 100)
                    ],
                    values: ["round": Array("\(round)".utf8)]))
            try store.tell([.sample(round)], register: Array("\(round)".utf8))
        }
    }

    private static func expectAnew(_ folder: ScratchFolder, kept: Data, number: Int = 1) throws {
        let store = try SensorStore(path: folder.state)
        let reason = try #require(store.openedAnew)
        #expect(reason.contains("state.sqlite.damaged-\(number)") && reason.contains("damaged"))
        #expect(try Contents(store).state == nil)
        try store.tell([.sample(1)], register: [])
        #expect(try folder.bytes("state.sqlite.damaged-\(number)") == kept)
    }

    /// Pages overwritten, the file cut short, the beginning gone: set aside as it was, each under a
    /// name of its own.
    @Test func damagedDatabasesAreSetAside() throws {
        let folder = try ScratchFolder()
        try Self.fill(folder)
        let whole = try folder.bytes()
        var damages: [Data] = []
        var pages = whole
        for page in 2..<40 {
            pages[(page * 4096)..<(page * 4096 + 200)] = Data(repeating: 0xA5, count: 200)
        }
        damages.append(pages)
        damages.append(whole.prefix(whole.count / 2))
        var zeros = whole
        zeros[0..<4096] = Data(repeating: 0, count: 4096)
        damages.append(zeros)
        var magic = whole
        magic[3] = 0
        damages.append(magic)
        for (index, damage) in damages.enumerated() {
            try folder.write(damage)
            try Self.expectAnew(folder, kept: damage, number: index + 1)
        }
    }

    /// After ten damaged databases somebody has to look.
    @Test func thereIsAnEndToIt() throws {
        let folder = try ScratchFolder()
        for number in 1...10 { try folder.write(Data([1]), "state.sqlite.damaged-\(number)") }
        try folder.write(Data(repeating: 0, count: 8192))
        let error = #expect(throws: StoreError.self) { try SensorStore(path: folder.state) }
        #expect(error?.kind == .damaged)
        #expect(try folder.bytes() == Data(repeating: 0, count: 8192))
    }

    /// What is not ours is left as it is.
    @Test func foreignFilesStay() throws {
        let folder = try ScratchFolder()
        let text = Data("user:x:1000:1000::/home/user:/bin/sh\n".utf8)
        try folder.write(text)
        var error = #expect(throws: StoreError.self) { try SensorStore(path: folder.state) }
        #expect(error?.kind == .foreign && error?.description.contains("name another file") == true)
        #expect(try folder.bytes() == text)

        try FileManager.default.removeItem(atPath: folder.state)
        try DatabaseQueue(path: folder.state).write { try $0.execute(sql: "CREATE TABLE t(x)") }
        let other = try folder.bytes()
        error = #expect(throws: StoreError.self) { try SensorStore(path: folder.state) }
        #expect(error?.kind == .foreign)
        #expect(try folder.bytes() == other)
        #expect(!folder.names.contains { $0.contains("damaged") || $0.contains("wal") })
    }

    @Test func laterReleasesAreLeftAlone() throws {
        let folder = try ScratchFolder()
        try Self.fill(folder, rounds: 1)
        let queue = try DatabaseQueue(path: folder.state)
        try queue.write { try $0.execute(sql: "PRAGMA user_version = 2") }
        try queue.close()
        let error = #expect(throws: StoreError.self) { try SensorStore(path: folder.state) }
        #expect(error?.kind == .newer)
        #expect(!folder.names.contains { $0.contains("damaged") })
    }

    @Test func oneProcessAtATime() throws {
        let folder = try ScratchFolder()
        do {
            let store = try SensorStore(path: folder.state)
            let error = #expect(throws: StoreError.self) { try SensorStore(path: folder.state) }
            #expect(error?.kind == .inUse)
            try store.checkpoint(Checkpoint(values: ["a": [1]]))
        }
        #expect(try Contents(SensorStore(path: folder.state)).state?.values == ["a": [1]])
    }

    @Test func placesThatCannotBeWritten() throws {
        let folder = try ScratchFolder()
        for path in ["/nowhere/at/all/state.sqlite", folder.path + "/.", "", "a\0b"] {
            let error = #expect(throws: StoreError.self) { try SensorStore(path: path) }
            #expect(error?.kind == .unusable)
        }
    }

    /// A log of writes that is cut anywhere gives the state of an earlier moment, whole.
    @Test func aCutLogGivesAnEarlierMoment() throws {
        let seed: UInt64 = 31
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let source = try ScratchFolder()
        let store = try SensorStore(path: source.state)
        for round in 0..<20 {
            try store.checkpoint(
                Checkpoint(
                    segments: [.sample(Int64(round), from: Int64(round) * 10)],
                    values: ["round": Array("\(round)".utf8)]))
            try store.tell([.sample(round)], register: Array("\(round + 1)".utf8))
        }
        let (database, log) = (try source.bytes(), try source.bytes("state.sqlite-wal"))
        #expect(log.count > 100_000)
        var seen: Set<Int> = []
        for _ in 0..<25 {
            let folder = try ScratchFolder()
            try folder.write(database)
            try folder.write(log.prefix(random.index(below: log.count)), "state.sqlite-wal")
            let cut = try SensorStore(path: folder.state)
            #expect(cut.openedAnew == nil)
            let contents = try Contents(cut)
            let rounds = contents.number("round").map { $0 + 1 } ?? 0
            let told = contents.number("register") ?? 0
            #expect(contents.uids.count == rounds * 10 && contents.state?.damage ?? [] == [])
            #expect(told == rounds || told == rounds - 1)
            #expect(try cut.outbox("file") == Array(1..<Int64(told + 1)))
            seen.insert(rounds)
        }
        #expect(seen.count > 10)
        withExtendedLifetime(store) {}
    }

    /// A database whose rows were changed by hand is read as far as it makes sense.
    @Test func changedRowsAreLeftOut() throws {
        let folder = try ScratchFolder()
        try Self.fill(folder, rounds: 5)
        do {
            let store = try SensorStore(path: folder.state)
            try store.checkpoint(
                Checkpoint(traces: PairTraceTable(maxPairs: 5, maxBytes: 5000), values: ["a": [1]]))
        }
        let queue = try DatabaseQueue(path: folder.state)
        try queue.write { db in
            try db.execute(sql: "UPDATE segment SET bytes = zeroblob(100) WHERE number = 2")
            try db.execute(sql: "UPDATE segment SET kind = 7 WHERE number = 4")
            try db.execute(sql: "UPDATE trace_part SET checksum = 0")
            try db.execute(sql: "UPDATE value SET bytes = x'0102' WHERE name = 'a'")
            try db.execute(sql: "UPDATE alert SET severity = 99 WHERE sequence = 3")
        }
        try queue.close()
        let store = try SensorStore(path: folder.state)
        let contents = try Contents(store)
        #expect(contents.uids.count == 300 && contents.state?.damage.count == 4)
        #expect(contents.state?.traces == nil && contents.state?.values["a"] == nil)
        #expect(try store.outbox("file") == [1, 2, 4, 5])
    }

    /// Bytes of the file changed at random: an error, a new database or what is left; never a trap.
    @Test func anyFileIsReadOrRefused() throws {
        let seed: UInt64 = 37
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let source = try ScratchFolder()
        try Self.fill(source, rounds: 8)
        let whole = try source.bytes()
        var (anew, refused) = (0, 0)
        for _ in 0..<60 {
            let folder = try ScratchFolder()
            var bytes = whole
            for _ in 0...random.index(below: 30) {
                // Mostly the first bytes of pages, where their structure is.
                let page = random.index(below: bytes.count / 4096) * 4096
                let within = random.index(below: random.index(below: 2) == 0 ? 64 : 4096)
                bytes[page + within] = UInt8(truncatingIfNeeded: random.next())
            }
            try folder.write(bytes)
            do {
                let store = try SensorStore(path: folder.state)
                if store.openedAnew != nil { anew += 1 }
                _ = try Contents(store)
                _ = try store.findings()
                try store.tell([.sample(1)], register: [1])
                try store.checkpoint(
                    Checkpoint(segments: [.sample(0, from: 0)], firstConnections: 0))
            } catch is StoreError {
                refused += 1
            }
        }
        print("of 60 damaged files \(anew) were set aside, \(refused) refused")
        #expect(anew > 10)
    }
}
