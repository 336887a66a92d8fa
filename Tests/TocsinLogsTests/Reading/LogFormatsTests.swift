import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct LogFormatsTests {
    /// The first bytes of an input of every format, other logs of the same family among them.
    private static let samples: [String: [String]] = [
        "zeek-tsv": [
            TSVSample().text, TSVSample().header, "\u{FEFF}" + TSVSample().text,
            TSVSample().text.replacing("\n", with: "\r\n"),
            "#separator \\x09\n#path\tdns\n#fields\tts\tuid\tquery\n",
        ],
        "zeek-json": [
            ZeekJSONConnDecoderTests.line, "\n  " + ZeekJSONConnDecoderTests.line + "\n",
            #"{"_path":"dns","ts":1.5,"uid":"C1","query":"example.org"}"#,
        ],
        "suricata-eve": [
            EVEFlowDecoderTests.line,
            #"{"timestamp":"2021-06-06T15:57:37.272281+0200","event_type":"dns"}"# + "\n",
        ],
        "pcap": ["\u{A}\r\r\n\u{1C}\0\0\0"],
        "evtx": ["ElfFile\0\0\0\0\0"],
    ]

    /// Bytes that are no text.
    private static let binarySamples: [String: [[UInt8]]] = [
        "pcap": [
            [0xD4, 0xC3, 0xB2, 0xA1, 2, 0], [0xA1, 0xB2, 0xC3, 0xD4], [0x4D, 0x3C, 0xB2, 0xA1],
        ]
    ]

    private static func heads(_ name: String) -> [[UInt8]] {
        (samples[name] ?? []).map { Array($0.utf8) } + (binarySamples[name] ?? [])
            + AuthSample.all.filter { $0.format == name }.map(\.bytes)
    }

    /// Every format has samples here, recognises them, and no other format does.
    @Test(arguments: LogFormats.all.map(\.name))
    func recognisesItsOwnAndNoOther(name: String) {
        #expect(!Self.heads(name).isEmpty, "a new format needs a sample in this test")
        for head in Self.heads(name) {
            let recognised = LogFormats.all.filter { $0.recognise(head.span, "x.log") != nil }
            #expect(recognised.map(\.name) == [name])
            #expect(LogFormats.recognise(head.span, fileName: "conn.log") != nil)
        }
    }

    @Test func namesAndSummaries() {
        #expect(Set(LogFormats.all.map(\.name)).count == LogFormats.all.count)
        #expect(LogFormats.all.allSatisfy { !$0.summary.isEmpty })
        let names = Self.samples.keys + AuthSample.all.map(\.format)
        #expect(Set(names) == Set(LogFormats.all.map(\.name)))
    }

    /// A name proves nothing.
    @Test(arguments: [
        "", "\n", "\0", "\0\0\0\0\0", "#", "#\n", "# a comment\n", "#separator \\x09\n", "{", "{}",
        "{}\n", "[]",
        "[{\"ts\":1}]", "{\"a\":1}", "ts,uid,id.orig_h\n1,2,3\n", "Lorem ipsum dolor sit amet\n",
        "<?xml version=\"1.0\"?><Events/>", "#!/bin/bash\n", "{\"ts\"",
        "{\"message\":\"ts _path\"}",
        "#separator \\x0a\n#fields\nts\n", "Apr 19 08:00:00 no tag here\n",
        "ElfFile", "\u{D4}\u{C3}\u{B2}\u{A1}",
        "1517336042.090842\tCi85EB2YjUI9a2eql6\t10.55.182.100\n",
    ])
    func garbageIsRecognisedByNone(text: String) {
        let bytes = Array(text.utf8)
        for format in LogFormats.all {
            #expect(format.recognise(bytes.span, "conn.log") == nil, "\(format.name)")
        }
    }

    /// Every sample cut anywhere and random bytes: recognised or not, nothing traps.
    @Test func cutsAndNoise() {
        for name in LogFormats.all.map(\.name) {
            for head in Self.heads(name) {
                for length in 0..<min(head.count, 700) {
                    _ = LogFormats.recognise(Array(head[..<length]).span, fileName: "conn.log")
                }
            }
        }
        var state: UInt64 = 77
        for length in 0..<500 {
            let noise = (0..<length).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            #expect(LogFormats.recognise(noise.span, fileName: "conn.log") == nil)
        }
    }

    @Test func logsThatNobodyReads() throws {
        let kind = { (text: String, name: String) -> String? in
            let bytes = Array(text.utf8)
            guard case .unused(let kind) = LogFormats.recognise(bytes.span, fileName: name) else {
                return nil
            }
            return kind
        }
        #expect(kind("#separator \\x09\n#path\tx509\n#fields\tts\tid\n", "a") == "zeek x509")
        #expect(kind(#"{"_path":"files","ts":1}"#, "a.log") == "zeek files")
        // Without _path the name may refine what the content says.
        #expect(kind(#"{"ts":1,"query":"x"}"#, "dns.10:00:00-11:00:00.log") == "zeek dns")
        #expect(kind(#"{"ts":1,"id":"F"}"#, "x509.log") == "zeek x509")
        #expect(kind(#"{"ts":1,"id":"F"}"#, "open_ssl_20240419.log") == "zeek open_ssl")
    }

    /// Some sensors write open connections with the path `conn` and the name `open_conn.log`.
    @Test(arguments: [
        ("open_conn.log", true), ("open_conn.10:00:00-11:00:00.log.gz", true), ("conn.log", false),
        ("reopen_conn.log", false),
    ])
    func openConnectionsByName(name: String, isOpen: Bool) {
        for text in [ZeekJSONConnDecoderTests.line, TSVSample().text] {
            let bytes = Array(text.utf8)
            guard
                case .connections(_, var decoder) = LogFormats.recognise(bytes.span, fileName: name)
            else {
                Issue.record("not recognised")
                return
            }
            var batch = ConnBatch()
            var report = DecodeReport()
            decoder.decode(bytes.span, into: &batch, report: &report)
            #expect(batch.count == 1 && batch[0].flags.contains(.open) == isOpen)
        }
    }
}
