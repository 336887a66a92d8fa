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
    /// Hardware addresses of the first packet's ends, where its link layer has some.
    public var origHardware: [HardwareAddress?] = []
    public var respHardware: [HardwareAddress?] = []

    public init() {}

    public var count: Int { conns.count }

    /// Empties the batch and keeps its room.
    public mutating func removeAll() {
        conns.removeAll()
        history.removeAll(keepingCapacity: true)
        missedBytes.removeAll(keepingCapacity: true)
        origIPBytes.removeAll(keepingCapacity: true)
        respIPBytes.removeAll(keepingCapacity: true)
        ipProto.removeAll(keepingCapacity: true)
        tunnelParents.removeAll(keepingCapacity: true)
        origHardware.removeAll(keepingCapacity: true)
        respHardware.removeAll(keepingCapacity: true)
    }
}

extension FlowBatch {
    /// Appends a flow as its record: duration and payload are known only where time passed.
    mutating func append(_ flow: FlowState) {
        let bytes = flow.payloadBytes
        let isKnown = flow.last > flow.start
        var row = PackedConn()
        row.ts = flow.start
        row.uid = flow.uid
        row.origHost = flow.orig.host
        row.origPort = flow.orig.port
        row.respHost = flow.resp.host
        row.respPort = flow.resp.port
        row.proto = flow.transport
        row.duration = isKnown ? flow.last - flow.start : ConnBatch.unknown
        row.origBytes = isKnown ? bytes.orig : ConnBatch.unknown
        row.respBytes = isKnown ? bytes.resp : ConnBatch.unknown
        row.origPackets = flow.sides[0].packets
        row.respPackets = flow.sides[1].packets
        row.connState = flow.connState(bytes: bytes)
        if LocalNetworks.contains(flow.orig.host) { row.flags.insert(.localOrig) }
        if LocalNetworks.contains(flow.resp.host) { row.flags.insert(.localResp) }
        if !flow.orig.host.isV4, let hardware = flow.sides[0].hardware {
            conns.hardwareMarks.append(HardwareMark(row: conns.count, address: hardware))
        }
        if let exchanges = flow.exchanges.exchanges(row: conns.count) {
            conns.exchanges.append(exchanges)
        }
        conns.append(row)
        history.append(flow.history.text)
        missedBytes.append(flow.missedBytes)
        origIPBytes.append(flow.sides[0].ipBytes)
        respIPBytes.append(flow.sides[1].ipBytes)
        ipProto.append(flow.key.proto)
        tunnelParents.append(flow.tunnel.parents)
        origHardware.append(flow.sides[0].hardware)
        respHardware.append(flow.sides[1].hardware)
    }
}

extension FlowState {
    /// Payload each way: of TCP by sequence numbers, of UDP and ICMP by their headers.
    fileprivate var payloadBytes: (orig: Int64, resp: Int64) {
        guard transport == .tcp else { return (max(0, sides[0].length), max(0, sides[1].length)) }
        return (
            Int64(clamping: tcp.ends[0].size(peer: tcp.ends[1].state)),
            Int64(clamping: tcp.ends[1].size(peer: tcp.ends[0].state))
        )
    }
}
