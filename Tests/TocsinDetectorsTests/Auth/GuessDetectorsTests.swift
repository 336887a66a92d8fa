import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct GuessDetectorsTests {
    /// `count` failures, one every `gap` seconds.
    private func failures(
        _ log: inout AuthLog, _ user: String, from source: String, _ count: Int, at start: Double,
        gap: Double = 7
    ) {
        for index in 0..<count {
            log.add(user, from: source, .failure, at: start + Double(index) * gap)
        }
    }

    @Test func manyFailuresOfOneUserAreBruteForce() throws {
        var log = AuthLog()
        log.addLife(users: 5, days: 12, seed: 1)
        failures(&log, "user1", from: "198.51.100.7", 30, at: 11 * AuthLog.day)
        let findings = log.findings(BruteForceDetector())
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.entity.user == "user1" && finding.entity.src == IPAddress("198.51.100.7"))
        #expect(finding.severity == .medium && finding.count == 30)
        #expect(try #require(finding.pValue) < 1e-12)
        #expect(finding.techniques == [.passwordGuessing])
        #expect(log.findings(PasswordSprayingDetector()).isEmpty)
        #expect(log.findings(UserEnumerationDetector()).isEmpty)
    }

    @Test func fewFailuresAreNothing() {
        var log = AuthLog()
        log.addLife(users: 5, days: 12, typo: 100_000, seed: 2)
        // The first failure of a spotless record, and nine of a forgotten password.
        failures(&log, "user1", from: "10.0.0.2", 1, at: 11 * AuthLog.day)
        failures(&log, "user2", from: "10.0.0.3", 9, at: 11 * AuthLog.day)
        #expect(log.findings(BruteForceDetector()).isEmpty)
        #expect(log.findings(SuccessAfterFailuresDetector()).isEmpty)
    }

    @Test func insideSourcesWeighMore() throws {
        var log = AuthLog()
        log.addLife(users: 5, days: 12, seed: 3)
        failures(&log, "user1", from: "10.9.9.9", 30, at: 11 * AuthLog.day)
        #expect(try #require(log.findings(BruteForceDetector()).first).severity == .high)
    }

    /// An old password in a program: every minute for days, one finding and no alarm.
    @Test func aForgottenServiceIsOneLowFinding() throws {
        var log = AuthLog()
        log.addLife(users: 5, days: 12, seed: 4)
        failures(&log, "backup", from: "10.9.9.9", 5 * 1440, at: 5 * AuthLog.day, gap: 60)
        let findings = log.findings(BruteForceDetector())
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.severity == .low && finding.count == 7200)
        #expect(finding.why.contains { $0.contains("old password") })
    }

    /// The days of an attack are no baseline for each other.
    @Test func aWeekOfGuessingFromAnOrdinarySourceIsFound() throws {
        var log = AuthLog()
        log.addLife(users: 5, days: 30, seed: 5)
        for day in 15..<22 {
            failures(&log, "user4", from: "10.0.0.1", 300, at: (Double(day) + 0.1) * AuthLog.day)
        }
        let findings = log.findings(BruteForceDetector())
        #expect(findings.count == 1, "one episode")
        #expect(try #require(findings.first).count == 2100)
    }

    @Test func fewTriesOfManyUsersAreSpraying() throws {
        var log = AuthLog()
        log.addLife(users: 40, days: 10, seed: 6)
        for user in 0..<40 {
            for round in 0..<2 {
                log.add(
                    "user\(user)", from: "203.0.113.9", .failure,
                    at: 9 * AuthLog.day + Double(user) * 30 + Double(round) * 3600)
            }
        }
        let findings = log.findings(PasswordSprayingDetector())
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.entity.user == nil)
        #expect(finding.evidence.contains(Evidence("users", .integer(40))))
        #expect(finding.techniques == [.passwordSpraying])
        #expect(log.findings(BruteForceDetector()).isEmpty)
    }

    /// Many people behind one address mistype and get in.
    @Test func anOfficeBehindOneAddressIsNoSpraying() {
        var log = AuthLog()
        var generator = SeededGenerator(seed: 7)
        for day in 0..<14 {
            for user in 0..<200 {
                let time =
                    Double(day) * AuthLog.day + 8 * AuthLog.hour + generator.uniform() * 36_000
                if generator.index(below: 10) == 0 {
                    log.add("user\(user)", from: "192.0.2.1", .failure, at: time - 15)
                }
                // Some give up.
                if generator.index(below: 50) != 0 {
                    log.add("user\(user)", from: "192.0.2.1", at: time)
                }
            }
        }
        #expect(log.findings(PasswordSprayingDetector()).isEmpty)
        #expect(log.findings(BruteForceDetector()).isEmpty)
        #expect(log.findings(SuccessAfterFailuresDetector()).isEmpty)
    }

    /// Where the log does not say whether it worked, more users are asked for.
    @Test func attemptsOfUnknownResultNeedMoreUsers() {
        for (users, expected) in [(8, 0), (20, 1)] {
            var log = AuthLog()
            for user in 0..<users {
                log.add("user\(user)", from: "10.1.1.1", .unknown, at: Double(user) * 10)
            }
            #expect(log.findings(PasswordSprayingDetector()).count == expected, "\(users) users")
        }
    }

    @Test func namesWithoutAccountAreEnumeration() throws {
        var log = AuthLog()
        for (index, user) in ["oracle", "git", "test", "pi", "ftp", "www"].enumerated() {
            log.addInvalid(user, from: "203.0.113.5", at: Double(index) * 3)
        }
        let finding = try #require(log.findings(UserEnumerationDetector()).first)
        #expect(finding.severity == .low)
        #expect(finding.techniques.map(\.id) == ["T1110.001", "T1110.003"], "not T1033")
        #expect(log.findings(PasswordSprayingDetector()).isEmpty)
    }

    @Test func fewNamesWithoutAccountAreInfo() throws {
        var log = AuthLog()
        log.addInvalid("postgres", from: "203.0.113.77", at: 0)
        log.addInvalid("postgres", from: "203.0.113.77", at: 4)
        log.addInvalid("alcie", from: "203.0.113.78", at: 0)
        let findings = log.findings(UserEnumerationDetector())
        #expect(findings.map(\.severity) == [.info], "one mistyped name is nothing")
    }

    @Test func aRightGuessIsCritical() throws {
        var log = AuthLog()
        log.addLife(users: 5, days: 12, seed: 8)
        failures(&log, "user1", from: "198.51.100.7", 30, at: 11 * AuthLog.day)
        log.add("user1", from: "198.51.100.7", at: 11 * AuthLog.day + 300)
        let findings = log.findings(SuccessAfterFailuresDetector())
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.severity == .critical)
        #expect(finding.entity.user == "user1" && finding.entity.host == "srv")
        #expect(finding.evidence.contains(Evidence("failures_of_user", .integer(30))))
        #expect(try #require(finding.pValue) < 1e-6)
    }

    @Test func aRightGuessOfASprayNamesTheSource() throws {
        var log = AuthLog()
        log.addLife(users: 30, days: 12, seed: 9)
        for user in 0..<30 {
            log.add(
                "user\(user)", from: "203.0.113.9", .failure,
                at: 11 * AuthLog.day + Double(user) * 9)
        }
        log.add("user29", from: "203.0.113.9", at: 11 * AuthLog.day + 400)
        let finding = try #require(log.findings(SuccessAfterFailuresDetector()).first)
        #expect(finding.severity == .critical && finding.entity.user == "user29")
        // The 29 others; the user's own failure belongs to the user.
        #expect(finding.evidence.contains(Evidence("other_users", .integer(29))))
    }

    @Test func aForgottenPasswordAtTheUsualDeskIsLowAtMost() {
        for (count, expected) in [(8, 0), (25, 1)] {
            var log = AuthLog()
            log.addLife(users: 5, days: 12, seed: 10)
            failures(&log, "user1", from: "10.0.0.2", count, at: 11 * AuthLog.day)
            log.add("user1", from: "10.0.0.2", at: 11 * AuthLog.day + 400)
            let findings = log.findings(SuccessAfterFailuresDetector())
            #expect(findings.count == expected, "\(count) failures")
            #expect(findings.allSatisfy { $0.severity == .low })
        }
    }

    @Test func oldFailuresAreForgotten() {
        var log = AuthLog()
        failures(&log, "user1", from: "198.51.100.7", 30, at: 0)
        log.add("user1", from: "198.51.100.7", at: 30 * AuthLog.hour)
        #expect(log.findings(SuccessAfterFailuresDetector()).isEmpty)
    }

    @Test func manySourcesAtOneUser() throws {
        var log = AuthLog()
        log.addLife(users: 5, days: 12, seed: 11)
        for source in 0..<40 {
            log.add(
                "user3", from: "203.0.113.\(source)", .failure,
                at: 11 * AuthLog.day + Double(source) * 60)
        }
        let findings = log.findings(DistributedGuessingDetector())
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.entity.user == "user3" && finding.entity.src == nil)
        #expect(finding.techniques == [.passwordGuessing])
        #expect(log.findings(BruteForceDetector()).isEmpty)
    }

    @Test func stuffedCredentials() throws {
        var log = AuthLog()
        log.addLife(users: 60, days: 10, perDay: 1, seed: 12)
        for user in 0..<60 {
            log.add(
                "user\(user)", from: "203.0.113.\(user)", .failure,
                at: 9 * AuthLog.day + Double(user))
        }
        let finding = try #require(log.findings(DistributedGuessingDetector()).first)
        #expect(finding.techniques == [.credentialStuffing])
        #expect(finding.evidence.contains(Evidence("users", .integer(60))))
    }

    /// What happens every day is the account's weather.
    @Test func dailyKnockingIsNoDistributedGuessing() {
        var log = AuthLog()
        var generator = SeededGenerator(seed: 13)
        for day in 0..<20 {
            for source in 0..<30 {
                log.add(
                    "root", from: "203.0.\(day).\(source)", .failure,
                    at: (Double(day) + generator.uniform()) * AuthLog.day)
            }
        }
        #expect(log.findings(DistributedGuessingDetector()).isEmpty)
    }

    @Test func computerAccountsAreNotGuessedAt() {
        var log = AuthLog()
        for index in 0..<50 {
            log.add("WS1$", from: "10.1.1.1", .failure, at: Double(index)) {
                $0.flags.insert(.machineAccount)
            }
        }
        #expect(log.findings(BruteForceDetector()).isEmpty)
    }

    @Test func logonsWithoutSourceAreTheComputersOwn() throws {
        var log = AuthLog()
        failures(&log, "Administrator", from: "", 0, at: 0)
        for index in 0..<16 { log.add("Administrator", .failure, at: Double(index), host: "FS01") }
        let finding = try #require(log.findings(BruteForceDetector()).first)
        #expect(finding.entity.host == "FS01" && finding.entity.src == nil)
    }

    @Test(arguments: [90, 91, 92] as [UInt64])
    func theOrderOfTheRowsDoesNotMatter(seed: UInt64) {
        var log = AuthLog()
        log.addLife(users: 20, days: 12, seed: 14)
        failures(&log, "user1", from: "198.51.100.7", 30, at: 11 * AuthLog.day)
        log.add("user1", from: "198.51.100.7", at: 11 * AuthLog.day + 300)
        for source in 0..<40 {
            log.add(
                "user3", from: "203.0.113.\(source)", .failure,
                at: 10 * AuthLog.day + Double(source))
        }
        let other = log.shuffled(seed: seed)
        for detector in Registry.auth {
            func run(_ detector: some AuthDetector, _ log: AuthLog) -> [Finding] {
                log.findings(detector)
            }
            #expect(run(detector, other) == run(detector, log), "\(detector.info.id), seed \(seed)")
        }
    }
}
