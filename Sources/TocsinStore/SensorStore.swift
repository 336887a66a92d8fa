import GRDB
import TocsinFeatures
import TocsinMath
import TocsinRecords

import struct Foundation.Data

/// What a sensor must not forget when it ends, in one SQLite file.
///
/// Each call is one transaction: all of it or nothing, also when the process is killed within it. What
/// a call that returned wrote survives the end of the process, however it comes; a power cut may take
/// the last calls with it, newest first, and never damages what is older (WAL, `synchronous=NORMAL`).
/// Calls wait for each other; reading does not wait for writing.
public final class SensorStore: Sendable {
    public let path: String
    /// Why a new database was begun though there was one, and where that is kept; else nil.
    public let openedAnew: String?
    private let lock: StoreLock
    private let pool: DatabasePool

    /// Alerts that are kept; older ones are forgotten, newer revisions told or not.
    public static let maxAlerts: Int64 = 50_000
    /// Bytes of batches that are kept; the oldest go first. A window should never come near it: it
    /// keeps the disk free of what a wrong clock would keep for ever.
    public static let maxSegmentBytes: Int64 = 8 << 30
    /// A log of writes larger than this, in bytes, is cut once its content is in the database.
    private static let maxLogBytes = 64 << 20
    /// Free pages that are given back at a time: 16 MiB.
    static let pagesGivenBack: Int64 = 4096

    /// Opens the database at `path` or creates one, for this process alone. A damaged one is set
    /// aside, and `openedAnew` says so. Throws if it is in use, somebody else's or of a later
    /// release, or if the place cannot be written.
    public init(path: String) throws(StoreError) {
        lock = try StoreLock(besides: path)
        openedAnew = try DatabaseFile(path: path).prepare()
        self.path = path
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 2
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_size_limit = \(Self.maxLogBytes)")
        }
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try pool.write(body) } catch { throw StoreError(error, path: path) }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        do { return try pool.read(body) } catch { throw StoreError(error, path: path) }
    }
}

// MARK: Checkpoints

extension SensorStore {
    /// Writes `checkpoint`. O(its bytes).
    ///
    /// If it throws, nothing was written: the caller keeps the batches and hands them over again,
    /// with what came since, in the next one. Returns how many segments were deleted because
    /// `maxSegmentBytes` was reached.
    @discardableResult
    public func checkpoint(_ checkpoint: Checkpoint) throws(StoreError) -> Int {
        let dropped = try write { db in
            for (kind, first) in [
                (Segment.Kind.connections, checkpoint.firstConnections),
                (.logons, checkpoint.firstLogons),
            ] {
                guard let first else { continue }
                try db.execute(
                    sql: "DELETE FROM segment WHERE kind = ? AND number < ?",
                    arguments: [kind.rawValue, first])
            }
            for segment in checkpoint.segments {
                try db.execute(
                    sql: """
                        INSERT OR REPLACE INTO segment(kind, number, arrived, size, checksum, bytes)
                        VALUES(?,?,?,?,?,?)
                        """,
                    arguments: [
                        segment.kind.rawValue, segment.number, segment.arrived,
                        segment.bytes.count, Self.checksum(segment.bytes), Data(segment.bytes),
                    ])
            }
            if let traces = checkpoint.traces { try Self.replace(traces, db) }
            for (name, bytes) in checkpoint.values.sorted(by: { $0.key < $1.key }) {
                try Self.set(name, bytes, db)
            }
            return try Self.dropExcess(db)
        }
        // The checkpoint is written; whether the file shrinks is another matter.
        try? giveBack()
        return dropped
    }

    static func set(_ name: String, _ bytes: [UInt8], _ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO value(name, checksum, bytes) VALUES(?,?,?)",
            arguments: [name, checksum(bytes), Data(bytes)])
    }

    private static func replace(_ traces: PairTraceTable, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM trace_part")
        try traces.forEachPart { part in
            try db.execute(
                sql: "INSERT INTO trace_part(checksum, bytes) VALUES(?,?)",
                arguments: [checksum(part), Data(part)])
        }
    }

    /// Deletes the oldest segments above `maxSegmentBytes`.
    private static func dropExcess(_ db: Database) throws -> Int {
        var excess =
            (try Int64.fetchOne(db, sql: "SELECT total(size) FROM segment") ?? 0) - maxSegmentBytes
        var dropped = 0
        while excess > 0,
            let oldest = try Row.fetchOne(
                db, sql: "SELECT rowid, size FROM segment ORDER BY arrived, rowid LIMIT 1")
        {
            excess -= oldest.integer(1) ?? 0
            try db.execute(
                sql: "DELETE FROM segment WHERE rowid = ?", arguments: [oldest.integer(0)])
            dropped += 1
        }
        return dropped
    }

    /// Gives pages back to the file system where more than half of the file is free: what a quieter
    /// time does not need again. Pages below that are soon used again.
    private func giveBack() throws(StoreError) {
        try write { db in
            let free = try Int64.fetchOne(db, sql: "PRAGMA freelist_count") ?? 0
            let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            guard free > Self.pagesGivenBack, free > pages / 2 else { return }
            try db.execute(sql: "PRAGMA incremental_vacuum(\(Self.pagesGivenBack))")
        }
    }

    /// 64 bits that a flipped one changes; no secret.
    static func checksum(_ bytes: [UInt8]) -> Int64 {
        var hash = UInt64(bytes.count)
        var position = 0
        while position + 8 <= bytes.count {
            var word: UInt64 = 0
            for k in 0..<8 { word |= UInt64(bytes[position &+ k]) << UInt64(8 &* k) }
            hash = StableHash.mix(word, key: hash)
            position += 8
        }
        for byte in bytes[position...] { hash = StableHash.mix(UInt64(byte), key: hash) }
        return Int64(bitPattern: hash)
    }
}
