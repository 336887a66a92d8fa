/// Escapes of JSON strings (RFC 8259 §7).
enum JSONText {
    /// Appends the text of a string that `JSONScanner` has passed. Lone surrogates become U+FFFD;
    /// bytes without a backslash are copied as they are. O(bytes).
    static func unescape(
        _ text: Span<UInt8>, _ range: Range<Int>, to bytes: inout [UInt8]
    ) {
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = text[position]
            guard byte == 0x5C, position + 1 < range.upperBound else {
                bytes.append(byte)
                position += 1
                continue
            }
            position += 2
            switch text[position - 1] {
            case 0x62: bytes.append(0x08)
            case 0x66: bytes.append(0x0C)
            case 0x6E: bytes.append(0x0A)
            case 0x72: bytes.append(0x0D)
            case 0x74: bytes.append(0x09)
            case 0x75:
                let scalar = scalar(text, &position, range.upperBound)
                bytes.append(contentsOf: Array(String(Character(scalar)).utf8))
            case let plain: bytes.append(plain)
            }
        }
    }

    /// The scalar whose four digits begin at `position`, a second escape taken along if the two are
    /// a surrogate pair; moves `position` past it.
    private static func scalar(
        _ text: Span<UInt8>, _ position: inout Int, _ end: Int
    ) -> Unicode.Scalar {
        let replacement = Unicode.Scalar(0xFFFD as UInt16) ?? " "
        guard position + 4 <= end, let first = hexWord(text, position) else { return replacement }
        position += 4
        guard first & 0xFC00 != 0xD800 else {
            guard position + 6 <= end, text[position] == 0x5C, text[position + 1] == 0x75,
                let second = hexWord(text, position + 2), second & 0xFC00 == 0xDC00
            else { return replacement }
            position += 6
            let value = 0x10000 + (UInt32(first) & 0x3FF) << 10 + (UInt32(second) & 0x3FF)
            return Unicode.Scalar(value) ?? replacement
        }
        return Unicode.Scalar(first) ?? replacement
    }

    /// The value of four hexadecimal digits from `start`, nil if one is none or out of the text.
    static func hexWord(_ text: Span<UInt8>, _ start: Int) -> UInt16? {
        guard start + 4 <= text.count else { return nil }
        var value: UInt16 = 0
        for position in start..<start + 4 {
            let byte = text[position]
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x41 + 10
            case 0x61...0x66: digit = byte - 0x61 + 10
            default: return nil
            }
            value = value << 4 | UInt16(digit)
        }
        return value
    }
}
