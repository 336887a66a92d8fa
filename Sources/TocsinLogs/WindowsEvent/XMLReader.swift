/// Pulls the tags and texts out of one XML element in memory, for event exports.
///
/// Not a general parser: no document types and no entities but the five of XML 1.0 §4.6 and character
/// references, so that nothing is ever fetched or expanded; comments and processing instructions are
/// stepped over. Nesting is bounded by the caller's stack of names.
struct XMLReader {
    enum Token {
        case open(name: String, isEmpty: Bool)
        case close(name: String)
        case text
    }

    private let bytes: [UInt8]
    private var position = 0
    /// Attributes of the last opening tag, in order.
    private(set) var attributes: [(name: String, value: String)] = []
    /// The last text, entities resolved.
    private(set) var text = ""

    /// Most attributes of a tag; event exports have four.
    static let maxAttributes = 64

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The next token; nil at the end. O(its bytes).
    mutating func next() throws(MalformedLine) -> Token? {
        while position < bytes.count {
            guard bytes[position] == 0x3C else {
                let end = bytes[position...].firstIndex(of: 0x3C) ?? bytes.count
                text = try Self.resolved(bytes[position..<end])
                position = end
                return .text
            }
            if try skipMarkup() { continue }
            if starts(with: "<![CDATA[") {
                let start = position + 9
                guard let end = find("]]>", from: start) else {
                    throw MalformedLine("XML ends inside a text")
                }
                text = String(decoding: bytes[start..<end], as: UTF8.self)
                position = end + 3
                return .text
            }
            return try tag()
        }
        return nil
    }

    private func starts(with word: String) -> Bool { bytes[position...].starts(with: word.utf8) }

    private func find(_ word: String, from start: Int) -> Int? {
        guard start <= bytes.count else { return nil }
        return LineText(bytes[start...]).first(word)?.lowerBound
    }

    /// Past a comment or processing instruction, if one begins here.
    private mutating func skipMarkup() throws(MalformedLine) -> Bool {
        for (open, close) in [("<!--", "-->"), ("<?", "?>")] where starts(with: open) {
            guard let end = find(close, from: position + open.utf8.count) else {
                throw MalformedLine("XML ends inside a comment")
            }
            position = end + close.utf8.count
            return true
        }
        return false
    }

    private mutating func tag() throws(MalformedLine) -> Token {
        position += 1
        let isClosing = position < bytes.count && bytes[position] == 0x2F
        if isClosing { position += 1 }
        let name = try self.name()
        attributes.removeAll(keepingCapacity: true)
        while true {
            skipBlanks()
            guard position < bytes.count else { throw MalformedLine("XML ends inside a tag") }
            if bytes[position] == 0x3E {
                position += 1
                return isClosing ? .close(name: name) : .open(name: name, isEmpty: false)
            }
            if bytes[position] == 0x2F, position + 1 < bytes.count, bytes[position + 1] == 0x3E {
                position += 2
                return .open(name: name, isEmpty: true)
            }
            guard !isClosing, attributes.count < Self.maxAttributes else {
                throw MalformedLine("a tag with more than it may have")
            }
            attributes.append(try attribute())
        }
    }

    private mutating func attribute() throws(MalformedLine) -> (name: String, value: String) {
        let name = try self.name()
        skipBlanks()
        guard position < bytes.count, bytes[position] == 0x3D else {
            throw MalformedLine("an attribute without a value")
        }
        position += 1
        skipBlanks()
        guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27,
            let end = bytes[(position + 1)...].firstIndex(of: bytes[position])
        else { throw MalformedLine("an attribute without a quoted value") }
        let value = try Self.resolved(bytes[(position + 1)..<end])
        position = end + 1
        return (name, value)
    }

    private mutating func skipBlanks() {
        while position < bytes.count, bytes[position] <= 0x20 { position += 1 }
    }

    /// A name without its namespace prefix.
    private mutating func name() throws(MalformedLine) -> String {
        var start = position
        while position < bytes.count {
            switch bytes[position] {
            case 0x3A: start = position + 1
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...: break
            default:
                guard position > start else { throw MalformedLine("a tag without a name") }
                return String(decoding: bytes[start..<position], as: UTF8.self)
            }
            position += 1
        }
        throw MalformedLine("XML ends inside a tag")
    }

    /// Text with its references resolved (XML 1.0 §4.1, §4.6).
    private static func resolved(_ bytes: ArraySlice<UInt8>) throws(MalformedLine) -> String {
        guard bytes.contains(0x26) else { return String(decoding: bytes, as: UTF8.self) }
        var text: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == 0x26 else {
                text.append(byte)
                continue
            }
            guard let end = rest.prefix(maxReferenceBytes).firstIndex(of: 0x3B) else {
                throw MalformedLine("an XML reference that is none")
            }
            let name = String(decoding: rest[..<end], as: UTF8.self)
            rest = rest[(end + 1)...]
            guard let scalar = scalar(name) else {
                throw MalformedLine("an XML entity that is not read")
            }
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// `#x10FFFF;` and shorter.
    private static let maxReferenceBytes = 10

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let value =
                digits.hasPrefix("x")
                ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
            return value.flatMap { Unicode.Scalar($0) }
        }
    }
}
