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

/// The windows of one run, and which events of a series lie in each.
///
/// Tiles are counted from the UTC midnight in front of the first data: a day's tile holds the same
/// events whatever else was read, and is the day that people look up. A week begins with the data.
package struct BeaconTiling: Sendable {
    /// Start of the first and of the last connection, microseconds.
    package let span: ClosedRange<Int64>
    /// The windows that are used, the longest first.
    package let windows: [BeaconWindow]

    /// A window is left out unless the next longer one is this much longer: nearly the same events
    /// would be judged twice.
    static let leastRatio = 1.3
    /// Data of at most this many days are judged once, as a whole.
    static let oneDay = 1.1

    /// The windows of `chosen` that make sense for data of `span`; all of the data if none does.
    package init(span: ClosedRange<Timestamp>, chosen: Set<BeaconWindow>) {
        self.span = span.lowerBound.microseconds...span.upperBound.microseconds
        let length = Double(span.upperBound.microseconds - span.lowerBound.microseconds)
        guard length > Self.oneDay * Double(Timestamp.microsecondsPerDay) else {
            windows = [.whole]
            return
        }
        var kept = chosen.contains(.whole) ? [BeaconWindow.whole] : []
        var next = kept.isEmpty ? length : length / Self.leastRatio
        for window in [BeaconWindow.week, .day] where chosen.contains(window) {
            guard let size = window.length, Double(size) <= next else { continue }
            kept.append(window)
            next = Double(size) / Self.leastRatio
        }
        windows = kept.isEmpty ? [.whole] : kept
    }

    /// The events of a series in one window.
    package struct Cut: Hashable, Sendable {
        /// The kind of window.
        package var window: BeaconWindow
        /// Their positions in the series.
        package var events: Range<Int>
        /// Length of the window, as far as there are data, microseconds.
        package var length: Int64
    }

    /// The windows with at least `least` events of `times` (ascending, within the span), the longest
    /// first; of windows with the same events only the first. O(events · windows).
    package func cuts(_ times: [Int64], atLeast least: Int) -> [Cut] {
        var seen: Set<Range<Int>> = []
        var cuts: [Cut] = []
        for window in windows {
            let tiles = window.length.map { Self.tiles(of: times, span: span, size: $0, step: $0) }
            for tile in tiles ?? [Tile(span: span, events: times.indices)]
            where tile.events.count >= least && seen.insert(tile.events).inserted {
                let length = tile.span.upperBound - tile.span.lowerBound
                cuts.append(Cut(window: window, events: tile.events, length: length))
            }
        }
        return cuts
    }

    /// A stretch of the data and the positions of the events in it.
    package struct Tile: Hashable, Sendable {
        /// Microseconds, clipped to the data.
        package var span: ClosedRange<Int64>
        /// Their positions in the series.
        package var events: Range<Int>
    }

    /// The stretches of length `size` that begin every `step` (both positive, `step` ≤ `size`) from the
    /// UTC midnight in front of the data on and hold events of `times` (ascending, within `span`).
    /// With `step` = `size` they tile the data, with a shorter one they slide. O(events + stretches with
    /// events).
    package static func tiles(
        of times: [Int64], span: ClosedRange<Int64>, size: Int64, step: Int64
    ) -> [Tile] {
        guard size > 0, step > 0, step <= size else { return [] }
        let day = Timestamp.microsecondsPerDay
        let anchor = span.lowerBound.flooredDivision(by: day) * day
        var tiles: [Tile] = []
        var (first, end) = (0, 0)
        var number: Int64 = 0
        while first < times.count {
            // Silence is jumped over: the next stretch is the first that ends behind the next event.
            number = max(number, (times[first] - anchor - size).flooredDivision(by: step) + 1)
            let start = anchor + number * step
            while first < times.count, times[first] < start { first += 1 }
            guard first < times.count else { break }
            number += 1
            guard times[first] < start + size else { continue }
            end = max(end, first)
            while end < times.count, times[end] < start + size { end += 1 }
            tiles.append(
                Tile(
                    span: max(start, span.lowerBound)...min(start + size, span.upperBound),
                    events: first..<end))
            if start + size > span.upperBound { break }
        }
        return tiles
    }
}
