import TocsinFeatures
import TocsinMath
import TocsinRecords

/// A time during which an origin guesses.
struct GuessStretch {
    var origin: Origin
    var rows: [Int]
    var tally: AttemptTally
    var pattern: GuessPattern
    /// The chance of as many failures in a day from an ordinary source; nil where nothing ordinary is
    /// there to compare with.
    var pValue: Double?
    /// Failures of the worst day.
    var worstDay: Double
    /// What the worst day was compared with; nil where there is nothing.
    var baseline: Baseline?

    /// Days to compare with.
    struct Baseline {
        /// Failures of an average day.
        var mean: Double
        /// Whether they are the origin's own other days, not those of other sources.
        var isOwn: Bool
    }
}

/// Finds the stretches of a window in which origins guess.
///
/// An origin that nobody ever logged on from has no ordinary days: it is judged over each of its
/// episodes, by what one day brings from the sources people do log on from. Where people log on, each
/// day is judged by the origin's other days. No comparison holds the judged day.
struct GuessStretches {
    private let rows: SourceRows
    private let calendar: AuthCalendar
    private let floors: GuessPattern.Floors
    private let maxP: Double
    /// Of the days of all ordinary sources on which they did not guess: failures.
    private let ordinary: CountMoments
    /// Of all days of each ordinary source with attempts.
    private let own: [Origin: CountMoments]

    /// Days of ordinary sources below which there is nothing to compare with.
    static let leastDays = 7
    /// A silence that ends an episode, in microseconds (contract).
    static let silence = Timestamp.microsecondsPerDay

    init(
        _ rows: SourceRows, _ calendar: AuthCalendar, floors: GuessPattern.Floors, maxP: Double
    ) {
        self.rows = rows
        self.calendar = calendar
        self.floors = floors
        self.maxP = maxP
        var all = CountMoments()
        var own: [Origin: CountMoments] = [:]
        for (origin, numbers) in rows.origins
        where numbers.contains(where: { rows.window.isSuccess($0) }) {
            var moments = CountMoments()
            Self.forEachDay(numbers, rows.window, calendar) { _, rowsOfDay in
                let failures = Self.failures(rowsOfDay, rows.window)
                moments.add(failures)
                // One program with an old password must not make every guess look ordinary.
                if Self.pattern(rowsOfDay, rows.window, floors) == nil {
                    all.add(failures)
                }
            }
            own[origin] = moments
        }
        ordinary = all
        self.own = own
    }

    /// Hands on all stretches, by origin and time: those of ten thousand sources at once would be large.
    func forEach(_ body: (GuessStretch) -> Void) {
        for (origin, numbers) in rows.origins {
            let isOrdinary = own[origin] != nil
            for stretch in isOrdinary ? ordinaryDays(origin, numbers) : strangers(origin, numbers) {
                body(stretch)
            }
        }
    }

    private func strangers(_ origin: Origin, _ numbers: [Int]) -> [GuessStretch] {
        let window = rows.window
        var stretches: [GuessStretch] = []
        var start = 0
        for next in 1...numbers.count
        where next == numbers.count
            || window.ts(numbers[next]) - window.ts(numbers[next - 1]) > Self.silence
        {
            let episode = Array(numbers[start..<next])
            start = next
            if let stretch = judged(origin, episode, beside: ordinary, isOwn: false) {
                stretches.append(stretch)
            }
        }
        return stretches
    }

    private func ordinaryDays(_ origin: Origin, _ numbers: [Int]) -> [GuessStretch] {
        let window = rows.window
        let active = own[origin] ?? CountMoments()
        var own = active
        let first = numbers.first.map { calendar.day(window.ts($0)) } ?? calendar.days.upperBound
        let lifetime = max(active.count, calendar.days.upperBound - first + 1)
        own.addZeros(lifetime - active.count)
        // Days of guessing are no baseline for each other, unless that is what most days look like.
        var guessing: [Double] = []
        Self.forEachDay(numbers, window, calendar) { _, rowsOfDay in
            if Self.pattern(rowsOfDay, window, floors) != nil {
                guessing.append(Self.failures(rowsOfDay, window))
            }
        }
        guard !guessing.isEmpty else { return [] }
        // Of the days of all ordinary sources, those of the others.
        var others = ordinary
        others.remove(active)
        for count in guessing { others.add(count) }
        let isHabit = 2 * guessing.count > lifetime
        if !isHabit { for count in guessing { own.remove(count) } }
        var stretches: [GuessStretch] = []
        var lastDay = Int.min
        Self.forEachDay(numbers, window, calendar) { day, rowsOfDay in
            var rest = own
            if isHabit { rest.remove(Self.failures(rowsOfDay, window)) }
            let isOwn = rest.count >= Self.leastDays
            guard
                let stretch = judged(
                    origin, Array(rowsOfDay), beside: isOwn ? rest : others, isOwn: isOwn)
            else { return }
            if let last = stretches.last, day == lastDay + 1, last.pattern == stretch.pattern {
                let merged = last.rows + stretch.rows
                stretches[stretches.count - 1].rows = merged
                stretches[stretches.count - 1].tally = AttemptTally(merged, window)
                if stretch.worstDay > last.worstDay {
                    stretches[stretches.count - 1].worstDay = stretch.worstDay
                    stretches[stretches.count - 1].pValue = stretch.pValue
                    stretches[stretches.count - 1].baseline = stretch.baseline
                }
            } else {
                stretches.append(stretch)
            }
            lastDay = day
        }
        return stretches
    }

    private func judged(
        _ origin: Origin, _ numbers: [Int], beside baseline: CountMoments, isOwn: Bool
    ) -> GuessStretch? {
        guard Self.failures(numbers[...], rows.window) >= Double(GuessPattern.Floors.tries) else {
            return nil
        }
        let tally = AttemptTally(numbers, rows.window)
        guard let pattern = GuessPattern(tally, floors) else { return nil }
        var worst = 0.0
        Self.forEachDay(numbers, rows.window, calendar) { _, rowsOfDay in
            worst = max(worst, Self.failures(rowsOfDay, rows.window))
        }
        let model = baseline.count >= Self.leastDays ? GammaPoisson(baseline) : nil
        let p = model?.pValue(worst)
        if let p, p > maxP { return nil }
        return GuessStretch(
            origin: origin, rows: numbers, tally: tally, pattern: pattern, pValue: p,
            worstDay: worst, baseline: model.map { .init(mean: $0.mean, isOwn: isOwn) })
    }

    /// What a day's attempts look like. Most days hold too few failures to look like anything.
    private static func pattern(
        _ rows: ArraySlice<Int>, _ window: AuthWindow, _ floors: GuessPattern.Floors
    ) -> GuessPattern? {
        guard failures(rows, window) >= Double(GuessPattern.Floors.tries) else { return nil }
        return GuessPattern(AttemptTally(rows, window), floors)
    }

    /// Attempts that did not get in, or may not have.
    private static func failures(_ rows: ArraySlice<Int>, _ window: AuthWindow) -> Double {
        Double(rows.reduce(0) { $0 + (window.isSuccess($1) ? 0 : window.attempts($1)) })
    }

    private static func forEachDay(
        _ rows: [Int], _ window: AuthWindow, _ calendar: AuthCalendar,
        _ body: (_ day: Int, _ rows: ArraySlice<Int>) -> Void
    ) {
        var start = 0
        while start < rows.count {
            let day = calendar.day(window.ts(rows[start]))
            var end = start + 1
            while end < rows.count, calendar.day(window.ts(rows[end])) == day { end += 1 }
            body(day, rows[start..<end])
            start = end
        }
    }
}
