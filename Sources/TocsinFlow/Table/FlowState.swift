import TocsinRecords

/// What is known of one open flow.
struct FlowState {
    let key: FlowKey
    /// Which end of the key is the originator.
    private(set) var origIsLow: Bool
    let transport: TransportProtocol
    let uid: ConnUID
    /// Times of packets as the capture has them, microseconds.
    let start: Int64
    var last: Int64
    /// Both sides, the originator first.
    var sides = InlineArray<2, FlowSide>(repeating: FlowSide())
    var history = History()
    var tcp = TCPSession()
    var tunnel = TunnelMarks()
    var exchanges = ExchangeLog()

    /// Microseconds without a packet after which the flow ends.
    var inactivityTimeout = FlowTimeouts.other
    /// When the valid inactivity timer is due.
    private(set) var inactivityDue: Int64 = 0
    /// When the flow is to be removed after its close; nil while it is open.
    var removalDue: Int64?
    /// Payload in gaps that acknowledgements revealed.
    var missedBytes: Int64 = 0
    /// Whose messages have yet to say something of the roles.
    var rolesToldBy = ServiceAnalyzer.none

    init(
        key: FlowKey, isFromLow: Bool, transport: TransportProtocol, uid: ConnUID,
        _ context: PacketContext
    ) {
        self.key = key
        origIsLow = isFromLow
        self.transport = transport
        self.uid = uid
        start = context.ts
        last = context.ts
        sides[0].hardware = context.source
        sides[1].hardware = context.destination
        tunnel.stack = context.tunnel.stack
        if let parent = context.tunnel.parent { tunnel.parents = [parent] }
    }

    @inline(__always)
    var orig: FlowKey.Endpoint { origIsLow ? key.low : key.high }
    @inline(__always)
    var resp: FlowKey.Endpoint { origIsLow ? key.high : key.low }

    /// Side of a packet's sender: 0 the originator, 1 the responder.
    @inline(__always)
    func side(isFromLow: Bool) -> Int { isFromLow == origIsLow || key.isLoop ? 0 : 1 }

    /// Swaps the roles of the ends, with packets and all. As in Zeek, payload counts of UDP and the
    /// letters that appear once stay with the role.
    mutating func flipRoles() {
        origIsLow.toggle()
        let (orig, resp) = (sides[0], sides[1])
        sides[0].adopt(resp)
        sides[1].adopt(orig)
        tcp.flipRoles()
        history.append(UInt8(ascii: "^"))
    }

    @inline(__always)
    mutating func count(_ side: Int, totalLength: Int) {
        sides[side].packets += 1
        sides[side].ipBytes += Int64(totalLength)
    }
}

/// What a timer that has fired brings about.
enum TimerOutcome {
    case nothing
    case end
    /// The same timer is to be set for this time.
    case again(due: Int64)
}

extension FlowState {
    /// Looks whether the flow is over, now that `timer`, which was set for `due`, has fired. In place,
    /// for the same reason as `end`.
    mutating func fire(_ timer: FlowTimer, due: Int64, now: Int64) -> TimerOutcome {
        switch timer {
        case .inactivity:
            guard inactivityDue == due else { return .nothing }
            return last + inactivityTimeout <= now ? .end : .again(due: setInactivityDue())
        case .removal: return removalDue == due ? .end : .nothing
        case .attempt: return isAttemptOver ? .end : .nothing
        case .session:
            guard tcp.isActive, !tcp.hasCancelledTimers else { return .nothing }
            return isSessionOver(now) ? .end : .again(due: now + FlowTimeouts.sessionCheck)
        case .dns:
            return now - last >= FlowTimeouts.dnsSilence
                ? .end : .again(due: now + FlowTimeouts.dns)
        }
    }

    /// Makes the time at which the flow will have been silent for too long the valid one, and returns it.
    mutating func setInactivityDue() -> Int64 {
        inactivityDue = last + inactivityTimeout
        return inactivityDue
    }
}

/// What one side of a flow sent.
struct FlowSide {
    var packets: Int64 = 0
    /// Bytes of IP datagrams, headers included.
    var ipBytes: Int64 = 0
    /// Payload bytes by the headers (UDP, ICMP); negative before the first packet.
    var length: Int64 = -1
    /// `D` was written (UDP).
    var hasData = false
    /// Of UDP.
    var badChecksums = ScaledCount()
    var hardware: HardwareAddress?

    /// Takes over what moves with an end when the roles are swapped.
    mutating func adopt(_ other: FlowSide) {
        packets = other.packets
        ipBytes = other.ipBytes
        hardware = other.hardware
    }

    @inline(__always)
    mutating func addLength(_ bytes: Int) { length = max(length, 0) + Int64(bytes) }
}

/// The tunnels a flow was seen in.
struct TunnelMarks {
    /// Uids of the innermost enclosing tunnels.
    var parents: [ConnUID] = []
    /// Names the present stack of tunnels; 0 for none.
    var stack: UInt64 = 0
    var changes = 0
    /// `X` was written.
    var hasHitLimit = false
    /// A malformed tunnel header: nothing more is taken out of this flow.
    var isViolated = false
}

extension TunnelMarks {
    /// Zeek's `Tunnel::max_changes_per_connection`.
    static let maxChanges = 5
}

extension FlowState {
    /// Takes note of the tunnels that a packet came through; the first ones are the flow's own.
    @inline(__always)
    mutating func note(_ context: TunnelContext) {
        if context.stack != tunnel.stack { change(to: context) }
    }

    private mutating func change(to context: TunnelContext) {
        tunnel.stack = context.stack
        guard tunnel.changes < TunnelMarks.maxChanges else {
            hitLimit()
            return
        }
        tunnel.changes += 1
        if let parent = context.parent, !tunnel.parents.contains(parent) {
            tunnel.parents.append(parent)
        }
    }

    /// A limit was hit: that is said once.
    mutating func hitLimit() {
        guard !tunnel.hasHitLimit else { return }
        tunnel.hasHitLimit = true
        history.append(UInt8(ascii: "X"))
    }

    /// Becomes a record, and lets go of what a finished flow holds beyond its slot. In place: a copy of
    /// a flow is half a kilobyte and several counted references.
    mutating func end(into batch: inout FlowBatch) {
        batch.append(self)
        history.removeAll()
        tunnel.parents = []
        exchanges = ExchangeLog()
        for e in 0..<2 { tcp.ends[e].cover = StreamCover() }
    }
}
