import TocsinCapture
import TocsinFeatures
import TocsinFlow
import TocsinRecords

/// The engine as a stream: takes packets and records as they come, remembers what a window needs within
/// its memory, and says when the next window is due.
///
/// It is the batch engine fed bit by bit: a `SensorWindow` is judged by `Engine.hunt`, and while nothing
/// had to be forgotten it holds what a hunt through the same records would. Time is the records'.
public struct Sensor: Sendable {
    public let options: SensorOptions
    public internal(set) var counts = SensorCounts()
    /// Findings that were told, and the rule by which they are told again.
    public var register: AlertRegister

    var clock = RecordClock()
    /// When the clock first showed a time: the sensor saw nothing before.
    var begun: Int64?
    var flows: FlowTable
    private var ended = FlowBatch()
    var conns = RecentRecords<ConnBatch>()
    var logons = RecentRecords<AuthBatch>()
    var traces: PairTraceTable
    /// Whether `traces` has changed since it was stored.
    var hasNewTraces = false
    /// Numbers of the last segments that a store has, -1 for none.
    var storedConns: Int64 = -1
    var storedLogons: Int64 = -1
    /// When the next window is due; nil before the first record.
    private var due: Int64?
    private var judgedAt: Int64?
    /// While a window is judged elsewhere nothing is forgotten, up to a quarter above the limits; and
    /// what it shares with the sensor, the traces, is not changed.
    public var isJudging = false
    /// What the traces have to remember once they may be changed again.
    private var backlog: TraceBacklog?
    /// Pairs that backlogs forgot.
    private var evictedByBacklogs = 0

    /// Open flows are judged from this age on, microseconds: what has just begun looks like an attempt
    /// that failed.
    static let leastAge = 60 * Timestamp.microsecondsPerSecond

    public init(_ options: SensorOptions) {
        self.options = options
        var flowOptions = options.hunt.capture.flows
        flowOptions.maxFlows = min(flowOptions.maxFlows, options.memory.flows)
        flows = FlowTable(flowOptions)
        traces = PairTraceTable(
            maxPairs: options.memory.pairs, maxBytes: options.memory.traceBytes)
        register = AlertRegister(
            repeatAfter: options.repeatAfter, keep: options.keep, standing: options.standing)
    }

    /// What became of the packets.
    public var flowTally: FlowTally { flows.tally }

    /// The time that the records have reached, microseconds; nil before any.
    public var now: Int64? { clock.now }

    // MARK: Taking in

    /// Takes the packets of `block`, in the order they were captured, from number `first` on and, if it
    /// `pauses`, up to the one that comes when a window is due. Returns the number of the next packet.
    public mutating func take(
        _ block: PacketBlock, from first: Int = 0, pauses: Bool = false
    ) -> Int {
        let packets = block.packets
        guard first < packets.count else { return packets.count }
        due = due ?? next(after: packets[first].ts)
        let limit = pauses ? due ?? .max : .max
        let end = packets[first...].firstIndex { $0.ts >= limit } ?? packets.count
        counts.packets += end - first
        flows.take(block, first..<end, into: &ended)
        // A capture's packets have one clock; that of the packet to come is believed too.
        let time = packets[min(end, packets.count - 1)].ts
        clock.note(time)
        clock.note(time)
        keepEnded()
        advance()
        return end
    }

    /// Takes connections of a log; the tally's `skipped` grows by those that began before all that is
    /// remembered.
    public mutating func take(_ batch: borrowing ConnBatch, tally: inout Tally) {
        beginWindows(at: batch.ts.first)
        clock.note(batch)
        keep(batch, tally: &tally)
        advance()
    }

    /// Takes logons; the tally's `skipped` grows by those from before all that is remembered.
    public mutating func take(_ batch: borrowing AuthBatch, tally: inout Tally) {
        beginWindows(at: batch.ts.first)
        clock.note(batch)
        counts.logons += batch.count
        if let timely = timely(batch.ts, { batch[$0] }, tally: &tally) {
            var rest = AuthBatch()
            for event in timely { rest.append(event) }
            logons.append(rest, at: clock.now ?? 0)
        } else {
            logons.append(batch, at: clock.now ?? 0)
        }
        advance()
    }

