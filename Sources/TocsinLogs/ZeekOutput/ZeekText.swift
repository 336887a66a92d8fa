import TocsinRecords

// Values as Zeek's writers print them, appended to bytes without an allocation.

extension [UInt8] {
    /// `value` in decimal; negative ones as 0.
    mutating func appendCount(_ value: Int64) {
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var count = 0
        var rest = UInt64(clamping: value)
        repeat {
            digits[count] = UInt8(truncatingIfNeeded: 0x30 &+ rest % 10)
            rest /= 10
            count &+= 1
        } while rest > 0
        for i in stride(from: count &- 1, through: 0, by: -1) { append(digits[i]) }
    }

    /// Microseconds as seconds with six decimals.
    mutating func appendSeconds(_ microseconds: Int64) {
        if microseconds < 0 { append(UInt8(ascii: "-")) }
        let magnitude = microseconds.magnitude
        appendCount(Int64(magnitude / 1_000_000))
        append(UInt8(ascii: "."))
        var fraction = magnitude % 1_000_000
        var divisor: UInt64 = 100_000
        while divisor > 0 {
            append(UInt8(truncatingIfNeeded: 0x30 &+ fraction / divisor))
            fraction %= divisor
            divisor /= 10
        }
    }

    mutating func append(_ address: IPAddress) {
        guard let bits = address.v4Bits else {
            append(contentsOf: address.description.utf8)
            return
        }
        var shift: UInt32 = 32
        while shift > 0 {
            shift -= 8
            appendCount(Int64(bits >> shift & 0xFF))
            if shift > 0 { append(UInt8(ascii: ".")) }
        }
    }

    /// The characters of a uid that is held in place.
    mutating func append(_ uid: ConnUID) {
        appendLetters(uid.high)
        appendLetters(uid.low)
    }

    /// Nine letters of seven bits, of which some at the end may be none.
    private mutating func appendLetters(_ word: UInt64) {
        var shift: UInt64 = 63
        while shift > 0 {
            shift -= 7
            let character = UInt8(truncatingIfNeeded: word >> shift & 0x7F)
            if character != 0 { append(character) }
        }
    }

    /// `00:1b:2c:…`.
    mutating func append(_ address: HardwareAddress) {
        var shift: UInt64 = 48
        while shift > 0 {
            shift -= 4
            let digit = UInt8(truncatingIfNeeded: address.bits >> shift & 0xF)
            append(digit < 10 ? 0x30 + digit : 0x61 - 10 + digit)
            if shift > 0, shift % 8 == 0 { append(UInt8(ascii: ":")) }
        }
    }
}
