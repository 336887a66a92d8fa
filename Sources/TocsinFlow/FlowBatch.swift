import TocsinRecords

/// Finished connections as columns: a `ConnBatch` and what else Zeek's `conn.log` says of them.
///
/// All columns have the same length as `conns`.
public struct FlowBatch: Sendable {
    public var conns = ConnBatch()
    /// Zeek's `history` letters; empty for ICMP and other protocols.
    public var history: [String] = []
    public var missedBytes: [Int64] = []
    /// Bytes of IP datagrams, headers included, each way.
    public var origIPBytes: [Int64] = []
    public var respIPBytes: [Int64] = []
    /// IP protocol number (IANA).
    public var ipProto: [UInt8] = []
    /// Uids of the innermost tunnels that the connection was seen in, in the order of their first packet; mostly empty.
    public var tunnelParents: [[ConnUID]] = []

    public init() {}

    public var count: Int { conns.count }
}
