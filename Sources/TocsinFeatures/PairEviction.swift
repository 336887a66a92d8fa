import TocsinRecords

/// How dear a pair is; the cheapest go first.
enum PairTier: UInt8, CaseIterable, Sendable {
    /// Too few events to judge, or silent for long.
    case few
    /// Events enough, no rhythm.
    case several
    /// Recent gaps are even.
    case regular

    /// Events from which a pair can be judged at all.
    static let judgeable = 8
    /// A pair that is silent for longer by the records' own time is worth no more than a newcomer:
    /// a fortnight of holidays.
    static let silence = UInt64(14 * Timestamp.microsecondsPerDay)
    /// Share of the pairs in the table, 1 in this many, that the lowest tier may always have:
    /// however many pairs are established, newcomers get their chance.
    static let newcomers = 8
}

/// The header of a trace, with its pair's key.
struct PairEntry: Sendable {
    // In an order that leaves no gaps: 80 bytes.
    let key: PairTraceKey
    var thinnedDays: UInt8 = 0
    var chain = TraceArena.Chain()
    /// The queue it stands in, nil if the entry is free.
    var tier: PairTier?
    /// Whether events came since it was last looked at in its queue.
    var wasSeen = false
    /// The next in its queue, or in the list of free entries.
    var next = Self.none
    var code = PairTraceCode()
    /// Events that are kept one by one.
    var eventCount: UInt16 = 0
    var rhythm = PairRhythm()

    static let none = UInt32.max

    init(key: PairTraceKey) { self.key = key }
}

/// First come, first looked at: a list through the entries' `next`.
struct PairQueue: Sendable {
    fileprivate(set) var head = PairEntry.none
    fileprivate var tail = PairEntry.none
    fileprivate(set) var count = 0
}

extension PairTraceTable {
    /// Forgets one pair, not `spared`; there must be another. Amortised O(1).
    ///
    /// Pairs wait in a queue for each tier. The first of the cheapest tier is looked at: if it
    /// belongs to another tier by now it goes there, if events came since the last look it goes to
    /// the end, and if not it is forgotten (second chance, as in the queues of S3-FIFO; Yang et
    /// al., SOSP 2023). A flood of new pairs therefore pushes out itself and never an established
    /// pair, unless the established ones fill all but the newcomers' share. Each move is paid for
    /// by an event, or by a change of tier, of which silence causes one.
    mutating func evict(sparing spared: Int?) {
        while let queue = cheapestTier(sparing: spared), let pair = pop(queue) {
            let tier = currentTier(pair)
            if tier == queue, pair != spared, !entries[pair].wasSeen {
                forget(pair)
                if queue == .few { lookAfterOne() }
                return
            }
            if tier == queue { entries[pair].wasSeen = false }
            push(pair, tier)
        }
    }

    /// Whence to evict: the newcomers while they are above their share, else the cheapest others.
    private func cheapestTier(sparing spared: Int?) -> PairTier? {
        let sparedTier = spared.flatMap { entries[$0].tier }
        func available(_ tier: PairTier) -> Int {
            queues[Int(tier.rawValue)].count - (tier == sparedTier ? 1 : 0)
        }
        if available(.few) >= max(1, count / PairTier.newcomers) { return .few }
        if available(.several) > 0 { return .several }
        if available(.regular) > 0 { return .regular }
        return available(.few) > 0 ? .few : nil
    }

    /// Moves one of the dearer pairs to the tier it belongs to now, for under a flood nobody else
    /// would notice those that fell silent.
    private mutating func lookAfterOne() {
        looksAfterRegular.toggle()
        if let pair = pop(looksAfterRegular ? .regular : .several) {
            push(pair, currentTier(pair))
        }
    }

    private func currentTier(_ pair: Int) -> PairTier {
        let latest = entries[pair].code.latest
        if clock > latest, UInt64(bitPattern: clock &- latest) > PairTier.silence { return .few }
        if entries[pair].rhythm.isRegular { return .regular }
        return entries[pair].eventCount < PairTier.judgeable ? .few : .several
    }

    private mutating func forget(_ pair: Int) {
        evictedPairs += 1
        evictedEvents += Int(entries[pair].eventCount)
        count -= 1
        slots.remove(entries[pair].key.hash(key: key), pair)
        arena.release(&entries[pair].chain)
        entries[pair].eventCount = 0
        entries[pair].tier = nil
        entries[pair].next = freeEntry
        freeEntry = UInt32(pair)
    }

    mutating func push(_ pair: Int, _ tier: PairTier) {
        let queue = Int(tier.rawValue)
        let tail = queues[queue].tail
        entries[pair].tier = tier
        entries[pair].next = PairEntry.none
        if tail == PairEntry.none {
            queues[queue].head = UInt32(pair)
        } else {
            entries[Int(tail)].next = UInt32(pair)
        }
        queues[queue].tail = UInt32(pair)
        queues[queue].count += 1
    }

    private mutating func pop(_ tier: PairTier) -> Int? {
        let queue = Int(tier.rawValue)
        let head = queues[queue].head
        guard head != PairEntry.none else { return nil }
        queues[queue].head = entries[Int(head)].next
        if queues[queue].head == PairEntry.none { queues[queue].tail = PairEntry.none }
        queues[queue].count -= 1
        return Int(head)
    }
}
