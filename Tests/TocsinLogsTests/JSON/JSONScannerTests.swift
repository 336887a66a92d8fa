import Testing

@testable import TocsinLogs

@Suite struct JSONScannerTests {
    /// Keys with their values' kinds and bytes, or why the text is malformed.
    private func members(_ bytes: [UInt8]) -> Result<[String], MalformedLine> {
        let text = bytes.span
        var found: [String] = []
        do throws(MalformedLine) {
            var scanner = try JSONScanner(0..<text.count, in: text)
            while try scanner.next(in: text) {
                let key = text.extracting(scanner.key.start..<scanner.key.end).lossyText
                let value = text.extracting(scanner.value.start..<scanner.value.end).lossyText
                found.append("\(key) \(scanner.value.kind) \(value)")
            }
        } catch { return .failure(error) }
        return .success(found)
    }

    private func members(_ text: String) -> [String]? {
        try? members(Array(text.utf8)).get()
    }

    @Test func aFlatObject() {
        #expect(members("{}") == [])
        #expect(members(" { } \r") == [])
        let text = #"{"a":1,"bb" : "x y" ,"c":true,"d":false,"e":null,"f":-1.5e+10,"":""}"#
        let expected = [
            "a number 1", "bb string x y", "c true true", "d false false", "e null null",
            "f number -1.5e+10", " string ",
        ]
        #expect(members(text) == expected)
    }

    @Test func nestedValuesAreSteppedOver() {
        let text = #"{"a":{"b":[1,{"c":"}]"},[]],"d":{}},"e":[],"f":[ [ ] , 1 ]}"#
        let expected = [
            #"a object {"b":[1,{"c":"}]"},[]],"d":{}}"#, "e array []", "f array [ [ ] , 1 ]",
        ]
        #expect(members(text) == expected)
    }

    @Test(arguments: [
        "", " ", "[]", "1", "null", "{", "}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,"a":1}"#,
        #"{"a":1 "b":2}"#, #"{"a":1}}"#, #"{"a":1} x"#, #"{"a":1}{"#, "{a:1}", "{'a':1}",
        #"{"a":01}"#, #"{"a":-}"#, #"{"a":1.}"#, #"{"a":.5}"#, #"{"a":1e}"#, #"{"a":1e+}"#,
        #"{"a":+1}"#, #"{"a":NaN}"#, #"{"a":tru}"#, #"{"a":truex}"#, #"{"a":nul"#, #"{"a":1x}"#,
        #"{"a":"x}"#, #"{"a":"\x"}"#, #"{"a":"\u12G4"}"#, #"{"a":"\u123"}"#, #"{"a":"\"}"#,
        "{\"a\":\"\u{1}\"}", "{\"a\":\"tab\there\"}", #"{"a":[1,]}"#, #"{"a":[,1]}"#,
        #"{"a":[1 2]}"#, #"{"a":[1}}"#, #"{"a":{"b":1]}"#, #"{"a":{"b"}}"#, #"{"a":{1:2}}"#,
        #"{"a":{"b":1,}}"#, #"{"a":[{]}"#, #"{"a":{"b":01}}"#, #"{"a":["\q"]}"#, "{\"a\":1\0}",
    ])
    func malformedTexts(text: String) {
        #expect(members(text) == nil)
    }

    @Test func everyCutOfAnObjectIsMalformed() {
        let text = Array(
            #"{"ts":1.5e3,"s":"a\u00e9\n","o":{"x":[1,2,{"y":null}]},"t":true,"n":-0}"#.utf8)
        #expect((try? members(text).get())?.count == 5)
        for length in 0..<text.count {
            #expect((try? members(Array(text[..<length])).get()) == nil, "cut at \(length)")
        }
    }

    @Test func depthIsBounded() {
        let nested = { (depth: Int) in
            #"{"a":"# + String(repeating: "[", count: depth)
                + String(repeating: "]", count: depth) + "}"
        }
        #expect(members(nested(JSONScanner.maxDepth - 1)) != nil)
        #expect(members(nested(JSONScanner.maxDepth)) == nil)
        #expect(members(#"{"a":"# + String(repeating: #"{"a":"#, count: 100_000)) == nil)
    }

    /// Bracket kinds must be remembered for all levels, not only the innermost.
    @Test func bracketsMustMatchAtEveryDepth() {
        let levels = JSONScanner.maxDepth - 1
        var opening = ""
        var closing = ""
        for level in 0..<levels {
            opening += level % 3 == 0 ? #"{"k":"# : "["
            closing = (level % 3 == 0 ? "}" : "]") + closing
        }
        #expect(members(#"{"a":"# + opening + "1" + closing + "}") != nil)
        for flipped in 0..<levels {
            var wrong = Array(closing.utf8)
            wrong[flipped] = wrong[flipped] == 0x7D ? 0x5D : 0x7D
            let text = #"{"a":"# + opening + "1" + String(decoding: wrong, as: UTF8.self) + "}"
            #expect(members(text) == nil)
        }
    }

    @Test func bytesThatAreNoUTF8Pass() {
        let bytes = Array(#"{"a":""#.utf8) + [0xFF, 0xC3, 0x80, 0xFE] + Array(#""}"#.utf8)
        #expect((try? members(bytes).get())?.count == 1)
    }

    /// Quotes and escapes at every offset of a word.
    @Test func stringsOfEveryLength() {
        for length in 0..<40 {
            let filler = String(repeating: "x", count: length)
            #expect(members(#"{"a":"\#(filler)"}"#) == ["a string \(filler)"])
            let escaped = filler + #"\"y"#
            #expect(
                members(#"{"a":"\#(escaped)","b":1}"#) == ["a string \(escaped)", "b number 1"])
            #expect(members("{\"a\":\"\(filler)\u{1F}\"}") == nil)
            #expect(members("{\"a\":\"\(filler)\u{7F} é\"}") == ["a string \(filler)\u{7F} é"])
        }
    }

    /// Random edits of a real line: nothing traps, and what is accepted stays inside the text.
    @Test func randomEditsDoNotTrap() {
        let line = Array(
            #"{"ts":1.5,"id.orig_h":"10.0.0.1","o":{"a":[1,"b\u0041"]},"t":true}"#.utf8)
        let alphabet = Array("{}[]\",:\\u0123456789eE+-.truefalsn \u{1}".utf8)
        let seed = UInt64.random(in: .min ... .max)
        var state = seed
        let random = { (bound: Int) -> Int in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var accepted = 0
        for _ in 0..<20_000 {
            var bytes = line
            for _ in 0...random(3) { bytes[random(bytes.count)] = alphabet[random(alphabet.count)] }
            if case .success = members(bytes) { accepted += 1 }
        }
        #expect(accepted > 0 && accepted < 20_000, "seed \(seed)")
    }
}
