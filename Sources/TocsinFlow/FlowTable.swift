import TocsinCapture
import TocsinMath
import TocsinRecords

/// Packets → connections, as Zeek's `conn.log` has them.
///
/// Packets go in by blocks, in the order of the capture; finished flows come out as batches. Time is
/// the packets': timers are looked at before each packet, and the clock never runs backwards. Memory
/// is bounded by `FlowOptions.maxFlows` (about half a kilobyte each), the fragments that are held, and
/// the tunnels that are known. O(1) a packet, amortised.
public struct FlowTable: Sendable {
    public let options: FlowOptions
    /// What became of the packets so far.
    public internal(set) var tally = FlowTally()

    var flows: [FlowState] = []
    var index = FlowIndex()
    var timers = FlowTimers()
    var fragments = FragmentTable()
    var tunnels = IPTunnels()
    var uids = FlowUID()
    /// Slots of `flows` that are not in use.
    private var free: [Int] = []
    /// Counts how often each slot was taken and freed: odd while it is in use. Timers of flows that are
    /// gone are told by it without touching the flows.
    private var generations: [UInt32] = []
    /// Where the next search for a flow to evict begins.
    private var hand = 0
    /// Times of exchanges that are held.
    var exchangeTimes = 0
    /// Time of the latest packet.
    var now: Int64 = .min
    /// Rows appear in no order of the table, so that this may differ from run to run.
    private let hashKey = UInt64.random(in: .min ... .max)

    public init(_ options: FlowOptions = FlowOptions()) {
        var options = options
        options.maxFlows = max(options.maxFlows, FlowOptions.minFlows)
        self.options = options
    }

    /// Flows that are open.
    public var count: Int { index.count }

    /// Time of the latest packet, microseconds; nil before the first.
    public var latest: Int64? { now == .min ? nil : now }

    /// Stamps further off than this, some 36,000 years, are taken for it, so that no sum overflows.
    static let maxStamp: Int64 = 1 << 60

    /// Takes the packets of `block`; appends what ends before or with them to `batch`.
    public mutating func take(_ block: PacketBlock, into batch: inout FlowBatch) {
        take(block, block.packets.indices, into: &batch)
    }

    /// The same for some of the packets; `range` must lie within their indices.
    public mutating func take(
        _ block: PacketBlock, _ range: Range<Int>, into batch: inout FlowBatch
    ) {
        let bytes = block.bytes.span
        for packet in block.packets[range] {
            take(packet, bytes.extracting(packet.range), into: &batch)
        }
    }

    /// Writes what is still open, as it stands, by start and uid. The table is empty then and may be
    /// used again.
    public mutating func finish(into batch: inout FlowBatch) {
        let open = flows.indices.filter(isUsed).sorted {
            flows[$0].start != flows[$1].start
                ? flows[$0].start < flows[$1].start : flows[$0].uid < flows[$1].uid
        }
        for slot in open { end(slot, into: &batch) }
        tally.datagramsIncomplete = fragments.abandoned + fragments.count
    }

    /// Appends the open flows that began before `time`, as they stand, and leaves them open: what a live
    /// sensor judges before they end. O(slots).
    public func appendOpen(startedBefore time: Int64, to batch: inout FlowBatch) {
        for slot in flows.indices where isUsed(slot) && flows[slot].start < time {
            batch.append(flows[slot])
        }
    }

    private mutating func take(
        _ packet: CapturedPacket, _ bytes: Span<UInt8>, into batch: inout FlowBatch
    ) {
        let ts = min(max(packet.ts, -Self.maxStamp), Self.maxStamp)
        if ts > now { now = ts }
        runTimers(into: &batch)
        var outcome = LinkLayer.network(bytes, packet.linkType)
        var fate: PacketFate?
        while true {
            switch outcome {
            case .none(let reason):
                tally.count(fate ?? .notIP(NotIP(reason)))
                return
            case .network(let network):
                let extent = PacketExtent(
                    start: network.offset, end: bytes.count,
                    missing: packet.wireLength - packet.length)
                // Zeek does not log those of FDDI.
                let hasHardware = packet.linkType != .fddi
                let context = PacketContext(
                    ts: ts, source: hasHardware ? network.source : nil,
                    destination: hasHardware ? network.destination : nil)
                let next = take(ip: bytes, extent, context, into: &batch)
                fate = fate ?? next
                guard let subframe = network.nextSubframe else {
                    tally.count(fate ?? next)
                    return
                }
                outcome = LinkLayer.subframe(bytes, at: subframe)
            }
        }
    }
}

