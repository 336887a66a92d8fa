import TocsinMath
import TocsinRecords

/// A seeded, streaming source of a Zeek `conn.log` with planted beacons, scans and long connections.
///
/// Lines come in log order, by the end of the connection, as Zeek writes them. Memory is bounded by the
/// planted pairs, the site, and the connections open at one time, not by the rows. Same scenario, same bytes.
public struct ConnGenerator: Sendable {
    public let scenario: ConnScenario
    private let site: Site
    private let planted: [Planted]
    private let truthRows: [TruthRow]
    private let backgroundRows: Int

    /// Checks the scenario and counts what is planted: every planted source is run through once, so that
    /// the background can be told how many rows are left to it. Throws if a value is out of range, or if
    /// more is planted than there are rows.
    public init(_ scenario: ConnScenario) throws(ScenarioError) {
        try scenario.validate()
        self.scenario = scenario
        let site = Site(
            hosts: scenario.hostCount, destinations: scenario.destinationCount, seed: scenario.seed)
        self.site = site
        var planted: [Planted] = []
        for k in 0..<scenario.beacons.count {
            planted.append(.periodic(PeriodicPair(beacon: k, scenario: scenario, site: site)))
        }
        for k in 0..<scenario.benignPeriodic {
            planted.append(.periodic(PeriodicPair(benign: k, scenario: scenario, site: site)))
        }
        for k in 0..<scenario.hostScans {
            planted.append(.scan(Scan(hosts: k, scenario: scenario, site: site)))
        }
        for k in 0..<scenario.portScans {
            planted.append(.scan(Scan(ports: k, scenario: scenario, site: site)))
        }
        for k in 0..<scenario.longConnections {
            planted.append(.long(LongConnection(number: k, scenario: scenario, site: site)))
        }
        self.planted = planted
        truthRows = planted.map { $0.counted(until: scenario.spanEnd) }
        let events = truthRows.reduce(0) { $0 + $1.events }
        guard events <= scenario.rows else {
            throw ScenarioError(
                "what is planted makes \(events) connections, more than the \(scenario.rows) rows")
        }
        backgroundRows = scenario.rows - events
    }

    /// One row for each planted pair, in the order of the scenario's fields.
    public func truth() -> [TruthRow] { truthRows }

    /// Generates the log, header and footer included, and hands it on in pieces of about
    /// `pieceBytes`. Rethrows what `write` throws and stops there.
    public func run<Failure: Error>(
        write: (Span<UInt8>) throws(Failure) -> Void
    ) throws(Failure) {
        var writer = ZeekConnWriter(columns: scenario.columns)
        var uids = SeededGenerator(seed: scenario.seed, stream: Stream.uids)
        var background = BackgroundTraffic(scenario: scenario, site: site, rows: backgroundRows)
        var sources = planted
        var open = OpenConnections()
        var starts = TimeHeap()
        for (i, source) in sources.enumerated() {
            if let start = source.nextStart { starts.insert(slot: i, time: start) }
        }
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
            let nextStart = min(
                background.nextStart ?? .max, starts.first?.time ?? .max,
                ConnRow.latestStart(in: spanEnd))
            try log(&open, through: nextStart)
            if let start = background.nextStart, start <= starts.first?.time ?? .max {
                background.nextSession(insert)
            } else if let slot = starts.popFirst()?.slot {
                if let row = sources[slot].next() { insert(row) }
                if let start = sources[slot].nextStart { starts.insert(slot: slot, time: start) }
            } else {
                break
            }
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

/// A planted source of connections, whichever its kind.
private enum Planted: Sendable {
    case periodic(PeriodicPair)
    case scan(Scan)
    case long(LongConnection)

    var nextStart: Int64? {
        switch self {
        case .periodic(let source): source.nextStart
        case .scan(let source): source.nextStart
        case .long(let source): source.nextStart
        }
    }

    /// The connection at `nextStart`; later ones start no earlier.
    mutating func next() -> ConnRow? {
        switch self {
        case .periodic(var source):
            defer { self = .periodic(source) }
            return source.next()
        case .scan(var source):
            defer { self = .scan(source) }
            return source.next()
        case .long(var source):
            defer { self = .long(source) }
            return source.next()
        }
    }

    /// The truth row after every connection was made once.
    func counted(until spanEnd: Int64) -> TruthRow {
        var source = self
        var truth =
            switch self {
            case .periodic(let source): source.truth
            case .scan(let source): source.truth
            case .long(let source): source.truth
            }
        while var row = source.next() {
            row.clip(to: spanEnd)
            truth.count(row)
        }
        return truth
    }
}
