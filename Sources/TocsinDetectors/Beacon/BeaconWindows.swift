import TocsinRecords

/// A stretch of the data that a series is judged over.
public enum BeaconWindow: String, CaseIterable, Hashable, Sendable {
    /// Days.
    case day = "24h"
    /// Weeks.
    case week = "7d"
    /// All of the data.
    case whole

    /// As reports write it.
    public var name: String {
        switch self {
        case .day: "24 h"
        case .week: "7 d"
        case .whole: "whole"
        }
    }

    /// Microseconds; nil for all of the data.
    public var length: Int64? {
        switch self {
        case .day: Timestamp.microsecondsPerDay
        case .week: 7 * Timestamp.microsecondsPerDay
        case .whole: nil
        }
    }
}