// MARK: Slots

extension FlowTable {
    /// The slot of a packet's flow, nil if there is none.
    @inline(__always)
    func find(_ key: FlowKey) -> Int? { index.find(key, hash: key.hash(key: hashKey), in: flows) }

    /// Begins a flow and returns its slot; a flow is evicted if the table is full.
    mutating func begin(
        _ key: FlowKey, isFromLow: Bool, transport: TransportProtocol, _ context: PacketContext,
        into batch: inout FlowBatch
    ) -> Int {
        if index.count >= options.maxFlows { evict(into: &batch) }
        let flow = FlowState(
            key: key, isFromLow: isFromLow, transport: transport,
            uid: uids.make(key, isFromLow: isFromLow, ts: context.ts, now: now), context)
        let slot: Int
        if let last = free.popLast() {
            slot = last
            flows[slot] = flow
            generations[slot] &+= 1
        } else {
            slot = flows.count
            flows.append(flow)
            generations.append(1)
        }
        index.insert(slot, hash: key.hash(key: hashKey))
        armInactivity(slot)
        return slot
    }

    /// Writes a flow and frees its slot.
    mutating func end(_ slot: Int, into batch: inout FlowBatch) {
        exchangeTimes -= flows[slot].exchanges.later.count
        tally.flows += 1
        index.remove(slot, hash: flows[slot].key.hash(key: hashKey))
        generations[slot] &+= 1
        flows[slot].end(into: &batch)
        free.append(slot)
    }

    private func isUsed(_ slot: Int) -> Bool { generations[slot] & 1 == 1 }

    private mutating func evict(into batch: inout FlowBatch) {
        var victim: Int?
        var looked = 0
        while looked < FlowOptions.evictionSpan || victim == nil {
            hand = hand + 1 < flows.count ? hand + 1 : 0
            looked += 1
            guard isUsed(hand) else { continue }
            if victim.map({ flows[hand].last < flows[$0].last }) ?? true { victim = hand }
        }
        guard let victim else { return }
        end(victim, into: &batch)
        tally.evicted += 1
    }
}

// MARK: Timers

extension FlowTable {
    mutating func set(_ timer: FlowTimer, due: Int64, _ slot: Int) {
        timers.set(timer, due: due, slot: slot, generation: generations[slot])
        // Flows may begin and end without any time passing.
        if timers.isCrowded {
            timers.dropVoid { generations[Int($0.slot)] == $0.generation }
        }
    }

    mutating func armInactivity(_ slot: Int) {
        set(.inactivity, due: flows[slot].setInactivityDue(), slot)
    }

    /// Ends what has timed out.
    @inline(__always)
    private mutating func runTimers(into batch: inout FlowBatch) {
        while let entry = timers.next(now) { fire(entry, into: &batch) }
    }

    private mutating func fire(_ entry: FlowTimers.Entry, into batch: inout FlowBatch) {
        let slot = Int(entry.slot)
        guard generations[slot] == entry.generation else { return }
        switch flows[slot].fire(entry.timer, due: entry.due, now: now) {
        case .nothing: return
        case .end: end(slot, into: &batch)
        case .again(let due): set(entry.timer, due: due, slot)
        }
    }

    /// Sets the timers that a segment asked for.
    mutating func arm(_ requests: TimerRequests, _ slot: Int) {
        if let due = requests.attempt { set(.attempt, due: due, slot) }
        if let due = requests.session { set(.session, due: due, slot) }
        if requests.removes, let due = flows[slot].removalDue { set(.removal, due: due, slot) }
        if requests.changesInactivity { armInactivity(slot) }
    }
}