    /// The first window is due a step behind the first record, not behind all that came with it: a log
    /// that stands there as a whole is judged without waiting for more.
    private mutating func beginWindows(at first: Int64?) {
        if due == nil, let first { due = next(after: first) }
    }

    /// The source's own clock shows `time` on a line where nothing comes.
    public mutating func pass(to time: Int64) {
        clock.note(time)
        clock.note(time)
        advance()
    }

    /// The stream has ended: what is still open counts as it stands.
    public mutating func finish() {
        flows.finish(into: &ended)
        keepEnded()
        due = clock.now
    }

    private mutating func keepEnded() {
        guard ended.count > 0 else { return }
        var tally = Tally()
        keep(ended.conns, tally: &tally)
        ended.removeAll()
    }

    mutating func keep(_ batch: borrowing ConnBatch, tally: inout Tally) {
        counts.connections += batch.count
        let now = clock.now ?? batch.ts.last ?? 0
        if let timely = timely(batch.ts, { batch[$0] }, tally: &tally) {
            var rest = ConnBatch()
            for conn in timely { rest.append(conn) }
            conns.append(rest, at: now)
        } else {
            conns.append(batch, at: now)
        }
    }

    /// The rows that are not older than all that is remembered; nil where all are timely, as they nearly
    /// always are. The others are counted.
    private mutating func timely<Row>(
        _ times: [Int64], _ row: (Int) -> Row, tally: inout Tally
    ) -> [Row]? {
        guard let now = clock.now else { return nil }
        let horizon = now &- options.keep
        let late = times.count { $0 < horizon }
        guard late > 0 else { return nil }
        counts.late += late
        tally.skipped += late
        return times.indices.lazy.filter { times[$0] >= horizon }.map(row)
    }

    mutating func advance() {
        guard let now = clock.now else { return }
        begun = begun ?? now
        due = due ?? next(after: now)
        forget()
    }

    private func next(after time: Int64) -> Int64 {
        let (steps, _) = time.flooredDivision(by: options.step).addingReportingOverflow(1)
        let (next, overflow) = steps.multipliedReportingOverflow(by: options.step)
        return overflow ? .max : next
    }

    // MARK: Forgetting

    /// Leaves of connections what the traces keep.
    private mutating func displace(_ batch: ConnBatch) {
        if isJudging {
            var waiting = backlog.take() ?? TraceBacklog(for: traces)
            waiting.append(batch, for: traces)
            backlog = waiting
        } else {
            traces.append(batch)
            hasNewTraces = true
        }
    }

    /// Whether the traces are up to date: only then is there a state to store.
    public var isSettled: Bool { backlog == nil }

    /// Brings the traces up to date, if nobody reads them.
    mutating func settle() {
        guard !isJudging, let waiting = backlog.take() else { return }
        evictedByBacklogs += waiting.evictedPairs
        waiting.settle(in: &traces)
        hasNewTraces = true
    }

    /// What arrived longer ago than is kept goes, and what memory has no room for, oldest first; of
    /// connections their pairs remember the times.
    private mutating func forget() {
        guard let now = clock.now else { return }
        settle()
        let isFull = isJudging ? 5 : 4
        // By whole hours, as windows slide.
        let hour = 3600 * Timestamp.microsecondsPerSecond
        let horizon = now.flooredDivision(by: hour) &* hour &- options.keep
        while !isJudging || conns.count > options.memory.rows * isFull / 4,
            let first = conns.segments.first,
            first.arrived.upperBound < horizon || conns.count > options.memory.rows * isFull / 4
        {
            guard let gone = conns.removeFirst() else { break }
            if gone.arrived.upperBound >= horizon { counts.displaced += gone.batch.count }
            displace(gone.batch)
        }
        while !isJudging, let first = logons.segments.first,
            first.arrived.upperBound < horizon || logons.count > options.memory.logons
        {
            guard let gone = logons.removeFirst() else { break }
            if gone.arrived.upperBound >= horizon { counts.displacedLogons += gone.batch.count }
        }
        counts.evictedPairs =
            traces.evictedPairs + evictedByBacklogs + (backlog?.evictedPairs ?? 0)
        counts.rows = conns.count
        counts.pairsRemembered = traces.count
        counts.openFlows = flows.count
    }

