import Testing

@testable import TocsinLogs

@Suite struct JSONElementCutterTests {
    private func cut(_ text: String) -> (elements: [String], cutter: JSONElementCutter) {
        var cutter = JSONElementCutter()
        var output: [UInt8] = []
        cutter.feed(Array(text.utf8)[...], to: &output)
        let lines = output.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        return (lines, cutter)
    }

    @Test(arguments: [
        (#"[{"a":1},{"b":[{"c":2}]}]"#, [#"{"a":1}"#, #"{"b":[{"c":2}]}"#]),
        (#"{"Records":[{"a":1},{"a":2}]}"#, [#"{"a":1}"#, #"{"a":2}"#]),
        (#"{"x":{"Records":[{"a":1}]}}"#, [#"{"x":{"Records":[{"a":1}]}}"#]),
        (#"{"messages":[{"t":1}],"results":[{"a":1}],"highlighted":{"y":[{}]}}"#, [#"{"a":1}"#]),
        (#"{"results":[{"a":1}],"x":{"y":{"z":1}}}"#, [#"{"a":1}"#]),
        (#"{"a":"{\"Records\":["}{"a":2}"#, [#"{"a":"{\"Records\":["}"#, #"{"a":2}"#]),
        ("{\n\"a\":\n1}\n{\"a\":2}", [#"{ "a": 1}"#, #"{"a":2}"#]),
        (#"[1,"{",null,{"a":1}]"#, [#"{"a":1}"#]), (#"{"Records":[]}"#, []), ("]]}}", []),
        (#"{"Records":[{"a":1}]}{"Records":[{"a":2}]}"#, [#"{"a":1}"#, #"{"a":2}"#]),
        (#"{"Records":{"a":[{}]}}"#, [#"{"Records":{"a":[{}]}}"#]),
    ])
    func elements(text: String, expected: [String]) {
        #expect(cut(text).elements == expected)
        #expect(!cut(text).cutter.isInElement)
    }

    @Test func theEndIsMissed() {
        #expect(cut(#"{"Records":[{"a":1},{"a""#).cutter.isInElement)
        #expect(cut(#"{"Records":[{"a":1},{"a""#).elements == [#"{"a":1}"#])
    }

    @Test func longElementsAreDropped() {
        let long = #"{"a":""# + String(repeating: "x", count: LineLimits.maxLineBytes) + "\"}"
        let (elements, cutter) = cut("[\(long),{\"b\":1}]")
        #expect(elements == [#"{"b":1}"#] && cutter.overlong == 1)
        // A frame longer than a record is none.
        let frame = #"{"x":""# + String(repeating: "x", count: LineLimits.maxLineBytes)
        let framed = cut(frame + #"","Records":[{"b":1}]}"#)
        #expect(framed.elements == [#"{"b":1}"#] && framed.cutter.overlong == 0)
    }

    @Test func deepNestingIsCountedOnly() {
        let (elements, _) = cut(String(repeating: "[", count: 100_000))
        #expect(elements.isEmpty)
    }
}
