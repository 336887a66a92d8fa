import TocsinRecords

/// The columns of a `conn.log` in its two current forms.
public enum ZeekConnColumns: Sendable, CaseIterable {
    /// 21 columns, Zeek 3.0 … 7.0.
    case zeek7
    /// 22 columns: Zeek 7.1 added `ip_proto`.
    case zeek71

    var fields: [(name: String, type: String)] {
        let common = [
            ("ts", "time"), ("uid", "string"), ("id.orig_h", "addr"), ("id.orig_p", "port"),
            ("id.resp_h", "addr"), ("id.resp_p", "port"), ("proto", "enum"), ("service", "string"),
            ("duration", "interval"), ("orig_bytes", "count"), ("resp_bytes", "count"),
            ("conn_state", "string"), ("local_orig", "bool"), ("local_resp", "bool"),
            ("missed_bytes", "count"), ("history", "string"), ("orig_pkts", "count"),
            ("orig_ip_bytes", "count"), ("resp_pkts", "count"), ("resp_ip_bytes", "count"),
            ("tunnel_parents", "set[string]"),
        ]
        return self == .zeek7 ? common : common + [("ip_proto", "count")]
    }
}

/// Rows → the bytes of a Zeek TSV `conn.log` (format: Zeek's ASCII writer, `Ascii.cc`).
struct ZeekConnWriter {
    /// What has been written and not been taken yet.
    var bytes: [UInt8] = []

    private let columns: ZeekConnColumns
    private let services = Service.allCases.map { Array($0.text.utf8) }
    private let histories = History.allCases.map { Array($0.text.utf8) }
    private let states = ConnState.allCases.map { Array($0.name.utf8) }
    private let protocols = TransportProtocol.allCases.map { Array($0.name.utf8) }

    private static let tab = UInt8(ascii: "\t")
    private static let newline = UInt8(ascii: "\n")
    private static let unset = UInt8(ascii: "-")

    init(columns: ZeekConnColumns) { self.columns = columns }

    mutating func header(open: Timestamp) {
        let names = columns.fields.map(\.name).joined(separator: "\t")
        let types = columns.fields.map(\.type).joined(separator: "\t")
        let lines = [
            "#separator \\x09", "#set_separator\t,", "#empty_field\t(empty)", "#unset_field\t-",
            "#path\tconn", "#open\t\(Self.stamp(open))", "#fields\t\(names)", "#types\t\(types)",
        ]
        bytes.append(contentsOf: (lines.joined(separator: "\n") + "\n").utf8)
    }

    mutating func close(_ time: Timestamp) {
        bytes.append(contentsOf: "#close\t\(Self.stamp(time))\n".utf8)
    }

    /// `2026-01-05-08-30-00`, as the comment lines have it.
    private static func stamp(_ time: Timestamp) -> String {
        String(time.rfc3339.prefix(19).map { $0 == "T" || $0 == ":" ? "-" : $0 })
    }

    /// Appends one line. No allocation but for the growth of `bytes` and the text of an IPv6 address.
    mutating func append(_ row: ConnRow, uid: ConnIdentifier) {
        appendSeconds(row.start)
        uid.append(to: &bytes)
        bytes.append(Self.tab)
        append(row.orig)
        append(Int64(row.origPort))
        append(row.resp)
        append(Int64(row.respPort))
        append(protocols[Int(row.proto.rawValue)])
        append(services[Int(row.service.rawValue)])
        if row.duration == ConnBatch.unknown {
            for _ in 0..<3 { appendUnset() }
        } else {
            appendSeconds(row.duration)
            append(row.origBytes)
            append(row.respBytes)
        }
        append(states[Int(row.state.rawValue)])
        appendFlag(true)
        appendFlag(row.respIsLocal)
        append(row.missedBytes)
        append(histories[Int(row.history.rawValue)])
        append(row.origPackets)
        append(row.origIPBytes)
        append(row.respPackets)
        append(row.respIPBytes)
        bytes.append(Self.unset)
        if columns == .zeek71 {
            bytes.append(Self.tab)
            appendDigits(ipProtocolNumber(of: row))
        }
        bytes.append(Self.newline)
    }

    private func ipProtocolNumber(of row: ConnRow) -> Int64 {
        switch row.proto {
        case .tcp: 6
        case .udp: 17
        case .icmp: row.orig.isV4 ? 1 : 58
        case .unknown: 255
        }
    }

    private mutating func append(_ text: [UInt8]) {
        bytes.append(contentsOf: text)
        bytes.append(Self.tab)
    }

    private mutating func append(_ value: Int64) {
        appendDigits(value)
        bytes.append(Self.tab)
    }

    private mutating func appendUnset() {
        bytes.append(Self.unset)
        bytes.append(Self.tab)
    }

    private mutating func appendFlag(_ flag: Bool) {
        bytes.append(flag ? UInt8(ascii: "T") : UInt8(ascii: "F"))
        bytes.append(Self.tab)
    }

    private mutating func append(_ address: IPAddress) {
        if let bits = address.v4Bits {
            var shift: UInt32 = 32
            while shift > 0 {
                shift -= 8
                appendDigits(Int64(bits >> shift & 0xFF))
                bytes.append(shift == 0 ? Self.tab : UInt8(ascii: "."))
            }
        } else {
            bytes.append(contentsOf: address.description.utf8)
            bytes.append(Self.tab)
        }
    }

    /// Microseconds, not negative, as seconds with six decimals, and a tab.
    private mutating func appendSeconds(_ microseconds: Int64) {
        appendDigits(microseconds / 1_000_000)
        bytes.append(UInt8(ascii: "."))
        var fraction = microseconds % 1_000_000
        var divisor: Int64 = 100_000
        while divisor > 0 {
            bytes.append(UInt8(truncatingIfNeeded: 0x30 &+ fraction / divisor))
            fraction %= divisor
            divisor /= 10
        }
        bytes.append(Self.tab)
    }

    /// `value`, not negative, in decimal.
    private mutating func appendDigits(_ value: Int64) {
        var digits = InlineArray<19, UInt8>(repeating: 0)
        var count = 0
        var rest = UInt64(clamping: value)
        repeat {
            digits[count] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10)
            rest /= 10
            count &+= 1
        } while rest > 0 && count < 19
        for i in stride(from: count &- 1, through: 0, by: -1) { bytes.append(digits[i]) }
    }
}

/// A connection's uid in the shape of Zeek's: `C` and 17 digits of base 62.
struct ConnIdentifier {
    /// Ten digits.
    var high: UInt64
    /// Seven digits.
    var low: UInt64

    private static let digits = Array(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

    func append(to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "C"))
        Self.append(high, digits: 10, to: &bytes)
        Self.append(low, digits: 7, to: &bytes)
    }

    private static func append(_ word: UInt64, digits count: Int, to bytes: inout [UInt8]) {
        var rest = word
        for _ in 0..<count {
            bytes.append(digits[Int(truncatingIfNeeded: rest % 62)])
            rest /= 62
        }
    }
}
