/// What is asked of a live capture.
public struct LiveCaptureOptions: Sendable {
    /// Name of the interface: `eth0`, or `any` for all.
    public var interface: String
    /// Filter in tcpdump's language, compiled for the interface's own link type and run by the kernel.
    public var filter: String?
    /// Most bytes kept of a packet. Whole packets by default: a checksum of a cut one cannot be
    /// checked, and `--write` must give what the detectors saw. 256 suffice for headers.
    public var snapLength = TraceLimits.maxPacketBytes
    /// Bytes of the ring that the kernel fills.
    public var kernelBuffer = LiveCaptureOptions.defaultBuffer
    /// Bytes that may wait between the capture's thread and its consumer.
    public var queueBytes = LiveCaptureOptions.defaultBuffer
    /// Whether packets for other hosts are wanted, as on a mirror port.
    public var isPromiscuous = true

    /// A second and a half of 250,000 small packets a second.
    public static let defaultBuffer = 64 << 20
    /// Smallest and largest that a buffer may be; libpcap takes its size as an Int32.
    public static let bufferRange = (1 << 20)...(1 << 30)
    /// Shorter snaps hold no header, longer ones libpcap cuts.
    public static let snapRange = 64...TraceLimits.maxPacketBytes

    public init(interface: String, filter: String? = nil) {
        self.interface = interface
        self.filter = filter
    }
}

/// Why no packets can be had from an interface, and what helps.
public struct CaptureError: Error, Hashable, Sendable, CustomStringConvertible {
    public var interface: String
    public var reason: String
    public var kind: Kind

    public enum Kind: Hashable, Sendable {
        case noSuchInterface, notPermitted, interfaceDown, filter, other
    }

    public init(interface: String, _ kind: Kind, reason: String) {
        self.interface = interface
        self.kind = kind
        self.reason = reason
    }

    public var description: String { "interface \(interface): \(reason)" }
}
