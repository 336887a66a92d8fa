import TocsinRecords

/// What is remembered of every pair when connections themselves cannot be kept: live use, months of
/// data. Bounded in pairs and in bytes, whatever comes in.
///
/// Under 200 bytes a pair of up to seven connections, key and index included, and
/// `PairTrace.maxBytes` and its key at most. What is forgotten is counted, and depends only on the
/// events and their order. A trace that is full is thinned (`PairTrace`). When the table is full,
/// the pairs with under eight events go first, then those without rhythm, the regular last, and
/// within each those unseen since they were last looked at; a fortnight's silence levels all. An
/// eighth of the table always is the newcomers'.
public struct PairTraceTable: Sendable {
    /// Pairs the table has room for.
    public let maxPairs: Int
    /// Bytes it may take.
    public let maxBytes: Int
    /// Pairs in the table.
    public internal(set) var count = 0
    /// Pairs that were forgotten to make room.
    public internal(set) var evictedPairs = 0
    /// Connections that were forgotten with them.
    public internal(set) var evictedEvents = 0
    /// Connections of which only their day's line was kept when they were thinned out.
    public internal(set) var thinnedEvents = 0

    var entries: [PairEntry] = []
    var slots = PairSlots()
    var arena: TraceArena
    /// One queue a tier; see `PairTier`.
    var queues = [PairQueue](repeating: PairQueue(), count: PairTier.allCases.count)
    /// First of the entries that are free again.
    var freeEntry = PairEntry.none
    /// The latest time that two records in a row have reached: one that is far ahead of its time
    /// ages nobody.
    var clock = Int64.min
    var previousTime = Int64.min
    /// Whether the next eviction looks after the regular pairs or after the several.
    var looksAfterRegular = false
    private var scratch: [UInt8] = []
    // Keyed per process, so that nobody can prepare colliding pairs; no output depends on it.
    let key = UInt64.random(in: .min ... .max)

    /// Bytes of a pair beside its chunks: its entry, and at worst four slots of the index.
    static let pairCost = MemoryLayout<PairEntry>.stride + 4 * MemoryLayout<UInt64>.stride
    /// Chunks one trace may have, so that it stays below `PairTrace.maxBytes`.
    static let maxChunks =
        (PairTrace.maxBytes - MemoryLayout<PairEntry>.stride) / TraceArena.chunkCost
    /// Entries are linked and filed by 32-bit numbers, and hashes have 32 bits.
    static let mostPairs = 1 << 30

    /// A table for `maxPairs` pairs in `maxBytes` bytes, both at least 1; fewer pairs where the
    /// bytes do not do for a chunk each. The room is reserved at once, and touched only as it is
    /// used.
    public init(maxPairs: Int = 1_000_000, maxBytes: Int = 512 << 20) {
        let maxBytes = max(maxBytes, 1)
        self.maxBytes = maxBytes
        let affordable = maxBytes / (Self.pairCost + TraceArena.chunkCost)
        self.maxPairs = max(1, min(maxPairs, affordable, Self.mostPairs))
        arena = TraceArena(
            capacity: (maxBytes - self.maxPairs * Self.pairCost) / TraceArena.chunkCost)
        entries.reserveCapacity(self.maxPairs)
    }

    /// Bytes in use, and in use once and kept for others.
    public var stateBytes: Int {
        entries.count * MemoryLayout<PairEntry>.stride + slots.bytes + arena.residentBytes
    }

    // MARK: Appending

    /// Remembers `event` of the pair `key`. Amortised O(1).
    public mutating func append(_ event: PairEvent, to key: PairTraceKey) {
        clock = max(clock, min(event.time, previousTime))
        previousTime = event.time
        var event = event
        // Only TCP dials again from the same port.
        if key.proto != .tcp || !event.isFailed { event.srcPort = 0 }
        let pair = find(key) ?? insert(key)
        noteRhythm(event, pair)
        if entries[pair].eventCount >= UInt16(PairTrace.maxEvents) { thin(pair) }
        if !write(event, pair) {
            // The room that thinning leaves holds any event.
            thin(pair)
            _ = write(event, pair)
        }
    }

    func find(_ key: PairTraceKey) -> Int? {
        slots.find(key.hash(key: self.key)) { entries[$0].key == key }
    }

    private mutating func insert(_ key: PairTraceKey) -> Int {
        while count > 0, count >= maxPairs || arena.isFull { evict(sparing: nil) }
        return file(PairEntry(key: key), .few)
    }

    /// Gives `entry` a place in the table and in the queue of `tier`; there must be room for it.
    mutating func file(_ entry: PairEntry, _ tier: PairTier) -> Int {
        let pair: Int
        if freeEntry != PairEntry.none {
            pair = Int(freeEntry)
            freeEntry = entries[pair].next
            entries[pair] = entry
        } else {
            pair = entries.count
            entries.append(entry)
        }
        slots.insert(entry.key.hash(key: key), pair)
        count += 1
        push(pair, tier)
        return pair
    }

