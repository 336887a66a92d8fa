import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct EVEFlowDecoderTests {
    /// A flow event as Suricata writes it, a refused connection.
    static let line =
        #"{"timestamp":"2021-06-06T15:57:37.272281+0200","flow_id":2232403389523415,"#
        + #""event_type":"flow","src_ip":"91.238.203.56","src_port":48938,"#
        + #""dest_ip":"192.168.1.129","dest_port":445,"proto":"TCP","app_proto":"smb","#
        + #""flow":{"pkts_toserver":2,"pkts_toclient":3,"bytes_toserver":120,"#
        + #""bytes_toclient":180,"start":"2021-06-06T17:34:31.140759+0200","#
        + #""end":"2021-06-06T17:34:31.141012+0200","age":0,"state":"closed","#
        + #""reason":"timeout","alerted":false},"tcp":{"tcp_flags":"16","tcp_flags_ts":"02","#
        + #""tcp_flags_tc":"14","syn":true,"rst":true,"ack":true,"state":"closed"},"host":"s"}"#

    private func row(_ edits: (String, String)...) -> Conn? {
        var text = Self.line
        for (old, new) in edits { text = text.replacing(old, with: new) }
        return Decoded(EVEFlowDecoder(), text).rows.first
    }

    @Test func aWholeRow() {
        var conn = Conn(
            ts: 1_622_993_671_140_759, uid: "2232403389523415",
            origHost: IPAddress(v4: 0x5BEE_CB38), origPort: 48938,
            respHost: IPAddress(v4: 0xC0A8_0181), respPort: 445, proto: .tcp)
        conn.service = "smb"
        conn.duration = 253
        conn.origBytes = 120
        conn.respBytes = 180
        conn.origPackets = 2
        conn.respPackets = 3
        conn.connState = .rej
        #expect(row() == conn)
    }

    /// Sums by Python's json and datetime; 2,336 TCP and 1,176 UDP flows among 5,000 events.
    @Test(.enabled(if: SharedData.isPresent))
    func aRealLog() throws {
        let bytes = try SharedData.bytes("suricata-eve/test6-malicious.suricata.json")
        let decoded = Decoded(EVEFlowDecoder(), [bytes])
        #expect(
            decoded.sums
                == ConnSums(
                    rows: 3512, ts: 5_700_082_542_341_231_717, duration: 87_580_546_340,
                    origBytes: 4_381_935, respBytes: 648_694, origPackets: 30191,
                    respPackets: 8980, ports: 185_476_828))
        #expect(decoded.report.tally.skipped == 1488)
        #expect(decoded.report.tally.malformed == 0)
        let count = { (proto: TransportProtocol) in decoded.rows.count { $0.proto == proto } }
        #expect(count(.tcp) == 2336)
        #expect(count(.udp) == 1176)
        // Flags 02 one way and 14 the other (1,937 flows) or c2 and 14 (2): refused, by Python.
        #expect(decoded.rows.count { $0.connState == .rej } == 1939)
        #expect(decoded.rows.count { $0.service == "ssl" } == 2)
    }

    @Test(.enabled(if: SharedData.isPresent))
    func splittingAtLinesChangesNothing() throws {
        let bytes = try SharedData.bytes("suricata-eve/test6-malicious.suricata.json")
        let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
        #expect(Decoded(EVEFlowDecoder(), lines).rows == Decoded(EVEFlowDecoder(), [bytes]).rows)
    }

    @Test func everyCutIsOneMalformedLine() {
        let bytes = Array(Self.line.utf8)
        for length in 1..<bytes.count {
            let decoded = Decoded(EVEFlowDecoder(), [Array(bytes[..<length])])
            #expect(decoded.rows.isEmpty && decoded.report.tally.malformed == 1)
        }
    }

    @Test func otherEventsAreSkipped() {
        let text = ["alert", "dns", "netflow", "stats", "flows"].map {
            Self.line.replacing(#""event_type":"flow""#, with: "\"event_type\":\"\($0)\"") + "\n"
        }
        let decoded = Decoded(EVEFlowDecoder(), text.joined())
        #expect(decoded.report.tally.skipped == 5)
        #expect(decoded.rows.isEmpty)
    }

    @Test(arguments: [
        (#""event_type":"flow","#, "", "event_type"), (#""flow":{"#, #""flaw":{"#, "flow"),
        ("2021-06-06T17:34:31.140759+0200", "yesterday", "flow.start"),
        ("2021-06-06T17:34:31.141012+0200", "2021-06-06T17:34:30+0200", "flow.end"),
        ("2021-06-06T17:34:31.141012+0200", "never", "flow.end"),
        ("91.238.203.56", "91.238.203.256", "src_ip"), (#""dest_ip""#, #""d""#, "dest_ip"),
        (#""src_port":48938,"#, "", "src_port"), (":445,", ":70000,", "dest_port"),
        (#""proto":"TCP""#, #""proto":null"#, "proto"),
        (#""bytes_toserver":120"#, #""bytes_toserver":-1"#, "flow.bytes_toserver"),
        (#""pkts_toclient":3"#, #""pkts_toclient":"many""#, "flow.pkts_toclient"),
        (#""smb""#, "[]", "app_proto"), ("2232403389523415", "true", "flow_id"),
    ])
    func wrongFieldsAreNamed(old: String, new: String, field: String) {
        let decoded = Decoded(EVEFlowDecoder(), Self.line.replacing(old, with: new))
        #expect(decoded.rows.isEmpty)
        #expect(decoded.report.samples.first?.reason.hasPrefix(field) == true)
    }

    @Test func withoutStartTheTimestampServes() {
        let early = row((#""start":"#, #""begin":"#))
        #expect(early?.ts == 1_622_987_857_272_281)
        #expect(early?.duration == ConnBatch.unknown)
        #expect(row((#""end":"#, #""finish":"#))?.duration == ConnBatch.unknown)
    }

    /// Objects of one line must not be read into the next.
    @Test func nothingIsCarriedFromLineToLine() {
        let bare = Self.line.replacing(#""tcp":{"#, with: #""tpc":{"#)
            .replacing(#""pkts_toserver":2,"#, with: "")
        let rows = Decoded(EVEFlowDecoder(), Self.line + "\n" + bare).rows
        #expect(rows.map(\.connState) == [.rej, .sf])
        #expect(rows.last?.origPackets == ConnBatch.unknown)
    }

    @Test func servicesHaveZeeksNames() {
        for (suricata, zeek) in [
            ("failed", ""), ("unknown", ""), ("tls", "ssl"), ("http2", "http"),
            ("dcerpc", "dce_rpc"), ("krb5", "krb_tcp"), ("http", "http"), ("ssh", "ssh"),
        ] {
            #expect(row(("\"smb\"", "\"\(suricata)\""))?.service == zeek)
        }
        #expect(row((#""app_proto":"smb","#, ""))?.service == "")
        #expect(row(("\"smb\"", "\"krb5\""), ("TCP", "UDP"))?.service == "krb")
    }

    @Test func protocolsAndPseudoPorts() {
        #expect(row(("TCP", "UDP"))?.proto == .udp)
        let sctp = row(("TCP", "SCTP"))
        #expect(sctp?.proto == .unknown)
        #expect(sctp?.respPort == 0)
        let ports = #""src_port":48938,"#
        let icmp = { (type: Int, code: Int) in
            self.row(
                ("\"TCP\"", "\"ICMP\""), (ports, "\"icmp_type\":\(type),\"icmp_code\":\(code),"))
        }
        // zeek-style ports: echo 8 ↔ 0, timestamp 13 ↔ 14; unreachable keeps its code.
        #expect(icmp(8, 0)?.origPort == 8 && icmp(8, 0)?.respPort == 0)
        #expect(icmp(0, 0)?.respPort == 8)
        #expect(icmp(13, 0)?.respPort == 14)
        #expect(icmp(3, 1)?.origPort == 3 && icmp(3, 1)?.respPort == 1)
        #expect(icmp(8, 0)?.connState == .oth)
        let v6 = row(
            ("\"TCP\"", "\"IPv6-ICMP\""), (ports, #""icmp_type":128,"icmp_code":0,"#),
            ("91.238.203.56", "fe80::1"), ("192.168.1.129", "fe80::2"))
        #expect(v6?.proto == .icmp)
        #expect(v6?.respPort == 129)
    }

    @Test func escapedTextsReadTheSame() {
        let text = Self.line.replacing("192.168.1.129", with: #"192\u002e168.1.129"#)
            .replacing(#""closed","reason""#, with: #""clos\u0065d","reason""#)
        #expect(Decoded(EVEFlowDecoder(), text).rows == Decoded(EVEFlowDecoder(), Self.line).rows)
    }
}
