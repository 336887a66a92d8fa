/// Which bytes of one direction of a TCP stream were seen, without the bytes: what is needed to know
/// gaps and whether a close has to wait (Zeek: TCP_Reassembler, Reassem).
///
/// Sequence numbers are relative: the SYN is 0, the first byte 1.
struct StreamCover: Hashable {
    /// Everything below was seen or given up.
    private(set) var next: UInt64 = 1
    /// Everything below was acknowledged, or is not waited for.
    private(set) var trimmed: UInt64 = 1
    /// What was seen above `next`: in order, disjoint, not touching.
    private(set) var pending: [Range<UInt64>] = []
    /// Gaps are no longer looked for.
    private(set) var hasStopped = false
    /// The end of the stream was reported.
    var hasEnded = false

    /// Stretches above a hole that are kept apart; a stream that is shredded further is given up.
    static let maxPending = 512
    /// Zeek's `tcp_max_above_hole_without_any_acks`.
    static let maxAboveHole: UInt64 = 16_384
    /// Zeek's `tcp_excessive_data_without_further_acks`.
    static let maxUnacknowledged: UInt64 = 10 << 20
    /// Zeek's `tcp_max_initial_window`.
    static let maxInitialWindow: UInt64 = 16_384

    /// Whether anything seen is still unacknowledged or above a hole.
    var hasData: Bool { !hasStopped && (next > trimmed || !pending.isEmpty) }

    /// Bytes between the first hole and the end of what was seen.
    private var aboveHole: UInt64 { pending.last.map { $0.upperBound &- next } ?? 0 }

    /// Adds the bytes `range`. `isUnacknowledged`: no data of this direction was ever acknowledged;
    /// `size` is the direction's size by sequence numbers.
    mutating func add(_ range: Range<UInt64>, isUnacknowledged: Bool, size: UInt64) {
        guard !hasStopped, range.upperBound > trimmed else { return }
        let lower = max(range.lowerBound, trimmed)
        if lower <= next {
            if range.upperBound > next {
                deliver(to: range.upperBound)
                // Nobody acknowledges: the other direction is not being seen.
                if isUnacknowledged, size > Self.maxInitialWindow { trimmed = max(trimmed, next) }
            }
        } else {
            insert(lower..<range.upperBound)
        }
        let unacknowledged =
            (next > trimmed ? next &- trimmed : 0)
            &+ pending.reduce(0) { $0 &+ ($1.upperBound &- $1.lowerBound) }
        if isUnacknowledged && aboveHole > Self.maxAboveHole
            || unacknowledged > Self.maxUnacknowledged || pending.count > Self.maxPending
        {
            hasStopped = true
            pending = []
        }
    }

    /// Takes an acknowledgement of everything below `ack`; `gap` is told the length of each stretch
    /// that was never seen. Returns false if it says nothing new.
    ///
    /// `isPartial`: the stream's beginning was not seen, so that an acknowledgement of its first
    /// numbers reveals nothing.
    mutating func acknowledge(_ ack: UInt64, isPartial: Bool, gap: (UInt64) -> Void) -> Bool {
        guard ack > trimmed else { return false }
        if ack > next, !(ack <= 2 && isPartial) {
            if !hasStopped {
                while let first = pending.first, first.lowerBound < ack {
                    gap(first.lowerBound &- next)
                    deliver(to: first.upperBound)
                }
                if ack > next { gap(ack &- next) }
            }
            if ack > next { deliver(to: ack) }
        }
        trimmed = ack
        return true
    }

    /// Moves `next` to `position` and over what follows it without a hole.
    private mutating func deliver(to position: UInt64) {
        next = position
        var count = 0
        while count < pending.count, pending[count].lowerBound <= next {
            next = max(next, pending[count].upperBound)
            count += 1
        }
        if count > 0 { pending.removeFirst(count) }
    }

    private mutating func insert(_ range: Range<UInt64>) {
        guard let last = pending.last, range.lowerBound <= last.upperBound else {
            pending.append(range)
            return
        }
        var (low, high) = (0, pending.count)
        while low < high {
            let middle = (low + high) / 2
            if pending[middle].upperBound < range.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var joined = range
        var end = low
        while end < pending.count, pending[end].lowerBound <= joined.upperBound {
            joined =
                min(
                    joined.lowerBound, pending[end].lowerBound)..<max(
                    joined.upperBound, pending[end].upperBound)
            end += 1
        }
        pending.replaceSubrange(low..<end, with: CollectionOfOne(joined))
    }
}
