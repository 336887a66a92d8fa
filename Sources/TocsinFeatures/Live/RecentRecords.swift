import TocsinRecords

/// Records in the order they arrived, in segments that are forgotten from the front: the half of the
/// feature store that keeps records themselves.
public struct RecentRecords<Batch: ArrivingBatch>: Sendable {
    /// Records that arrived one after another.
    public struct Segment: Sendable {
        /// Numbers of the closed segments that this one was put together from.
        public var numbers: ClosedRange<Int64>
        /// The record clock when the first and the last of them arrived, microseconds.
        public var arrived: ClosedRange<Int64>
        public var batch: Batch
    }

    /// Oldest first; the last one still grows unless it was closed.
    public private(set) var segments: [Segment] = []
    /// Rows in all of them.
    public private(set) var count = 0
    private var isOpen = false
    private var next: Int64 = 0

    /// Rows at which a segment is closed.
    public static var segmentRows: Int { 1 << 14 }

    /// Microseconds that a joined segment spans at most: segments go as wholes.
    public static var joinedSpan: Int64 { 3600 * Timestamp.microsecondsPerSecond }

    public init() {}

    /// Adds the rows of `batch`, which arrive at `clock`. O(rows).
    public mutating func append(_ batch: borrowing Batch, at clock: Int64) {
        guard batch.count > 0 else { return }
        count += batch.count
        if isOpen, let last = segments.indices.last {
            segments[last].batch.append(contentsOf: batch)
            let first = segments[last].arrived.lowerBound
            segments[last].arrived = first...max(segments[last].arrived.upperBound, clock)
        } else {
            var own = Batch()
            own.append(contentsOf: batch)
            segments.append(Segment(numbers: next...next, arrived: clock...clock, batch: own))
            isOpen = true
        }
        if let last = segments.last, last.batch.count >= Self.segmentRows { close() }
    }

    /// Puts back a segment that was stored under `number`; they come in ascending order. O(rows).
    public mutating func restore(_ batch: Batch, number: Int64, arrived: ClosedRange<Int64>) {
        close()
        count += batch.count
        segments.append(Segment(numbers: number...number, arrived: arrived, batch: batch))
        next = max(next, number + 1)
        join(through: number)
    }

    /// Ends the growing segment, so that its number stands for its rows for ever.
    public mutating func close() {
        guard isOpen else { return }
        isOpen = false
        next += 1
    }

    /// The closed segments behind number `last`.
    public func closed(after last: Int64) -> ArraySlice<Segment> {
        let closed = isOpen ? segments.dropLast() : segments[...]
        let earlier = closed.lastIndex { $0.numbers.lowerBound <= last }
        return closed[(earlier.map { $0 + 1 } ?? closed.startIndex)...]
    }

    /// Number of the last closed segment, -1 before the first.
    public var lastClosed: Int64 { next - 1 }

    /// Joins the last of the segments up to number `last`, which nobody will ask for one by one any
    /// more, while they are small: a quiet line would heap them up.
    public mutating func join(through last: Int64) {
        guard var b = segments.lastIndex(where: { $0.numbers.upperBound <= last }) else { return }
        while b > 0,
            segments[b - 1].batch.count + segments[b].batch.count <= Self.segmentRows / 4,
            segments[b].arrived.upperBound &- segments[b - 1].arrived.lowerBound <= Self.joinedSpan
        {
            let later = segments.remove(at: b)
            b -= 1
            segments[b].batch.append(contentsOf: later.batch)
            segments[b].numbers = segments[b].numbers.lowerBound...later.numbers.upperBound
            segments[b].arrived =
                segments[b].arrived
                .lowerBound...max(segments[b].arrived.upperBound, later.arrived.upperBound)
        }
    }

    /// Forgets the oldest segment and returns it; nil if there is none.
    public mutating func removeFirst() -> Segment? {
        guard !segments.isEmpty else { return nil }
        if segments.count == 1 { close() }
        let first = segments.removeFirst()
        count -= first.batch.count
        return first
    }
}
