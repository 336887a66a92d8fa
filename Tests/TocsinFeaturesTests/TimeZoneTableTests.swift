import Foundation
import Testing
import TocsinRecords

@testable import TocsinFeatures

@Suite struct TimeZoneTableTests {
    private static let hour: Int64 = 3600 * Timestamp.microsecondsPerSecond

    /// Foundation's own zone as the lookup.
    private static func lookup(_ name: String) throws -> @Sendable (Timestamp) -> Int {
        let zone = try #require(TimeZone(identifier: name))
        return { zone.secondsFromGMT(for: Date(timeIntervalSince1970: $0.seconds)) }
    }

    /// Prague, 2024-03-31: 02:00 is 03:00 (tz database, EU rule: the last Sunday of March, 01:00 UTC);
    /// 2024-10-27: 03:00 is 02:00 again.
    @Test func clocksChange() throws {
        let spring = Timestamp(year: 2024, month: 3, day: 31).microseconds + Self.hour
        let autumn = Timestamp(year: 2024, month: 10, day: 27).microseconds + Self.hour
        let span =
            Timestamp(
                microseconds: spring - 24 * Self.hour)...Timestamp(
                microseconds: autumn + 24 * Self.hour)
        let lookup = try Self.lookup("Europe/Prague")
        let table = TimeZoneTable(name: "Europe/Prague", span: span, lookup: lookup)
        #expect(table.offset(at: spring - 1) == 3600)
        #expect(table.offset(at: spring) == 7200)
        #expect(table.hourOfDay(spring - Self.hour / 2) == 1.5)
        #expect(table.hourOfDay(spring + Self.hour / 2) == 3.5)
        #expect(table.hourOfDay(autumn - Self.hour / 2) == 2.5)
        #expect(table.hourOfDay(autumn + Self.hour / 2) == 2.5)
        for hour in 0..<200 {
            let instant = spring - 50 * Self.hour + Int64(hour) * Self.hour + 1_234_567
            #expect(table.offset(at: instant) == lookup(Timestamp(microseconds: instant)))
        }
    }

    /// Outside the span the lookup answers; a table over another span keeps zone and name.
    @Test func outsideTheSpanTheLookupAnswers() throws {
        let day = Timestamp(year: 2024, month: 1, day: 10)
        let july = Timestamp(year: 2024, month: 7, day: 10).microseconds
        let table = TimeZoneTable(
            name: "Europe/Prague", span: day...day, lookup: try Self.lookup("Europe/Prague"))
        #expect(table.offset(at: day.microseconds) == 3600)
        #expect(table.offset(at: july) == 7200)
        let other = table.covering(
            Timestamp(microseconds: july)...Timestamp(microseconds: july + Self.hour))
        #expect(other.name == "Europe/Prague")
        #expect(other.offset(at: july) == 7200)
        #expect(other.offset(at: day.microseconds) == 3600)
    }

    /// Half-hour zones, west of Greenwich, and times before 1970.
    @Test(
        arguments: [
            ("Asia/Kolkata", 0, 5.5), ("America/New_York", 0, 19), ("UTC", -1, 24 - 1 / 3.6e9),
            ("Asia/Kolkata", -6 * 3_600_000_000, 23.5),
        ] as [(String, Int64, Double)])
    func hoursOfTheLocalDay(name: String, microseconds: Int64, expected: Double) throws {
        let table = TimeZoneTable(name: name, span: nil, lookup: try Self.lookup(name))
        #expect(abs(table.hourOfDay(microseconds) - expected) < 1e-9)
    }

    @Test func utcHasNoOffset() {
        #expect(TimeZoneTable.utc.name == "UTC")
        #expect(TimeZoneTable.utc.offset(at: .max) == 0)
        #expect(TimeZoneTable.utc.hourOfDay(Self.hour * 30) == 6)
    }

    /// A record of the year 9999 beside one of 1970 asks for 70 million hours; the table stops at
    /// 57 years and the lookup takes over.
    @Test func aWideSpanIsNotTabulatedWhole() {
        let table = TimeZoneTable(
            name: "x", span: Timestamp(microseconds: 0)...Timestamp(year: 9999, month: 1, day: 1)
        ) { $0.microseconds < 4_000_000_000_000_000 ? 60 : 120 }
        #expect(table.offset(at: 0) == 60)
        #expect(table.offset(at: Timestamp(year: 9998, month: 1, day: 1).microseconds) == 120)
    }
}
