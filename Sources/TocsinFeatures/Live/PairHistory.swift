import TocsinRecords

/// What is remembered of pairs from before the connections that a window holds.
public struct PairHistory: Sendable {
    var traces: PairTraceTable
    /// Connections before this are not counted, microseconds: the window begins here.
    public let since: Int64

    /// Of what `traces` holds, that from `since` on.
    public init(_ traces: PairTraceTable, since: Int64) {
        self.traces = traces
        self.since = since
    }

    public var isEmpty: Bool { traces.count == 0 }

    /// The remembered connections of a pair in time order, nil if there are none. O(n log n).
    func events(_ key: PairTraceKey) -> [PairEvent]? {
        guard let trace = traces.trace(of: key) else { return nil }
        let events = trace.times.indices.lazy.filter { trace.times[$0] >= since }.map(trace.event)
        let kept = Array(events)
        return kept.isEmpty ? nil : kept
    }
}

extension PairEvent {
    /// What is remembered of row `row` of `batch`.
    init(_ batch: borrowing ConnBatch, _ row: Int) {
        self.init(
            time: batch.ts[row], origBytes: batch.origBytes[row], srcPort: batch.origPort[row],
            isFailed: batch.connState[row].isFailedAttempt)
    }
}

extension PairTraceTable {
    /// Remembers all connections of `batch`. O(rows).
    public mutating func append(_ batch: borrowing ConnBatch) {
        for row in 0..<batch.count {
            append(PairEvent(batch, row), to: PairTraceKey(batch, row))
        }
    }
}
