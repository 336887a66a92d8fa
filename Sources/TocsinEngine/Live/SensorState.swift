import TocsinFeatures
import TocsinFlow
import TocsinRecords

/// What a store must keep of a sensor so that another can go on in its place.
public struct SensorState: Sendable {
    /// Segments that are not stored yet, in their order.
    public var conns: [RecentRecords<ConnBatch>.Segment] = []
    public var logons: [RecentRecords<AuthBatch>.Segment] = []
    /// Number of the first segment that is still remembered; earlier ones are to be deleted.
    public var firstConns: Int64 = 0
    public var firstLogons: Int64 = 0
    /// The remembered pairs; nil where nothing has changed since they were stored.
    public var traces: PairTraceTable?
    /// Open flows as they stand: they would be lost with the process.
    public var open = ConnBatch()
    public var saved = Saved()

    /// The small values.
    public struct Saved: Sendable, Codable {
        /// The record clock, and when it first showed a time; microseconds.
        public var now: Int64?
        public var begun: Int64?
        public var counts = SensorCounts()

        public init() {}
    }
}

extension Sensor {
    /// What has to be stored now, while it `isSettled` or no window is judged. Segments it names are closed;
    /// call `stored` once they are safe.
    public mutating func stateToStore() -> SensorState {
        settle()
        conns.close()
        logons.close()
        var state = SensorState()
        state.conns = Array(conns.closed(after: storedConns))
        state.logons = Array(logons.closed(after: storedLogons))
        state.firstConns = conns.segments.first?.numbers.lowerBound ?? conns.lastClosed + 1
        state.firstLogons = logons.segments.first?.numbers.lowerBound ?? logons.lastClosed + 1
        state.traces = hasNewTraces ? traces : nil
        var open = FlowBatch()
        flows.appendOpen(startedBefore: .max, to: &open)
        state.open = open.conns
        state.saved.now = clock.now
        state.saved.begun = begun
        state.saved.counts = counts
        return state
    }

    /// Takes note that `state` is stored.
    public mutating func stored(_ state: SensorState) {
        storedConns = max(storedConns, state.conns.last?.numbers.upperBound ?? storedConns)
        storedLogons = max(storedLogons, state.logons.last?.numbers.upperBound ?? storedLogons)
        if state.traces != nil { hasNewTraces = false }
        joinStored()
    }

    /// Joins small segments where there is no store to want them one by one.
    public mutating func joinUnstored() {
        conns.close()
        logons.close()
        storedConns = conns.lastClosed
        storedLogons = logons.lastClosed
        joinStored()
    }

    private mutating func joinStored() {
        conns.join(through: storedConns)
        logons.join(through: storedLogons)
    }

    /// Puts back a stored segment of connections; they come in ascending order of their numbers.
    public mutating func restore(_ batch: ConnBatch, number: Int64, arrived: Int64) {
        conns.restore(batch, number: number, arrived: arrived...arrived)
        storedConns = number
    }

    /// Puts back a stored segment of logons.
    public mutating func restore(_ batch: AuthBatch, number: Int64, arrived: Int64) {
        logons.restore(batch, number: number, arrived: arrived...arrived)
        storedLogons = number
    }

    /// Puts back the rest, behind the segments. Flows that were `open` are connections that ended with
    /// the process.
    public mutating func restore(
        _ saved: SensorState.Saved, traces: PairTraceTable?, open: ConnBatch
    ) {
        if let now = saved.now { clock = RecordClock(now: now) }
        begun = saved.begun
        counts = saved.counts
        if let traces { self.traces = traces }
        // Segments that became traces are gone; their numbers are not used again.
        var tally = Tally()
        if open.count > 0 { keep(open, tally: &tally) }
        advance()
    }
}
