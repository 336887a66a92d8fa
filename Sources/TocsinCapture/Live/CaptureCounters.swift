/// Packets that were lost, by the stage that lost them; each is counted at one stage.
public struct CaptureDrops: Hashable, Sendable {
    /// Of the interface: no room in the hardware's or driver's own queues (`rx_missed_errors` and
    /// `rx_fifo_errors`). Its `rx_dropped` is left out: what the host's network stack refuses has
    /// passed the capture before.
    public var nic = 0
    /// Of the kernel's ring: the capture's thread did not empty it in time.
    public var kernel = 0
    /// Of the queue behind it: the consumer did not keep up.
    public var queue = 0

    public var total: Int { nic + kernel + queue }

    public init() {}
}

/// What a live capture has seen so far; sums never go back, whatever the interface does.
public struct CaptureCounters: Hashable, Sendable {
    /// Packets taken from the kernel, those lost at the queue among them.
    public var packets = 0
    /// Their bytes on the wire.
    public var bytes = 0
    public var drops = CaptureDrops()
    /// Whether packets could be seen now.
    public var state = InterfaceState.up
    /// How often the interface was opened again after it went away.
    public var reopenings = 0
    /// Jumps of the system's clock that were taken out of the stamps.
    public var clockSteps = 0
    /// The capture's clock, microseconds since the epoch, at most a second old.
    public var now: Int64 = 0
    /// Stamp of the latest packet; nil before the first.
    public var latest: Int64?
    /// How far the consumer was behind when it last took packets, in microseconds.
    public var lag: Int64 = 0

    public var isUp: Bool { state == .up }

    public init() {}
}

/// Whether an interface can show packets, and if not why.
public enum InterfaceState: Hashable, Sendable, CustomStringConvertible {
    case up
    /// Up, but nothing is connected to it.
    case noCarrier
    /// Taken down by its administrator.
    case down
    /// No interface has the name.
    case missing
    /// There, but it cannot be opened: why.
    case failing(String)

    public var description: String {
        switch self {
        case .up: "up"
        case .noCarrier: "no carrier"
        case .down: "down"
        case .missing: "missing"
        case .failing(let reason): reason
        }
    }
}
