import TocsinFeatures
import TocsinMath

/// A user's attempts day by day, days without any included, from the first to the last active one.
struct UserDays {
    /// One day with attempts.
    struct Day {
        /// Days since 1970-01-01, local time.
        var number: Int
        /// Its rows among the user's.
        var rows: Range<Int>
        var attempts: Double
    }

    /// Days with attempts, in order.
    let active: [Day]
    private let sorted: [Double]
    private let moments: CountMoments

    /// Of one user's rows in order of time. O(rows + days log days).
    init(_ rows: [Int], _ attempts: HabitAttempts) {
        let (window, calendar) = (attempts.window, attempts.calendar)
        var active: [Day] = []
        for (place, row) in rows.enumerated() {
            let number = calendar.day(window.ts(row))
            if active.last?.number != number {
                active.append(Day(number: number, rows: place..<place, attempts: 0))
            }
            active[active.count - 1].rows = active[active.count - 1].rows.lowerBound..<place + 1
            active[active.count - 1].attempts += Double(window.attempts(row))
        }
        self.active = active
        sorted = active.map(\.attempts).sorted()
        var moments = CountMoments()
        for day in active { moments.add(day.attempts) }
        if let first = active.first, let last = active.last {
            moments.addZeros(last.number - first.number + 1 - active.count)
        }
        self.moments = moments
    }

    /// All days, those without attempts included.
    var count: Int { moments.count }

    /// What the days but `judged`, which are among the busiest, look like.
    func others(but judged: ArraySlice<Day>) -> Baseline {
        var rest = moments
        for day in judged { rest.remove(day.attempts) }
        // What is left out stands above the middle, so that it leaves the lower half as it was.
        let zeros = count - active.count
        func value(_ place: Int) -> Double { place < zeros ? 0 : sorted[place - zeros] }
        let middle = rest.count / 2
        let median =
            rest.count == 0
            ? Double.nan
            : rest.count % 2 == 1 ? value(middle) : (value(middle - 1) + value(middle)) / 2
        return Baseline(
            days: rest.count, activeDays: active.count - judged.count, median: median,
            model: GammaPoisson(rest))
    }

    /// Other days.
    struct Baseline {
        var days: Int
        /// Those with attempts.
        var activeDays: Int
        /// Attempts a day.
        var median: Double
        var model: GammaPoisson
    }
}
