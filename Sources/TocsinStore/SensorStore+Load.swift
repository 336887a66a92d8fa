import GRDB
import TocsinFeatures
import TocsinRecords

import struct Foundation.Data

extension SensorStore {
    /// Hands every saved segment to `body`, in the order of their kinds and numbers and one at a time, and returns
    /// the rest; nil if nothing was ever saved. `maxPairs` and `maxBytes` are those of the trace
    /// table (`PairTraceTable.init`).
    ///
    /// What cannot be read is left out and named in `damage`. O(bytes).
    public func load(
        maxPairs: Int, maxBytes: Int, _ body: (SavedSegment) -> Void
    ) throws(StoreError) -> SavedState? {
        try read { db in
            var damage: [String] = []
            let batches = try Self.loadBatches(db, &damage, body)
            let traces = try Self.loadTraces(db, maxPairs, maxBytes, &damage)
            var values = try Self.loadValues(db, &damage)
            let register = values.removeValue(forKey: Schema.register)
            guard
                batches > 0 || traces != nil || !values.isEmpty || register != nil
                    || !damage.isEmpty
            else { return nil }
            return SavedState(traces: traces, values: values, register: register, damage: damage)
        }
    }

    /// The number of rows, damaged or not.
    private static func loadBatches(
        _ db: Database, _ damage: inout [String], _ body: (SavedSegment) -> Void
    ) throws -> Int {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT kind, number, arrived, checksum, bytes FROM segment ORDER BY kind, number")
        var count = 0
        while let row = try rows.next() {
            count += 1
            guard let bytes = row.intactBytes(checksum: 3, bytes: 4),
                let kind = row.integer(0).flatMap(Segment.Kind.init),
                let number = row.integer(1), let arrived = row.integer(2),
                let batch = try? SavedSegment.Batch(kind, bytes)
            else {
                damage.append("the batch \(row.integer(1) ?? 0) cannot be read")
                continue
            }
            body(SavedSegment(batch: batch, number: number, arrived: arrived))
        }
        return count
    }

    private static func loadTraces(
        _ db: Database, _ maxPairs: Int, _ maxBytes: Int, _ damage: inout [String]
    ) throws -> PairTraceTable? {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT checksum, bytes FROM trace_part ORDER BY number")
        var restoration: PairTraceTable.Restoration?
        do {
            while let row = try rows.next() {
                var parts =
                    restoration
                    ?? PairTraceTable.Restoration(maxPairs: maxPairs, maxBytes: maxBytes)
                restoration = nil
                guard let bytes = row.intactBytes(checksum: 0, bytes: 1) else {
                    throw DamagedState("a part was changed", at: 0)
                }
                try parts.append(bytes)
                restoration = parts
            }
            return try restoration?.finished()
        } catch let error as DamagedState {
            damage.append("the table of pairs cannot be read (\(error))")
            return nil
        }
    }

    private static func loadValues(
        _ db: Database, _ damage: inout [String]
    ) throws -> [String: [UInt8]] {
        var values: [String: [UInt8]] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT name, checksum, bytes FROM value ORDER BY name")
        while let row = try rows.next() {
            guard let name = row.text(0), let bytes = row.intactBytes(checksum: 1, bytes: 2) else {
                damage.append("the value \(row.text(0) ?? "without a name") cannot be read")
                continue
            }
            values[name] = bytes
        }
        return values
    }
}

extension SavedSegment.Batch {
    fileprivate init(_ kind: Segment.Kind, _ bytes: [UInt8]) throws(DamagedState) {
        switch kind {
        case .connections: self = .connections(try ConnBatch(encoded: bytes))
        case .logons: self = .logons(try AuthBatch(encoded: bytes))
        }
    }
}

/// Columns that may hold anything: the file is only as good as the disk. GRDB's own conversions stop
/// the program where a value is of another type.
extension Row {
    func integer(_ column: Int) -> Int64? {
        let value: DatabaseValue = self[column]
        return Int64.fromDatabaseValue(value)
    }

    func text(_ column: Int) -> String? {
        let value: DatabaseValue = self[column]
        return String.fromDatabaseValue(value)
    }

    /// The bytes in column `bytes` if they are those of the checksum.
    fileprivate func intactBytes(checksum: Int, bytes: Int) -> [UInt8]? {
        let value: DatabaseValue = self[bytes]
        guard let content = Data.fromDatabaseValue(value).map([UInt8].init),
            integer(checksum) == SensorStore.checksum(content)
        else { return nil }
        return content
    }
}
