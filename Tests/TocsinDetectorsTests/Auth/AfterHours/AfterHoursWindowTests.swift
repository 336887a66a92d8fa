import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

/// The fixed window, and the users of whom one logon suffices.
@Suite struct AfterHoursWindowTests {
    private let detector = AfterHoursDetector()

    /// Logons at `hours` of each of `days`.
    private func log(_ user: String, days: Range<Int>, hours: [Double]) -> AuthLog {
        var log = AuthLog()
        for day in days {
            for hour in hours {
                log.add(
                    user, from: "10.0.0.7",
                    at: Double(day) * AuthLog.day + hour * AuthLog.hour + Double(day) * 60)
            }
        }
        return log
    }

    @Test(arguments: ["root", "Administrator", "CORP\\Administrator", "admin@example.test"])
    func oneLogonOfAPrivilegedUserFromANewSource(user: String) throws {
        var log = log(user, days: 0..<30, hours: [8, 9, 11, 13, 15, 17])
        log.add(user, from: "10.0.0.7", at: 12 * AuthLog.day + 3 * AuthLog.hour)
        #expect(log.findings(detector).isEmpty, "the source is known")
        log.add(user, from: "203.0.113.5", .failure, at: 14 * AuthLog.day + 3 * AuthLog.hour)
        #expect(log.findings(detector).isEmpty, "it failed")
        log.add(user, from: "203.0.113.5", at: 14 * AuthLog.day + 3.1 * AuthLog.hour)
        let finding = try #require(log.findings(detector).first)
        #expect(finding.severity == .high && finding.priority >= 50)
        #expect(finding.evidence.contains(Evidence("privileged", .flag(true))))
        #expect(finding.why.last?.contains("203.0.113.5 for the first time") == true)
        var noon = self.log(user, days: 0..<30, hours: [8, 9, 11, 13, 15, 17])
        noon.add(user, from: "203.0.113.5", at: 14.5 * AuthLog.day)
        #expect(noon.findings(detector).isEmpty)
    }

    @Test func othersNeedMore() {
        var log = log("ann", days: 0..<20, hours: [8, 9, 11, 13, 15, 17])
        log.add("ann", from: "203.0.113.5", at: 14 * AuthLog.day + 3 * AuthLog.hour)
        #expect(log.findings(detector).isEmpty)
        // The log says it of this one.
        for index in log.events.indices { log.events[index].flags.insert(.privileged) }
        #expect(log.findings(detector).count == 1)
    }

    @Test func unknownHoursOfPrivilegedUsersAreJudgedByTheWindow() throws {
        var log = log("root", days: 0..<1, hours: [9, 12, 20])
        #expect(log.findings(detector).isEmpty)
        log.add("root", from: "203.0.113.5", at: 23 * AuthLog.hour)
        let finding = try #require(log.findings(detector).first)
        #expect(finding.severity == .medium && finding.pValue == nil)
        #expect(finding.why[0] == "1 attempt at 23:00 on 2024-01-01, within 22–06 h.")
        #expect(finding.why[1].hasPrefix("Too little is known of the hours of “root”"))
        // Nothing else is known of the user at all.
        var only = AuthLog()
        only.add("root", from: "203.0.113.5", at: 23 * AuthLog.hour)
        #expect(only.findings(detector).first?.severity == .low)
        var console = AuthLog()
        console.add("root", at: 23 * AuthLog.hour)
        console.add("root", from: "127.0.0.1", at: 23 * AuthLog.hour)
        #expect(console.findings(detector).isEmpty)
    }

    @Test func theFixedWindowIsARule() throws {
        let night = log("ann", days: 0..<3, hours: [22.5, 23.5, 25])
        #expect(night.findings(detector).isEmpty)
        let found = night.findings(detector, set: ["after-hours.fixed": 1])
        #expect(found.map(\.count) == [9] && found.first?.entity.user == "ann")
        let day = log("ann", days: 0..<3, hours: [6, 12, 21])
        #expect(day.findings(detector, set: ["after-hours.fixed": 1]).isEmpty)
        let moved = day.findings(
            detector,
            set: [
                "after-hours.fixed": 1, "after-hours.fixed_from": 5, "after-hours.fixed_to": 13,
                "after-hours.min_attempts": 2,
            ])
        #expect(moved.map(\.count) == [6])
        #expect(moved.first?.why[0].contains("within 05–13 h") == true)
    }

    @Test func windowsOverMidnightAndWithin() throws {
        func rule(_ from: Double, _ to: Double) throws -> OffHoursRule {
            var settings = Settings()
            try settings.set("after-hours.fixed_from", to: from)
            try settings.set("after-hours.fixed_to", to: to)
            return OffHoursRule(settings)
        }
        let night = try rule(22, 6)
        #expect(night.isInWindow(22) && night.isInWindow(0) && night.isInWindow(5.99))
        #expect(!night.isInWindow(6) && !night.isInWindow(21.9) && night.awayFromWindow == 14)
        let day = try rule(9, 17)
        #expect(day.isInWindow(9) && !day.isInWindow(17) && day.awayFromWindow == 1)
        #expect(try !rule(5, 5).isInWindow(5))
    }
}
