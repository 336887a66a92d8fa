/// One JSON object with its members, for records that nest and are few enough to copy.
///
/// Objects inside it share its bytes. The last of a repeated key counts, as in JSON parsers.
struct JSONObject {
    private let bytes: [UInt8]
    private let members: [(key: JSONValue, value: JSONValue)]

    /// Most members of an object, since look-ups walk over them; the widest events have some hundred.
    static let maxMembers = 4096

    /// Throws if `range` of `bytes` is not one well-formed object. O(bytes).
    init(_ bytes: [UInt8], _ range: Range<Int>) throws(MalformedLine) {
        var members: [(key: JSONValue, value: JSONValue)] = []
        let span = bytes.span
        var scanner = try JSONScanner(range, in: span)
        while try scanner.next(in: span) {
            guard members.count < Self.maxMembers else {
                throw MalformedLine("more than 4096 members in one JSON object")
            }
            members.append((scanner.key, scanner.value))
        }
        self.bytes = bytes
        self.members = members
    }

    init(_ bytes: [UInt8]) throws(MalformedLine) { try self.init(bytes, 0..<bytes.count) }

    /// The value of `key` if it is there and not null. O(members).
    private func value(_ key: String) -> JSONValue? {
        for member in members.reversed() where matches(member.key, key) {
            return member.value.isSet ? member.value : nil
        }
        return nil
    }

    private func matches(_ key: JSONValue, _ name: String) -> Bool {
        if key.hasEscapes { return text(key) == name }
        return bytes[key.start..<key.end].elementsEqual(name.utf8)
    }

    private func text(_ value: JSONValue) -> String {
        guard value.hasEscapes else {
            return String(decoding: bytes[value.start..<value.end], as: UTF8.self)
        }
        return String(decoding: raw(value), as: UTF8.self)
    }

    private func raw(_ value: JSONValue) -> [UInt8] {
        guard value.hasEscapes else { return Array(bytes[value.start..<value.end]) }
        var plain: [UInt8] = []
        JSONText.unescape(bytes.span, value.start..<value.end, to: &plain)
        return plain
    }

    func has(_ key: String) -> Bool { value(key) != nil }

    /// The keys in order, repeated ones as often as they stand there.
    var keys: [String] { members.map { text($0.key) } }

    /// Hands over every key with a text, number or truth value, in order. O(bytes).
    func forEachText(_ body: (_ key: String, _ text: String) -> Void) {
        for member in members {
            switch member.value.kind {
            case .string, .number, .true, .false: body(text(member.key), text(member.value))
            case .absent, .null, .object, .array: break
            }
        }
    }

    /// A string's text, a number or truth value as it is written; nil for anything else.
    func text(_ key: String) -> String? {
        guard let value = value(key), value.kind != .object, value.kind != .array else {
            return nil
        }
        return text(value)
    }

    /// The bytes of a string, escapes resolved.
    func stringBytes(_ key: String) -> [UInt8]? {
        guard let value = value(key), value.kind == .string else { return nil }
        return raw(value)
    }

    func isString(_ key: String) -> Bool { value(key)?.kind == .string }

    /// A whole number that fits, also as a string.
    func integer(_ key: String) -> Int64? { text(key).flatMap { Int64($0) } }

    /// The object at `key`; nil if it is none. O(its bytes).
    func object(_ key: String) -> JSONObject? {
        guard let value = value(key), value.kind == .object else { return nil }
        return try? JSONObject(bytes, value.start..<value.end)
    }

    /// The elements of the array at `key`: texts of scalars, objects.
    func elements(_ key: String) -> [Element]? {
        guard let value = value(key), value.kind == .array else { return nil }
        return Self.split(bytes, value.start + 1..<value.end - 1).compactMap { range in
            guard let first = bytes[range].first else { return nil }
            switch first {
            case 0x7B: return (try? JSONObject(bytes, range)).map { .object($0) }
            case 0x5B: return nil
            case 0x22:
                let hasEscapes = bytes[range].contains(0x5C)
                return .text(
                    text(
                        JSONValue(
                            kind: .string, hasEscapes: hasEscapes, start: range.lowerBound + 1,
                            end: range.upperBound - 1)))
            case 0x6E: return .text("")
            default: return .text(String(decoding: bytes[range], as: UTF8.self))
            }
        }
    }

    enum Element {
        case text(String)
        case object(JSONObject)
    }

    /// Cuts the inside of an array that the scanner has passed at the commas between its elements.
    private static func split(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        var elements: [Range<Int>] = []
        var start = range.lowerBound
        var depth = 0
        var isQuoted = false
        var position = range.lowerBound
        while position < range.upperBound {
            switch bytes[position] {
            case 0x5C where isQuoted: position += 1
            case 0x22: isQuoted.toggle()
            case 0x5B where !isQuoted, 0x7B where !isQuoted: depth += 1
            case 0x5D where !isQuoted, 0x7D where !isQuoted: depth -= 1
            case 0x2C where !isQuoted && depth == 0:
                elements.append(trimmed(bytes, start..<position))
                start = position + 1
            default: break
            }
            position += 1
        }
        let last = trimmed(bytes, start..<range.upperBound)
        if !last.isEmpty { elements.append(last) }
        return elements
    }

    private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high, bytes[low] <= 0x20 { low += 1 }
        while low < high, bytes[high - 1] <= 0x20 { high -= 1 }
        return low..<high
    }
}
