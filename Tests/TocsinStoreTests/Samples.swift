import TocsinDetectors
import TocsinFeatures
import TocsinRecords

@testable import TocsinStore

extension StoredAlert {
    static func sample(_ number: Int, revision: Int = 1, kind: String = "new") -> StoredAlert {
        StoredAlert(
            finding: "f\(number)", revision: revision, kind: kind, detector: "beacon",
            severity: .high, told: Timestamp(microseconds: Int64(number) * 1_000_000),
            line: #"{"id":"f\#(number)","why":"é\n"}"#)
    }
}

extension ConnBatch {
    /// `rows` connections from `start` on, a second apart.
    static func sample(from start: Int64, rows: Int = 10) -> ConnBatch {
        var batch = ConnBatch()
        for row in 0..<Int64(rows) {
            batch.append(
                Conn(
                    ts: (start + row) * 1_000_000, uid: "C\(start + row)",
                    origHost: IPAddress(v4: 0x0A00_0001), origPort: 50_000,
                    respHost: IPAddress(v4: 0xC000_0201), respPort: 443, proto: .tcp))
        }
        return batch
    }
}

extension Segment {
    /// `rows` connections from `start` on, a second apart.
    static func sample(_ number: Int64, from start: Int64, rows: Int = 10) -> Segment {
        Segment(.sample(from: start, rows: rows), number: number, arrived: start)
    }
}

/// What a store holds, in values that tests compare.
struct Contents {
    var uids: [String] = []
    var users: [String?] = []
    var state: SavedState?

    init(_ store: SensorStore) throws {
        var (uids, users): ([String], [String?]) = ([], [])
        state = try store.load(maxPairs: 100, maxBytes: 1 << 20) { segment in
            switch segment.batch {
            case .connections(let batch): uids += (0..<batch.count).map { batch[$0].uid }
            case .logons(let batch): users += (0..<batch.count).map { batch[$0].user }
            }
        }
        (self.uids, self.users) = (uids, users)
    }

    /// A value as the decimal number it spells.
    func number(_ name: String) -> Int? {
        (name == "register" ? state?.register : state?.values[name]).flatMap {
            Int(String(decoding: $0, as: UTF8.self))
        }
    }
}

extension SensorStore {
    /// Sequence numbers in an outbox.
    func outbox(_ sink: String) throws -> [Int64] {
        try undelivered(sink: sink, limit: .max).alerts.map(\.sequence)
    }
}
