import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct DayShapeTests {
    let monday = Timestamp(year: 2026, month: 1, day: 5).microseconds

    @Test func timeGrowsWithTheShare() {
        let end = monday + 3 * Timestamp.microsecondsPerDay
        let shape = DayShape(start: monday, end: end)
        let times = (0...1000).map { shape.time(atShare: Double($0) / 1000) }
        #expect(times == times.sorted())
        #expect(times.first == monday)
        #expect(times.last.map { abs($0 - end) < 10 } == true)
        // Three equal working days.
        let second = monday + Timestamp.microsecondsPerDay
        #expect(abs(shape.time(atShare: 1.0 / 3) - second) < 1_000_000)
    }

    @Test func weekendsAreQuiet() {
        let saturday = monday + 5 * Timestamp.microsecondsPerDay
        let noon: Int64 = 12 * 3_600_000_000
        #expect(!DayShape.isWeekend(monday))
        #expect(DayShape.isWeekend(saturday))
        #expect(DayShape.isWeekend(saturday + Timestamp.microsecondsPerDay))
        #expect(!DayShape.isWeekend(saturday + 2 * Timestamp.microsecondsPerDay))
        #expect(DayShape.density(at: saturday + noon) < 0.5 * DayShape.density(at: monday + noon))
        #expect(DayShape.density(at: monday) < 0.2 * DayShape.density(at: monday + noon))
    }
}
