import TocsinRecords

/// Decimal numbers as text, read exactly: no Double on the way, so that Zeek's microseconds survive.
///
/// The grammar is `-? digits (. digits)? ([eE] [+-]? digits)?`; leading zeros are allowed.
package enum Decimal {
    /// Seconds as microseconds, ties away from zero (ROUND_HALF_UP of IEEE 854); nil if the text is
    /// not a number or does not fit. O(length).
    @inline(__always)
    package static func microseconds(_ text: Span<UInt8>) -> Int64? {
        plainMicroseconds(text) ?? scaled(text, places: 6)?.value
    }

    /// A whole number of 0 or more (`242`, also `242.0` and `2e3`, as converters write them); nil if
    /// it is negative, has a fraction, does not fit Int64 or is not a number. O(length).
    @inline(__always)
    package static func count(_ text: Span<UInt8>) -> Int64? {
        if text.count > 0, text.count <= 18 {
            var value: Int64 = 0
            var position = 0
            while position < text.count {
                let digit = text[position] &- 0x30
                if digit > 9 { break }
                value = value &* 10 &+ Int64(digit)
                position &+= 1
            }
            if position == text.count { return value }
        }
        guard let (value, isExact) = scaled(text, places: 0), isExact, value >= 0 else {
            return nil
        }
        return value
    }

    /// A port number, 0…65535; nil for anything else.
    @inline(__always)
    package static func port(_ text: Span<UInt8>) -> UInt16? {
        count(text).flatMap(UInt16.init(exactly:))
    }

    /// The common form without sign and exponent, at most 12 digits in front of the point (so that
    /// nothing can overflow) and at least six after it; nil leaves the text to `scaled`.
    @inline(__always)
    private static func plainMicroseconds(_ text: Span<UInt8>) -> Int64? {
        var value: Int64 = 0
        var position = 0
        let end = text.count
        while position < end {
            let digit = text[position] &- 0x30
            if digit > 9 { break }
            value = value &* 10 &+ Int64(digit)
            position &+= 1
            if position > 12 { return nil }
        }
        guard position > 0, position &+ 7 <= end, text[position] == 0x2E else { return nil }
        position &+= 1
        for _ in 0..<6 {
            let digit = text[position] &- 0x30
            if digit > 9 { return nil }
            value = value &* 10 &+ Int64(digit)
            position &+= 1
        }
        guard position < end else { return value }
        let rounding = text[position] &- 0x30
        while position < end {
            if text[position] &- 0x30 > 9 { return nil }
            position &+= 1
        }
        return rounding >= 5 ? value &+ 1 : value
    }

    /// The number times 10^places, rounded to a whole number with ties away from zero, and whether
    /// nothing was rounded off. Takes the digits one by one, so any length and exponent is exact.
    private static func scaled(
        _ text: Span<UInt8>, places: Int
    ) -> (value: Int64, isExact: Bool)? {
        guard let parts = DecimalParts(text) else { return nil }
        // Digits of the significand in front of the point of the scaled number.
        let whole = parts.pointIndex + places
        var magnitude: UInt64 = 0
        var roundsUp = false
        var isExact = true
        var index = 0
        for position in parts.significand {
            let digit = UInt64(text[position] &- 0x30)
            if digit > 9 { continue }
            if index < whole {
                let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(digit)
                if overflow || carry { return nil }
                magnitude = sum
            } else {
                if index == whole { roundsUp = digit >= 5 }
                if digit != 0 { isExact = false }
            }
            index += 1
        }
        // Zeros that the text does not write; at most 20 steps until overflow.
        while index < whole, magnitude != 0 {
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            magnitude = product
            index += 1
        }
        // Before rounding, which then cannot overflow 64 bits.
        guard magnitude <= UInt64(Int64.max) else { return nil }
        if roundsUp { magnitude += 1 }
        guard magnitude <= UInt64(Int64.max) else { return nil }
        let value = Int64(magnitude)
        return (parts.isNegative ? -value : value, isExact)
    }
}

/// Where the parts of a decimal number stand in its text.
private struct DecimalParts {
    var isNegative = false
    /// Digits and the point.
    var significand = 0..<0
    /// Digits of the significand in front of the decimal point, the exponent applied; may be
    /// negative or far past the end.
    var pointIndex = 0

    /// Exponents beyond this are clamped: a line has at most 2^20 digits to make up for them.
    private static let maxExponent = 1 << 30

    init?(_ text: Span<UInt8>) {
        var position = 0
        if position < text.count, text[position] == 0x2D {
            isNegative = true
            position += 1
        }
        let start = position
        while position < text.count, text[position] &- 0x30 <= 9 { position += 1 }
        pointIndex = position - start
        guard pointIndex > 0 else { return nil }
        if position < text.count, text[position] == 0x2E {
            position += 1
            let fraction = position
            while position < text.count, text[position] &- 0x30 <= 9 { position += 1 }
            guard position > fraction else { return nil }
        }
        significand = start..<position
        guard position < text.count else { return }
        guard text[position] | 0x20 == 0x65, let exponent = Self.exponent(text, position + 1)
        else { return nil }
        pointIndex += exponent
    }

    private static func exponent(_ text: Span<UInt8>, _ start: Int) -> Int? {
        var position = start
        var isNegative = false
        if position < text.count, text[position] == 0x2D || text[position] == 0x2B {
            isNegative = text[position] == 0x2D
            position += 1
        }
        guard position < text.count else { return nil }
        var value = 0
        while position < text.count {
            let digit = text[position] &- 0x30
            guard digit <= 9 else { return nil }
            value = min(value * 10 + Int(digit), maxExponent)
            position += 1
        }
        return isNegative ? -value : value
    }
}
