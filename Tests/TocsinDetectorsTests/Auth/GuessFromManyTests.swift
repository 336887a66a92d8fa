import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

/// The floors of guessing from many sources and of logons after guesses, a step to either side of each.
@Suite struct GuessFromManyTests {
    /// `tries` failures of `user` from each of `sources`.
    private func guesses(
        _ sources: Int, _ tries: Int, user: String = "ann", at start: Double = 0
    ) -> AuthLog {
        var log = AuthLog()
        for source in 0..<sources {
            for index in 0..<tries {
                log.add(
                    user, from: "203.0.113.\(source)", .failure,
                    at: start + Double(source * 60 + index))
            }
        }
        return log
    }

    private func count(_ log: AuthLog) -> Int { log.findings(DistributedGuessingDetector()).count }

    @Test func sourcesAtOneAccount() {
        #expect(count(guesses(7, 2)) == 0 && count(guesses(8, 2)) == 1, "sources")
        #expect(count(guesses(9, 1)) == 0 && count(guesses(10, 1)) == 1, "failures")
        var one = guesses(10, 1)
        for index in 0..<30 { one.add("ann", from: "198.51.100.1", .failure, at: Double(index)) }
        #expect(count(one) == 0, "mostly one source's")
        var own = guesses(20, 1)
        for source in 0..<20 { own.add("ann", from: "203.0.113.\(source)", at: 5000) }
        #expect(count(own) == 0, "her own sources")
        var nobody = AuthLog()
        for source in 0..<40 {
            nobody.addInvalid("pi", from: "203.0.113.\(source)", at: Double(source))
        }
        #expect(count(nobody) == 0)
        var days = guesses(20, 1)
        days.events += guesses(20, 1, at: AuthLog.day).events
        #expect(count(days) == 1, "one episode")
        days.events += guesses(20, 1, at: 3 * AuthLog.day).events
        #expect(count(days) == 2)
        for (user, severity) in [("ann", Severity.medium), ("root", .low)] {
            let finding = guesses(20, 1, user: user).findings(DistributedGuessingDetector()).first
            #expect(finding?.severity == severity)
        }
    }

    @Test(arguments: [(20, 20, 1), (19, 25, 0), (25, 19, 0)])
    func accountsAndSourcesOfStuffing(users: Int, sources: Int, expected: Int) {
        var log = AuthLog()
        for index in 0..<max(users, sources) {
            log.add(
                "user\(index % users)", from: "203.0.113.\(index % sources)", .failure,
                at: Double(index))
        }
        #expect(count(log) == expected)
    }

    @Test func sprayersAndPeopleAreNoStuffing() {
        var sprays = AuthLog()
        var people = AuthLog()
        for source in 0..<20 {
            for user in 0..<6 {
                sprays.add(
                    "user\(source)-\(user)", from: "203.0.113.\(source)", .failure,
                    at: Double(source * 10 + user))
            }
            people.add("user\(source)", from: "203.0.113.\(source)", .failure, at: Double(source))
            people.add("user\(source)", from: "203.0.113.\(source)", at: Double(source) + 9)
        }
        #expect(count(sprays) == 0 && count(people) == 0)
    }

    /// Failures of users from one source, then `user`'s logon.
    private func guessed(
        own: Int, others: Int = 0, knownFirst: Bool = false, gap: Double = 60
    ) -> AuthLog {
        var log = AuthLog()
        if knownFirst { log.add("ann", from: "203.0.113.9", at: 0) }
        for other in 0..<others {
            log.add("user\(other)", from: "203.0.113.9", .failure, at: 10 + Double(other))
        }
        for index in 0..<own {
            log.add("ann", from: "203.0.113.9", .failure, at: 100 + Double(index))
        }
        log.add("ann", from: "203.0.113.9", at: 200 + gap)
        return log
    }

    private func logons(_ log: AuthLog) -> [Severity] {
        log.findings(SuccessAfterFailuresDetector()).map(\.severity)
    }

    @Test func failuresBeforeALogon() {
        #expect(logons(guessed(own: 4)) == [] && logons(guessed(own: 5)) == [.high])
        #expect(logons(guessed(own: 9)) == [.high] && logons(guessed(own: 10)) == [.critical])
        #expect(logons(guessed(own: 19, knownFirst: true)) == [])
        #expect(logons(guessed(own: 20, knownFirst: true)) == [.low])
        #expect(logons(guessed(own: 0, others: 6)) == [.critical])
        #expect(logons(guessed(own: 1, others: 5)) == [], "the user's own is no other")
        #expect(logons(guessed(own: 0, others: 6, gap: 25 * 3600)) == [], "old")
    }

    @Test func aLogonSettlesWhatWasBefore() {
        var log = guessed(own: 12, knownFirst: true)
        for index in 0..<12 {
            log.add("ann", from: "203.0.113.9", .failure, at: 1000 + Double(index))
        }
        log.add("ann", from: "203.0.113.9", at: 2000)
        #expect(logons(log) == [])
    }

    /// Where every logon follows failures, they are no sign; a few great guesses do not make them so.
    @Test func failuresAreComparedWithThoseOfOtherLogons() {
        var usual = AuthLog()
        for user in 0..<40 {
            for index in 0..<6 {
                usual.add(
                    "user\(user)", from: "10.0.0.\(user)", .failure,
                    at: Double(user * 100 + index))
            }
            usual.add("user\(user)", from: "10.0.0.\(user)", at: Double(user * 100 + 50))
        }
        #expect(logons(usual) == [])
        for (user, failures) in [300, 1000, 1000].enumerated() {
            for index in 0..<failures {
                usual.add(
                    "user\(user)", from: "203.0.113.\(user)", .failure, at: 9000 + Double(index))
            }
            usual.add("user\(user)", from: "203.0.113.\(user)", at: 10_100)
        }
        #expect(logons(usual).count == 3, "great guesses do not hide each other")
        var log = AuthLog()
        log.addLife(users: 20, days: 8, typo: 1_000_000, seed: 30)
        for source in 0..<3 {
            for index in 0..<(source == 0 ? 8 : 1000) {
                log.add(
                    "user\(source)", from: "203.0.113.\(source)", .failure,
                    at: 5 * AuthLog.day + Double(index))
            }
            log.add("user\(source)", from: "203.0.113.\(source)", at: 5 * AuthLog.day + 1100)
        }
        #expect(logons(log).count == 3)
    }
}
