import Testing

@testable import TocsinLogs

@Suite struct JSONObjectTests {
    private func object(_ text: String) throws -> JSONObject {
        try JSONObject(Array(text.utf8))
    }

    @Test func values() throws {
        let json = try object(
            #"{"a":"x\u0041\"","b":1.50,"c":true,"d":null,"e":{"f":{"g":"h"}},"a2":"y","k\u0065y":7,"b":2}"#
        )
        #expect(json.text("a") == "xA\"" && json.text("b") == "2" && json.text("c") == "true")
        #expect(json.text("d") == nil && !json.has("d") && json.text("e") == nil)
        #expect(json.object("e")?.object("f")?.text("g") == "h" && json.object("a") == nil)
        #expect(json.integer("key") == 7 && json.integer("a") == nil)
        #expect(json.keys == ["a", "b", "c", "d", "e", "a2", "key", "b"])
    }

    @Test func arrays() throws {
        let json = try object(#"{"a":[1, "b,]\"" ,null,{"c":[1,2]},[3],true],"e":[],"s":"x"}"#)
        var texts: [String] = []
        var objects = 0
        for element in json.elements("a") ?? [] {
            switch element {
            case .text(let text): texts.append(text)
            case .object(let object):
                objects += 1
                #expect(object.elements("c")?.count == 2)
            }
        }
        #expect(texts == ["1", "b,]\"", "", "true"] && objects == 1)
        #expect(json.elements("e")?.isEmpty == true && json.elements("s") == nil)
    }

    /// Look-ups walk over the members, so that there are not too many.
    @Test func members() throws {
        let member = #""a":1,"#
        let most = String(repeating: member, count: JSONObject.maxMembers - 1) + #""b":2"#
        #expect(try object("{\(most)}").text("b") == "2")
        #expect(throws: MalformedLine.self) { _ = try object("{\(most),\"c\":3}") }
    }

    @Test(arguments: ["", "[]", "{", #"{"a":1}x"#, #"{"a":"\x"}"#])
    func notOneObject(text: String) {
        #expect(throws: MalformedLine.self) { _ = try object(text) }
    }
}
