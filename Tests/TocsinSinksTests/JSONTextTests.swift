import Foundation
import Testing

@testable import TocsinSinks

struct JSONTextTests {
    private func text(_ body: (inout JSONText) -> Void) -> String {
        var json = JSONText()
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func placesCommas() {
        let result = text { json in
            json.beginObject()
            json.member("a", Int64(1))
            json.key("b")
            json.beginArray()
            json.beginObject()
            json.endObject()
            json.beginArray()
            json.endArray()
            json.flag(true)
            json.number(0.5)
            json.endArray()
            json.key("c")
            json.plainString { $0.append(UInt8(ascii: "x")) }
            json.member("d", ["p", "q"])
            json.endObject()
            json.endLine()
            json.integer(-7)
        }
        #expect(result == #"{"a":1,"b":[{},[],true,0.5],"c":"x","d":["p","q"]}"# + "\n-7")
    }

    @Test func unknownMembersAreAbsent() {
        let result = text { json in
            json.beginObject()
            json.member("a", String?.none)
            json.member("b", "")
            json.member("c", Double.nan)
            json.member("d", Double.infinity)
            json.member("e", Int64?.none)
            json.member("f", [])
            json.member("g", 0.0)
            json.endObject()
        }
        #expect(result == #"{"g":0.0}"#)
    }

    @Test func escapes() {
        #expect(text { $0.string("a\"b\\c\n\r\t\u{8}\u{1B}") } == #""a\"b\\c\n\r\t\u0008\u001b""#)
        #expect(text { $0.string("\u{9B}\u{202E}\u{7F}字") } == #""\u009b\u202e\u007f字""#)
        #expect(text { $0.string("</script>&") } == #""</script>&""#)
        #expect(text { $0.number(.nan) } == "null")
    }

    @Test func everyScalarOfTheFirstPlanesReadsBackAsItWas() throws {
        var all = ""
        for value in UInt32(0)...0x1_1000 {
            if let scalar = Unicode.Scalar(value) { all.unicodeScalars.append(scalar) }
        }
        for piece in Sample.hostileTexts + [all] {
            let encoded = text { json in
                json.beginArray()
                json.string(piece)
                json.endArray()
            }
            #expect(Sample.dangerous(in: encoded).isEmpty)
            #expect(!encoded.contains("\n"))
            let decoded = try JSONSerialization.jsonObject(with: Data(encoded.utf8)) as? [String]
            #expect(decoded.map { Array($0[0].unicodeScalars) } == Array(piece.unicodeScalars))
        }
    }
}
