import TocsinRecords

/// Lines → Zeek's JSON `conn.log`, one object a line; what is not known is left out.
package struct ZeekJSONConnWriter {
    /// What has been written and not been taken yet.
    package var bytes: [UInt8] = []

    private let layout: ZeekConnLayout

    package init(_ layout: ZeekConnLayout) { self.layout = layout }

    /// Appends one line. Its texts need no escapes: addresses, letters of histories, names of
    /// protocols and services.
    package mutating func append(_ line: borrowing ZeekConnLine) {
        let row = line.row
        bytes.append(contentsOf: "{\"ts\":".utf8)
        appendSeconds(row.ts)
        bytes.append(contentsOf: ",\"uid\":\"".utf8)
        bytes.append(row.uid)
        bytes.append(contentsOf: "\",\"id.orig_h\":\"".utf8)
        bytes.append(row.origHost)
        bytes.append(UInt8(ascii: "\""))
        append("id.orig_p", Int64(row.origPort))
        bytes.append(contentsOf: ",\"id.resp_h\":\"".utf8)
        bytes.append(row.respHost)
        bytes.append(UInt8(ascii: "\""))
        append("id.resp_p", Int64(row.respPort))
        append("proto", row.proto.name)
        append("service", line.service)
        if row.duration != ConnBatch.unknown {
            key("duration")
            appendSeconds(row.duration)
        }
        append("orig_bytes", row.origBytes)
        append("resp_bytes", row.respBytes)
        append("conn_state", row.connState.name)
        append("local_orig", row.flags.contains(.localOrig))
        append("local_resp", row.flags.contains(.localResp))
        append("missed_bytes", line.missedBytes)
        append("history", line.history)
        append("orig_pkts", row.origPackets)
        append("orig_ip_bytes", line.origIPBytes)
        append("resp_pkts", row.respPackets)
        append("resp_ip_bytes", line.respIPBytes)
        appendLast(line)
        bytes.append(UInt8(ascii: "}"))
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func appendLast(_ line: borrowing ZeekConnLine) {
        if !line.tunnelParents.isEmpty {
            key("tunnel_parents")
            for index in line.tunnelParents.indices {
                bytes.append(contentsOf: (index == 0 ? "[\"" : ",\"").utf8)
                bytes.append(line.tunnelParents[index])
                bytes.append(UInt8(ascii: "\""))
            }
            bytes.append(UInt8(ascii: "]"))
        }
        if layout.hasIPProto { append("ip_proto", Int64(line.ipProto)) }
        if layout.hasHardware {
            append("orig_l2_addr", line.origHardware)
            append("resp_l2_addr", line.respHardware)
        }
        if layout.hasCommunityID { append("community_id", line.communityID) }
    }

    private mutating func key(_ name: StaticString) {
        bytes.append(UInt8(ascii: ","))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: "\(name)".utf8)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ name: StaticString, _ value: Int64) {
        guard value != ConnBatch.unknown else { return }
        key(name)
        bytes.appendCount(value)
    }

    private mutating func append(_ name: StaticString, _ text: String) {
        guard !text.isEmpty else { return }
        key(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: text.utf8)
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(_ name: StaticString, _ flag: Bool) {
        key(name)
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    private mutating func append(_ name: StaticString, _ address: HardwareAddress?) {
        guard let address else { return }
        key(name)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(address)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Seconds with as many decimals as they need, at least one.
    private mutating func appendSeconds(_ microseconds: Int64) {
        bytes.appendSeconds(microseconds)
        while bytes.last == UInt8(ascii: "0"), bytes[bytes.count - 2] != UInt8(ascii: ".") {
            bytes.removeLast()
        }
    }
}
