import TocsinRecords

@testable import TocsinLogs

/// A Zeek ASCII log, built column by column.
struct TSVSample {
    /// The 21 columns of Zeek 3.0 … 7.0 and the row that `ZeekJSONConnDecoderTests.line` spells in JSON.
    static let columns: [(name: String, text: String)] = [
        ("ts", "1575413096.052279"), ("uid", "CH53301MTU21BMj2Bj"), ("id.orig_h", "10.18.20.97"),
        ("id.orig_p", "49187"), ("id.resp_h", "2001:db8::8"), ("id.resp_p", "88"), ("proto", "tcp"),
        ("service", "krb_tcp"), ("duration", "0.001231"), ("orig_bytes", "242"),
        ("resp_bytes", "283"), ("conn_state", "RSTR"), ("local_orig", "T"), ("local_resp", "F"),
        ("missed_bytes", "0"), ("history", "ShADdR"), ("orig_pkts", "4"), ("orig_ip_bytes", "414"),
        ("resp_pkts", "5"), ("resp_ip_bytes", "495"), ("tunnel_parents", "(empty)"),
    ]

    var columns = Self.columns
    var separator: Character = "\t"
    var separatorText = #"\x09"#
    var emptyField = "(empty)"
    var unsetField = "-"
    var path = "conn"

    var header: String {
        let s = String(separator)
        return """
            #separator \(separatorText)
            #set_separator\(s),
            #empty_field\(s)\(emptyField)
            #unset_field\(s)\(unsetField)
            #path\(s)\(path)
            #open\(s)2019-12-03-22-44-56
            #fields\(s)\(columns.map(\.name).joined(separator: s))
            #types\(s)\(columns.map { _ in "string" }.joined(separator: s))

            """
    }

    var line: String { columns.map(\.text).joined(separator: String(separator)) }

    var text: String { header + line + "\n#close\(separator)2019-12-03-23-00-00\n" }

    mutating func set(_ name: String, _ text: String) {
        for position in columns.indices where columns[position].name == name {
            columns[position].text = text
        }
    }

    /// The sample with one field changed.
    static func with(_ name: String, _ text: String) -> TSVSample {
        var sample = TSVSample()
        sample.set(name, text)
        return sample
    }

    /// A decoder that begins without any layout, so that it must take everything from the text.
    static var decoder: ZeekTSVConnDecoder { ZeekTSVConnDecoder(header: ZeekTSVHeader()) }

    /// What the row says.
    static var conn: Conn {
        var conn = Conn(
            ts: 1_575_413_096_052_279, uid: "CH53301MTU21BMj2Bj",
            origHost: IPAddress(v4: 0x0A12_1461), origPort: 49187,
            respHost: IPAddress(high: 0x2001_0DB8_0000_0000, low: 8), respPort: 88, proto: .tcp)
        conn.service = "krb_tcp"
        conn.duration = 1231
        conn.origBytes = 242
        conn.respBytes = 283
        conn.origPackets = 4
        conn.respPackets = 5
        conn.connState = .rstr
        conn.flags = .localOrig
        return conn
    }

    /// `count` lines that differ, in three layouts that follow one another every `period` lines, with
    /// lines of every malformed kind between them; some 140 bytes a line.
    static func stream(lines count: Int, period: Int) -> String {
        var text = ""
        var sample = TSVSample()
        for number in 0..<count {
            if number % period == 0 {
                sample = TSVSample()
                switch number / period % 3 {
                case 1: sample.columns.reverse()
                case 2:
                    sample.separator = "|"
                    sample.separatorText = "|"
                    sample.path = "open_conn"
                default: break
                }
                text += sample.header
            }
            sample.set("ts", "\(1_575_413_096 + number).\(100_000 + number % 900_000)")
            sample.set(
                "uid", number % 50 == 7 ? "a-uid-beyond-eighteen-bytes-\(number)" : "C\(number)")
            sample.set("id.orig_p", "\(number % 65_536)")
            sample.set("service", ["-", "dns", "ssl,http", "(empty)"][number % 4])
            sample.set("orig_bytes", number % 5 == 0 ? "-" : "\(number)")
            switch number % 97 {
            case 11: text += "short\(sample.separator)line\n"
            case 23: text += sample.line.replacing("10.18.20.97", with: "10.18.20.970") + "\n"
            case 31: text += "\n"
            case 43: text += "# a comment\n"
            default: text += sample.line + "\n"
            }
        }
        return text
    }
}
