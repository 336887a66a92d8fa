import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct VolumeSpikeDetectorTests {
    private let detector = VolumeSpikeDetector()

    /// `counts` attempts on successive days from 9 h on, a minute apart.
    private func log(
        _ counts: [Int], user: String = "ann", from source: String = "10.0.0.7",
        _ result: AuthResult = .success
    ) -> AuthLog {
        var log = AuthLog()
        add(&log, counts, user: user, from: source, result)
        return log
    }

    private func add(
        _ log: inout AuthLog, _ counts: [Int], user: String, from source: String = "10.0.0.7",
        _ result: AuthResult = .success
    ) {
        for (day, count) in counts.enumerated() {
            for index in 0..<count {
                let time = Double(day) * AuthLog.day + 9 * AuthLog.hour + Double(index) * 60
                log.add(user, from: source, result, at: time)
            }
        }
    }

    private func number(_ finding: Finding, _ name: String) -> Double? {
        guard case .number(let value) = finding.evidence.first(where: { $0.name == name })?.value
        else { return nil }
        return value
    }

    /// scipy.stats.nbinom.sf(13, 164.5, 29/30) = 0.002682580016
    @Test func saysHowManyHowUnusualAndFromWhere() throws {
        let usual = Array(repeating: 6, count: 19) + Array(repeating: 5, count: 10)
        let finding = try #require(log(usual + [14]).findings(detector).first)
        #expect(finding.count == 14 && finding.entity.user == "ann")
        #expect(abs(try #require(finding.pValue) - 0.002682580016) < 1e-10)
        #expect(number(finding, "median_attempts_per_other_day") == 6)
        #expect(number(finding, "mean_attempts_per_other_day") == 164.0 / 29)
        #expect(
            finding.why == [
                "“ann” made 14 logon attempts on 2024-01-30.",
                "The median of 29 other days is 6, their mean 5.7; chance of as many: 1 in 373.",
                "14 succeeded, from 1 source.",
            ])
        #expect(finding.summary.inShort == "14 logon attempts, 6 on a usual day")
        #expect(finding.severity == .low && finding.techniques == [.validAccounts])
    }

    /// A z-score over n days cannot exceed √(n−1), 2.65 here, if it includes the day it judges.
    @Test func aDayDoesNotMaskItself() throws {
        let finding = try #require(log([5, 4, 6, 5, 5, 4, 6, 60]).findings(detector).first)
        #expect(try #require(finding.pValue) < 1e-12)
    }

    @Test func busyDaysInSuccessionDoNotMaskEachOther() throws {
        var counts = Array(repeating: 5, count: 30)
        for day in 20..<24 { counts[day] = 60 }
        let findings = log(counts).findings(detector)
        #expect(findings.count == 1 && findings.first?.count == 240)
        #expect(findings.first?.lastSeen.microseconds ?? 0 > AuthLog.start + 23 * 86_400_000_000)
    }

    @Test func daysWithoutAttemptsAreZeros() throws {
        var counts = Array(repeating: 0, count: 30)
        for day in [0, 7, 13, 20, 29] { counts[day] = 2 }
        counts[25] = 12
        let finding = try #require(log(counts).findings(detector).first)
        #expect(finding.evidence.contains(Evidence("other_days", .integer(29))))
        #expect(finding.evidence.contains(Evidence("active_other_days", .integer(5))))
        #expect(number(finding, "median_attempts_per_other_day") == 0)
        #expect(number(finding, "mean_attempts_per_other_day") == 10.0 / 29)
    }

    @Test func oneFailureOnACleanRecordIsNothing() {
        var log = log(Array(repeating: 5, count: 30))
        log.add("ann", from: "10.0.0.7", .failure, at: 29.5 * AuthLog.day)
        #expect(log.findings(detector).isEmpty)
        #expect(self.log(Array(repeating: 0, count: 29) + [1], .failure).findings(detector).isEmpty)
    }

    @Test func unusuallyFewAreNothing() {
        #expect(log(Array(repeating: 40, count: 20) + [1, 0, 2, 40]).findings(detector).isEmpty)
    }

    @Test func floorsAreSettings() throws {
        let log = log(Array(repeating: 2, count: 29) + [9])
        #expect(log.findings(detector).isEmpty)
        let lower = log.findings(detector, set: ["volume-spike.min_attempts": 9])
        #expect(lower.count == 1)
        let stricter = log.findings(
            detector, set: ["volume-spike.min_attempts": 9, "volume-spike.min_ratio": 5])
        #expect(stricter.isEmpty)
        let surer = log.findings(
            detector, set: ["volume-spike.min_attempts": 9, "volume-spike.max_p_value": 1e-6])
        #expect(surer.isEmpty)
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func aSteadyServiceMayWobble(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let counts = (0..<30).map { _ in 280 + generator.index(below: 60) }
        #expect(log(counts, user: "svc").findings(detector).isEmpty, "seed \(seed)")
    }

    @Test func holidaysAndNewcomersAreNothing() {
        let holiday = [6, 5, 6, 7, 6] + Array(repeating: 0, count: 21) + [14, 13, 12, 6]
        #expect(log(holiday).findings(detector).isEmpty)
        let new = log(Array(repeating: 0, count: 28) + [12, 14]).detection(detector)
        #expect(new.findings.isEmpty && new.judged == 0)
        #expect(new.limits.first?.hasPrefix("1 user with fewer than 7 other days") == true)
        // A job that runs on Sundays.
        let weekly = (0..<30).map { $0 % 7 == 6 ? 200 : 4 }
        #expect(log(weekly).findings(detector).isEmpty)
    }

    @Test func whatSaysNothingOfTheUserDoesNotCount() {
        let usual = Array(repeating: 3, count: 30)
        func burst(_ change: (inout AuthEvent) -> Void) -> AuthLog {
            var log = log(usual)
            for index in 0..<50 {
                log.add(
                    "ann", from: "198.51.100.1", .failure, at: 20.5 * AuthLog.day + Double(index),
                    change)
            }
            return log
        }
        #expect(burst { _ in }.findings(detector).count == 1)
        #expect(burst { $0.flags.insert(.invalidUser) }.findings(detector).isEmpty)
        #expect(burst { $0.flags.insert(.machineAccount) }.findings(detector).isEmpty)
        #expect(burst { $0.action = .probe }.findings(detector).isEmpty)
        // The source fails as everybody.
        var sweep = burst { _ in }
        for user in 0..<9 {
            sweep.add("u\(user)", from: "198.51.100.1", .failure, at: 20.5 * AuthLog.day)
        }
        #expect(sweep.findings(detector).isEmpty)
    }

    @Test func guessingAndNewSourcesAreTold() throws {
        var log = log(Array(repeating: 3, count: 30))
        for index in 0..<30 {
            log.add("ann", from: "198.51.100.1", .failure, at: 20.5 * AuthLog.day + Double(index))
        }
        let failed = try #require(log.findings(detector).first)
        #expect(failed.techniques == [.passwordGuessing] && failed.severity == .low)
        #expect(failed.evidence.contains(Evidence("failures", .integer(30))))
        #expect(failed.evidence.contains(Evidence("new_sources", .texts(["198.51.100.1"]))))
        log.add("ann", from: "198.51.100.1", at: 20.6 * AuthLog.day)
        let gotIn = try #require(log.findings(detector).first)
        #expect(gotIn.severity == .medium && gotIn.priority > failed.priority)
    }

    @Test func theBudgetKeepsTheRarest() throws {
        var log = AuthLog()
        for user in 0..<60 {
            add(
                &log, Array(repeating: 4, count: 9) + [30 + user], user: "u\(user)",
                from: "10.1.0.\(user)")
        }
        let detection = log.detection(detector, set: ["volume-spike.budget": 1])
        #expect(detection.findings.count == 9)
        #expect(detection.findings.map(\.count).min() == 81)
        #expect(detection.limits == ["51 more user-days are over the budget of 1 a day"])
    }

    @Test(arguments: [21, 22, 23] as [UInt64])
    func theOrderOfRowsDoesNotMatter(seed: UInt64) {
        var log = AuthLog()
        log.addLife(users: 6, days: 20, perDay: 6, seed: seed)
        for index in 0..<40 {
            log.add("user2", from: "198.51.100.4", .failure, at: 15.5 * AuthLog.day + Double(index))
        }
        let findings = log.findings(detector)
        #expect(!findings.isEmpty, "seed \(seed)")
        #expect(log.shuffled(seed: seed).findings(detector) == findings, "seed \(seed)")
    }

    /// 200 people of ordinary life for a month: at p ≤ .005 with floors, next to nothing.
    @Test func ordinaryLifeIsQuiet() {
        var log = AuthLog()
        log.addLife(users: 200, days: 30, perDay: 5, seed: 31)
        #expect(log.findings(detector).isEmpty)
    }
}
