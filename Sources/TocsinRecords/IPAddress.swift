/// An IPv4 or IPv6 address in 128 bits; IPv4 is held in its IPv4-mapped form (RFC 4291 §2.5.5.2),
/// so that `::ffff:192.0.2.1` and `192.0.2.1` are the same address.
public struct IPAddress: Hashable, Comparable, Sendable, Codable {
    /// The first eight bytes, most significant first.
    public var high: UInt64
    /// The last eight bytes, most significant first.
    public var low: UInt64

    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The address whose 32 bits are `bits`, first octet most significant.
    @inlinable
    public init(v4 bits: UInt32) { self.init(high: 0, low: 0xFFFF_0000_0000 | UInt64(bits)) }

    @inlinable
    public var isV4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// The 32 bits of an IPv4 address, nil for IPv6.
    public var v4Bits: UInt32? { isV4 ? UInt32(truncatingIfNeeded: low) : nil }

    /// By numeric value, every IPv4 address before every global IPv6 address.
    @inlinable
    public static func < (a: IPAddress, b: IPAddress) -> Bool {
        a.high != b.high ? a.high < b.high : a.low < b.low
    }

    /// Whether packets to this address go to many hosts of the local site: multicast (RFC 5771,
    /// RFC 4291 §2.7) or the limited broadcast address.
    public var isMulticastOrBroadcast: Bool {
        if let bits = v4Bits { return bits >> 28 == 0xE || bits == .max }
        return high >> 56 == 0xFF
    }
}

// MARK: Text

extension IPAddress {
    /// Parses dotted-quad IPv4 or RFC 4291 §2.2 IPv6 text; nil for anything else (leading zeros,
    /// zone ids and prefix lengths included). O(length), at most 45 bytes are looked at.
    @inlinable
    @inline(__always)
    public init?(_ text: Span<UInt8>) {
        if let v4 = IPAddress.parseV4(text) {
            self.init(v4: v4)
        } else if let v6 = IPAddress.parseV6(text) {
            self = v6
        } else {
            return nil
        }
    }

    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        self.init(bytes.span)
    }

    @inlinable
    @inline(__always)
    static func parseV4(_ text: Span<UInt8>) -> UInt32? {
        guard text.count >= 7, text.count <= 15 else { return nil }
        var bits: UInt32 = 0
        var octet: UInt32 = 0
        var digits = 0
        var dots = 0
        for index in text.indices {
            let byte = text[index]
            let digit = byte &- 0x30
            if digit < 10 {
                if digits > 0 && octet == 0 { return nil }
                octet = octet &* 10 &+ UInt32(digit)
                digits &+= 1
                if octet > 255 { return nil }
            } else {
                guard byte == 0x2E, digits > 0, dots < 3 else { return nil }
                bits = bits << 8 | octet
                octet = 0
                digits = 0
                dots &+= 1
            }
        }
        guard dots == 3, digits > 0 else { return nil }
        return bits << 8 | octet
    }

    @usableFromInline
    static func parseV6(_ text: Span<UInt8>) -> IPAddress? {
        guard text.count >= 2, text.count <= 45 else { return nil }
        var groups = InlineArray<8, UInt16>(repeating: 0)
        var count = 0
        /// Number of groups in front of `::`.
        var elision: Int? = nil
        var position = 0
        if text[0] == 0x3A {
            guard text[1] == 0x3A else { return nil }
            elision = 0
            position = 2
        }
        while position < text.count {
            guard count < 8 else { return nil }
            let start = position
            var value: UInt32 = 0
            while position < text.count, let digit = hexDigit(text[position]) {
                value = value << 4 | digit
                position += 1
                if position - start > 4 { return nil }
            }
            if position < text.count, text[position] == 0x2E {
                // A trailing dotted quad takes the room of two groups.
                guard count <= 6, let v4 = parseV4(text.extracting(start..<text.count)) else {
                    return nil
                }
                groups[count] = UInt16(truncatingIfNeeded: v4 >> 16)
                groups[count + 1] = UInt16(truncatingIfNeeded: v4)
                count += 2
                position = text.count
                break
            }
            guard position > start else { return nil }
            groups[count] = UInt16(truncatingIfNeeded: value)
            count += 1
            guard position < text.count else { break }
            guard text[position] == 0x3A, position + 1 < text.count else { return nil }
            position += 1
            if text[position] == 0x3A {
                guard elision == nil else { return nil }
                elision = count
                position += 1
            }
        }
        if let elision {
            guard count < 8 else { return nil }
            let tail = count - elision
            for i in 0..<tail {
                groups[7 - i] = groups[count - 1 - i]
            }
            for i in elision..<(8 - tail) { groups[i] = 0 }
        } else if count != 8 {
            return nil
        }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for i in 0..<4 {
            high = high << 16 | UInt64(groups[i])
            low = low << 16 | UInt64(groups[i + 4])
        }
        return IPAddress(high: high, low: low)
    }

    private static func hexDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x61...0x66: UInt32(byte - 0x61 + 10)
        case 0x41...0x46: UInt32(byte - 0x41 + 10)
        default: nil
        }
    }
}

extension IPAddress: CustomStringConvertible {
    /// Dotted quad, or the canonical IPv6 text of RFC 5952.
    public var description: String {
        if let bits = v4Bits {
            return "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
        }
        let groups: [UInt64] = (0..<8).map { (i: Int) -> UInt64 in
            let word = i < 4 ? high : low
            return (word >> UInt64(48 - 16 * (i % 4))) & 0xFFFF
        }
        // The longest run of two or more zero groups, the first of equals (RFC 5952 §4.2).
        var best = 0..<0
        var i = 0
        while i < 8 {
            var end = i
            while end < 8, groups[end] == 0 { end += 1 }
            if end - i > max(1, best.count) { best = i..<end }
            i = max(end, i + 1)
        }
        let hex = { (range: Range<Int>) -> String in
            groups[range].map { String($0, radix: 16) }.joined(separator: ":")
        }
        return best.isEmpty
            ? hex(0..<8) : hex(0..<best.lowerBound) + "::" + hex(best.upperBound..<8)
    }
}
