import TocsinRecords

/// What a packet brings along beside its bytes.
struct PacketContext {
    var ts: Int64
    var source: HardwareAddress?
    var destination: HardwareAddress?
    var tunnel = TunnelContext()
}

/// The tunnels that a packet was taken out of.
struct TunnelContext {
    var depth = 0
    /// Uid of the innermost.
    var parent: ConnUID?
    /// A hash of the uids of all of them; 0 for none.
    var stack: UInt64 = 0

    /// Zeek's `Tunnel::max_depth`.
    static let maxDepth = 4
}
