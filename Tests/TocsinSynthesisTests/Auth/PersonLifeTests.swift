import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct PersonLifeTests {
    private static let scenario = AuthScenario(users: 24, services: 0)
    private static let calendar = OfficeCalendar(span: scenario.span, seed: scenario.seed)

    private static func life(_ index: Int, _ change: (inout Person) -> Void = { _ in }) -> [AuthRow]
    {
        var person = Person(index, scenario: scenario, calendar: calendar)
        change(&person)
        var life = PersonLife(
            person, scenario: scenario, site: AuthSite(form: .syslog), calendar: calendar)
        var rows: [AuthRow] = []
        while let row = life.next() { rows.append(row) }
        return rows
    }

    private static func day(_ row: AuthRow) -> Int64 { City.all[0].clock.day(of: row.time) }

    @Test func aDay() {
        let rows = Self.life(3)
        #expect(rows.count > 40)
        #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.time <= $1.time })
        let hours = rows.map { $0.hour(in: 0) }
        // Two standard deviations before the usual beginning, to the last look at the mail.
        #expect(hours.allSatisfy { (7..<23).contains($0) })
        #expect(Set(rows.map(\.origin)).count < 14)
        #expect(Set(rows.map(\.host)).count <= 2)
        #expect(rows.allSatisfy { $0.planted == nil && !$0.isMalicious })
    }

    /// Shifts from ten in the evening to the next morning.
    @Test func nights() {
        let hours = Self.life(1).filter { $0.origin.city == 0 }.map { $0.hour(in: 0) }
        #expect(hours.contains { $0 > 22 } && hours.contains { $0 < 5 })
        #expect(!hours.contains { (12..<20).contains($0) })
    }

    @Test func anotherTimeZone() {
        let rows = Self.life(2)
        #expect(rows.allSatisfy { $0.origin.city == 1 })
        #expect(rows.allSatisfy { (7..<23).contains($0.hour(in: 1)) })
        #expect(rows.contains { $0.hour(in: 0) > 20 })
    }

    @Test func newHireAndLeaver() throws {
        let days = Self.calendar.days
        let hired = try #require(Self.life(5).first)
        #expect(Self.day(hired) > days.lowerBound + 10)
        let left = try #require(Self.life(7).last)
        #expect(Self.day(left) < days.lowerBound + 7)
    }

    @Test func holidays() {
        let holidays = Self.calendar.holidays.filter(Self.calendar.days.contains)
        #expect(!holidays.isEmpty)
        for index in 0..<24 where index != 1 && index % 7 != 6 && index != 2 {
            #expect(!Self.life(index).contains { holidays.contains(Self.day($0)) })
        }
    }

    /// One to three failures, then a success of the same session, within a minute.
    @Test func typos() {
        let rows = (0..<24).flatMap { Self.life($0) }
        let failures = rows.indices.filter { rows[$0].result == .failure }
        #expect(failures.count > 20)
        for i in failures {
            let row = rows[i]
            #expect(row.failuresBefore < 3 && !row.endsSession && row.method == .password)
            #expect(
                rows.contains {
                    $0.session == row.session && $0.result == .success
                        && (1..<60).contains($0.time - row.time)
                })
        }
    }

    @Test func travelling() {
        let calendar = Self.calendar
        let leaves = City.all[0].clock.instant(day: calendar.days.lowerBound + 8, seconds: 0)
        let stay = Person.Stay(
            city: 4, leaves: leaves, arrives: leaves + 86_400, departs: leaves + 5 * 86_400,
            isBack: leaves + 6 * 86_400, planted: 9)
        let rows = Self.life(3) {
            $0.stay = stay
            $0.absences = []
        }
        let away = rows.filter { $0.time >= stay.leaves && $0.time < stay.isBack }
        #expect(!away.isEmpty)
        #expect(
            away.allSatisfy {
                $0.time >= stay.arrives && $0.time < stay.departs && $0.origin.city == 4
                    && $0.planted == 9
            })
        #expect(rows.filter { $0.planted == nil }.allSatisfy { $0.origin.city == 0 })
    }

    @Test func administratorsBecomeRoot() {
        #expect(Self.life(0).contains { $0.action == .elevation })
        #expect(!Self.life(3).contains { $0.action != .logon })
    }

    /// As many names as there may be users: no two alike, none too long for Windows.
    @Test func names() {
        let names = (0..<AuthScenario.maximumUsers).map(AuthNames.person)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.utf8.count <= 20 })
        let guessed = (0..<1000).map { AuthNames.guessed($0).name }
        #expect(Set(guessed).count == 1000)
        #expect(Set(names).isDisjoint(with: guessed))
        #expect(Set(names).isDisjoint(with: (0..<1000).map { AuthNames.leaked($0).name }))
    }
}
