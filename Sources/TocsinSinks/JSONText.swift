/// Writes JSON (RFC 8259) into a buffer, in the order it is told.
///
/// Own code, and not `Codable`: a million rows of `score` would each pay for a keyed container, a
/// dictionary and an existential, and key order would not be ours. Nesting is the caller's to keep
/// balanced; commas are placed here.
public struct JSONText: Sendable {
    /// What has been written since the last `removeAll`.
    public private(set) var bytes: [UInt8] = []
    /// A value stands before this point in the same container.
    private var needsComma = false

    /// An empty buffer at the start of a value.
    public init() {}

    /// Forgets everything written but keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Ends a line of JSON Lines: the next value starts afresh.
    public mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Opens an object; members are a `key` and a value each.
    public mutating func beginObject() { begin(UInt8(ascii: "{")) }
    /// Closes the innermost container, an object.
    public mutating func endObject() { end(UInt8(ascii: "}")) }
    /// Opens an array of values.
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }
    /// Closes the innermost container, an array.
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// The name of the next value of an object.
    public mutating func key(_ name: String) {
        comma()
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A key prepared by `encodedKey`, so that rows do not escape their column names anew.
    mutating func key(encoded: [UInt8]) {
        comma()
        bytes.append(contentsOf: encoded)
        needsComma = false
    }

    /// The bytes of `"name":`.
    static func encodedKey(_ name: String) -> [UInt8] {
        var text = JSONText()
        text.key(name)
        return text.bytes
    }

    /// A string. Beyond what JSON demands, everything `SafeText` distrusts is escaped, losslessly, so
    /// that the file can be looked at on a terminal.
    public mutating func string(_ value: String) {
        comma()
        appendQuoted(value)
        needsComma = true
    }

    /// An integer, in full: readers with 53 bits round beyond 2^53.
    public mutating func integer(_ value: Int64) {
        comma()
        bytes.appendDecimal(value)
        needsComma = true
    }

    /// The shortest decimal that reads back as `value`; `null` for NaN and infinities, which JSON
    /// cannot spell. Members of objects are left out instead: `member(_:_:)`.
    public mutating func number(_ value: Double) {
        comma()
        if value.isFinite {
            bytes.appendShortest(value)
        } else {
            bytes.append(contentsOf: "null".utf8)
        }
        needsComma = true
    }

    /// `true` or `false`.
    public mutating func flag(_ value: Bool) {
        comma()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
        needsComma = true
    }

    /// A string value made of ASCII that needs no escaping, written by `body`.
    mutating func plainString(_ body: (inout [UInt8]) -> Void) {
        comma()
        bytes.append(UInt8(ascii: "\""))
        body(&bytes)
        bytes.append(UInt8(ascii: "\""))
        needsComma = true
    }

    private mutating func comma() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func begin(_ bracket: UInt8) {
        comma()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if Self.isPlain(text) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { appendEscaped(scalar) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ text: String) -> Bool {
        for byte in text.utf8
        where byte < 0x20 || byte > 0x7E || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        {
            return false
        }
        return true
    }

    private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes.append(contentsOf: #"\""#.utf8)
        case "\\": bytes.append(contentsOf: #"\\"#.utf8)
        case "\n": bytes.append(contentsOf: #"\n"#.utf8)
        case "\r": bytes.append(contentsOf: #"\r"#.utf8)
        case "\t": bytes.append(contentsOf: #"\t"#.utf8)
        case let scalar where SafeText.mustEscape(scalar):
            // All of them lie below U+10000: one escape, no surrogate pair.
            let hex = String(scalar.value, radix: 16)
            let zeros = String(repeating: "0", count: max(0, 4 - hex.utf8.count))
            bytes.append(contentsOf: ("\\u" + zeros + hex).utf8)
        default:
            bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}

// MARK: Members that may be unknown

extension JSONText {
    /// A member of an object; left out if the text is nil or empty, that is, unknown.
    public mutating func member(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        key(name)
        string(value)
    }

    /// A member of an object; left out if nil.
    public mutating func member(_ name: String, _ value: Int64?) {
        guard let value else { return }
        key(name)
        integer(value)
    }

    /// A member of an object; left out if nil, NaN or infinite.
    public mutating func member(_ name: String, _ value: Double?) {
        guard let value, value.isFinite else { return }
        key(name)
        number(value)
    }

    /// A member that is a list of strings; left out if empty.
    public mutating func member(_ name: String, _ values: [String]) {
        guard !values.isEmpty else { return }
        key(name)
        beginArray()
        for value in values { string(value) }
        endArray()
    }
}
