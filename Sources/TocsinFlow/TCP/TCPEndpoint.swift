/// What one side of a TCP connection has done (Zeek's endpoint states).
enum EndpointState: UInt8 {
    /// Nothing seen.
    case inactive
    /// SYN seen, no answer.
    case synSent
    /// SYN+ACK seen from the originator: the SYN was missed.
    case synAckSent
    /// Data or an acknowledgement seen without a SYN.
    case partial
    /// Handshake seen.
    case established
    /// FIN seen.
    case closed
    /// RST seen.
    case reset

    /// Before the connection is up.
    var isHandshake: Bool { rawValue <= EndpointState.synAckSent.rawValue }
    /// Nothing seen that would count as a connection.
    var isIdle: Bool { self == .inactive || self == .partial }
}

/// One side of a TCP connection: its state, its sequence numbers and what of its stream was seen.
///
/// Sequence numbers are 32 bits and the number of times they wrapped; the relative ones count from the
/// side's SYN (Zeek: TCP_Endpoint.h).
struct TCPEndpoint {
    var state = EndpointState.inactive
    var previous = EndpointState.inactive
    var marks: HistoryMarks = []
    /// Its closing was taken note of.
    var hasClosed = false
    var hasFIN = false
    /// A packet of this side was seen.
    var hasSent = false

    /// Sequence number of the SYN, real or supposed.
    private(set) var start: Int64 = 0
    /// Highest end of a segment.
    private(set) var last: UInt32 = 0
    /// Highest acknowledgement by the peer.
    private(set) var acked: UInt32 = 0
    private(set) var lastWraps: UInt32 = 0
    private(set) var ackedWraps: UInt32 = 0
    /// Relative number behind the FIN.
    var finEnd: UInt64 = 0
    /// Relative numbers of the last SYN, FIN and RST, modulo 2³²: the same again adds no letter.
    var lastSYN: UInt32 = 0
    var lastFIN: UInt32 = 0
    var lastRST: UInt32 = 0

    var retransmissions = ScaledCount()
    var zeroWindows = ScaledCount()
    var gaps = ScaledCount()
    var badChecksums = ScaledCount()

    var cover = StreamCover()

    /// A sequence number of a SYN, a RST or an acknowledgement of 0 that lies further off is not
    /// trusted (Zeek's TOO_LARGE_SEQ_DELTA).
    static let maxTrustedDelta: Int32 = 1 << 20

    var startSeq: UInt32 { UInt32(truncatingIfNeeded: start) }

    /// `from` → `to` on the circle of sequence numbers.
    static func delta(_ to: UInt32, _ from: UInt32) -> Int32 { Int32(bitPattern: to &- from) }

    private static func full(_ number: UInt32, _ wraps: UInt32) -> UInt64 {
        UInt64(wraps) << 32 | UInt64(number)
    }

    /// Begins the numbering with a SYN at `seq`, or one before it if the SYN was not seen.
    mutating func begin(at seq: UInt32, last: UInt32) {
        start = Int64(seq)
        acked = seq
        self.last = last
    }

    /// A number of the 32-bit space relative to the start, near `near`, which wrapped `wraps` times;
    /// nil in front of the start, but `number` tells where that would be.
    private func relative(
        _ number: UInt32, near: UInt32, wraps: UInt32
    ) -> (number: UInt64, isBefore: Bool) {
        let delta = Self.delta(number, near)
        var wraps = wraps
        if delta < 0, wraps > 0, number > near { wraps -= 1 }
        if delta > 0, number < near { wraps &+= 1 }
        if wraps == 0 {
            let fromStart = Self.delta(number, startSeq)
            return (UInt64(bitPattern: Int64(fromStart)), fromStart < 0)
        }
        return (Self.full(number, wraps) &- UInt64(bitPattern: start), false)
    }

    /// A sequence number of this side.
    func relativeSeq(_ seq: UInt32) -> (number: UInt64, isBefore: Bool) {
        relative(seq, near: last, wraps: lastWraps)
    }

    /// An acknowledgement of this side's data.
    func relativeAck(_ ack: UInt32) -> (number: UInt64, isBefore: Bool) {
        relative(ack, near: acked, wraps: ackedWraps)
    }

    /// The highest acknowledgement so far.
    var relativeAcked: UInt64 { Self.full(acked, ackedWraps) &- UInt64(bitPattern: start) }

    mutating func advanceLast(to seq: UInt32) {
        if seq < last { lastWraps &+= 1 }
        last = seq
    }

    mutating func advanceAcked(to ack: UInt32) {
        let delta = Self.delta(ack, acked)
        guard delta > 0, ack != 0 || delta <= Self.maxTrustedDelta else { return }
        if ack < acked { ackedWraps &+= 1 }
        acked = ack
    }

    /// Whether at most a SYN of this side was acknowledged.
    var isUnacknowledged: Bool {
        let acked = Self.full(acked, ackedWraps)
        let start = UInt64(bitPattern: start)
        return acked == start || acked == start &+ 1
    }

    /// Payload bytes by sequence numbers, what was acknowledged without being seen included; never
    /// negative. `peer` is the other side's state.
    func size(peer: EndpointState) -> UInt64 {
        if previous == .synSent, state == .reset, peer == .inactive, !isUnacknowledged {
            // A half-open connection was aborted; its numbers are another connection's.
            return 0
        }
        let end = max(Self.full(last, lastWraps), Self.full(acked, ackedWraps))
        let span = Int64(bitPattern: end &- UInt64(bitPattern: start))
        return UInt64(max(0, span - 1 - (hasFIN && span > 1 ? 1 : 0)))
    }

    /// Whether data of this side is still missing in front of its end, so that a close has to wait.
    /// `peerHasData`: whether the other side's cover has.
    func isWaiting(peerHasData: Bool) -> Bool {
        if cover.hasStopped { return false }
        let delivered = UInt64(bitPattern: start) &+ cover.next
        let end = Self.full(last, lastWraps)
        if end < delivered { return false }
        // A FIN takes a number that is not delivered, a RST does not.
        if delivered != end &- 1, delivered != end { return true }
        return state != .reset && peerHasData
    }

    /// Established, or closed from there: only then acknowledgements reveal gaps.
    var isClean: Bool {
        state == .established || state == .closed && previous == .established
    }
}
