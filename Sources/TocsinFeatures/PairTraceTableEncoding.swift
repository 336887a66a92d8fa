import TocsinRecords

/// A table as bytes, for state that outlives the process: a head, then the pairs of each tier as they
/// wait to be looked at, so that the table read back forgets the same pairs as this one would have.
///
///     head of a pair   bits 0–1 tier, 2 was seen, 3 source is IPv4, 4 destination is IPv4,
///                      5–6 protocol
///     addresses        4 or 16 bytes each, then the port, 2
///     lines of thinned days, a byte; events; rhythm, 12 bytes
///     the trace as it stands in the arena, its length in front
///
/// About 70 bytes a pair of few connections. The index is not written: its hash is drawn per process.
extension PairTraceTable {
    fileprivate static let encodingVersion: UInt8 = 1
    /// A whole table may take as much memory again, a part does not.
    public static let partBytes = 4 << 20

    /// Hands the table to `body` as parts of little more than `partBytes` bytes, which
    /// `Restoration` takes in the same order. O(bytes).
    public func forEachPart<Failure: Error>(
        of partBytes: Int = Self.partBytes, _ body: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try body(encodedHead)
        var writer = StateWriter(capacity: partBytes + PairTrace.maxBytes)
        writer.byte(Self.encodingVersion)
        for tier in PairTier.allCases {
            var waiting = queues[Int(tier.rawValue)].head
            while waiting != PairEntry.none {
                encode(entries[Int(waiting)], tier, into: &writer)
                waiting = entries[Int(waiting)].next
                guard writer.bytes.count >= partBytes else { continue }
                try body(writer.bytes)
                writer = StateWriter(capacity: partBytes + PairTrace.maxBytes)
                writer.byte(Self.encodingVersion)
            }
        }
        if writer.bytes.count > 1 { try body(writer.bytes) }
    }

    private var encodedHead: [UInt8] {
        var writer = StateWriter()
        writer.byte(Self.encodingVersion)
        for number in [count, evictedPairs, evictedEvents, thinnedEvents] {
            writer.unsigned(UInt64(number))
        }
        writer.word(UInt64(bitPattern: clock), bytes: 8)
        writer.word(UInt64(bitPattern: previousTime), bytes: 8)
        writer.byte(looksAfterRegular ? 1 : 0)
        return writer.bytes
    }

    private func encode(_ entry: PairEntry, _ tier: PairTier, into writer: inout StateWriter) {
        writer.byte(
            tier.rawValue | (entry.wasSeen ? 4 : 0) | (entry.key.src.isV4 ? 8 : 0)
                | (entry.key.dst.isV4 ? 16 : 0) | entry.key.proto.rawValue << 5)
        writer.address(entry.key.src)
        writer.address(entry.key.dst)
        writer.word(UInt64(entry.key.port), bytes: 2)
        writer.byte(entry.thinnedDays)
        writer.unsigned(UInt64(entry.eventCount))
        for word in entry.rhythm.words { writer.word(UInt64(word), bytes: 4) }
        writer.blob(arena.contents(entry.chain))
    }

    /// Builds a table from the parts of another.
    ///
    /// In a table of the same size everything comes back, and everything after is as if the process
    /// had not ended. A smaller one forgets the pairs that have no room, by its own rules.
    public struct Restoration: Sendable {
        private var table: PairTraceTable
        /// Pairs that are still to come; nil before the head.
        private var missing: Int?

        /// `maxPairs` and `maxBytes` are those of the new table (`PairTraceTable.init`).
        public init(maxPairs: Int, maxBytes: Int) {
            table = PairTraceTable(maxPairs: maxPairs, maxBytes: maxBytes)
        }
    }
}

extension PairTraceTable.Restoration {
    /// Takes the next part. Throws where its bytes cannot be one: whatever they are, memory stays
    /// within the table's. O(bytes).
    public mutating func append(_ part: [UInt8]) throws(DamagedState) {
        var reader = StateReader(part)
        try reader.version(PairTraceTable.encodingVersion)
        guard missing != nil else { return try readHead(&reader) }
        while reader.remaining > 0 { try readPair(&reader) }
    }

    /// The table. Throws if pairs are missing.
    public consuming func finished() throws(DamagedState) -> PairTraceTable {
        guard missing == 0 else { throw DamagedState("pairs are missing", at: 0) }
        return table
    }

