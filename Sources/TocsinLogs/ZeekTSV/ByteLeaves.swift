import TocsinRecords

// The audited leaves through which the TSV reader touches bytes: each checks its bound, then loads.

extension RawSpan {
    @inline(__always)
    func byte(_ offset: Int) -> UInt8 {
        precondition(offset >= 0 && offset < byteCount)
        return unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
    }

    /// Eight bytes, first byte least significant.
    @inline(__always)
    func word(_ offset: Int) -> UInt64 {
        precondition(offset >= 0 && offset <= byteCount &- 8)
        return unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
            .littleEndian
    }
}

/// Whether all eight bytes are ASCII digits.
@inline(__always)
func allDigits(_ word: UInt64) -> Bool {
    let high = word & 0xF0F0_F0F0_F0F0_F0F0
    let carry = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
    return high == 0x3030_3030_3030_3030 && carry == 0x3030_3030_3030_3030
}

/// The value of eight ASCII digits, first byte most significant, by three multiplications.
@inline(__always)
func eightDigits(_ word: UInt64) -> UInt64 {
    var value = word & 0x0F0F_0F0F_0F0F_0F0F
    value = (value &* 10 &+ (value >> 8)) & 0x00FF_00FF_00FF_00FF
    value = (value &* 100 &+ (value >> 16)) & 0x0000_FFFF_0000_FFFF
    return (value &* 10_000 &+ (value >> 32)) & 0xFFFF_FFFF
}

/// A field's bounds within a block.
struct FieldRange {
    var start: Int
    var end: Int

    @inline(__always)
    var count: Int { end &- start }
}

extension RawSpan {
    /// `length` digits (1…8) from `start`, right-aligned behind zeros; nil if one is no digit.
    @inline(__always)
    private func digits(_ start: Int, _ length: Int) -> UInt64? {
        let missing = UInt64(truncatingIfNeeded: 8 &* (8 &- length))
        var word: UInt64
        if start &+ 8 <= byteCount {
            word = self.word(start) << missing
        } else {
            word = 0
            for i in 0..<length {
                word |= UInt64(byte(start &+ i)) << (missing &+ UInt64(truncatingIfNeeded: 8 &* i))
            }
        }
        word |= 0x3030_3030_3030_3030 & ~(UInt64.max << missing)
        return allDigits(word) ? eightDigits(word) : nil
    }

    /// An unsigned decimal of 1…16 digits; nil for anything else.
    @inline(__always)
    func decimal(_ field: FieldRange) -> Int64? {
        let count = field.count
        if count == 1 {
            let digit = byte(field.start) &- 0x30
            return digit < 10 ? Int64(digit) : nil
        }
        if count > 0, count <= 8 {
            guard let value = digits(field.start, count) else { return nil }
            return Int64(truncatingIfNeeded: value)
        }
        guard count > 8, count <= 16, let high = digits(field.start, count &- 8),
            let low = digits(field.end &- 8, 8)
        else { return nil }
        return Int64(truncatingIfNeeded: high &* 100_000_000 &+ low)
    }

    /// Seconds with six decimals, as Zeek writes times and intervals, in microseconds. Nil for every
    /// other shape, which `Decimal` text parsing then handles.
    @inline(__always)
    func sixDecimals(_ field: FieldRange) -> Int64? {
        let dot = field.end &- 7
        guard dot > field.start, dot &- field.start <= 12, field.end <= byteCount else {
            return nil
        }
        // One load covers the digit in front of the point, the point and the six decimals.
        let tail = word(dot &- 1)
        guard tail >> 8 & 0xFF == 0x2E else { return nil }
        let fraction = tail & ~0xFFFF | 0x3030
        guard allDigits(fraction) else { return nil }
        guard let seconds = decimal(FieldRange(start: field.start, end: dot)) else { return nil }
        return seconds &* 1_000_000 &+ Int64(truncatingIfNeeded: eightDigits(fraction))
    }

    /// A dotted quad without leading zeros.
    @inline(__always)
    func v4Bits(_ field: FieldRange) -> UInt32? {
        guard field.count >= 7, field.count <= 15 else { return nil }
        // One check for all loads below: no octet is read past three bytes behind the field.
        guard field.start >= 0, field.end &+ 4 <= byteCount else { return v4BitsAtEnd(field) }
        var position = field.start
        var bits: UInt32 = 0
        for octet in 0..<4 {
            let first = UInt32(unsafe unchecked(position)) &- 0x30
            guard first < 10 else { return nil }
            var value = first
            position &+= 1
            let second = UInt32(unsafe unchecked(position)) &- 0x30
            if second < 10 {
                guard first != 0 else { return nil }
                value = value &* 10 &+ second
                position &+= 1
                let third = UInt32(unsafe unchecked(position)) &- 0x30
                if third < 10 {
                    value = value &* 10 &+ third
                    position &+= 1
                }
            }
            guard value < 256, position <= field.end else { return nil }
            bits = bits << 8 | value
            if octet < 3 {
                guard unsafe unchecked(position) == 0x2E else { return nil }
                position &+= 1
            }
        }
        return position == field.end ? bits : nil
    }

    /// The same for a field at the very end of the bytes.
    @inline(never)
    private func v4BitsAtEnd(_ field: FieldRange) -> UInt32? {
        let text = (field.start..<field.end).map { byte($0) }
        return IPAddress(text.span)?.v4Bits
    }

    /// A byte whose offset the caller has checked.
    @unsafe
    @inline(__always)
    private func unchecked(_ offset: Int) -> UInt8 {
        unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
    }

    /// Eight ASCII bytes (values < 0x80) as 56 bits, first byte most significant.
    @inline(__always)
    static func septets(_ word: UInt64) -> UInt64 {
        var v = word.byteSwapped
        v = (v & 0x007F_007F_007F_007F) | (v & 0x7F00_7F00_7F00_7F00) >> 1
        v = (v & 0x0000_3FFF_0000_3FFF) | (v & 0x3FFF_0000_3FFF_0000) >> 2
        return (v & 0x0FFF_FFFF) | (v & 0x0FFF_FFFF_0000_0000) >> 4
    }
}
