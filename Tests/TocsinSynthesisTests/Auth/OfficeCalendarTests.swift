import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct OfficeCalendarTests {
    @Test(arguments: 1...40)
    func plantableDays(_ seed: UInt64) {
        for days in [14, 30, 400] {
            var scenario = AuthScenario(users: 1, services: 0)
            scenario.days = days
            let calendar = OfficeCalendar(span: scenario.span, seed: seed)
            #expect(calendar.days.count == days + 1)
            #expect(!calendar.plantable.isEmpty)
            #expect(
                calendar.plantable.allSatisfy {
                    calendar.isWorkday($0) && $0 >= calendar.days.lowerBound + 7
                        && $0 <= calendar.days.upperBound - 2
                })
            // One working day in four weeks, the first perhaps beyond the end.
            #expect(calendar.holidays.count == days / 28 + 1)
            #expect(!calendar.holidays.contains(where: calendar.isWeekend))
        }
    }

    /// Friday to Monday, 6 to 9 March 2026.
    @Test func weekend() {
        let calendar = OfficeCalendar(span: AuthScenario(users: 1, services: 0).span, seed: 1)
        let friday = Timestamp(year: 2026, month: 3, day: 6).utcDay
        #expect((friday...friday + 3).map(calendar.isWeekend) == [false, true, true, false])
    }
}
