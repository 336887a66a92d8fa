/// A finding by which a line of JSON Lines is known: its first keys, as `JSONLFindings` writes them.
///
/// They stand before every text that data can reach, so no name in a log can pretend to be one.
struct WrittenFinding: Hashable, Sendable {
    var id: String
    var revision: Int

    /// Nil for a line that does not begin as those of `JSONLFindings` do.
    init?(line: ArraySlice<UInt8>) {
        var rest = line
        guard Self.drop(#"{"schema_version":"#, &rest), Self.number(&rest) != nil,
            Self.drop(#","id":""#, &rest)
        else { return nil }
        let id = rest.prefix { $0 != UInt8(ascii: "\"") }
        rest = rest.dropFirst(id.count)
        guard Self.drop(#"","revision":"#, &rest), let revision = Self.number(&rest) else {
            return nil
        }
        self.id = String(decoding: id, as: UTF8.self)
        self.revision = revision
    }

    init(id: String, revision: Int) {
        self.id = id
        self.revision = revision
    }

    /// The findings of the whole lines of `bytes` that end after `offset`. O(bytes).
    static func all(in bytes: [UInt8], from offset: Int) -> Set<Self> {
        var found: Set<Self> = []
        var line = min(max(offset, 0), bytes.count)
        while let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) {
            if let finding = Self(line: bytes[line..<end]) { found.insert(finding) }
            line = end + 1
        }
        return found
    }

    /// Whether `line` is the beginning of an object without its end.
    static func isTorn(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: "{") else { return false }
        var depth = 0
        var inString = false
        var isEscaped = false
        for byte in line {
            if isEscaped {
                isEscaped = false
                continue
            }
            switch byte {
            case UInt8(ascii: "\\"): isEscaped = inString
            case UInt8(ascii: "\""): inString.toggle()
            case UInt8(ascii: "{") where !inString: depth += 1
            case UInt8(ascii: "}") where !inString: depth -= 1
            default: break
            }
        }
        return depth > 0
    }

    private static func drop(_ text: StaticString, _ rest: inout ArraySlice<UInt8>) -> Bool {
        let bytes = Array(text.description.utf8)
        guard rest.starts(with: bytes) else { return false }
        rest = rest.dropFirst(bytes.count)
        return true
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        rest = rest.dropFirst(digits.count)
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
