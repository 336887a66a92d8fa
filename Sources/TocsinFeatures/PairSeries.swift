import TocsinRecords

/// The events of one pair, or of several that are judged as one, in time order: what the beacon detector
/// judges.
public struct PairSeries: Sendable {
    /// Starts of the connections, microseconds since the epoch, ascending.
    public var times: [Int64]
    /// Originator's payload bytes of each, or `ConnBatch.unknown`.
    public var origBytes: [Int64]
    /// Starts after retries and bursts were merged; see `collapse`.
    public var dials: [Int64]
    /// Seconds below which gaps between dials were merged away.
    public var dialEdge: Double
    /// Share of the connections that were failed attempts, 0…1.
    public var failedShare: Double
    /// Source port and failure of each connection, empty where only times are known.
    private var srcPorts: [UInt16]
    private var isFailed: [Bool]
    /// Whether failed attempts may be retries of one dial.
    private var hasRetries: Bool

    /// Attempts from one source port within this time are one dial: TCP's own SYN retries (RFC 6298
    /// backs off 1, 2, 4 … s), which Zeek logs as connections of their own once its 5 s attempt timer
    /// has run out.
    public static let retrySpan: Int64 = 60 * Timestamp.microsecondsPerSecond
    /// Events closer than this, or than `burstShare` of the median gap, are one contact.
    public static let burstFloor: Int64 = Timestamp.microsecondsPerSecond
    public static let burstShare = 0.12

    /// The series of pair `pair` of `window`, with what is remembered of it. O(n log n) in its
    /// connections.
    public init(_ window: ConnWindow, pair: Int) {
        let rows = window.sortedRows(ofPair: pair)
        let proto = window.pairs.key(pair).proto
        guard let remembered = window.remembered(ofPair: pair) else {
            self.init(window, rows: rows, proto: proto)
            return
        }
        let recent = rows.map {
            PairEvent(
                time: window.ts($0), origBytes: window.origBytes($0), srcPort: window.srcPort($0),
                isFailed: window.connState($0).isFailedAttempt)
        }
        let events = (remembered + recent).sorted(by: PairEvent.precedes)
        self.init(
            times: events.map(\.time), origBytes: events.map(\.origBytes),
            ports: events.map(\.srcPort), failed: events.map(\.isFailed), proto: proto)
    }

    /// The series of `rows` of `window`, which are in time order and of one protocol. O(n log n).
    public init(_ window: ConnWindow, rows: [Int], proto: TransportProtocol) {
        self.init(
            times: rows.map { window.ts($0) }, origBytes: rows.map { window.origBytes($0) },
            ports: rows.map { window.srcPort($0) },
            failed: rows.map { window.connState($0).isFailedAttempt }, proto: proto)
    }

    /// The series of what `trace` still holds one by one. O(n).
    public init(_ trace: PairTrace, proto: TransportProtocol) {
        self.init(
            times: trace.times, origBytes: trace.origBytes, ports: trace.srcPorts,
            failed: trace.isFailed, proto: proto)
    }

    /// A series of columns of equal length (precondition), `times` ascending. O(n log n).
    public init(
        times: [Int64], origBytes: [Int64], ports: [UInt16], failed: [Bool],
        proto: TransportProtocol
    ) {
        precondition(
            times.count == origBytes.count && times.count == ports.count
                && times.count == failed.count, "columns of unequal length")
        self.times = times
        self.origBytes = origBytes
        failedShare = Double(failed.count { $0 }) / Double(max(failed.count, 1))
        srcPorts = ports
        isFailed = failed
        hasRetries = proto == .tcp
        let first = hasRetries ? Self.mergingRetries(times, ports: ports, failed: failed) : times
        (dials, dialEdge) = Self.collapse(first)
    }

    /// A series of bare times, ascending, without ports or sizes.
    public init(times: [Int64]) {
        self.times = times
        origBytes = []
        failedShare = 0
        srcPorts = []
        isFailed = []
        hasRetries = false
        (dials, dialEdge) = Self.collapse(times)
    }

    /// The series of the connections in `range` of `times`, with the dials that they alone would make.
    /// O(n log n) in their number.
    public func sliced(_ range: Range<Int>) -> PairSeries {
        guard range != times.indices else { return self }
        guard srcPorts.count == times.count, origBytes.count == times.count else {
            var slice = PairSeries(times: Array(times[range]))
            if origBytes.count == times.count { slice.origBytes = Array(origBytes[range]) }
            return slice
        }
        return PairSeries(
            times: Array(times[range]), origBytes: Array(origBytes[range]),
            ports: Array(srcPorts[range]), failed: Array(isFailed[range]),
            proto: hasRetries ? .tcp : .unknown)
    }

    /// The first attempt of every dial: later failed attempts from the same source port within
    /// `retrySpan` of it are its retries. O(n) with a short memory of recent dials.
    static func mergingRetries(_ times: [Int64], ports: [UInt16], failed: [Bool]) -> [Int64] {
        var dials: [Int64] = []
        var recent: [(port: UInt16, start: Int64)] = []
        for i in times.indices {
            recent.removeAll { times[i] - $0.start > retrySpan }
            if failed[i] {
                if recent.contains(where: { $0.port == ports[i] }) { continue }
                if recent.count == maxRecentDials { recent.removeFirst() }
                recent.append((ports[i], times[i]))
            }
            dials.append(times[i])
        }
        return dials
    }

    /// Dials that can be waiting for retries at once; a scan of one service stays O(n).
    static let maxRecentDials = 32

    /// Keeps of every run of events that follow each other closely the first one; with the gap, seconds,
    /// below which events were merged. O(n log n).
    static func collapse(_ times: [Int64]) -> (dials: [Int64], edge: Double) {
        let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
        let long = gaps.filter { $0 > burstFloor }.sorted()
        let median = long.isEmpty ? 0 : Double(long[long.count / 2])
        let threshold = max(Double(burstFloor), burstShare * median)
        return (merged(times, closerThan: threshold), threshold / 1e6)
    }

    /// The dials again where most *time*, not most gaps, sets what is close: half of the time lies in gaps
    /// of this length or longer. Retries, bursts of an operator and clusters of set-up connections
    /// vanish in it.
    public func coarseDials() -> (dials: [Int64], edge: Double) {
        let gaps = zip(dials.dropFirst(), dials).map { $0 - $1 }.sorted(by: >)
        let half = gaps.reduce(0, +) / 2
        var covered: Int64 = 0
        var typical: Int64 = 0
        for gap in gaps {
            covered += gap
            typical = gap
            if covered >= half { break }
        }
        let threshold = max(dialEdge * 1e6, Self.burstShare * Double(typical))
        return (Self.merged(dials, closerThan: threshold), threshold / 1e6)
    }

    private static func merged(_ times: [Int64], closerThan threshold: Double) -> [Int64] {
        guard var previous = times.first else { return [] }
        var kept = [previous]
        for time in times.dropFirst() {
            if Double(time - previous) >= threshold { kept.append(time) }
            previous = time
        }
        return kept
    }
}
