import TocsinRecords

/// One connection of a pair, as far as its trace remembers it.
public struct PairEvent: Hashable, Sendable {
    /// Start, microseconds since the epoch.
    public var time: Int64
    /// Originator's payload bytes, or `ConnBatch.unknown`.
    public var origBytes: Int64
    /// Originator's port; only failed TCP attempts keep it, for `PairSeries` merges their retries.
    public var srcPort: UInt16
    /// Whether the originator got no service (`ConnState.isFailedAttempt`).
    public var isFailed: Bool

    public init(time: Int64, origBytes: Int64, srcPort: UInt16, isFailed: Bool) {
        self.time = time
        self.origBytes = origBytes
        self.srcPort = srcPort
        self.isFailed = isFailed
    }

    /// Any fixed order: by time, then by the rest, so that ties do not show how they arrived.
    static func precedes(_ a: PairEvent, _ b: PairEvent) -> Bool {
        if a.time != b.time { return a.time < b.time }
        if a.origBytes != b.origBytes { return a.origBytes < b.origBytes }
        if a.isFailed != b.isFailed { return b.isFailed }
        return a.srcPort < b.srcPort
    }
}

/// What is remembered of one pair: its newest connections exactly, older ones by the day.
///
/// **Thinning.** A trace holds at most `maxEvents` events and at most `maxBytes` bytes, whichever
/// is reached first. Then the oldest eighth of its events, in the order they arrived, is given up
/// as one contiguous stretch, and of each UTC day in it a line stays: how many, the first, the
/// last. So the events that are left have no holes that would look like loss. After
/// `maxThinnedDays` lines the two oldest become one.
public struct PairTrace: Equatable, Sendable {
    /// Starts of the connections that are kept, microseconds since the epoch, ascending.
    public internal(set) var times: [Int64] = []
    /// Originator's payload bytes of each, or `ConnBatch.unknown`.
    public internal(set) var origBytes: [Int64] = []
    /// Whether each was a failed attempt.
    public internal(set) var isFailed: [Bool] = []
    /// Originator's port of each failed TCP attempt, 0 of every other connection.
    public internal(set) var srcPorts: [UInt16] = []
    /// The connections that were thinned out, by day, ascending.
    public internal(set) var thinned: [ThinnedDay] = []

    /// Events kept of one pair: a day of a beacon of 42 s.
    public static let maxEvents = 2048
    /// Memory of one pair without its key, in bytes. An event takes 4 of them where gaps are below
    /// 67 s, 5 below 4.7 h, and 2 or 3 more if its size is not the one before: up to 1,900
    /// beats of a minute, 1,500 of an hour.
    public static let maxBytes = 8192
    /// Lines of thinned days: a month of them, a dozen bytes each.
    public static let maxThinnedDays = 31

    /// `events` in time order. O(n log n); O(n) if they are in order already.
    init(_ arrivals: [PairEvent], thinned: [ThinnedDay]) {
        let isSorted = zip(arrivals, arrivals.dropFirst())
            .allSatisfy { !PairEvent.precedes($1, $0) }
        let events = isSorted ? arrivals : arrivals.sorted(by: PairEvent.precedes)
        times = events.map(\.time)
        origBytes = events.map(\.origBytes)
        isFailed = events.map(\.isFailed)
        srcPorts = events.map(\.srcPort)
        self.thinned = thinned
    }
}

/// The connections of a UTC day that a trace no longer holds one by one. The oldest line of a trace
/// may span several days.
public struct ThinnedDay: Equatable, Sendable {
    /// Starts of the first and the last of them, microseconds since the epoch.
    public internal(set) var first: Int64
    public internal(set) var last: Int64
    /// How many they were.
    public internal(set) var count: Int

    static func day(_ time: Int64) -> Int64 { Timestamp(microseconds: time).utcDay }

    mutating func merge(_ other: ThinnedDay) {
        first = min(first, other.first)
        last = max(last, other.last)
        count += other.count
    }
}

extension [ThinnedDay] {
    /// Counts one more connection in the line of its day; lines stay ascending and disjoint.
    mutating func add(_ time: Int64) {
        let line = ThinnedDay(first: time, last: time, count: 1)
        let day = ThinnedDay.day(time)
        let after = (lastIndex { ThinnedDay.day($0.first) <= day }).map { $0 + 1 } ?? 0
        if after > 0, ThinnedDay.day(self[after - 1].last) >= day {
            self[after - 1].merge(line)
        } else {
            insert(line, at: after)
            if count > PairTrace.maxThinnedDays { mergeOldest() }
        }
    }

    /// Makes the two oldest lines one.
    mutating func mergeOldest() {
        guard count > 1 else { return }
        self[1].merge(self[0])
        removeFirst()
    }
}
