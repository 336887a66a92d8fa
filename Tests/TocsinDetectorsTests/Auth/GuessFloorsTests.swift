import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

/// The floors and comparisons of guessing from one source, a step to either side of each.
@Suite struct GuessFloorsTests {
    private let stranger = "203.0.113.9"

    /// `tries[i]` failures of `names[i]`, a second apart.
    private func log(
        _ tries: [(String, Int)], from source: String = "203.0.113.9", invalid: Bool = false,
        at start: Double = 0, gap: Double = 1
    ) -> AuthLog {
        var log = AuthLog()
        var time = start
        for (name, count) in tries {
            for _ in 0..<count {
                log.add(name, from: source, .failure, at: time) {
                    if invalid { $0.flags.insert(.invalidUser) }
                }
                time += gap
            }
        }
        return log
    }

    private func users(_ count: Int, _ name: String = "user") -> [(String, Int)] {
        (0..<count).map { ("\(name)\($0)", 1) }
    }

    private func detectors(_ log: AuthLog) -> [String] {
        (log.findings(BruteForceDetector()) + log.findings(PasswordSprayingDetector())
            + log.findings(UserEnumerationDetector())).map { "\($0.detector) \($0.severity.name)" }
    }

    @Test func patterns() {
        #expect(detectors(log(users(5))) == [])
        #expect(detectors(log(users(6))) == ["password-spraying medium"])
        #expect(detectors(log([("user", 9)] + users(5))) == [], "mostly one user, below the floor")
        #expect(detectors(log(users(4), invalid: true)) == ["user-enumeration info"])
        #expect(detectors(log(users(5), invalid: true)) == ["user-enumeration low"])
        let loud = log([("x", 40)] + users(5), invalid: true)
        #expect(detectors(loud) == ["user-enumeration low"], "a name without account, often")
        #expect(detectors(log([("x", 12)], invalid: true)) == ["brute-force low"])
        var few = log(users(5), invalid: true)
        few.events += log(users(20, "real")).events
        #expect(detectors(few) == ["password-spraying medium"], "most of the names exist")
        var many = log([("root", 12)])
        many.events += log(users(60, "x"), invalid: true).events
        #expect(detectors(many) == ["user-enumeration low"], "root in passing")
    }

    @Test func whoGetsInIsNoSprayer() {
        for (people, expected) in [(3, ["password-spraying medium"]), (5, [])] {
            var log = log(users(8))
            for user in 0..<people { log.add("in\(user)", from: stranger, at: 100 + Double(user)) }
            #expect(detectors(log) == expected, "\(people)")
        }
        var mistyped = log([("jonh", 3)], invalid: true)
        mistyped.add("john", from: stranger, at: 9)
        #expect(detectors(mistyped) == [])
    }

    @Test func attemptsWithoutUserAreNobodys() {
        var log = AuthLog()
        for index in 0..<30 { log.add(nil, from: stranger, .failure, at: Double(index)) }
        #expect(detectors(log) == [])
    }

    @Test func aDayOfSilenceEndsAnEpisode() {
        for (hours, expected) in [(5.0, 1), (23, 1), (25, 2)] {
            var log = log([("user", 20)])
            log.events += self.log([("user", 20)], at: hours * 3600 + 20).events
            #expect(log.findings(BruteForceDetector()).count == expected, "\(hours) h")
        }
    }

    @Test func severities() {
        var mine = log([("user", 30)], at: 100)
        mine.add("user", from: stranger, at: 0)
        #expect(detectors(mine) == ["brute-force low"], "a forgotten password")
        var guessed = log([("user", 30)], at: 100)
        guessed.add("user", from: stranger, at: 1000)
        #expect(detectors(guessed) == ["brute-force medium"], "the first logon came after")
        for (count, gap, source, expected) in [
            (80, 60.0, "10.0.0.9", "low"), (80, 60, stranger, "medium"),
            (30, 60, "10.0.0.9", "high"), (80, 7, "10.0.0.9", "high"),
        ] {
            let log = log([("user", count)], from: source, gap: gap)
            #expect(detectors(log) == ["brute-force \(expected)"], "\(count) every \(gap) s")
        }
        var irregular = AuthLog()
        for index in 0..<80 {
            irregular.add(
                "user", from: "10.0.0.9", .failure, at: Double(index * index * 20 + index * 40))
        }
        #expect(detectors(irregular) == ["brute-force high"])
    }

    /// What a source does on most days is its habit.
    @Test func failuresOfEveryDayAreAHabit() {
        var log = AuthLog()
        for day in 0..<20 {
            let noon = (Double(day) + 0.5) * AuthLog.day
            log.add("user", from: "10.0.0.1", at: noon)
            for index in 0..<12 {
                log.add("old", from: "10.0.0.1", .failure, at: noon + Double(index))
            }
        }
        #expect(detectors(log) == [])
    }

    /// Programs with old passwords do not make everybody's failures ordinary.
    @Test func daysOfGuessingAreNoBaseline() {
        var log = log([("user", 30)], at: 15 * AuthLog.day)
        for day in 0..<20 {
            let noon = (Double(day) + 0.5) * AuthLog.day
            for source in 1..<4 { log.add("user", from: "10.0.0.\(source)", at: noon) }
            for index in 0..<40 {
                log.add("old", from: "10.0.0.1", .failure, at: noon + Double(index))
            }
        }
        #expect(log.findings(BruteForceDetector()).map(\.entity.src) == [IPAddress(stranger)])
    }

    /// A short history is compared with the other sources', a long one, days of silence counted, with its own.
    @Test func whatADayIsComparedWith() throws {
        var short = log([("user", 30)], from: "10.0.0.1", at: 4.4 * AuthLog.day)
        for day in 0..<5 {
            let noon = (Double(day) + 0.5) * AuthLog.day
            for source in 1..<4 { short.add("u\(source)", from: "10.0.0.\(source)", at: noon) }
            if day < 4 {
                short.events += log([("u1", 8)], from: "10.0.0.1", at: noon - 100).events
            }
        }
        let cold = try #require(short.findings(BruteForceDetector()).first)
        #expect(
            cold.why.last?.hasPrefix("On a day of an ordinary source 0 ") == true, "\(cold.why)")
        var long = log([("user", 30)], from: "10.0.0.1", at: 20 * AuthLog.day)
        for day in [0.0, 1, 29] { long.add("u1", from: "10.0.0.1", at: day * AuthLog.day) }
        let known = try #require(long.findings(BruteForceDetector()).first)
        #expect(known.why.last?.hasPrefix("On its other days 0 ") == true, "\(known.why)")
    }
}
