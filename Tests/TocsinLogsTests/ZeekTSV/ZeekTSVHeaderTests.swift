import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct ZeekTSVHeaderTests {
    private func header(_ text: String) -> ZeekTSVHeader? {
        ZeekTSVHeader(head: Array(text.utf8).span)
    }

    @Test func whatZeekWrites() {
        let header = header(TSVSample().text)
        #expect(header?.separator == 0x09)
        #expect(header?.path == "conn")
        #expect(header?.unsetField == [0x2D])
        #expect(header?.emptyField == Array("(empty)".utf8))
        #expect(header?.fields == TSVSample.columns.map(\.name))
        #expect(header?.isOtherLog == false)
    }

    @Test(
        arguments: [
            (#"\x09"#, 0x09), (#"\x2c"#, 0x2C), (#"\x7C"#, 0x7C), ("|", 0x7C), (",", 0x2C),
            (#"\xe9"#, 0xE9),
        ] as [(String, UInt8)])
    func separators(text: String, byte: UInt8) {
        #expect(header("#separator \(text)\n#path x\n")?.separator == byte)
        // Some tools write a tab even here.
        #expect(header("#separator\t\(text)\n#path x\n")?.separator == byte)
    }

    /// A separator that ends lines, is none, or is more than one byte.
    @Test(arguments: [#"\x0a"#, #"\x0d"#, "", #"\x"#, #"\xzz"#, #"\x100"#, "ab", "é", #"\x09\x09"#])
    func separatorsThatCannotBeUsed(text: String) {
        #expect(header("#separator \(text)\n#fields\tts\n") == nil)
        var line = ZeekTSVHeader()
        let isUsable = line.read(Array("#separator \(text)".utf8).span)
        #expect(!isUsable)
        #expect(line == ZeekTSVHeader())
    }

    /// A separator that is no text of its own splits the header as it splits the rows.
    @Test func aSeparatorThatIsNoCharacter() {
        let bytes =
            Array(#"#separator \xe9"#.utf8) + [0x0A] + Array("#fields".utf8) + [0xE9]
            + Array("ts".utf8) + [0xE9] + Array("uid\n".utf8)
        #expect(ZeekTSVHeader(head: bytes.span)?.fields == ["ts", "uid"])
        // A combining accent behind a separator belongs to the name.
        #expect(header("#separator ,\n#fields,a,\u{301}b\n")?.fields == ["a", "\u{301}b"])
    }

    @Test func onlyWholeLinesCount() {
        #expect(header("#separator \\x09\n#path\tconn\n#fields\tts\tuid")?.fields == [])
        #expect(header("#path\tconn") == nil)
        #expect(header("") == nil)
        #expect(header("ts\tuid\n#fields\tts\n") == nil)
    }

    /// What editors and shells leave in front of a header.
    @Test(arguments: ["\u{FEFF}", "\t", "  ", "\n", "\r\n\r\n"])
    func whatStandsInFront(text: String) {
        #expect(header(text + TSVSample().header)?.fields.count == 21)
    }

    @Test func tooManyColumns() {
        var header = ZeekTSVHeader()
        let most = ZeekTSVHeader.maxFields
        for (count, isUsable) in [(most, true), (most + 1, false), (200_000, false)] {
            let line = "#fields" + (0..<count).map { "\tf\($0)" }.joined()
            let given = header.read(Array(line.utf8).span)
            #expect(given == isUsable, "\(count) columns")
            #expect(header.fields.count == most)
        }
    }

    @Test func missingColumnsAreNamed() {
        var fields = TSVSample.columns.map(\.name)
        #expect(ZeekConnColumns(fields: fields)?.count == 21)
        fields.removeAll { $0 == "proto" || $0 == "id.resp_p" }
        #expect(ZeekConnColumns(fields: fields) == nil)
        #expect(ZeekConnColumns.missing(in: fields) == ["id.resp_p", "proto"])
    }
}
