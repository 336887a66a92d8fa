import TocsinRecords

/// Lines → the bytes of a Zeek TSV `conn.log` (format: Zeek's ASCII writer, `Ascii.cc`).
package struct ZeekTSVConnWriter {
    /// What has been written and not been taken yet.
    package var bytes: [UInt8] = []

    private let layout: ZeekConnLayout
    private let states = ConnState.allCases.map { Array($0.name.utf8) }
    private let protocols = TransportProtocol.allCases.map { Array($0.name.utf8) }

    private static let tab = UInt8(ascii: "\t")
    private static let newline = UInt8(ascii: "\n")
    private static let unset = UInt8(ascii: "-")

    package init(_ layout: ZeekConnLayout) { self.layout = layout }

    /// The `#` lines at the head; `open` is when the log began.
    package mutating func header(open: Timestamp) {
        let names = layout.fields.map(\.name).joined(separator: "\t")
        let types = layout.fields.map(\.type).joined(separator: "\t")
        let lines = [
            "#separator \\x09", "#set_separator\t,", "#empty_field\t(empty)", "#unset_field\t-",
            "#path\tconn", "#open\t\(Self.stamp(open))", "#fields\t\(names)", "#types\t\(types)",
        ]
        bytes.append(contentsOf: (lines.joined(separator: "\n") + "\n").utf8)
    }

    /// The `#` line at the end.
    package mutating func close(_ time: Timestamp) {
        bytes.append(contentsOf: "#close\t\(Self.stamp(time))\n".utf8)
    }

    /// `2026-01-05-08-30-00`, as the comment lines have it.
    private static func stamp(_ time: Timestamp) -> String {
        String(time.rfc3339.prefix(19).map { $0 == "T" || $0 == ":" ? "-" : $0 })
    }

    /// Appends one line. No allocation but for the growth of `bytes` and the text of an IPv6 address.
    package mutating func append(_ line: borrowing ZeekConnLine) {
        appendEnds(line.row)
        append(line.service)
        if line.row.duration == ConnBatch.unknown {
            append(Self.unset)
        } else {
            bytes.appendSeconds(line.row.duration)
            bytes.append(Self.tab)
        }
        append(line.row.origBytes)
        append(line.row.respBytes)
        append(states[Int(line.row.connState.rawValue)])
        append(Self.letter(line.row.flags.contains(.localOrig)))
        append(Self.letter(line.row.flags.contains(.localResp)))
        append(line.missedBytes)
        append(line.history)
        append(line.row.origPackets)
        append(line.origIPBytes)
        append(line.row.respPackets)
        append(line.respIPBytes)
        appendLast(line)
    }

    private mutating func appendEnds(_ row: PackedConn) {
        bytes.appendSeconds(row.ts)
        bytes.append(Self.tab)
        bytes.append(row.uid)
        bytes.append(Self.tab)
        bytes.append(row.origHost)
        bytes.append(Self.tab)
        append(Int64(row.origPort))
        bytes.append(row.respHost)
        bytes.append(Self.tab)
        append(Int64(row.respPort))
        append(protocols[Int(row.proto.rawValue)])
    }

    /// `tunnel_parents` and the columns that not every log has.
    private mutating func appendLast(_ line: borrowing ZeekConnLine) {
        if line.tunnelParents.isEmpty { bytes.append(Self.unset) }
        for index in line.tunnelParents.indices {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(line.tunnelParents[index])
        }
        if layout.hasIPProto {
            bytes.append(Self.tab)
            bytes.appendCount(Int64(line.ipProto))
        }
        if layout.hasHardware {
            append(hardware: line.origHardware)
            append(hardware: line.respHardware)
        }
        if layout.hasCommunityID {
            bytes.append(Self.tab)
            bytes.append(contentsOf: line.communityID.utf8)
        }
        bytes.append(Self.newline)
    }

    private mutating func append(hardware: HardwareAddress?) {
        bytes.append(Self.tab)
        if let hardware { bytes.append(hardware) } else { bytes.append(Self.unset) }
    }

    private mutating func append(_ text: [UInt8]) {
        if text.isEmpty { bytes.append(Self.unset) } else { bytes.append(contentsOf: text) }
        bytes.append(Self.tab)
    }

    private mutating func append(_ text: String) {
        if text.isEmpty { bytes.append(Self.unset) } else { bytes.append(contentsOf: text.utf8) }
        bytes.append(Self.tab)
    }

    /// A count, or nothing if it is unknown.
    private mutating func append(_ value: Int64) {
        if value == ConnBatch.unknown { bytes.append(Self.unset) } else { bytes.appendCount(value) }
        bytes.append(Self.tab)
    }

    private mutating func append(_ character: UInt8) {
        bytes.append(character)
        bytes.append(Self.tab)
    }

    private static func letter(_ flag: Bool) -> UInt8 {
        flag ? UInt8(ascii: "T") : UInt8(ascii: "F")
    }
}
