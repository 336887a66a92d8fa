import TocsinRecords

/// Local time for hour-of-day features and for display: seconds east of UTC, hour by hour.
public struct TimeZoneTable: Sendable {
    /// IANA name, `UTC` by default.
    public let name: String
    private let firstHour: Int64
    private let offsets: [Int32]
    private let lookup: @Sendable (Timestamp) -> Int

    private static let microsecondsPerHour: Int64 = 3600 * Timestamp.microsecondsPerSecond
    /// Hours that are tabulated: 57 years; times outside ask `lookup` one by one.
    private static let maxHours: Int64 = 500_000

    public static let utc = TimeZoneTable(name: "UTC", span: nil) { _ in 0 }

    /// Tabulates `lookup` (seconds east of UTC at an instant) over `span`.
    public init(
        name: String, span: ClosedRange<Timestamp>?,
        lookup: @escaping @Sendable (Timestamp) -> Int
    ) {
        self.name = name
        self.lookup = lookup
        guard let span else {
            firstHour = 0
            offsets = []
            return
        }
        firstHour = span.lowerBound.microseconds.flooredDivision(by: Self.microsecondsPerHour)
        let last = span.upperBound.microseconds.flooredDivision(by: Self.microsecondsPerHour)
        let count = min(last &- firstHour &+ 1, Self.maxHours)
        offsets = (0..<max(count, 0)).map { [firstHour] hour in
            Int32(lookup(Timestamp(microseconds: (firstHour + hour) * Self.microsecondsPerHour)))
        }
    }

    /// The same zone tabulated over another span.
    public func covering(_ span: ClosedRange<Timestamp>) -> TimeZoneTable {
        TimeZoneTable(name: name, span: span, lookup: lookup)
    }

    /// Seconds east of UTC. O(1) within the span.
    public func offset(at microseconds: Int64) -> Int {
        let hour = microseconds.flooredDivision(by: Self.microsecondsPerHour) &- firstHour
        guard hour >= 0, hour < offsets.count else {
            return lookup(Timestamp(microseconds: microseconds))
        }
        return Int(offsets[Int(hour)])
    }

    /// Hour of the local day, 0 ..< 24.
    public func hourOfDay(_ microseconds: Int64) -> Double {
        let local = microseconds + Int64(offset(at: microseconds)) * Timestamp.microsecondsPerSecond
        let day = local.flooredDivision(by: Timestamp.microsecondsPerDay)
        return Double(local - day * Timestamp.microsecondsPerDay) / Double(Self.microsecondsPerHour)
    }
}
