import TocsinLogs
import TocsinRecords

extension FlowBatch {
    /// Row `index` as a line of a `conn.log`.
    package func line(_ index: Int, hasCommunityID: Bool) -> ZeekConnLine {
        var row = PackedConn()
        row.ts = conns.ts[index]
        row.uid = conns.uid[index]
        row.origHost = conns.origHost[index]
        row.origPort = conns.origPort[index]
        row.respHost = conns.respHost[index]
        row.respPort = conns.respPort[index]
        row.proto = conns.proto[index]
        row.duration = conns.duration[index]
        row.origBytes = conns.origBytes[index]
        row.respBytes = conns.respBytes[index]
        row.origPackets = conns.origPackets[index]
        row.respPackets = conns.respPackets[index]
        row.connState = conns.connState[index]
        row.flags = conns.flags[index]
        var line = ZeekConnLine(row)
        line.history = history[index]
        line.missedBytes = missedBytes[index]
        line.origIPBytes = origIPBytes[index]
        line.respIPBytes = respIPBytes[index]
        line.ipProto = ipProto[index]
        line.tunnelParents = tunnelParents[index]
        line.origHardware = origHardware[index]
        line.respHardware = respHardware[index]
        if hasCommunityID {
            line.communityID = CommunityID.text(
                (row.origHost, row.origPort), (row.respHost, row.respPort), proto: ipProto[index])
        }
        return line
    }
}
