import TocsinRecords

/// What one line of a `conn.log` says.
package struct ZeekConnLine {
    /// Times, ends, states and counts; its uid is one that is held in place, its service is not looked
    /// at.
    package var row: PackedConn
    /// Empty if not identified.
    package var service = ""
    /// Empty if there is none.
    package var history = ""
    package var missedBytes: Int64 = 0
    /// Payload and headers.
    package var origIPBytes: Int64 = 0
    package var respIPBytes: Int64 = 0
    package var ipProto: UInt8 = 0
    package var tunnelParents: [ConnUID] = []
    package var origHardware: HardwareAddress?
    package var respHardware: HardwareAddress?
    /// Empty if it was not asked for.
    package var communityID = ""

    package init(_ row: PackedConn) { self.row = row }
}

/// The columns of a `conn.log`.
package struct ZeekConnLayout: Hashable, Sendable {
    /// Since Zeek 7.1.
    package var hasIPProto: Bool
    /// `orig_l2_addr` and `resp_l2_addr`, as policy/protocols/conn/mac-logging adds them.
    package var hasHardware: Bool
    /// `community_id`, as policy/protocols/conn/community-id-logging adds it.
    package var hasCommunityID: Bool

    package init(hasIPProto: Bool, hasHardware: Bool = false, hasCommunityID: Bool = false) {
        self.hasIPProto = hasIPProto
        self.hasHardware = hasHardware
        self.hasCommunityID = hasCommunityID
    }

    /// Names and types in order.
    package var fields: [(name: String, type: String)] {
        var fields = [
            ("ts", "time"), ("uid", "string"), ("id.orig_h", "addr"), ("id.orig_p", "port"),
            ("id.resp_h", "addr"), ("id.resp_p", "port"), ("proto", "enum"), ("service", "string"),
            ("duration", "interval"), ("orig_bytes", "count"), ("resp_bytes", "count"),
            ("conn_state", "string"), ("local_orig", "bool"), ("local_resp", "bool"),
            ("missed_bytes", "count"), ("history", "string"), ("orig_pkts", "count"),
            ("orig_ip_bytes", "count"), ("resp_pkts", "count"), ("resp_ip_bytes", "count"),
            ("tunnel_parents", "set[string]"),
        ]
        if hasIPProto { fields.append(("ip_proto", "count")) }
        if hasHardware {
            fields.append(("orig_l2_addr", "string"))
            fields.append(("resp_l2_addr", "string"))
        }
        if hasCommunityID { fields.append(("community_id", "string")) }
        return fields
    }
}
