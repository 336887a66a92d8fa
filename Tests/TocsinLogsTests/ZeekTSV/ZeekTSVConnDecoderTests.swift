import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct ZeekTSVConnDecoderTests {
    private static func rows(_ text: String) -> [Conn] { Decoded(TSVSample.decoder, text).rows }

    @Test func aWholeRow() {
        let decoded = Decoded(TSVSample.decoder, TSVSample().text)
        #expect(decoded.rows == [TSVSample.conn])
        #expect(decoded.report.lines == 10)
        #expect(decoded.report.tally.malformed == 0)
    }

    /// One connection in both of Zeek's spellings.
    @Test func theSameRecordAsInJSON() {
        let json = Decoded(ZeekJSONConnDecoder(), ZeekJSONConnDecoderTests.line).rows
        #expect(Self.rows(TSVSample().text) == json)
    }

    // MARK: Layouts

    @Test func columnsGoByName() {
        var sample = TSVSample()
        for _ in 0..<20 {
            sample.columns.shuffle()
            #expect(Self.rows(sample.text) == [TSVSample.conn])
        }
    }

    /// 19 columns (Zeek 2.x without local_*), 22 (7.1: ip_proto), `_node_name` and `_write_ts` in front,
    /// vendors' columns between.
    @Test func olderNewerAndVendorsColumns() {
        var conn = TSVSample.conn
        var sample = TSVSample()
        sample.columns.append(("ip_proto", "6"))
        #expect(Self.rows(sample.text) == [conn])
        sample.columns.insert(("_write_ts", "1575413097.000000"), at: 0)
        sample.columns.insert(("_node_name", "worker-1"), at: 0)
        sample.columns.insert(("orig_cc", "-"), at: 9)
        sample.columns.insert(("community_id", "1:abc="), at: 12)
        #expect(Self.rows(sample.text) == [conn])
        sample = TSVSample()
        sample.columns.removeAll { $0.name.hasPrefix("local_") }
        conn.flags = []
        #expect(sample.columns.count == 19)
        #expect(Self.rows(sample.text) == [conn])
    }

    /// Zeek's optional column, and the same in JSON; of IPv6 originators only, and never a reason to
    /// refuse a row.
    @Test func hardwareAddressesAreKeptBesideTheRow() {
        let expected = HardwareAddress(bits: 0x001A_2B3C_4D5E)
        for (src, hardware, kept) in [
            ("2001:db8::7", "00:1a:2b:3c:4d:5e", expected), ("2001:db8::7", "-", nil),
            ("2001:db8::7", "nonsense", nil), ("10.18.20.97", "00:1a:2b:3c:4d:5e", nil),
        ] {
            var sample = TSVSample.with("id.orig_h", src)
            sample.columns.append(("orig_l2_addr", hardware))
            var text = sample.text
            text += TSVSample.with("uid", "C2").line + "\n" + sample.line + "\n"
            let decoded = Decoded(TSVSample.decoder, text)
            #expect(
                decoded.rows.map(\.origHardware) == [kept, kept], "the row between is too short")
            let line = ZeekJSONConnDecoderTests.edited("10.18.20.97", src)
                .replacing("{\"ts\"", with: "{\"orig_l2_addr\":\"\(hardware)\",\"ts\"")
            let json = Decoded(
                ZeekJSONConnDecoder(), ZeekJSONConnDecoderTests.line + "\n" + line + "\n")
            #expect(json.rows.map(\.origHardware) == [nil, kept])
        }
    }

    @Test func columnsThatMayBeMissing() {
        var sample = TSVSample()
        let required = ZeekConnColumns.required
        sample.columns.removeAll { !required.contains($0.name) }
        var conn = Conn(
            ts: TSVSample.conn.ts, uid: "", origHost: TSVSample.conn.origHost, origPort: 49187,
            respHost: TSVSample.conn.respHost, respPort: 88, proto: .tcp)
        conn.connState = .rstr
        #expect(Self.rows(sample.text) == [conn])
    }

    @Test(arguments: ["|", ",", ";", " ", "x", "1"] as [Character])
    func otherSeparators(separator: Character) {
        var sample = TSVSample()
        sample.separator = separator
        sample.separatorText = separator == " " ? #"\x20"# : String(separator)
        // Fields must not hold it.
        sample.columns.removeAll { $0.text.contains(separator) || $0.name.contains(separator) }
        let decoded = Decoded(TSVSample.decoder, sample.text)
        if ZeekConnColumns(fields: sample.columns.map(\.name)) == nil {
            #expect(decoded.rows.isEmpty && decoded.report.tally.malformed == 1)
        } else {
            #expect(decoded.rows.count == 1 && decoded.rows.first?.ts == TSVSample.conn.ts)
        }
    }

    @Test(arguments: ["-", "NULL", "N", "(unset)", "\\N", "nil"])
    func otherUnsetTexts(text: String) {
        var sample = TSVSample()
        sample.unsetField = text
        for name in [
            "uid", "service", "duration", "orig_bytes", "resp_bytes", "conn_state", "local_orig",
            "orig_pkts", "resp_pkts",
        ] {
            sample.set(name, text)
        }
        let row = Self.rows(sample.text).first
        #expect(row?.uid == "" && row?.service == "" && row?.connState == .unknown)
        #expect(row?.duration == -1 && row?.origBytes == -1 && row?.respBytes == -1)
        #expect(row?.origPackets == -1 && row?.respPackets == -1 && row?.flags == [])
        #expect(row?.proto == .tcp)
    }

    @Test func otherEmptyTexts() {
        var sample = TSVSample()
        sample.emptyField = "EMPTY"
        sample.set("service", "EMPTY")
        #expect(Self.rows(sample.text).first?.service == "")
        #expect(Self.rows(TSVSample.with("service", "(empty)").text).first?.service == "")
        #expect(Self.rows(TSVSample.with("service", "").text).first?.service == "")
    }

    @Test func openConnectionsAreMarked() {
        var open = TSVSample()
        open.path = "open_conn"
        let both = Self.rows(TSVSample().text + open.text + TSVSample().text)
        #expect(both.map { $0.flags.contains(.open) } == [false, true, false])
    }

    /// `zcat *.log.gz`: the rows of other logs are left out, not malformed.
    @Test func otherLogsInTheStream() {
        let dns =
            "#path\tdns\n#fields\tts\tuid\tquery\n1.0\tC1\texample.org\n1.0\tC2\texample.net\n"
        let decoded = Decoded(TSVSample.decoder, TSVSample().text + dns + TSVSample().text)
        #expect(decoded.rows == [TSVSample.conn, TSVSample.conn])
        #expect(decoded.report.tally.skipped == 2)
        #expect(decoded.report.tally.malformed == 0)
    }

    @Test func rowsWithoutAHeader() {
        let decoded = Decoded(TSVSample.decoder, TSVSample().line + "\n")
        #expect(decoded.rows.isEmpty)
        #expect(
            decoded.report.samples.first?.reason
                == "row in front of any #fields line: the columns are not known")
    }

    // MARK: Malformed rows

    @Test(arguments: [
        ("ts", "-"), ("ts", ""), ("ts", "soon"), ("ts", "1e300"), ("ts", "253402300800.000000"),
        ("ts", "-253402300800"), ("ts", "9223372036854.775807"), ("ts", "999999999999.999999"),
        ("ts", "1575413096.05.2279"), ("ts", "1575413096,052279"), ("ts", "0x5de6"),
        ("ts", "15754130a6.052279"), ("ts", "1575413096.05b279"), ("ts", "NaN"),
        ("id.orig_h", "10.18.20.970"), ("id.orig_h", "host"), ("id.orig_h", "-"),
        ("id.orig_h", "010.18.20.97"), ("id.resp_h", "2001:db8:::8"), ("id.orig_p", "65536"),
        ("id.orig_p", "-"), ("id.orig_p", "-1"), ("id.resp_p", "88/tcp"), ("id.resp_p", "8.8"),
        ("id.resp_p", "99999999999999999999"), ("duration", "-0.000001"), ("duration", "-3.5"),
        ("duration", "long"), ("duration", "253402300800.000000"), ("duration", "1e30"),
        ("duration", "999999999999.000000"), ("orig_bytes", "-242"),
        ("orig_bytes", "9007199254740993"),
        ("orig_bytes", "99999999999999999999"), ("orig_bytes", "2k"), ("resp_bytes", "283.5"),
        ("resp_bytes", "+283"), ("orig_pkts", "9999999999999999"), ("resp_pkts", "five"),
        ("resp_pkts", "٥"), ("conn_state", "DONE"), ("conn_state", "sf"),
        ("uid", String(repeating: "u", count: 257)),
    ])
    func wrongFieldsAreNamed(field: String, text: String) {
        let good = TSVSample()
        let log =
            good.header + good.line + "\n" + TSVSample.with(field, text).line + "\n" + good.line
        let decoded = Decoded(TSVSample.decoder, log)
        #expect(decoded.rows == [TSVSample.conn, TSVSample.conn])
        #expect(decoded.report.tally.malformed == 1)
        #expect(decoded.report.samples.first?.line == 9)
        #expect(decoded.report.samples.first?.reason.hasPrefix(field + " \"") == true)
    }

    /// Values at the very limits are records.
    @Test func valuesAtTheLimits() {
        var sample = TSVSample()
        sample.set("ts", "253402300799.999999")
        sample.set("duration", "253402300799.999999")
        sample.set("orig_bytes", "9007199254740992")
        sample.set("resp_pkts", "9007199254740992")
        sample.set("uid", String(repeating: "u", count: 256))
        sample.set("id.orig_p", "65535")
        sample.set("id.resp_p", "0")
        let row = Self.rows(sample.text).first
        #expect(row?.ts == RecordLimits.maxMicroseconds - 1)
        #expect(row?.duration == RecordLimits.maxMicroseconds - 1)
        #expect(
            row?.origBytes == RecordLimits.maxCount && row?.respPackets == RecordLimits.maxCount)
        #expect(row?.uid.utf8.count == 256)
        #expect(row?.origPort == 65535 && row?.respPort == 0)
    }

    @Test(
        arguments: [
            ("1575413096", 1_575_413_096_000_000), ("1575413096.5", 1_575_413_096_500_000),
            ("1575413096.0522794", 1_575_413_096_052_279), ("0.000001", 1),
            ("-1.500000", -1_500_000),
            ("-0.000001", -1), ("1.575413096e9", 1_575_413_096_000_000),
            ("2019-12-03T22:44:56.052279Z", 1_575_413_096_052_279), ("0.000000", 0),
        ] as [(String, Int64)])
    func timesInOtherForms(text: String, microseconds: Int64) {
        #expect(Self.rows(TSVSample.with("ts", text).text).first?.ts == microseconds)
    }

    @Test(arguments: [0, 1, 20, 22, 500])
    func wrongColumnCounts(count: Int) {
        let sample = TSVSample()
        let line = (0..<count).map { _ in "x" }.joined(separator: "\t")
        let decoded = Decoded(TSVSample.decoder, sample.header + line + "\n" + sample.line)
        #expect(decoded.rows == [TSVSample.conn])
        // An empty line is no record.
        #expect(decoded.report.tally.malformed == (count == 0 ? 0 : 1))
        let columns = "\(count) column\(count == 1 ? "" : "s") where #fields names 21"
        #expect(decoded.report.samples.map(\.reason) == (count == 0 ? [] : [columns]))
    }

    @Test func oddUIDsAreKept() {
        for uid in [
            "C", "CHhAvVGS1DHFjwGM999", "Č-uid-with-accent", "a\0b", "2232403389523415", "#x",
        ] {
            #expect(Self.rows(TSVSample.with("uid", uid).text).first?.uid == uid)
        }
        var bytes = Array(TSVSample().text.utf8)
        let position = bytes.firstRange(of: Array("CH53301".utf8))?.lowerBound ?? 0
        bytes[position] = 0xFF
        #expect(Decoded(TSVSample.decoder, [bytes]).rows.first?.uid == "\u{FFFD}H53301MTU21BMj2Bj")
    }

    @Test func onlyThreeSamplesAreKept() {
        let text = TSVSample().header + String(repeating: "nonsense\n", count: 10)
        let decoded = Decoded(TSVSample.decoder, text)
        #expect(decoded.report.tally.malformed == 10)
        #expect(decoded.report.samples.map(\.line) == [8, 9, 10])
    }

    // MARK: Conformance

    /// Whole, cut at every line, and one line at a time: the same rows and counts. Over 32 KiB, so
    /// that stretches end in the middle, with three layouts that follow one another.
    @Test func splittingAtLinesChangesNothing() {
        let bytes = Array(TSVSample.stream(lines: 400, period: 37).utf8)
        let whole = Decoded(TSVSample.decoder, [bytes])
        #expect(bytes.count > 40_000)
        #expect(whole.rows.count > 350)
        #expect(whole.report.tally.malformed == 9)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { Array($0) + [0x0A] }.dropLast()
        let single = Decoded(TSVSample.decoder, Array(lines))
        #expect(single.rows == whole.rows)
        #expect(single.report.tally == whole.report.tally)
        #expect(single.report.lines == whole.report.lines)
        #expect(single.report.samples == whole.report.samples)
        for cut in stride(from: 0, through: lines.count, by: 7) {
            let parts = Decoded(
                TSVSample.decoder, [Array(lines[..<cut].joined()), Array(lines[cut...].joined())])
            #expect(parts.rows == whole.rows, "cut at line \(cut)")
            #expect(parts.report.tally == whole.report.tally, "cut at line \(cut)")
        }
    }

    @Test func lineEndsDoNotMatter() {
        let text = TSVSample.stream(lines: 300, period: 37)
        let whole = Decoded(TSVSample.decoder, text)
        let crlf = Decoded(TSVSample.decoder, text.replacing("\n", with: "\r\n"))
        #expect(crlf.rows == whole.rows)
        #expect(crlf.report.tally == whole.report.tally)
        let noEnd = Decoded(TSVSample.decoder, String(text.dropLast()))
        #expect(noEnd.rows == whole.rows)
        for end in ["", "\r", "\n", "\r\n"] {
            let last = Decoded(TSVSample.decoder, TSVSample().header + TSVSample().line + end)
            #expect(last.rows == [TSVSample.conn])
        }
    }

    /// Every line of a text is a record, malformed, skipped, blank or a header line.
    private static func isAccountedFor(_ bytes: [UInt8]) -> Bool {
        let decoded = Decoded(TSVSample.decoder, [bytes])
        let tally = decoded.report.tally
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        return decoded.rows.count == tally.records
            && decoded.report.lines == lines.count - (bytes.isEmpty || bytes.last == 0x0A ? 1 : 0)
            && tally.records + tally.malformed + tally.skipped <= decoded.report.lines
    }

    /// Cut anywhere, no byte is read beyond the end and only the cut line is lost.
    @Test func everyCut() {
        let sample = TSVSample()
        let bytes = Array((sample.header + sample.line + "\r\n" + sample.line + "\n").utf8)
        let headerBytes = sample.header.utf8.count
        for length in 0...bytes.count {
            let cut = Array(bytes[..<length])
            #expect(Self.isAccountedFor(cut), "cut at \(length)")
            let rows = Decoded(TSVSample.decoder, [cut]).rows
            let whole =
                length < headerBytes ? 0 : (length - headerBytes) / (sample.line.utf8.count + 1)
            #expect(rows.count == whole || rows.count == whole + 1, "cut at \(length)")
        }
    }

    /// Every byte replaced by each of those that the reader treats in a way of its own.
    @Test func everyByteDamaged() {
        let sample = TSVSample()
        let bytes = Array((sample.header + sample.line + "\n" + sample.line + "\n").utf8)
        for position in bytes.indices {
            for byte: UInt8 in [0, 0x09, 0x0A, 0x0D, 0x23, 0x2D, 0x2E, 0x39, 0x5C, 0x80, 0xFF] {
                var damaged = bytes
                damaged[position] = byte
                guard Self.isAccountedFor(damaged) else {
                    Issue.record("byte \(position) as \(byte)")
                    return
                }
            }
        }
    }

    /// Random bytes of the reader's own alphabet, as whole logs.
    @Test func noise() {
        let seed: UInt64 = 2024
        print("seed \(seed)")
        var state = seed
        let alphabet = Array("#\t\t\t\n\r-.:019aT|separtofild \\x\u{00E9}".utf8)
        for round in 0..<300 {
            var bytes = round % 2 == 0 ? Array(TSVSample().header.utf8) : []
            for _ in 0..<(round * 7) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            guard Self.isAccountedFor(bytes) else {
                Issue.record("round \(round)")
                return
            }
        }
    }

    /// Sums by Python's csv with Decimal numbers, ROUND_HALF_UP to microseconds.
    @Test(.enabled(if: SharedData.isPresent), arguments: RealTSVLog.all)
    func realLogs(log: RealTSVLog) throws {
        let decoded = Decoded(TSVSample.decoder, [try SharedData.bytes(log.path)])
        #expect(decoded.sums == log.sums)
        #expect(decoded.report.tally.malformed == log.malformed)
    }
}
