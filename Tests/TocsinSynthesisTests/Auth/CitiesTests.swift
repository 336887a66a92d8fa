import Foundation
import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct CitiesTests {
    /// Haversine formula on the same radius, computed with Python's libm.
    @Test(arguments: [(0, 1, 6683.216), (0, 3, 9848.163), (8, 5, 15_414.043)])
    func distances(_ from: Int, _ to: Int, _ kilometres: Double) {
        #expect(abs(City.all[from].kilometres(to: City.all[to]) - kilometres) < 0.001)
        #expect(City.all[from].kilometres(to: City.all[from]) < 1e-6)
    }

    /// The system's IANA time zone database.
    @Test(arguments: [
        (0, "Europe/Prague"), (1, "America/Toronto"), (2, "Europe/Lisbon"),
        (3, "Asia/Singapore"), (11, "America/New_York"), (13, "Asia/Kolkata"),
    ])
    func clocks(_ city: Int, _ name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let clock = City.all[city].clock
        let first = Timestamp(year: 2008, month: 1, day: 1).microseconds / 1_000_000
        for time in stride(from: first, to: first + 17 * 365 * 86_400, by: 1800) {
            for time in [time - 1, time] {
                let offset = zone.secondsFromGMT(
                    for: Date(timeIntervalSince1970: Double(time)))
                if clock.offset(at: time) != Int64(offset) {
                    Issue.record("\(name) \(time): \(clock.offset(at: time)), not \(offset)")
                    return
                }
            }
        }
    }

    @Test func clockTimesAndDays() {
        let prague = City.all[0].clock
        let sunday = Timestamp(year: 2026, month: 3, day: 29)
        let midnight = sunday.microseconds / 1_000_000
        // Before, in and behind the hour that the clock skips.
        #expect(prague.instant(day: sunday.utcDay, seconds: 3600) == midnight)
        #expect(prague.instant(day: sunday.utcDay, seconds: 9000) == midnight + 1800)
        #expect(prague.instant(day: sunday.utcDay, seconds: 14_400) == midnight + 7200)
        #expect(prague.day(of: midnight - 3601) == sunday.utcDay - 1)
        #expect(prague.day(of: midnight - 3600) == sunday.utcDay)
        #expect(prague.changes(in: midnight..<midnight + 86_400) == [midnight + 3600])
        #expect(CityClock.weekday(sunday.utcDay) == 0)
    }

    @Test func attackersAndTravellersAreFarAway() {
        for office in City.offices {
            for city in City.hostile {
                #expect(City.all[office].kilometres(to: City.all[city]) > 2500)
            }
            for city in City.destinations[office] {
                let distance = City.all[office].kilometres(to: City.all[city])
                #expect((2000...10_000).contains(distance))
            }
            for city in City.vpnExits[office] {
                #expect(City.all[office].kilometres(to: City.all[city]) > 1500)
                #expect(City.all[office].country != City.all[city].country)
            }
        }
    }
}
