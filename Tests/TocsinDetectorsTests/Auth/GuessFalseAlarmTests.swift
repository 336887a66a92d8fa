import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

/// What looks like guessing and is ordinary, and how it is told.
@Suite struct GuessFalseAlarmTests {
    /// Windows' 4648 on a computer: `actor` uses the password of each of `users`.
    private func explicit(
        _ log: inout AuthLog, _ users: Range<Int>, by actor: (Int) -> String, gap: Double = 20
    ) {
        for user in users {
            log.add("adm\(user)", .unknown, at: Double(user) * gap, host: "JUMP1") {
                $0.actor = actor(user)
            }
        }
    }

    /// Each of fifty people uses an account of their own; at a logon screen the computer asks.
    @Test func aJumpHostIsNoSpraying() {
        var people = AuthLog()
        explicit(&people, 0..<50) { "person\($0)" }
        #expect(people.findings(PasswordSprayingDetector()).isEmpty)
        var screen = AuthLog()
        explicit(&screen, 0..<50) { _ in "JUMP1$" }
        #expect(screen.findings(PasswordSprayingDetector()).isEmpty)
        var one = AuthLog()
        explicit(&one, 0..<50) { _ in "mallory" }
        #expect(one.findings(PasswordSprayingDetector()).map(\.severity) == [.high])
    }

    /// The floor counts the users of one actor, whoever else works there.
    @Test(arguments: [(11, 0), (12, 1)])
    func theFloorOfUnknownResults(users: Int, expected: Int) {
        var log = AuthLog()
        explicit(&log, 0..<users) { _ in "mallory" }
        explicit(&log, 20..<40) { "person\($0)" }
        #expect(log.findings(PasswordSprayingDetector()).count == expected)
    }

    /// What an Internet-facing server hears all day, and the same at an account of a person.
    @Test func guessesAtRootFromOutsideAreWeather() {
        for (user, source, severity) in [
            ("root", "203.0.113.9", Severity.low), ("CORP\\Administrator", "203.0.113.9", .low),
            ("alice", "203.0.113.9", .medium), ("root", "10.0.0.9", .high),
        ] {
            var log = AuthLog()
            for index in 0..<30 { log.add(user, from: source, .failure, at: Double(index)) }
            #expect(log.findings(BruteForceDetector()).map(\.severity) == [severity], "\(user)")
        }
    }

    /// A name without a domain is a workstation; a name with another domain than the host's is not.
    @Test func namesWithForeignDomainsAreOutside() {
        for (source, severity) in [
            ("WS7", Severity.high), ("ws7.corp.example", .high), ("host-9.isp.example", .medium),
        ] {
            var log = AuthLog()
            for index in 0..<30 {
                log.add(
                    "alice", from: source, .failure, at: Double(index), host: "srv.corp.example")
            }
            #expect(log.findings(BruteForceDetector()).map(\.severity) == [severity], "\(source)")
        }
    }

    /// Mail programs with old passwords fail behind the address that everybody comes from.
    @Test func aProxyIsNoSprayThatGotIn() {
        var log = AuthLog()
        for user in 0..<60 {
            log.add("user\(user)", from: "10.0.0.1", at: Double(user) * 600)
            if user % 3 == 0 {
                log.add("gone\(user)", from: "10.0.0.1", .failure, at: Double(user) * 600 + 60)
            }
        }
        #expect(log.findings(SuccessAfterFailuresDetector()).isEmpty)
    }

    /// Others' mistyping behind the same address makes five own failures no worse.
    @Test func othersWhoGotInDoNotCount() throws {
        var log = AuthLog()
        log.addLife(users: 5, days: 12, seed: 20)
        let noon = 11.5 * AuthLog.day
        log.add("user1", from: "192.0.2.1", at: noon)
        for index in 0..<20 {
            log.add("user1", from: "192.0.2.1", .failure, at: noon + Double(index) + 60)
        }
        for index in 0..<5 {
            log.add("user2", from: "192.0.2.1", .failure, at: noon + Double(index) + 100)
        }
        log.add("user2", from: "192.0.2.1", at: noon + 200)
        let finding = try #require(
            log.findings(SuccessAfterFailuresDetector()).first { $0.entity.user == "user2" })
        #expect(finding.severity == .high && finding.count == 6)
        #expect(finding.evidence.contains(Evidence("failures_of_others", .integer(0))))
    }

    /// Four tries of each pair are somebody's own guessing, also where the log counts them in one line.
    @Test(arguments: [(3, 1), (4, 0)])
    func stuffingTriesAPairAFewTimes(tries: Int, expected: Int) {
        var log = AuthLog()
        for user in 0..<30 {
            log.add("user\(user)", from: "203.0.113.\(user)", .failure, at: Double(user)) {
                $0.count = UInt32(tries)
            }
        }
        #expect(log.findings(DistributedGuessingDetector()).count == expected)
    }

    @Test func sentencesCountToOne() throws {
        var log = AuthLog()
        for user in 0..<8 {
            log.add("user\(user)", from: "203.0.113.9", .failure, at: Double(user))
        }
        let spray = try #require(log.findings(PasswordSprayingDetector()).first)
        #expect(spray.why.first?.hasSuffix("within 7.0 s, none of them more than once.") == true)
        var knocks = AuthLog()
        for index in 0..<3 { knocks.addInvalid("pi", from: "203.0.113.9", at: Double(index)) }
        let knock = try #require(knocks.findings(UserEnumerationDetector()).first)
        #expect(
            knock.why.first
                == "203.0.113.9 tried 1 user name in 3 attempts within 2.0 s; it has no account.")
        #expect(knock.summary.inShort == "a name without account")
        #expect(knock.why.last == "No ordinary days to compare with: judged by its count alone.")
        var own = AuthLog()
        for user in 0..<7 { own.add("user\(user)", .failure, at: Double(user), host: "FS01") }
        let finding = try #require(own.findings(PasswordSprayingDetector()).first)
        #expect(finding.why.first?.hasPrefix("The computer “FS01” itself tried 7 users") == true)
    }

    /// Which days a count was compared with is said.
    @Test func theComparedDaysAreNamed() throws {
        var log = AuthLog()
        log.addLife(users: 5, days: 12, seed: 21)
        for (source, words) in [
            ("10.0.0.1", "On its other days"), ("203.0.113.9", "On a day of an ordinary source"),
        ] {
            var log = log
            for index in 0..<30 {
                log.add("user3", from: source, .failure, at: 11 * AuthLog.day + Double(index))
            }
            let finding = try #require(log.findings(BruteForceDetector()).first)
            #expect(finding.why.last?.hasPrefix(words) == true, "\(finding.why)")
        }
    }
}
