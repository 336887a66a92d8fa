import Testing
import TocsinRecords

@testable import TocsinSinks

struct TimeTextTests {
    @Test func utc() {
        #expect(TimeText.utc.minute(Sample.morning) == "2026-07-14 09:12")
        #expect(TimeText.utc.minuteOfYear(Sample.morning) == "07-14 09:12")
        #expect(TimeText.utc.zone == "UTC")
    }

    @Test func anOffsetMovesDayAndYear() {
        let tokyo = TimeText(zone: "Asia/Tokyo") { _ in 9 * 3600 }
        let newYearsEve = Timestamp(
            microseconds: Timestamp(year: 2025, month: 12, day: 31).microseconds
                + 20 * 3_600_000_000)
        #expect(tokyo.minute(newYearsEve) == "2026-01-01 05:00")
        #expect(tokyo.year(newYearsEve) == 2026)
        #expect(TimeText.utc.year(newYearsEve) == 2025)
    }

    @Test func theOffsetIsThatOfTheInstant() {
        let change = Timestamp(year: 2026, month: 3, day: 29)
        let berlin = TimeText(zone: "Europe/Berlin") { $0 < change ? 3600 : 7200 }
        let hour: Int64 = 3_600_000_000
        #expect(
            berlin.minute(Timestamp(microseconds: change.microseconds - hour)) == "2026-03-29 00:00"
        )
        #expect(
            berlin.minute(Timestamp(microseconds: change.microseconds + hour)) == "2026-03-29 03:00"
        )
    }

    @Test func absurdTimesAndOffsetsDoNotTrap() {
        let absurd = TimeText(zone: "X") { _ in .max }
        for microseconds in [Int64.min, .max, 0] {
            #expect(!absurd.minute(Timestamp(microseconds: microseconds)).isEmpty)
        }
    }
}