    private mutating func noteRhythm(_ event: PairEvent, _ pair: Int) {
        guard entries[pair].eventCount > 0 else { return }
        entries[pair].wasSeen = true
        let code = entries[pair].code
        guard event.time > code.latest else { return }
        let isRetry =
            event.isFailed && entries[pair].key.proto == .tcp && event.srcPort == code.failedPort
        entries[pair].rhythm.note(
            after: UInt64(bitPattern: event.time &- code.latest), isRetry: isRetry)
    }

    /// Appends to the pair's chain; false and nothing done if there is no room for it.
    private mutating func write(_ event: PairEvent, _ pair: Int) -> Bool {
        var code = entries[pair].code
        scratch.removeAll(keepingCapacity: true)
        code.encode(event, into: &scratch)
        if scratch.count > entries[pair].chain.room {
            guard Int(entries[pair].chain.chunks) < Self.maxChunks else { return false }
            // Out of memory, an irregular pair makes room by itself; only regular ones push others
            // out.
            while arena.isFull, entries[pair].chain.chunks > 0 {
                guard entries[pair].rhythm.isRegular, count > 1 else { return false }
                evict(sparing: pair)
            }
        }
        guard arena.append(scratch, to: &entries[pair].chain) else { return false }
        entries[pair].code = code
        entries[pair].eventCount += 1
        return true
    }

    // MARK: Thinning

    /// Gives up the oldest eighth of a trace's events, more if the rest and the lines of their days
    /// would not leave room for one event in the chunks it has. O(events).
    private mutating func thin(_ pair: Int) {
        let (lines, events) = decoded(pair)
        var days = lines
        let share = max(1, events.count / 8)
        let room =
            Int(entries[pair].chain.chunks) * TraceArena.chunkBytes - PairTraceCode.maxEventBytes
        var kept = events[...]
        repeat {
            for event in kept.prefix(share) { days.add(event.time) }
            kept = kept.dropFirst(share)
            while kept.isEmpty, days.count > 1 { days.mergeOldest() }
            encode(days, kept, pair)
        } while scratch.count > room && !kept.isEmpty
        thinnedEvents += events.count - kept.count
        arena.release(&entries[pair].chain)
        _ = arena.append(scratch, to: &entries[pair].chain)
    }

    /// Encodes a whole trace afresh into `scratch`, and sets the pair's header to it.
    private mutating func encode(
        _ days: [ThinnedDay], _ events: ArraySlice<PairEvent>, _ pair: Int
    ) {
        scratch.removeAll(keepingCapacity: true)
        var code = PairTraceCode()
        PairTraceCode.encode(days, into: &scratch)
        for event in events { code.encode(event, into: &scratch) }
        entries[pair].code = code
        entries[pair].thinnedDays = UInt8(days.count)
        entries[pair].eventCount = UInt16(events.count)
    }

    // MARK: Reading

    /// A trace's thinned days and its events in the order they arrived.
    private func decoded(_ pair: Int) -> (days: [ThinnedDay], events: [PairEvent]) {
        let entry = entries[pair]
        var reader = TraceReader(arena.contents(entry.chain))
        let days = PairTraceCode.decodeDays(Int(entry.thinnedDays), &reader)
        var code = PairTraceCode()
        var events: [PairEvent] = []
        events.reserveCapacity(Int(entry.eventCount))
        for _ in 0..<entry.eventCount {
            guard let event = code.decode(&reader) else { break }
            events.append(event)
        }
        return (days, events)
    }

    /// What is remembered of a pair, nil if the table does not hold it. O(n log n) in its events,
    /// O(n) where they came in order.
    public func trace(of key: PairTraceKey) -> PairTrace? {
        find(key).map { pair in
            let (days, events) = decoded(pair)
            return PairTrace(events, thinned: days)
        }
    }

    /// Calls `body` with every pair that has at least `minEvents` events left, in the order of
    /// their keys. Traces are decoded one at a time. O(p log p) for p pairs, and O(n) in their
    /// events.
    public func forEachPair<Failure: Error>(
        minEvents: Int = 1, _ body: (PairTraceKey, PairTrace) throws(Failure) -> Void
    ) throws(Failure) {
        let pairs = entries.indices.filter {
            entries[$0].tier != nil && Int(entries[$0].eventCount) >= minEvents
        }
        for pair in pairs.sorted(by: { entries[$0].key < entries[$1].key }) {
            let (days, events) = decoded(pair)
            try body(entries[pair].key, PairTrace(events, thinned: days))
        }
    }
}
