import TocsinRecords

extension [UInt8] {
    /// Appends `value` in decimal. `String(value)` allocates beyond 15 digits and costs three times as
    /// much; rows of `score` are written by the million.
    mutating func appendDecimal(_ value: Int64) {
        if value < 0 { append(UInt8(ascii: "-")) }
        appendDecimal(value.magnitude, atLeast: 1)
    }

    /// Appends `value` in decimal, filled with zeros to at least `width` digits (at most 20).
    mutating func appendDecimal(_ value: UInt64, atLeast width: Int) {
        var digits = InlineArray<20, UInt8>(repeating: UInt8(ascii: "0"))
        var rest = value
        var first = 20
        repeat {
            first -= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            digits[first] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit)
            rest = quotient
        } while rest > 0
        first = Swift.min(first, 20 - Swift.min(width, 20))
        for index in first..<20 { append(digits[index]) }
    }

    /// Appends the text of `IPAddress.description`; IPv4 without a string in between.
    mutating func appendAddress(_ address: IPAddress) {
        guard let bits = address.v4Bits else {
            append(contentsOf: address.description.utf8)
            return
        }
        for shift in stride(from: Int32(24), through: 0, by: -8) {
            if shift < 24 { append(UInt8(ascii: ".")) }
            appendDecimal(UInt64(bits >> shift & 255), atLeast: 1)
        }
    }

    /// Appends `Timestamp.rfc3339`, for every value of the type and without a string in between.
    mutating func appendRFC3339(_ time: Timestamp) {
        let (year, month, day) = time.utcDate
        if year < 0 { append(UInt8(ascii: "-")) }
        appendDecimal(UInt64(year.magnitude), atLeast: 4)
        append(UInt8(ascii: "-"))
        appendDecimal(UInt64(month), atLeast: 2)
        append(UInt8(ascii: "-"))
        appendDecimal(UInt64(day), atLeast: 2)
        append(UInt8(ascii: "T"))
        let inDay = time.microsecondsOfUTCDay
        let second = inDay / 1_000_000
        appendDecimal(second / 3600, atLeast: 2)
        append(UInt8(ascii: ":"))
        appendDecimal(second / 60 % 60, atLeast: 2)
        append(UInt8(ascii: ":"))
        appendDecimal(second % 60, atLeast: 2)
        append(UInt8(ascii: "."))
        appendDecimal(inDay % 1_000_000, atLeast: 6)
        append(UInt8(ascii: "Z"))
    }

    /// Appends the shortest decimal that reads back as `value`; the caller has left out NaN and
    /// infinities, which neither JSON nor CSV can spell.
    mutating func appendShortest(_ value: Double) {
        append(contentsOf: value.description.utf8)
    }
}

extension Timestamp {
    /// Microseconds since the midnight (UTC) before, 0..<86,400,000,000; defined for hostile values
    /// at the ends of the type, where multiplying the day back would overflow.
    var microsecondsOfUTCDay: UInt64 {
        let remainder = microseconds % Self.microsecondsPerDay
        return UInt64(remainder < 0 ? remainder + Self.microsecondsPerDay : remainder)
    }
}
