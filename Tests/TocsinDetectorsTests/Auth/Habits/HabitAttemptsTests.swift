import Testing
import TocsinRecords

@testable import TocsinDetectors

@Suite struct HabitAttemptsTests {
    @Test func failuresOfASourceThatFailsAsManyAreLeftOut() throws {
        var log = AuthLog()
        for user in 0..<HabitAttempts.manyUsers {
            log.add("u\(user)", from: "198.51.100.1", .failure, at: Double(user))
        }
        log.add("u0", from: "198.51.100.1", at: 60)
        log.add("u0", from: "198.51.100.1", .failure, at: AuthLog.day)
        let window = log.window()
        let attempts = HabitAttempts(window, zone: .utc)
        let user = try #require(window.users.first { window.name($0) == "u0" })
        // The logon, and the failure of the next day.
        #expect(attempts.rows(ofUser: user).map(window.result) == [.success, .failure])
        log.events.removeFirst()
        let fewer = log.window()
        #expect(HabitAttempts(fewer, zone: .utc).rows(ofUser: user).count == 2)
        let one = try #require(fewer.users.first { fewer.name($0) == "u1" })
        #expect(HabitAttempts(fewer, zone: .utc).rows(ofUser: one).count == 1)
    }

    @Test func outcomesAreCounted() {
        var log = AuthLog()
        log.add("ann", from: "10.0.0.1", .failure, at: 0) { $0.count = 4 }
        log.add("ann", from: "10.0.0.2", at: 1)
        log.add("ann", .unknown, at: 2)
        let window = log.window()
        let counts = AttemptCounts(0..<3, window)
        #expect(counts.attempts == 6 && counts.failures == 4 && counts.successes == 1)
        #expect(counts.sources.count == 2 && counts.successSources.count == 1)
        #expect(counts.outcome == "4 failed, 1 succeeded, 1 without known outcome")
    }

    @Test func oddityGrowsAsChanceShrinks() {
        #expect(Oddity.score(1) == 0)
        #expect(abs(Oddity.score(1e-4) - 0.5) < 1e-12)
        #expect(Oddity.score(0) < 1 && Oddity.score(0) > 0.98)
    }

    @Test func highSeverityIsOverNoBudget() {
        func finding(_ user: String, _ severity: Severity, _ p: Double?) -> Finding {
            var finding = Finding(
                detector: "x", title: "", severity: severity, priority: 1, score: 0,
                entity: Entity(user: user), firstSeen: Timestamp(microseconds: 0),
                lastSeen: Timestamp(microseconds: 0), count: 1)
            finding.pValue = p
            return finding
        }
        let all = [
            finding("a", .low, 1e-3), finding("b", .medium, 1e-2), finding("c", .high, 0.5),
            finding("d", .low, 1e-9),
        ]
        let (kept, leftOut) = FindingBudget(perDay: 1).rarest(all, span: 0)
        #expect(kept.compactMap(\.entity.user) == ["c", "d"] && leftOut == 2)
    }
}
