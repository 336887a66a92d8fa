import TocsinMath
import TocsinRecords

/// `base` > 0.
func power(_ base: Double, _ exponent: Double) -> Double {
    Elementary.exp(exponent * Elementary.log(base))
}
func exponential(_ x: Double) -> Double { Elementary.exp(x) }

/// How busy the site is over the span: little at night, two humps on a working day, a quarter of them at
/// the weekend; UTC.
struct DayShape {
    private let start: Int64
    private let binMicroseconds: Double
    /// Share of the traffic before the end of each bin, the last one 1.
    private let cumulative: [Double]

    /// Bins of five minutes, fewer and longer ones once a span has more than this many.
    private static let maximumBins = 131_072

    init(start: Int64, end: Int64) {
        let span = Double(end - start)
        let bins = min(max(Int(span / 300e6), 16), Self.maximumBins)
        self.start = start
        let width = span / Double(bins)
        binMicroseconds = width
        var sum = 0.0
        let sums = (0..<bins).map { bin in
            sum += Self.density(at: start + Int64((Double(bin) + 0.5) * width))
            return sum
        }
        cumulative = sums.map { $0 / sum }
    }

    /// Relative rate at an instant, in microseconds since the epoch, not negative.
    static func density(at time: Int64) -> Double {
        let hour = hourOfDay(time)
        func hump(_ centre: Double, _ width: Double) -> Double {
            let z = (hour - centre) / width
            return exponential(-z * z)
        }
        return 0.15 + (isWeekend(time) ? 0.25 : 1) * (hump(10.8, 2.4) + 0.9 * hump(15.2, 2.3))
    }

    /// 0 ..< 24, UTC.
    static func hourOfDay(_ time: Int64) -> Double {
        Double(time % Timestamp.microsecondsPerDay) / 3600e6
    }

    static func isWeekend(_ time: Int64) -> Bool {
        // 1970-01-01 was a Thursday; 0 is Sunday.
        let weekday = (time / Timestamp.microsecondsPerDay + 4) % 7
        return weekday == 0 || weekday == 6
    }

    /// The instant before which `share` (0 … 1) of the traffic lies. Monotone. O(log bins).
    func time(atShare share: Double) -> Int64 {
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] >= share { high = middle } else { low = middle + 1 }
        }
        let before = low == 0 ? 0 : cumulative[low - 1]
        let inside = min(max((share - before) / (cumulative[low] - before), 0), 1)
        return start + Int64((Double(low) + inside) * binMicroseconds)
    }
}
