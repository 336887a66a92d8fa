/// Decimal numbers as CSV files write them: `-12`, `.5`, `6.02e23`.
enum DecimalNumber {
    /// Longest text that is taken for a number; no program writes a double with more digits.
    static let maxLength = 1100

    /// The number, correctly rounded, that the bytes at `range` spell; NaN if they are blank or
    /// `nan` in any case; nil for anything else (`inf`, hexadecimal, beyond the range of a double).
    static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> Double? {
        var range = range
        while let first = range.first, isSpace(bytes[first]) {
            range = (first + 1)..<range.upperBound
        }
        while let last = range.last, isSpace(bytes[last]) { range = range.lowerBound..<last }
        if range.isEmpty || isNaN(bytes[range]) { return .nan }
        guard range.count <= maxLength, let parts = split(bytes, range) else { return nil }
        if let value = parts.exactValue { return value }
        // Checked above to be nothing but an ordinary decimal number.
        guard let value = Double(String(decoding: bytes[range], as: UTF8.self)), value.isFinite
        else { return nil }
        return value
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func isNaN(_ text: ArraySlice<UInt8>) -> Bool {
        text.count == 3 && text.elementsEqual([0x6E, 0x61, 0x6E]) { $0 | 0x20 == $1 }
    }

    /// ± mantissa · 10^exponent.
    private struct Parts {
        var isNegative = false
        var mantissa: UInt64 = 0
        var exponent = 0
        /// Whether all digits fitted the mantissa.
        var isComplete = true

        /// The value where one correctly rounded operation gives it: a mantissa below 2⁵³ and a
        /// power of ten that a double holds exactly (Clinger, "How to Read Floating Point Numbers
        /// Accurately", 1990).
        var exactValue: Double? {
            guard isComplete, mantissa <= 1 << 53, abs(exponent) < powersOfTen.count else {
                return nil
            }
            let magnitude =
                exponent < 0
                ? Double(mantissa) / powersOfTen[-exponent]
                : Double(mantissa) * powersOfTen[exponent]
            return isNegative ? -magnitude : magnitude
        }
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]

    /// The parts of `[+-] digits [. digits] [e [+-] digits]` with a digit before the exponent; nil
    /// for anything else.
    private static func split(_ bytes: [UInt8], _ range: Range<Int>) -> Parts? {
        var parts = Parts()
        var index = range.lowerBound
        let end = range.upperBound
        if let isNegative = sign(bytes[index]) {
            parts.isNegative = isNegative
            index += 1
        }
        var digits = 0
        var isFraction = false
        while index < end {
            let byte = bytes[index]
            if byte == 0x2E, !isFraction {
                isFraction = true
            } else if byte &- 0x30 < 10 {
                digits += 1
                if isFraction { parts.exponent -= 1 }
                let (product, tooLarge) = parts.mantissa.multipliedReportingOverflow(by: 10)
                let (sum, carried) = product.addingReportingOverflow(UInt64(byte &- 0x30))
                parts.isComplete = parts.isComplete && !tooLarge && !carried
                parts.mantissa = sum
            } else {
                break
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        guard index < end else { return parts }
        guard bytes[index] | 0x20 == 0x65,
            let power = power(bytes, (index + 1)..<end)
        else { return nil }
        parts.exponent += power
        return parts
    }

    /// A whole number with a sign or without, clamped to ±100,000; nil for anything else.
    private static func power(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
        guard let first = range.first else { return nil }
        let isNegative = sign(bytes[first])
        let digits = isNegative == nil ? range : (first + 1)..<range.upperBound
        guard !digits.isEmpty else { return nil }
        var value = 0
        for index in digits {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            value = min(value * 10 + Int(digit), 100_000)
        }
        return isNegative == true ? -value : value
    }

    /// Whether a sign is negative; nil for another byte.
    private static func sign(_ byte: UInt8) -> Bool? {
        byte == 0x2D ? true : byte == 0x2B ? false : nil
    }
}