    // MARK: Windows

    /// Whether a window is due. Where the source `isReadingUp`, has far more at hand than it can hand on at
    /// once, a day of it is judged at a time.
    public func isDue(isReadingUp: Bool = false) -> Bool {
        guard let due, let now = clock.now else { return false }
        return now >= due
            && (!isReadingUp || now - (judgedAt ?? begun ?? now) >= Timestamp.microsecondsPerDay)
    }

    /// The window up to now; the next one is due a step later.
    public mutating func window() -> SensorWindow {
        let now = clock.now ?? 0
        // Judged one after another, windows would else hold what could wait while the last one was.
        forget()
        due = next(after: now)
        judgedAt = now
        var open = FlowBatch()
        flows.appendOpen(startedBefore: now - Self.leastAge, to: &open)
        return SensorWindow(
            at: Timestamp(microseconds: now), options: options.hunt,
            conns: conns.segments.map(\.batch), logons: logons.segments.map(\.batch),
            open: open.conns,
            history: PairHistory(traces, since: max(begun ?? now, now - options.keep)))
    }

    /// What `result`, of a window at `time`, gives to tell, most worth a look first; of the last window
    /// nothing has to wait.
    public mutating func told(
        _ result: HuntResult, at time: Timestamp, isLast: Bool = false
    ) -> [ToldFinding] {
        counts.windows += 1
        let start = result.loaded.span?.lowerBound ?? time
        let told = register.note(
            result.findings, at: time, windowStart: start, tellsAll: isLast)
        counts.told += told.count
        return told
    }
}

/// What a sensor has seen and forgotten since it was started.
public struct SensorCounts: Hashable, Sendable, Codable {
    public var packets = 0
    public var connections = 0
    public var logons = 0
    /// Connections and logons that came when all of their time was forgotten.
    public var late = 0
    /// Windows that were judged.
    public var windows = 0
    /// Findings that were told.
    public var told = 0
    /// Connections that were no longer kept as records before their time, for want of room.
    public var displaced = 0
    public var displacedLogons = 0
    /// Pairs that were forgotten altogether, for want of room.
    public var evictedPairs = 0
    /// Connections that are kept as records now.
    public var rows = 0
    /// Pairs that are remembered beyond them.
    public var pairsRemembered = 0
    public var openFlows = 0

    public init() {}
}

/// All that a sensor remembers at one time, to be judged while it goes on.
public struct SensorWindow: Sendable {
    /// The record clock.
    public let at: Timestamp
    let options: HuntOptions
    let conns: [ConnBatch]
    let logons: [AuthBatch]
    let open: ConnBatch
    let history: PairHistory

    /// Judges it as a hunt does. O(records log records).
    public func judged() -> HuntResult {
        var store = ConnStore(expecting: conns.reduce(open.count) { $0 + $1.count })
        var tally = Tally()
        for batch in conns { store.append(batch, within: nil, tally: &tally) }
        store.append(open, within: nil, tally: &tally)
        var authStore = AuthStore()
        for batch in logons { authStore.append(batch, within: nil, tally: &tally) }
        var summary = ReadSummary()
        summary.total = tally
        summary.refused = store.refused + authStore.refused
        summary.refusedExchanges = store.refusedExchanges
        return Engine(options).hunt(
            LoadedWindow(
                window: store.sealed(site: options.site, history: history),
                auth: (consume authStore).sealed(geography: options.geography), summary: summary))
    }
}
