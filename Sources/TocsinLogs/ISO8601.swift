import TocsinRecords

/// A calendar stamp as text: ISO 8601 / RFC 3339 §5.6, as Zeek's `json_timestamps` and Suricata
/// write them.
package enum ISO8601 {
    /// What a stamp's text says.
    package struct Stamp: Hashable, Sendable {
        /// Since the epoch; without a zone the text is taken as UTC.
        package var microseconds: Int64
        /// Whether the text names its zone.
        package var hasZone: Bool
    }

    /// Microseconds since the epoch of `text`, UTC if it names no zone; nil as in `stamp`.
    package static func microseconds(_ text: Span<UInt8>) -> Int64? { stamp(text)?.microseconds }

    /// `YYYY-MM-DD`, `T` or a space, `hh:mm:ss`, up to nine fraction digits after `.` or `,` (rounded
    /// half up), then nothing, `Z`, `±hh`, `±hhmm` or `±hh:mm`; nil for anything else.
    ///
    /// Second 60 (a leap second) is the second after 59, as POSIX counts: it falls on the next
    /// minute's second 0, and differences within it stay right.
    package static func stamp(_ text: Span<UInt8>) -> Stamp? {
        guard text.count >= 19,
            let year = digits(text, 0, 4), year >= 1, text[4] == 0x2D,
            let month = digits(text, 5, 2), month >= 1, month <= 12, text[7] == 0x2D,
            let day = digits(text, 8, 2), day >= 1, day <= days(of: month, in: year),
            text[10] | 0x20 == 0x74 || text[10] == 0x20,
            let hour = digits(text, 11, 2), hour <= 23, text[13] == 0x3A,
            let minute = digits(text, 14, 2), minute <= 59, text[16] == 0x3A,
            let second = digits(text, 17, 2), second <= 60
        else { return nil }
        var position = 19
        guard let fraction = fraction(text, &position),
            let offset = offset(text, position)
        else { return nil }
        let date = Timestamp(year: year, month: month, day: day).microseconds
        let inDay = Int64(hour * 3600 + minute * 60 + second - offset)
        return Stamp(
            microseconds: date + inDay * Timestamp.microsecondsPerSecond + fraction,
            hasZone: position < text.count)
    }

    /// `count` digits from `start`, nil if one is none or out of the text.
    private static func digits(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
        guard start + count <= text.count else { return nil }
        var value = 0
        for position in start..<start + count {
            let digit = text[position] &- 0x30
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Microseconds of the fraction at `position`, which moves past it; 0 if there is none.
    private static func fraction(_ text: Span<UInt8>, _ position: inout Int) -> Int64? {
        guard position < text.count, text[position] == 0x2E || text[position] == 0x2C else {
            return 0
        }
        position += 1
        var nanoseconds: Int64 = 0
        var places = 0
        while position < text.count, text[position] &- 0x30 <= 9 {
            guard places < 9 else { return nil }
            nanoseconds = nanoseconds * 10 + Int64(text[position] &- 0x30)
            places += 1
            position += 1
        }
        guard places > 0 else { return nil }
        for _ in places..<9 { nanoseconds *= 10 }
        return (nanoseconds + 500) / 1000
    }

    /// Seconds east of UTC that the rest of the text from `start` names.
    private static func offset(_ text: Span<UInt8>, _ start: Int) -> Int? {
        guard start < text.count else { return 0 }
        let length = text.count - start
        if text[start] | 0x20 == 0x7A { return length == 1 ? 0 : nil }
        guard text[start] == 0x2B || text[start] == 0x2D,
            let hours = digits(text, start + 1, 2), hours <= 23
        else { return nil }
        var minutes = 0
        if length != 3 {
            let hasColon = length == 6 && text[start + 3] == 0x3A
            guard hasColon || length == 5,
                let given = digits(text, start + (hasColon ? 4 : 3), 2), given <= 59
            else { return nil }
            minutes = given
        }
        let seconds = hours * 3600 + minutes * 60
        return text[start] == 0x2D ? -seconds : seconds
    }
}
