/// What a timer looks at when it fires.
enum FlowTimer: UInt8 {
    /// Silence.
    case inactivity
    /// A SYN without an answer.
    case attempt
    /// A session of which one side has closed, or of which nothing good was seen.
    case session
    /// The end of a flow some time after its close.
    case removal
    /// A look-up of names.
    case dns
}

/// Timers of flows by packet time: a wheel of seconds, the sorted timers of the second that is now, and
/// a heap for those that are set in it for it.
///
/// Whoever set a timer tells, when it fires, whether it still holds; `dropVoid` takes out those of
/// flows that are gone. Beyond the sorting, which finds the timers of a second in a few ascending runs,
/// O(1) each.
struct FlowTimers {
    struct Entry {
        var due: Int64
        /// Among equal times the first set is the first to fire.
        var number: UInt64
        var slot: UInt32
        var generation: UInt32
        var timer: FlowTimer
    }

    /// Nearly a second, and enough seconds for the longest timeout (an hour).
    private static let bucketBits: Int64 = 20
    private static let bucketCount = 4096

    private var buckets = [[Entry]](repeating: [], count: FlowTimers.bucketCount)
    private var waiting = 0
    /// Bucket of the latest time seen; everything up to it is in `sorted` or in the heap.
    private var current: Int64?
    /// Those in front of `position` have fired.
    private var sorted: [Entry] = []
    private var position = 0
    private var heap: [Entry] = []
    /// Before this time no timer is due and no bucket begins.
    private var quietUntil = Int64.min
    private var number: UInt64 = 0
    /// Count at which void timers are looked for.
    private var limit = FlowTimers.minLimit

    private static let minLimit = 1 << 16
    /// A bucket that held more lets go of its memory.
    private static let keptCapacity = 32

    /// Timers set that have not fired.
    var count: Int { heap.count + sorted.count - position + waiting }

    /// Whether so many are set that it is time for `dropVoid`.
    var isCrowded: Bool { count >= limit }

    /// Forgets the timers that do not hold, and looks again when there are twice as many as stay.
    mutating func dropVoid(_ holds: (Entry) -> Bool) {
        for index in buckets.indices { buckets[index].removeAll { !holds($0) } }
        waiting = buckets.reduce(0) { $0 + $1.count }
        dropFired()
        sorted.removeAll { !holds($0) }
        let kept = heap.filter(holds)
        heap.removeAll()
        for entry in kept { push(entry) }
        limit = max(Self.minLimit, 2 * count)
    }

    mutating func set(_ timer: FlowTimer, due: Int64, slot: Int, generation: UInt32) {
        number += 1
        let entry = Entry(
            due: due, number: number, slot: UInt32(slot), generation: generation, timer: timer)
        let bucket = due >> Self.bucketBits
        guard let current, bucket > current, bucket - current < Int64(Self.bucketCount) else {
            push(entry)
            quietUntil = min(quietUntil, due)
            return
        }
        buckets[Int(bucket & Int64(Self.bucketCount - 1))].append(entry)
        waiting += 1
    }

    /// The next timer that is due at `now`, nil if there is none. `now` never decreases.
    @inline(__always)
    mutating func next(_ now: Int64) -> Entry? { now < quietUntil ? nil : take(now) }

    private mutating func take(_ now: Int64) -> Entry? {
        let bucket = now >> Self.bucketBits
        if bucket != current { advance(to: bucket) }
        let first = position < sorted.count ? sorted[position] : nil
        if let set = heap.first, first.map({ Self.isBefore(set, $0) }) ?? true, set.due <= now {
            return pop()
        }
        if let first, first.due <= now {
            position += 1
            return first
        }
        quietUntil = min(
            first?.due ?? .max, heap.first?.due ?? .max, (bucket + 1) << Self.bucketBits)
        return nil
    }

    /// Moves the timers of every second up to `bucket` in front.
    private mutating func advance(to bucket: Int64) {
        defer { current = bucket }
        guard let current, waiting > 0, bucket > current else { return }
        dropFired()
        let count = min(bucket - current, Int64(Self.bucketCount))
        for step in 1...count {
            let index = Int((current + step) & Int64(Self.bucketCount - 1))
            guard !buckets[index].isEmpty else { continue }
            sorted += buckets[index]
            waiting -= buckets[index].count
            buckets[index].removeAll(
                keepingCapacity: buckets[index].count <= Self.keptCapacity)
        }
        sorted.sort(by: Self.isBefore)
    }

    private mutating func dropFired() {
        sorted.removeFirst(position)
        position = 0
    }

    private static func isBefore(_ a: Entry, _ b: Entry) -> Bool {
        a.due != b.due ? a.due < b.due : a.number < b.number
    }
}

// MARK: Heap

extension FlowTimers {
    private mutating func push(_ entry: Entry) {
        heap.append(entry)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.isBefore(heap[child], heap[parent]) else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    private mutating func pop() -> Entry? {
        guard let last = heap.popLast() else { return nil }
        guard let first = heap.first else { return last }
        heap[0] = last
        var parent = 0
        while true {
            var least = parent
            for child in 2 * parent + 1...2 * parent + 2
            where child < heap.count && Self.isBefore(heap[child], heap[least]) {
                least = child
            }
            if least == parent { return first }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
