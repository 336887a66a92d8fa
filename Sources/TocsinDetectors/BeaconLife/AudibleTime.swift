import TocsinFeatures
import TocsinRecords

/// A beacon's own clock: time that counts as silence where the pair says nothing.
///
/// It stands still while the sensor sees nothing, while the host is off, and, once the beacon has shown
/// that it keeps hours, outside them.
struct AudibleTime {
    /// The first minute, counted from the epoch.
    private let first: Int64
    /// How many of the minutes before each do not count.
    private let deafBefore: [Int32]

    /// A clock that counts the minutes from `first` on that are `audible`. O(minutes).
    init(first: Int64, audible: [Bool]) {
        self.first = first
        var deaf: [Int32] = [0]
        deaf.reserveCapacity(audible.count + 1)
        for isAudible in audible { deaf.append((deaf.last ?? 0) + (isAudible ? 0 : 1)) }
        deafBefore = deaf
    }

    /// Whole minutes between two times, microseconds.
    private func minutes(_ start: Int64, _ end: Int64) -> Range<Int> {
        let count = deafBefore.count - 1
        let from = -(-start).flooredDivision(by: SeenMinutes.minute) - first
        let to = end.flooredDivision(by: SeenMinutes.minute) - first
        let low = min(max(from, 0), Int64(count))
        return Int(low)..<Int(min(max(to, low), Int64(count)))
    }

    /// Microseconds between `start` and `end` without the whole minutes that do not count; 0 if they lie the
    /// other way round. O(1).
    func elapsed(_ start: Int64, _ end: Int64) -> Int64 {
        guard end > start else { return 0 }
        let minutes = minutes(start, end)
        let deaf = deafBefore[minutes.upperBound] - deafBefore[minutes.lowerBound]
        return end - start - Int64(deaf) * SeenMinutes.minute
    }

    /// Whole minutes between `start` and `end` that count. O(1).
    func minutesHeard(_ start: Int64, _ end: Int64) -> Int {
        guard end > start else { return 0 }
        let minutes = minutes(start, end)
        return minutes.count - Int(deafBefore[minutes.upperBound] - deafBefore[minutes.lowerBound])
    }
}
