import TocsinRecords

/// The values of one object together with the bytes they stand in, read as fields of a connection.
///
/// Each reader takes absent and null as unset, and a number also from a string, as some shippers
/// write it. The error names what is wrong; callers name the field.
struct JSONFields: ~Escapable {
    let text: Span<UInt8>

    @_lifetime(copy text)
    @inline(__always)
    init(_ text: Span<UInt8>) { self.text = text }

    /// The value's bytes: of a string what is between the quotes.
    @_lifetime(copy self)
    @inline(__always)
    func bytes(_ value: JSONValue) -> Span<UInt8> { text.extracting(value.start..<value.end) }

    @inline(__always)
    private func isText(_ value: JSONValue) -> Bool {
        value.kind == .number || value.kind == .string
    }

    /// A count of bytes or packets, `ConnBatch.unknown` if unset.
    @inline(__always)
    func count(
        _ value: JSONValue, orElse complaint: StaticString
    ) throws(MalformedLine) -> Int64 {
        guard value.isSet else { return ConnBatch.unknown }
        guard isText(value), let count = Decimal.count(bytes(value)),
            count <= RecordLimits.maxCount
        else { throw MalformedLine(complaint) }
        return count
    }

    /// A port number that must be there.
    @inline(__always)
    func port(
        _ value: JSONValue, orElse complaint: StaticString
    ) throws(MalformedLine) -> UInt16 {
        guard isText(value), let port = Decimal.port(bytes(value)) else {
            throw MalformedLine(complaint)
        }
        return port
    }

    /// An address that must be there.
    @inline(__always)
    func address(
        _ value: JSONValue, orElse complaint: StaticString
    ) throws(MalformedLine) -> IPAddress {
        guard value.kind == .string, let address = IPAddress(bytes(value)) else {
            throw MalformedLine(complaint)
        }
        return address
    }

    /// Whether the value is `true` (or Zeek's `T` as a string).
    @inline(__always)
    func isTrue(_ value: JSONValue) -> Bool {
        value.kind == .true
            || value.kind == .string && value.end &- value.start == 1 && text[value.start] == 0x54
    }

    /// Whether the value is a string of these bytes.
    func isString(_ value: JSONValue, _ expected: StaticString) -> Bool {
        guard value.kind == .string, value.end - value.start == expected.utf8CodeUnitCount else {
            return false
        }
        // A static string's bytes live as long as the program.
        let bytes = unsafe UnsafeBufferPointer(
            start: expected.utf8Start, count: expected.utf8CodeUnitCount)
        for i in bytes.indices where unsafe bytes[i] != text[value.start + i] { return false }
        return true
    }
}

extension JSONFields {
    /// Copies the bytes of all set values into one buffer, escapes resolved, and moves the values'
    /// ranges there: the slow path of lines that write a wanted text with a backslash.
    static func unescaped(_ text: Span<UInt8>, _ values: inout [JSONValue]) -> [UInt8] {
        var copy: [UInt8] = []
        for index in values.indices where values[index].isSet {
            let value = values[index]
            let start = copy.count
            if value.hasEscapes {
                JSONText.unescape(text, value.start..<value.end, to: &copy)
            } else {
                for position in value.start..<value.end { copy.append(text[position]) }
            }
            values[index] = JSONValue(kind: value.kind, start: start, end: copy.count)
        }
        return copy
    }
}
