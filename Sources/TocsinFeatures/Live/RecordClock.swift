import TocsinRecords

/// The time that the records of a stream have reached.
///
/// It never runs backwards, and a single record that is far ahead does not move it: it is the latest
/// time that two records in a row have reached.
public struct RecordClock: Sendable {
    /// Microseconds since the epoch; nil before the second record.
    public private(set) var now: Int64?
    private var previous: Int64?

    public init() {}

    /// A clock that has reached `now`.
    public init(now: Int64) {
        self.now = now
        previous = now
    }

    /// Takes note of a record of this time.
    @inline(__always)
    public mutating func note(_ time: Int64) {
        if let previous {
            let reached = min(time, previous)
            if reached > now ?? .min { now = reached }
        }
        previous = time
    }

    /// Takes note of the times at which the connections of `batch` were over. O(rows).
    public mutating func note(_ batch: borrowing ConnBatch) {
        for row in 0..<batch.count {
            let (end, overflow) = batch.ts[row].addingReportingOverflow(max(batch.duration[row], 0))
            note(overflow ? batch.ts[row] : end)
        }
    }

    /// Takes note of the times of logons. O(rows).
    public mutating func note(_ batch: borrowing AuthBatch) {
        for row in 0..<batch.count { note(batch.ts[row]) }
    }
}
