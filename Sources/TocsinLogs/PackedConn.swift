import TocsinRecords

/// A row whose texts are already packed into the batch's tables.
struct PackedConn {
    var ts: Int64 = 0
    var uid = ConnUID.none
    var origHost = IPAddress(high: 0, low: 0)
    var origPort: UInt16 = 0
    var respHost = IPAddress(high: 0, low: 0)
    var respPort: UInt16 = 0
    var proto = TransportProtocol.unknown
    var service: UInt16 = 0
    var duration = ConnBatch.unknown
    var origBytes = ConnBatch.unknown
    var respBytes = ConnBatch.unknown
    var origPackets = ConnBatch.unknown
    var respPackets = ConnBatch.unknown
    var connState = ConnState.unknown
    var flags: ConnFlags = []
}

extension ConnBatch {
    /// Appends one row. Amortised O(1).
    @inline(__always)
    mutating func append(_ row: PackedConn) {
        ts.append(row.ts)
        uid.append(row.uid)
        origHost.append(row.origHost)
        origPort.append(row.origPort)
        respHost.append(row.respHost)
        respPort.append(row.respPort)
        proto.append(row.proto)
        service.append(row.service)
        duration.append(row.duration)
        origBytes.append(row.origBytes)
        respBytes.append(row.respBytes)
        origPackets.append(row.origPackets)
        respPackets.append(row.respPackets)
        connState.append(row.connState)
        flags.append(row.flags)
    }
}