    private mutating func readHead(_ reader: inout StateReader) throws(DamagedState) {
        let pairs = Int(try reader.optional(upTo: RecordLimits.maxCount) + 1)
        table.evictedPairs = try readCount(&reader)
        table.evictedEvents = try readCount(&reader)
        table.thinnedEvents = try readCount(&reader)
        table.clock = Int64(bitPattern: try reader.word(bytes: 8))
        table.previousTime = Int64(bitPattern: try reader.word(bytes: 8))
        table.looksAfterRegular = try reader.byte() == 1
        try reader.end()
        missing = pairs
    }

    /// A number that can be added to for ever.
    private func readCount(_ reader: inout StateReader) throws(DamagedState) -> Int {
        Int(min(try reader.unsigned(), UInt64(RecordLimits.maxCount)))
    }

    private mutating func readPair(_ reader: inout StateReader) throws(DamagedState) {
        guard let left = missing, left > 0 else { throw reader.damaged("too many pairs") }
        let head = try reader.byte()
        guard let tier = PairTier(rawValue: head & 3), head < 128,
            let proto = TransportProtocol(rawValue: head >> 5)
        else { throw reader.damaged("no such kind of pair") }
        let src = try reader.address(isV4: head & 8 != 0)
        let dst = try reader.address(isV4: head & 16 != 0)
        let port = UInt16(truncatingIfNeeded: try reader.word(bytes: 2))
        var entry = PairEntry(key: PairTraceKey(src: src, dst: dst, port: port, proto: proto))
        entry.wasSeen = head & 4 != 0
        entry.thinnedDays = try reader.byte()
        let events = try reader.unsigned()
        guard events <= UInt64(PairTrace.maxEvents) else { throw reader.damaged("too many events") }
        entry.eventCount = UInt16(events)
        var words: [UInt32] = []
        for _ in 0..<3 { words.append(UInt32(truncatingIfNeeded: try reader.word(bytes: 4))) }
        guard let rhythm = PairRhythm(words: words) else { throw reader.damaged("no rhythm") }
        entry.rhythm = rhythm
        let bytes = try reader.blob()
        guard bytes.count <= PairTraceTable.maxChunks * TraceArena.chunkBytes,
            let code = PairTraceCode(
                checking: bytes, days: Int(entry.thinnedDays), events: Int(events))
        else { throw reader.damaged("a trace is damaged") }
        entry.code = code
        guard table.adopt(entry, bytes, tier) else { throw reader.damaged("a pair comes twice") }
        missing = left - 1
    }
}

extension PairTraceTable {
    /// Takes a pair in with its trace; false if the table has it. Forgets others if there is no room,
    /// and the pair itself if there can be none.
    fileprivate mutating func adopt(
        _ adopted: PairEntry, _ bytes: [UInt8], _ tier: PairTier
    ) -> Bool {
        guard find(adopted.key) == nil else { return false }
        var entry = adopted
        while count > 0, count >= maxPairs || !arena.hasRoom(for: bytes.count) {
            evict(sparing: nil)
        }
        guard arena.append(bytes, to: &entry.chain) else {
            evictedPairs += 1
            evictedEvents += Int(entry.eventCount)
            return true
        }
        _ = file(entry, tier)
        return true
    }
}

extension PairTraceCode {
    /// What `bytes` leave behind when all of them are read; nil unless they are `days` lines and then
    /// `events` events, no more and no less, with values a connection can have.
    fileprivate init?(checking bytes: [UInt8], days: Int, events: Int) {
        self.init()
        guard days <= PairTrace.maxThinnedDays else { return nil }
        var reader = TraceReader(bytes)
        let lines = Self.decodeDays(days, &reader)
        guard lines.count == days, lines.allSatisfy(\.isPossible) else { return nil }
        for _ in 0..<events {
            guard let event = decode(&reader), event.isPossible else { return nil }
        }
        guard reader.byte() == nil else { return nil }
    }
}

extension PairEvent {
    fileprivate var isPossible: Bool {
        time.magnitude <= RecordLimits.maxMicroseconds.magnitude
            && (ConnBatch.unknown...RecordLimits.maxCount).contains(origBytes)
    }
}

extension ThinnedDay {
    fileprivate var isPossible: Bool {
        let limit = RecordLimits.maxMicroseconds
        return -limit <= first && first <= last && last <= limit
            && (1...Int(RecordLimits.maxCount)).contains(count)
    }
}
