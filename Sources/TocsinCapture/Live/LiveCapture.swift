import Dispatch
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// What a consumer of packets hears.
public enum Arrival: Hashable, Sendable {
    /// The block holds the next packets.
    case packets
    /// No packet within the wait. None that is still to come is older than `now` (microseconds, nil
    /// before the capture has looked), so that windows can close on a quiet line.
    case idle(now: Int64?)
    /// Nothing will follow.
    case ended(CaptureEnd)
}

/// Why a capture ended.
public enum CaptureEnd: Hashable, Sendable {
    /// It was asked to.
    case stopped
}

/// Packets off an interface, taken by a thread of its own (Linux: libpcap with a ring in shared memory,
/// TPACKET_V3).
///
/// Opening needs CAP_NET_RAW; nothing is read before `start`, so that the caller may give up its other
/// rights first. An interface that goes down or away is waited for; opening it again needs
/// CAP_NET_RAW still. One thread consumes; counters may be read and `stop` called from any.
public final class LiveCapture: Sendable {
    /// Link type of the interface as it was opened.
    public let linkType: LinkType
    /// What libpcap remarked when it opened the interface, such as that it cannot be promiscuous.
    public let warning: String?

    private let shared: CaptureShared
    /// Until the thread has it.
    private let loop: Mutex<CaptureLoop?>

    /// Opens the interface.
    public init(_ options: LiveCaptureOptions) throws(CaptureError) {
        let handle = try PcapHandle(options)
        linkType = handle.linkType
        warning = handle.warning
        let shared = CaptureShared(queueBytes: options.queueBytes)
        self.shared = shared
        loop = Mutex(CaptureLoop(options, handle, shared))
    }

    /// Begins to read, on a new thread that has the rights of the calling one; a second call does
    /// nothing.
    public func start() throws(CaptureError) {
        guard let loop = loop.withLock({ $0.take() }) else { return }
        let code = loop.run()
        guard code == 0 else {
            throw CaptureError(
                interface: loop.options.interface, .other,
                reason: "no thread for it: " + SystemMessage.text(code))
        }
    }

    /// Puts the next packets into `block`, whose memory goes back to the capture, or says why there
    /// are none. One consumer at a time.
    public func next(into block: inout PacketBlock, waiting: Duration) -> Arrival {
        let (seconds, attoseconds) = waiting.components
        let nanoseconds =
            Int(min(max(seconds, 0), 3600)) * 1_000_000_000
            + Int(max(attoseconds, 0) / 1_000_000_000)
        let arrival = shared.queue.next(
            into: &block, until: .now() + .nanoseconds(nanoseconds))
        if arrival == .packets, let last = block.packets.last {
            shared.counters.withLock { $0.lag = max(0, $0.now - last.ts) }
        }
        return arrival
    }

    /// What was seen so far; NIC and kernel drops and the state are at most a second old.
    public var counters: CaptureCounters { shared.counters.withLock { $0 } }

    /// Asks the thread to end; what the kernel's ring still holds is handed on first, within half a
    /// second. `next` then says `.ended`.
    public func stop() {
        shared.isStopping.store(true, ordering: .releasing)
        // A capture that was never started has nothing to hand on.
        if loop.withLock({ $0.take() }) != nil { shared.queue.end(.stopped) }
    }

    deinit { stop() }
}

/// What the capture's thread shares with the others.
final class CaptureShared: Sendable {
    let queue: BlockQueue
    let counters = Mutex(CaptureCounters())
    let isStopping = Atomic(false)

    init(queueBytes: Int) { queue = BlockQueue(bytes: queueBytes) }
}
