import TocsinRecords

/// Prints times in the zone the reader works in.
public struct TimeText: Sendable {
    /// How the zone is called beside a time (`UTC`, `Europe/Berlin`).
    public let zone: String
    private let secondsEast: @Sendable (Timestamp) -> Int

    /// `secondsEast` gives the offset from UTC that holds at an instant, summer time included.
    public init(zone: String, secondsEast: @escaping @Sendable (Timestamp) -> Int) {
        self.zone = zone
        self.secondsEast = secondsEast
    }

    /// Coordinated universal time, the default everywhere.
    public static let utc = TimeText(zone: "UTC") { _ in 0 }

    /// `2026-07-14 09:12`, the minute floored.
    public func minute(_ time: Timestamp) -> String {
        let local = local(time)
        var bytes: [UInt8] = []
        bytes.appendRFC3339(local)
        // `2026-07-14T09:12:…`: the year may be longer than four digits, the rest is fixed.
        let text = String(decoding: bytes.dropLast(11), as: UTF8.self)
        return text.replacingTimeMark()
    }

    /// `07-14 09:12`, for a list whose year stands elsewhere.
    public func minuteOfYear(_ time: Timestamp) -> String { String(minute(time).suffix(11)) }

    /// The civil year in the zone.
    public func year(_ time: Timestamp) -> Int { local(time).utcDate.year }

    private func local(_ time: Timestamp) -> Timestamp {
        // No zone is a day or more away from UTC; a wrapped sum is a wrong text, not a crash.
        let east = min(max(secondsEast(time), -86_400), 86_400)
        return Timestamp(
            microseconds: time.microseconds &+ Int64(east) * Timestamp.microsecondsPerSecond)
    }
}

extension String {
    /// RFC 3339's `T` as the space people read.
    fileprivate func replacingTimeMark() -> String {
        String(map { $0 == "T" ? " " : $0 })
    }
}
