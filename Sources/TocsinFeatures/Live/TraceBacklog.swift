import TocsinRecords

/// Connections that are to be remembered by a table that somebody else is reading: it would have to be
/// copied as a whole to be changed. Bounded as the table is.
///
/// Those of pairs that the table would part with last wait one by one; the rest in a small table of its
/// own, where a flood of pairs that come once pushes out itself.
public struct TraceBacklog: Sendable {
    private var established: [(key: PairTraceKey, event: PairEvent)] = []
    private var others: PairTraceTable
    private let mostEstablished: Int
    /// Pairs that were forgotten already.
    public var evictedPairs: Int { others.evictedPairs }

    /// Share of the table's room, 1 in this many, for each of the two halves.
    static let share = 8

    /// A backlog for `table`, in a quarter of its bytes at most.
    public init(for table: PairTraceTable) {
        let bytes = table.maxBytes / Self.share
        others = PairTraceTable(maxPairs: table.maxPairs / Self.share, maxBytes: bytes)
        mostEstablished = bytes / MemoryLayout<(key: PairTraceKey, event: PairEvent)>.stride
        established.reserveCapacity(mostEstablished)
    }

    /// Takes the connections of `batch`; `table` is only looked at. O(rows).
    public mutating func append(_ batch: borrowing ConnBatch, for table: borrowing PairTraceTable) {
        for row in 0..<batch.count {
            let event = PairEvent(batch, row)
            let key = PairTraceKey(batch, row)
            if established.count < mostEstablished, table.isEstablished(key) {
                established.append((key, event))
            } else {
                others.append(event, to: key)
            }
        }
    }

    /// Hands all of it to `table`. O(connections).
    public consuming func settle(in table: inout PairTraceTable) {
        for (key, event) in established { table.append(event, to: key) }
        others.forEachPair { key, trace in
            for number in trace.times.indices { table.append(trace.event(number), to: key) }
        }
    }
}

extension PairTraceKey {
    /// The pair of row `row` of `batch`.
    init(_ batch: borrowing ConnBatch, _ row: Int) {
        self.init(
            src: batch.origHost[row], dst: batch.respHost[row], port: batch.respPort[row],
            proto: batch.proto[row])
    }
}

extension PairTrace {
    func event(_ number: Int) -> PairEvent {
        PairEvent(
            time: times[number], origBytes: origBytes[number], srcPort: srcPorts[number],
            isFailed: isFailed[number])
    }
}

extension PairTraceTable {
    /// Whether the table holds the pair and would part with others first.
    func isEstablished(_ key: PairTraceKey) -> Bool {
        guard let pair = find(key) else { return false }
        return entries[pair].rhythm.isRegular
            || Int(entries[pair].eventCount) >= PairTier.judgeable
    }
}
