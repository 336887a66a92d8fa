import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct AfterHoursDetectorTests {
    private let detector = AfterHoursDetector()

    /// A user's attempts, `perDay` on each of `days`, spread over `hours`, which may pass 24.
    private func life(
        _ days: some Sequence<Int>, user: String = "ann", hours: ClosedRange<Double> = 8...18,
        perDay: Int = 5, seed: UInt64 = 1, from source: String = "10.0.0.7"
    ) -> AuthLog {
        var log = AuthLog()
        var generator = SeededGenerator(seed: seed)
        for day in days {
            for _ in 0..<perDay {
                let hour =
                    hours.lowerBound
                    + generator.uniform() * (hours.upperBound - hours.lowerBound)
                log.add(user, from: source, at: Double(day) * AuthLog.day + hour * AuthLog.hour)
            }
        }
        return log
    }

    /// Attempts five minutes apart from `hour` of `day` on.
    private func add(
        _ log: inout AuthLog, _ count: Int, day: Int, hour: Double, user: String = "ann",
        from source: String = "198.51.100.9", _ result: AuthResult = .failure
    ) {
        for index in 0..<count {
            let time = Double(day) * AuthLog.day + hour * AuthLog.hour + Double(index) * 300
            log.add(user, from: source, result, at: time)
        }
    }

    @Test func attemptsAtHoursTheUserDoesNotKnow() throws {
        var log = life(0..<30)
        #expect(log.findings(detector).isEmpty)
        add(&log, 12, day: 20, hour: 2)
        let findings = log.findings(detector)
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.count == 12 && finding.severity == .low)
        #expect(finding.techniques == [.passwordGuessing] && finding.entity.user == "ann")
        #expect(
            finding.why.first
                == "12 attempts between 02:00 and 02:55 on 2024-01-21; “ann” is otherwise seen 08–18 h."
        )
        #expect(finding.summary.inShort == "12 at 02:00–02:55, else 08–18 h")
        #expect(try #require(finding.pValue) < 1e-12)
    }

    /// The user's days begin at noon, so that 31 have attempts. With 28 compared, none of which has attempts in
    /// rare hours, three have the chance scipy.stats.nbinom.sf(2, 0.5, 28/29) = 1.298235308465e-05.
    @Test func threeOfThemSuffice() throws {
        var log = AuthLog()
        for day in 0..<30 {
            for hour in [8.0, 10, 12, 14, 16] {
                log.add(
                    "ann", from: "10.0.0.7", at: Double(day) * AuthLog.day + hour * AuthLog.hour)
            }
        }
        add(&log, 2, day: 20, hour: 2, .success)
        #expect(log.findings(detector).isEmpty)
        log.add("ann", from: "198.51.100.9", at: 20 * AuthLog.day + 3 * AuthLog.hour)
        let finding = try #require(log.findings(detector).first)
        #expect(abs(try #require(finding.pValue) - 1.298235308465e-05) < 1e-12)
        #expect(finding.severity == .medium && finding.techniques == [.validAccounts])
        #expect(
            log.findings(detector, set: ["after-hours.min_attempts": 4]).isEmpty)
        #expect(
            log.findings(detector, set: ["after-hours.max_p_value": 1e-6]).isEmpty)
    }

    @Test func aLittleLateIsNotOdd() {
        var log = life(0..<30)
        add(&log, 6, day: 20, hour: 18.5, .success)
        #expect(log.findings(detector).isEmpty)
    }

    /// Hours of the shift 21–07 pass midnight; what is odd is noon.
    @Test func nightShiftsHaveHoursOfTheirOwn() throws {
        var log = life(0..<30, hours: 21...31)
        #expect(log.findings(detector).isEmpty)
        add(&log, 5, day: 20, hour: 13)
        let finding = try #require(log.findings(detector).first)
        #expect(finding.count == 5)
        #expect(finding.why.first?.hasSuffix("“ann” is otherwise seen 21–07 h.") == true)
    }

    @Test func aNightOverMidnightIsOne() throws {
        var log = life(0..<30)
        add(&log, 2, day: 20, hour: 23.8)
        add(&log, 2, day: 21, hour: 0.1)
        let findings = log.findings(detector)
        #expect(findings.count == 1 && findings.first?.count == 4)
        #expect(
            findings.first?.why.first?
                .hasPrefix("4 attempts between 23:48 and 00:11 on 2024-01-21 and 2024-01-22;")
                == true)
    }

    @Test func servicesAroundTheClockHaveNoRareHours() {
        var log = AuthLog()
        for minute in stride(from: 0, to: 20 * 1440, by: 20) {
            log.add("svc", from: "10.0.0.3", at: Double(minute) * 60)
        }
        add(&log, 40, day: 15, hour: 3, user: "svc", from: "10.0.0.3")
        #expect(log.findings(detector).isEmpty)
    }

    /// Of people who come when they like there is no hour that surprises.
    @Test(arguments: [41, 42, 43] as [UInt64])
    func irregularUsersAreNoSurprise(seed: UInt64) {
        var findings = 0
        for user in 0..<40 {
            var log = AuthLog()
            var generator = SeededGenerator(seed: seed * 1000 + UInt64(user))
            for day in 0..<40 where generator.index(below: 3) > 0 {
                // One sitting at any hour, of up to six attempts.
                let hour = generator.uniform() * 23
                for index in 0...generator.index(below: 6) {
                    let time = Double(day) * AuthLog.day + hour * AuthLog.hour
                    log.add("ann", from: "10.0.0.7", at: time + Double(index) * 200)
                }
            }
            findings += log.findings(detector).count
        }
        #expect(findings <= 4, "seed \(seed): \(findings) of 40 users")
    }

    @Test func ordinaryLifeIsQuiet() {
        var log = AuthLog()
        log.addLife(users: 200, days: 30, perDay: 5, seed: 51)
        #expect(log.findings(detector).count <= 1)
    }

    @Test func oneBadNightDoesNotExcuseAnother() throws {
        var apart = life(0..<30)
        add(&apart, 12, day: 10, hour: 2)
        add(&apart, 12, day: 20, hour: 2)
        #expect(apart.findings(detector).map(\.count) == [12, 12])
        var successive = life(0..<30)
        for day in 10..<13 { add(&successive, 12, day: day, hour: 2) }
        #expect(successive.findings(detector).map(\.count) == [36])
    }

    @Test func hoursAreLocal() throws {
        // From the 15th day on the clock is an hour ahead, and so is the user.
        let change = AuthLog.start + 15 * Timestamp.microsecondsPerDay
        let zone = TimeZoneTable(name: "Test/Zone", span: nil) {
            $0.microseconds < change ? -5 * 3600 : -4 * 3600
        }
        var log = life(0..<15, hours: 13...23)
        log.events += life(15..<30, hours: 12...22, seed: 2).events
        #expect(log.findings(detector, zone: zone).isEmpty)
        add(&log, 6, day: 20, hour: 7)
        let finding = try #require(log.findings(detector, zone: zone).first)
        #expect(finding.why.first?.hasPrefix("6 attempts between 03:00 and 03:25") == true)
        #expect(finding.why.first?.hasSuffix("otherwise seen 08–18 h.") == true)
        #expect(finding.evidence.contains(Evidence("zone", .text("Test/Zone"))))
        // Learned, they do not rest on the zone.
        #expect(log.findings(detector).map(\.count) == [6])
    }

    @Test func mistypedPasswordsAreOneLogon() {
        var log = life(0..<30)
        add(&log, 3, day: 20, hour: 23, from: "10.0.0.7")
        log.add("ann", from: "10.0.0.7", at: 20 * AuthLog.day + 23 * AuthLog.hour + 610)
        #expect(!log.findings(detector).isEmpty, "two are older than five minutes")
        log = life(0..<30)
        for second in [0.0, 20, 40] {
            let isLast = second == 40
            log.add(
                "ann", from: "10.0.0.7", isLast ? .success : .failure,
                at: 20 * AuthLog.day + 23 * AuthLog.hour + second)
        }
        #expect(log.findings(detector).isEmpty)
    }

    @Test func tooLittleHistoryIsSaid() {
        var log = life(0..<5)
        add(&log, 12, day: 4, hour: 2)
        let detection = log.detection(detector)
        #expect(detection.findings.isEmpty && detection.judged == 0)
        #expect(
            detection.limits == [
                "1 user with fewer than 5 other days or 20 attempts: hours unknown, only privileged "
                    + "users are judged, by 22–06 h"
            ])
    }

    @Test func weekendsAreApartWhereThereAreMany() throws {
        // Workdays 8–18 h, weekends 20–24 h: weekend hours are odd on a Wednesday.
        var log = life((0..<84).filter { $0 % 7 < 5 })
        log.events += life((0..<84).filter { $0 % 7 >= 5 }, hours: 20...23.9, seed: 2).events
        #expect(log.findings(detector).isEmpty)
        add(&log, 8, day: 44, hour: 21.5, .success)
        #expect(log.findings(detector).map(\.count) == [8])
    }

    @Test func theBudgetKeepsTheRarest() throws {
        var log = AuthLog()
        for user in 0..<30 {
            log.events += life(0..<10, user: "u\(user)", seed: UInt64(user)).events
            add(&log, 4 + user, day: 5, hour: 1, user: "u\(user)", from: "198.51.100.\(user)")
        }
        let detection = log.detection(detector, set: ["after-hours.budget": 1])
        #expect(detection.findings.map(\.count).min() == 25 && detection.findings.count == 9)
        #expect(detection.limits == ["21 more nights are over the budget of 1 a day"])
    }

    @Test(arguments: [61, 62, 63] as [UInt64])
    func theOrderOfRowsDoesNotMatter(seed: UInt64) {
        var log = AuthLog()
        log.addLife(users: 6, days: 20, perDay: 6, seed: seed)
        add(&log, 9, day: 15, hour: 2, user: "user2")
        add(&log, 1, day: 12, hour: 4, user: "root", .success)
        let findings = log.findings(detector)
        #expect(findings.count >= 2, "seed \(seed)")
        #expect(log.shuffled(seed: seed).findings(detector) == findings, "seed \(seed)")
    }
}

@Suite struct SittingsTests {
    /// E[c²]/E[c] of 1, 1, 4 is 18/6.
    @Test func attemptsOfASittingCountForLess() {
        var sittings = Sittings()
        #expect(sittings.scale == 1)
        for attempts in [1, 1, 4] { sittings.add(attempts) }
        #expect(sittings.scale == (1024.0 / 3).rounded() / 1024)
        sittings.add(1_000_000)
        #expect(sittings.scale == 1.0 / 1024)
    }

    @Test func singleAttemptsCountInFull() {
        var sittings = Sittings()
        for _ in 0..<10 { sittings.add(1) }
        #expect(sittings.scale == 1)
    }
}
