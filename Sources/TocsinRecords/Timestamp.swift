/// An instant of a record, in microseconds since 1970-01-01T00:00:00Z, as finely as Zeek prints it.
///
/// Time in Tocsin is always the record's own; nothing below the command line reads a clock.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Microseconds since the Unix epoch; negative before 1970.
    public var microseconds: Int64

    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Seconds since the Unix epoch, exact to the microsecond for the years 1684 to 2255.
    public var seconds: Double { Double(microseconds) / 1e6 }

    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.microseconds < b.microseconds }

    /// Days since 1970-01-01 in UTC (floored).
    public var utcDay: Int64 { microseconds.flooredDivision(by: Self.microsecondsPerDay) }

    public static let microsecondsPerSecond: Int64 = 1_000_000
    public static let microsecondsPerDay: Int64 = 86_400 * 1_000_000

    /// The year, month and day of `utcDay` in the proleptic Gregorian calendar
    /// (Hinnant, "chrono-compatible low-level date algorithms", civil_from_days).
    public var utcDate: (year: Int, month: Int, day: Int) {
        let z = Int(utcDay) + 719_468
        let era = z.flooredDivision(by: 146_097)
        let dayOfEra = z - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Midnight UTC of a civil date; any year in ±200,000 (days_from_civil of the same source).
    public init(year: Int, month: Int, day: Int) {
        let y = month <= 2 ? year - 1 : year
        let era = y.flooredDivision(by: 400)
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        self.init(microseconds: Int64(era * 146_097 + dayOfEra - 719_468) * Self.microsecondsPerDay)
    }

    /// RFC 3339 in UTC with six decimals, e.g. `2024-04-18T23:59:55.943239Z`.
    public var rfc3339: String {
        let (year, month, day) = utcDate
        let remainder = microseconds % Self.microsecondsPerDay
        let inDay = remainder < 0 ? remainder + Self.microsecondsPerDay : remainder
        let second = inDay / Self.microsecondsPerSecond
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
            + "\(padded(Int(second / 3600), 2)):\(padded(Int(second / 60 % 60), 2)):\(padded(Int(second % 60), 2))"
            + ".\(padded(Int(inDay % Self.microsecondsPerSecond), 6))Z"
    }
}

/// `value` in decimal, filled with zeros to at least `width` digits.
private func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value.magnitude)
    let zeros = String(repeating: "0", count: max(0, width - digits.count))
    return (value < 0 ? "-" : "") + zeros + digits
}

extension BinaryInteger {
    /// Division that rounds toward negative infinity.
    @inlinable
    public func flooredDivision(by divisor: Self) -> Self {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
