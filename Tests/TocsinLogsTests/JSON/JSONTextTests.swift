import Testing

@testable import TocsinLogs

@Suite struct JSONTextTests {
    /// Expected values: RFC 8259 §7 (the clef is its example); lone surrogates become U+FFFD.
    @Test(arguments: [
        ("plain", "plain"), (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\u0041"#, "A"),
        (#"\u00e9\u20AC"#, "é€"), (#"\uD834\uDD1E"#, "\u{1D11E}"), (#"\ud834"#, "\u{FFFD}"),
        (#"\ud834x"#, "\u{FFFD}x"), (#"\udd1e\ud834"#, "\u{FFFD}\u{FFFD}"),
        (#"\ud834\u0041"#, "\u{FFFD}A"), (#"a\u0000b"#, "a\0b"),
    ])
    func escapes(text: String, expected: String) {
        var bytes: [UInt8] = []
        JSONText.unescape(text.utf8Span.span, 0..<text.utf8.count, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test func theKeyTableFindsItsNamesOnly() throws {
        let names = ["ts", "id.orig_h", "id.orig_p", "sixteen-bytes-ok", "t"]
        let table = JSONKeyTable(names)
        let text =
            Array(
                #"{"ts":1,"t":2,"id.orig_h":3,"id.orig_x":9,"sixteen-bytes-ok":4,"sixteen-bytes-ok!":9,"#
                    .utf8) + Array(#""\u0069d.orig_p":5,"ts\u0000":9,"":9,"ts":6}"#.utf8)
        var values = [JSONValue](repeating: .absent, count: names.count)
        let hasEscapes = try table.scan(text.span, 0..<text.count, into: &values)
        let found = values.map { text.span.extracting($0.start..<$0.end).lossyText }
        // The last of the two ts counts.
        #expect(found == ["6", "3", "5", "4", "2"])
        #expect(!hasEscapes)
    }
}
