import TocsinRecords

/// The local days and hours of authentications.
public struct AuthCalendar: Sendable {
    public let zone: TimeZoneTable
    /// First and last day of the window, as days since 1970-01-01 in local time.
    public let days: ClosedRange<Int>

    public init(_ window: AuthWindow, zone: TimeZoneTable) {
        self.zone = zone
        let first = Self.day(window.earliest.microseconds, zone)
        days = first...max(first, Self.day(window.latest.microseconds, zone))
    }

    /// Days since 1970-01-01 of the local day that holds `microseconds`.
    public func day(_ microseconds: Int64) -> Int { Self.day(microseconds, zone) }

    /// Hour of the local day, 0 ..< 24.
    public func hour(_ microseconds: Int64) -> Double { zone.hourOfDay(microseconds) }

    private static func day(_ microseconds: Int64, _ zone: TimeZoneTable) -> Int {
        let local =
            microseconds + Int64(zone.offset(at: microseconds)) * Timestamp.microsecondsPerSecond
        return Int(local.flooredDivision(by: Timestamp.microsecondsPerDay))
    }

    /// `2026-04-26`.
    public static func text(day: Int) -> String {
        let date = Timestamp(microseconds: Int64(day) * Timestamp.microsecondsPerDay).utcDate
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(date.year)-\(two(date.month))-\(two(date.day))"
    }
}
