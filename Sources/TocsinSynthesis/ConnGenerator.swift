import TocsinMath
import TocsinRecords

/// A seeded, streaming source of a Zeek `conn.log` with planted beacons, scans and long connections.
///
/// Lines come in log order, by the end of the connection, as Zeek writes them. Memory is bounded by the
/// planted pairs, the site, and the connections open at one time, not by the rows. Same scenario, same bytes.
public struct ConnGenerator: Sendable {
    public let scenario: ConnScenario
    private let plan: TrafficPlan

    /// Checks the scenario and counts what is planted: every planted source is run through once, so that
    /// the background can be told how many rows are left to it. Throws if a value is out of range, or if
    /// more is planted than there are rows.
    public init(_ scenario: ConnScenario) throws(ScenarioError) {
        self.scenario = scenario
        plan = try TrafficPlan(scenario, afterTheSpan: .movedInside)
    }

    /// One row for each planted pair, in the order of the scenario's fields.
    public func truth() -> [TruthRow] { plan.truth }

    /// Generates the log, header and footer included, and hands it on in pieces of about
    /// `pieceBytes`. Rethrows what `write` throws and stops there.
    public func run<Failure: Error>(
        write: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var writer = ZeekConnWriter(columns: scenario.columns)
        var uids = SeededGenerator(seed: scenario.seed, stream: Stream.uids)
        var traffic = plan.traffic()
        var open = OpenConnections()
        let spanEnd = scenario.spanEnd
        func log(_ open: inout OpenConnections, through time: Int64) throws(Failure) {
            while let end = open.firstEnd, end <= time, let row = open.popFirst() {
                writer.append(row, uid: ConnIdentifier(high: uids.next(), low: uids.next()))
                if writer.bytes.count >= Self.pieceBytes { try writer.flush(write) }
            }
        }
        func insert(_ row: ConnRow) {
            var row = row
            row.clip(to: spanEnd)
            open.insert(row)
        }
        writer.header(open: scenario.start)
        while true {
            // What has not begun cannot end before the next beginning, nor, being clipped, before the
            // last moment of the span.
            let nextStart = traffic.nextStart ?? .max
            try log(&open, through: min(nextStart, ConnRow.latestStart(in: spanEnd)))
            if nextStart == .max { break }
            traffic.next(insert)
        }
        try log(&open, through: spanEnd)
        writer.close(Timestamp(microseconds: spanEnd))
        try writer.flush(write)
    }

    /// Bytes handed on at a time: enough that a system call costs nothing beside making them.
    static let pieceBytes = 1 << 18
}

extension ZeekConnWriter {
    fileprivate mutating func flush<Failure: Error>(
        _ write: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        try write(bytes.span)
        bytes.removeAll(keepingCapacity: true)
    }
}
