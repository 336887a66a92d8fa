import TocsinMath

/// The days on which the offices work.
struct OfficeCalendar: Sendable {
    /// Local days of the span; the first and the last may be cut.
    let days: ClosedRange<Int64>
    /// Days without anybody, ascending: one in four weeks.
    let holidays: [Int64]

    init(span: Range<Int64>, seed: UInt64) {
        let clock = City.all[City.offices[0]].clock
        days = clock.day(of: span.lowerBound)...clock.day(of: span.upperBound - 1)
        var generator = SeededGenerator(seed: seed, stream: Stream.authCalendar)
        var holidays: [Int64] = []
        for block in stride(from: days.lowerBound, through: days.upperBound, by: 28) {
            // Monday of any of the four weeks, to Friday.
            let week = Int64(generator.index(below: 4))
            let weekday = Int64(1 + generator.index(below: 5))
            let day = block + 7 * week
            holidays.append(day + (weekday - CityClock.weekday(day) + 7) % 7)
        }
        self.holidays = holidays
    }

    func isWeekend(_ day: Int64) -> Bool { [0, 6].contains(CityClock.weekday(day)) }

    func isHoliday(_ day: Int64) -> Bool { holidays.contains(day) }

    func isWorkday(_ day: Int64) -> Bool { !isWeekend(day) && !isHoliday(day) }

    /// Days on which things are planted: the first 40 % and at least a week are left to learn from, and
    /// the last day to those that go on into the next.
    var plantable: [Int64] {
        let count = days.upperBound - days.lowerBound + 1
        let first = days.lowerBound + max(7, count * 2 / 5)
        // Fourteen days are the fewest, so that the range holds some workdays.
        return (first...max(first, days.upperBound - 2)).filter(isWorkday)
    }
}
