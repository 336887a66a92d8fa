import Testing
import TocsinRecords

@Suite struct TimestampTests {
    /// 200 random instants of the years 1…9999, the first and last of them, and edges of days and
    /// centuries, by Python's datetime.
    @Test func civilDatesAreThoseOfPython() throws {
        for row in RecordsReference.rows(RecordsReference.times) {
            let fields = try row.prefix(4).map { try #require(Int64($0)) }
            let time = Timestamp(microseconds: fields[0])
            let date = time.utcDate
            #expect([date.year, date.month, date.day] == fields[1...].map { Int($0) }, "\(row)")
            #expect(time.rfc3339 == row[4])
            let midnight = Timestamp(year: date.year, month: date.month, day: date.day)
            #expect(midnight.utcDay == time.utcDay)
            #expect(midnight.microseconds == time.utcDay * Timestamp.microsecondsPerDay)
        }
    }

    /// Every day of 800 years, two full Gregorian cycles around the epoch, follows the day before.
    @Test func everyDayFollowsTheOneBefore() {
        var expected = Timestamp(year: 1600, month: 1, day: 1).utcDay
        for year in 1600..<2400 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in lengths.enumerated() {
                for day in 1...length {
                    let time = Timestamp(year: year, month: month + 1, day: day)
                    guard time.utcDay == expected, time.utcDate == (year, month + 1, day) else {
                        Issue.record("\(year)-\(month + 1)-\(day)")
                        return
                    }
                    expected += 1
                }
            }
        }
    }

    /// The extremes of Int64 (days by hand: 2⁶³ / 86,400 · 10⁶, floored; dates as PostgreSQL gives them).
    @Test func extremesDoNotTrap() {
        let first = Timestamp(microseconds: .min)
        let last = Timestamp(microseconds: .max)
        #expect(first.utcDay == -106_751_992)
        #expect(last.utcDay == 106_751_991)
        #expect(first.rfc3339 == "-290308-12-21T19:59:05.224192Z")
        #expect(last.rfc3339 == "294247-01-10T04:00:54.775807Z")
        #expect(first.seconds < -9.22e12 && last.seconds > 9.22e12)
        #expect(first < last)
    }

    @Test(
        arguments: [
            (7, 3, 2), (-7, 3, -3), (-6, 3, -2), (0, 3, 0), (-1, 86_400, -1),
            (Int64.min, 2, Int64.min / 2),
        ] as [(Int64, Int64, Int64)])
    func flooredDivision(value: Int64, divisor: Int64, expected: Int64) {
        #expect(value.flooredDivision(by: divisor) == expected)
    }
}
