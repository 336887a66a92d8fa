import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct ZeekJSONConnDecoderTests {
    static let line =
        #"{"ts":1575413096.052279,"uid":"CH53301MTU21BMj2Bj","id.orig_h":"10.18.20.97","#
        + #""id.orig_p":49187,"id.resp_h":"2001:db8::8","id.resp_p":88,"proto":"tcp","#
        + #""service":"krb_tcp","duration":0.0012309551239013672,"orig_bytes":242,"#
        + #""resp_bytes":283,"local_orig":true,"local_resp":false,"conn_state":"RSTR","#
        + #""orig_pkts":4,"orig_ip_bytes":414,"resp_pkts":5,"tunnel_parents":["a"]}"#

    static func edited(_ old: String, _ new: String) -> String {
        line.replacing(old, with: new)
    }

    private static var wholeRow: Conn {
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

    @Test func aWholeRow() {
        #expect(Decoded(ZeekJSONConnDecoder(), Self.line).rows == [Self.wholeRow])
    }

    /// Sums by Python's json with Decimal numbers, ROUND_HALF_UP to microseconds.
    @Test(
        .enabled(if: SharedData.isPresent),
        arguments: [
            (
                "zeek-format/zat-samples/json/conn.log",
                ConnSums(
                    rows: 50, ts: 78_770_656_916_029_019, duration: 92_408_857, origBytes: 32330,
                    respBytes: 100_331, origPackets: 236, respPackets: 221, ports: 2_733_477), 0
            ),
            (
                "zeek-format/rita-json-with-all-fields/open_conn.log",
                ConnSums(
                    rows: 59, ts: 89_522_831_825_490_141, duration: 2_091_576_425,
                    origBytes: 46291, respBytes: 2_073_862, origPackets: 1016, respPackets: 925,
                    ports: 2_733_927), 0
            ),
            (
                "zeek-format/rita-truncated/conn_json.log",
                // The third line's port is 93145, the fourth is cut.
                ConnSums(
                    rows: 2, ts: 3_409_477_892_227_263, duration: 30000, origBytes: 218,
                    respBytes: 486, origPackets: 2, respPackets: 2, ports: 68079), 2
            ),
            (
                "zeek-labeled/ctu-nmap-portscan/conn.log",
                ConnSums(
                    rows: 4504, ts: 7_496_752_761_560_760_945, duration: 4_890_443_820,
                    origBytes: 3136, respBytes: 14616, origPackets: 4703, respPackets: 1739,
                    ports: 227_343_458), 0
            ),
            (
                "zeek-labeled/slips-test9-mixed/conn.log",
                ConnSums(
                    rows: 576, ts: 94_326_775_351, duration: 11_101_685_558, origBytes: 726_271,
                    respBytes: 60_355_587, origPackets: 14608, respPackets: 48852,
                    ports: 29_311_485), 0
            ),
        ])
    func realLogs(path: String, sums: ConnSums, malformed: Int) throws {
        let decoded = Decoded(ZeekJSONConnDecoder(), [try SharedData.bytes(path)])
        #expect(decoded.sums == sums)
        #expect(decoded.report.tally.records == Int(sums.rows))
        #expect(decoded.report.tally.malformed == malformed)
    }

    /// conn_state and local_orig counted by Python's json.
    @Test(.enabled(if: SharedData.isPresent))
    func realStates() throws {
        let bytes = try SharedData.bytes("zeek-labeled/ctu-nmap-portscan/conn.log")
        let rows = Decoded(ZeekJSONConnDecoder(), [bytes]).rows
        let count = { (state: ConnState) in rows.count { $0.connState == state } }
        #expect(
            [ConnState.s0, .rej, .oth, .rsto, .shr, .rstrh].map(count)
                == [2409, 1273, 652, 95, 43, 32])
        #expect(rows.count { $0.flags.contains(.localOrig) } == 4504)
        #expect(rows.count { $0.duration == ConnBatch.unknown } == 2698)
        #expect(rows.count { $0.proto == .icmp } == 383)
    }

    @Test(.enabled(if: SharedData.isPresent))
    func splittingAtLinesChangesNothing() throws {
        let bytes = try SharedData.bytes("zeek-labeled/slips-test9-mixed/conn.log")
        let whole = Decoded(ZeekJSONConnDecoder(), [bytes])
        let lines = bytes.split(separator: 0x0A).map { Array($0) + [0x0A] }
        let split = Decoded(ZeekJSONConnDecoder(), lines)
        #expect(whole.rows == split.rows)
        #expect(whole.report.lines == split.report.lines)
    }

    @Test func everyCutIsOneMalformedLine() {
        let bytes = Array(Self.line.utf8)
        for length in 1..<bytes.count {
            let decoded = Decoded(ZeekJSONConnDecoder(), [Array(bytes[..<length])])
            #expect(decoded.rows.isEmpty && decoded.report.tally.malformed == 1)
        }
    }

    /// The required fields, missing, null and wrong.
    @Test(arguments: [
        (#""ts":1575413096.052279"#, #""x":1"#, "ts"),
        ("1575413096.052279", "null", "ts"), ("1575413096.052279", #""soon""#, "ts"),
        ("1575413096.052279", "1e300", "ts"), ("1575413096.052279", "true", "ts"),
        (#""id.orig_h""#, #""orig_h""#, "id.orig_h"), ("10.18.20.97", "10.18.20.970", "id.orig_h"),
        ("10.18.20.97", "host", "id.orig_h"), (#""10.18.20.97""#, "10", "id.orig_h"),
        ("2001:db8::8", "2001:db8:::8", "id.resp_h"), (":88,", ":65536,", "id.resp_p"),
        (":88,", ":-1,", "id.resp_p"), (":88,", ":88.5,", "id.resp_p"),
        (":88,", ":null,", "id.resp_p"), ("49187", "true", "id.orig_p"),
        (#""id.orig_p""#, #""p""#, "id.orig_p"), (#""proto":"tcp""#, #""proto":6"#, "proto"),
        (#""proto":"tcp","#, "", "proto"), ("0.0012309551239013672", "-0.5", "duration"),
        ("0.0012309551239013672", #""long""#, "duration"),
        ("0.0012309551239013672", "1e30", "duration"), (":242,", ":-242,", "orig_bytes"),
        (":242,", ":1e19,", "orig_bytes"), (":242,", ":99999999999999999999,", "orig_bytes"),
        (":242,", ":9223372036854775807,", "orig_bytes"), (":283,", ":[283],", "resp_bytes"),
        (#""orig_pkts":4"#, #""orig_pkts":4.5"#, "orig_pkts"),
        (#""resp_pkts":5"#, #""resp_pkts":{}"#, "resp_pkts"),
        (#""RSTR""#, #""DONE""#, "conn_state"),
        (#""krb_tcp""#, "7", "service"), (#""CH53301MTU21BMj2Bj""#, "{}", "uid"),
    ])
    func wrongFieldsAreNamed(old: String, new: String, field: String) {
        let good = Self.line + "\n"
        let decoded = Decoded(ZeekJSONConnDecoder(), good + Self.edited(old, new) + "\n" + good)
        #expect(decoded.rows.count == 2)
        #expect(decoded.report.tally.malformed == 1)
        #expect(decoded.report.samples.first?.line == 1)
        #expect(decoded.report.samples.first?.reason.hasPrefix(field) == true)
    }

    @Test func unsetIsUnknown() {
        var text = Self.line
        for field in ["duration", "orig_bytes", "resp_bytes", "orig_pkts", "conn_state", "service"]
        {
            text = text.replacing("\"\(field)\":", with: "\"\(field)\":null,\"x\":")
        }
        text = text.replacing("\"resp_pkts\"", with: "\"y\"").replacing("\"uid\"", with: "\"z\"")
        let row = Decoded(ZeekJSONConnDecoder(), text).rows.first
        #expect(row?.duration == ConnBatch.unknown)
        #expect(row?.origBytes == ConnBatch.unknown)
        #expect(row?.respBytes == ConnBatch.unknown)
        #expect(row?.origPackets == ConnBatch.unknown)
        #expect(row?.respPackets == ConnBatch.unknown)
        #expect(row?.connState == .unknown)
        #expect(row?.service == "")
        #expect(row?.uid == "")
    }

    @Test func timesInOtherForms() {
        for form in [
            "\"2019-12-03T22:44:56.052279Z\"", "1575413096052.279", "\"1575413096.052279\"",
        ] {
            let row = Decoded(ZeekJSONConnDecoder(), Self.edited("1575413096.052279", form)).rows
                .first
            #expect(row?.ts == 1_575_413_096_052_279, "\(form)")
        }
    }

    @Test func openConnectionsAreMarked() {
        #expect(Decoded(ZeekJSONConnDecoder(), Self.line).rows.first?.flags == .localOrig)
        let open = Decoded(ZeekJSONConnDecoder(isOpen: true), Self.line).rows.first
        #expect(open?.flags == [.open, .localOrig])
        let path = Self.edited(#"{"ts""#, #"{"_path":"open_conn","ts""#)
        #expect(Decoded(ZeekJSONConnDecoder(), path).rows.first?.flags == [.open, .localOrig])
        let other = Self.edited(#"{"ts""#, #"{"_path":"conn","ts""#)
        #expect(Decoded(ZeekJSONConnDecoder(), other).rows.first?.flags == .localOrig)
    }

    /// A backslash in a wanted text takes another path and must give the same row.
    @Test func escapedTextsReadTheSame() {
        let text = Self.edited("krb_tcp", #"krb\u005ftcp"#).replacing(
            #""id.resp_p""#, with: #""id\u002Eresp_p""#
        ).replacing("10.18.20.97", with: #"10\u002e18.20.97"#)
        #expect(Decoded(ZeekJSONConnDecoder(), text).rows == [Self.wholeRow])
        let unwanted = Self.edited(#"["a"]"#, #""\"\\""#)
        #expect(Decoded(ZeekJSONConnDecoder(), unwanted).rows == [Self.wholeRow])
    }

    @Test func theLastOfARepeatedKeyCounts() {
        let text = Self.edited(#"{"ts""#, #"{"id.resp_p":1,"duration":"never","ts""#)
        #expect(Decoded(ZeekJSONConnDecoder(), text).rows == [Self.wholeRow])
    }

    @Test func oddUIDsAreKept() {
        let withNUL = Self.edited("CH53301MTU21BMj2Bj", #"C\u0000x"#)
        #expect(Decoded(ZeekJSONConnDecoder(), withNUL).rows.first?.uid == "C\0x")
        var raw = Array(Self.line.utf8)
        if let position = raw.firstIndex(of: 0x43) { raw[position] = 0xFF }
        let illFormed = Decoded(ZeekJSONConnDecoder(), [raw]).rows.first
        #expect(illFormed?.uid == "\u{FFFD}H53301MTU21BMj2Bj")
    }

    @Test func lineEndsAndBlankLines() {
        let text = Self.line + "\r\n\r\n\n" + Self.line + "\n" + Self.line
        let decoded = Decoded(ZeekJSONConnDecoder(), text)
        #expect(decoded.rows.count == 3)
        #expect(decoded.report.lines == 5)
        #expect(decoded.report.tally.malformed == 0)
    }

    @Test func onlyThreeSamplesAreKept() {
        let text = String(repeating: "nonsense\n", count: 10) + Self.line + "\n"
        let decoded = Decoded(ZeekJSONConnDecoder(), text)
        #expect(decoded.report.tally.malformed == 10)
        #expect(decoded.report.samples.map(\.line) == [0, 1, 2])
        #expect(decoded.rows.count == 1)
    }

    @Test func hostileNestingIsOneMalformedLine() {
        let deep = #"{"a":"# + String(repeating: "[", count: 500_000) + "\n" + Self.line
        let decoded = Decoded(ZeekJSONConnDecoder(), deep)
        #expect(decoded.report.tally.malformed == 1)
        #expect(decoded.rows.count == 1)
    }
}
