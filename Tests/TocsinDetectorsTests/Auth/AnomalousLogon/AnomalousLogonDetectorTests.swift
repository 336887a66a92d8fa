import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct AnomalousLogonDetectorTests {
    private let detector = AnomalousLogonDetector()

    /// Twenty days of ten people: some 600 user-hours.
    private static let life: AuthLog = {
        var log = AuthLog()
        log.addLife(users: 10, days: 20, seed: 5)
        return log
    }()

    /// A stranger logs on at three in the night from an address never seen before.
    private static let stranger: AuthLog = {
        var log = life
        log.add("zed", from: "203.0.113.77", at: 13 * AuthLog.day + 3.2 * AuthLog.hour)
        return log
    }()

    private func finding(
        _ user: String?, _ source: String? = nil, from first: Double, to last: Double
    ) -> Finding {
        Finding(
            detector: "after-hours", title: "", severity: .medium, priority: 50, score: 0.9,
            entity: Entity(src: source.flatMap { IPAddress($0) }, user: user),
            firstSeen: Timestamp(microseconds: AuthLog.start + Int64(first * 1e6)),
            lastSeen: Timestamp(microseconds: AuthLog.start + Int64(last * 1e6)), count: 1)
    }

    @Test func ordinaryLifeIsSilent() {
        let detection = Self.life.detection(detector)
        #expect(detection.findings.isEmpty && detection.judged > 200)
        #expect(detection.limits.isEmpty, "\(detection.limits)")
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func theStrangerIsFound(seed: UInt64) throws {
        var context = DetectionContext(
            directions: Set(Direction.allCases), settings: Settings(), seed: seed)
        context.threads = 2
        let found = detector.detect(in: Self.stranger.window(), context).findings
        let finding = try #require(found.first, "seed \(seed)")
        #expect(found.count == 1 && finding.entity == Entity(user: "zed"))
        #expect(finding.severity == .medium && finding.priority < 50)
        #expect(finding.count == 1 && finding.techniques == [.validAccounts])
        #expect(finding.why.first == "“zed”: 1 attempt from 203.0.113.77.")
        #expect(finding.why.count == 5)
        #expect(finding.summary.inShort.count <= Finding.Summary.inShortLength)
        guard
            case .number(let p)? = finding.evidence.first(where: { $0.name == "tail_p_value" })?
                .value
        else {
            Issue.record("no p-value")
            return
        }
        #expect(p <= 1e-4)
    }

    /// One day of one server: too few user-hours, so attempts are judged.
    @Test func ofADayAttemptsAreJudged() throws {
        var log = AuthLog()
        log.addLife(users: 5, days: 1, perDay: 80, seed: 6)
        log.add("zed", from: "203.0.113.77", at: 3.2 * AuthLog.hour)
        let detection = log.detection(detector)
        #expect(detection.judged > 400)
        #expect(detection.findings.map(\.entity.user) == ["zed"])
        #expect(detection.limits.contains { $0.contains("single attempts are judged") })
        #expect(detection.limits.contains { $0.contains("weekly habits are unknown") })
    }

    @Test func littleIsNotJudged() {
        var log = AuthLog()
        log.addLife(users: 5, days: 1, perDay: 40, seed: 6)
        log.add("zed", from: "203.0.113.77", at: 3.2 * AuthLog.hour)
        let detection = log.detection(detector)
        #expect(detection.findings.isEmpty && detection.judged == 0)
        #expect(detection.limits.contains { $0.contains("too few") }, "\(detection.limits)")
        #expect(AuthLog().findings(detector).isEmpty)
    }

    @Test func whatIsExplainedIsNotSaidAgain() {
        let day = 13 * AuthLog.day
        let silent = [
            finding("zed", from: day + 3 * 3600, to: day + 4 * 3600),
            finding("zed", from: day - 2 * AuthLog.day, to: day + AuthLog.day),
            finding(nil, "203.0.113.77", from: day + 20 * 3600, to: day + 20 * 3600),
            finding("ann", "203.0.113.77", from: day, to: day),
        ]
        for earlier in silent {
            #expect(Self.stranger.findings(detector, earlier: [earlier]).isEmpty)
        }
        let others = [
            finding("zed", from: day - AuthLog.day, to: day - 1),
            finding("ann", from: day, to: day + 3600),
            finding(nil, "203.0.113.78", from: day, to: day + 3600),
        ]
        #expect(Self.stranger.findings(detector, earlier: others).count == 1)
    }

    /// The explained day of the week is the local one.
    @Test func daysAreLocal() {
        let zone = TimeZoneTable(name: "east", span: nil) { _ in 5 * 3600 }
        // 22:00 UTC the day before is 03:00 local of the stranger's day.
        let night = finding("zed", from: 12 * AuthLog.day + 79_200, to: 12 * AuthLog.day + 79_200)
        #expect(Self.stranger.findings(detector, earlier: [night]).count == 1)
        #expect(Self.stranger.findings(detector, earlier: [night], zone: zone).isEmpty)
    }

    /// Hours less than a day apart are one finding, under the day of the first.
    @Test func anEpisodeIsOneFinding() throws {
        var log = Self.stranger
        for hours in [4.1, 23.5] {
            log.add("zed", from: "203.0.113.77", at: 13 * AuthLog.day + hours * 3600)
        }
        let found = log.findings(detector, set: ["anomalous-logon.max_p_value": 0.01])
            .filter { $0.entity.user == "zed" }
        let finding = try #require(found.first)
        #expect(found.count == 1 && finding.count == 3)
        #expect(finding.lastSeen.microseconds - finding.firstSeen.microseconds == 73_080_000_000)
        log.add("zed", from: "203.0.113.77", at: 17 * AuthLog.day + 3 * 3600)
        let two = log.findings(detector, set: ["anomalous-logon.max_p_value": 0.02])
            .filter { $0.entity.user == "zed" }
        #expect(Set(two.map(\.id)).count == 2)
    }

    @Test func theBudgetKeepsTheHighestScores() throws {
        let all = Self.stranger.detection(detector, set: ["anomalous-logon.max_p_value": 0.2])
        #expect(all.findings.count > 19, "\(all.findings.count)")
        let few = Self.stranger.detection(
            detector,
            set: ["anomalous-logon.max_p_value": 0.2, "anomalous-logon.budget": 1])
        #expect(few.findings.count == 19, "a day of some 19.4")
        #expect(few.findings == Array(all.findings.prefix(19)))
        #expect(few.limits.contains { $0.contains("over the budget of 1 a day") })
    }

    @Test(arguments: [70, 71] as [UInt64])
    func theOrderOfReadingDoesNotMatter(seed: UInt64) {
        let settings = ["anomalous-logon.max_p_value": 0.05]
        let expected = Self.stranger.findings(detector, set: settings)
        #expect(expected.count > 1)
        #expect(
            Self.stranger.shuffled(seed: seed).findings(detector, set: settings) == expected,
            "seed \(seed)")
    }

    @Test func scoresAreTheSameOnAnyThreads() throws {
        let window = Self.stranger.window()
        for unit in AuthFeatures.Unit.allCases {
            let scores = try [1, 3].map { threads in
                try AuthAnomalyModel(window, per: unit, zone: .utc, seed: 4, threads: threads)
                    .scores
            }
            #expect(scores[0] == scores[1] && scores[0].allSatisfy { $0 > 0 && $0 < 1 })
        }
    }

    /// Whole weeks later the same attempts have the same scores.
    @Test func theDateDoesNotMatterButForTheDayOfTheWeek() throws {
        var later = Self.stranger
        for index in later.events.indices { later.events[index].ts += 53 * 7 * 86_400_000_000 }
        let scores = try [Self.stranger, later].map { log in
            try AuthAnomalyModel(log.window(), per: .userHour, zone: .utc, seed: 4, threads: 1)
                .scores
        }
        #expect(scores[0] == scores[1])
    }

    /// Names are the attacker's: what they hold stays inside the quotes.
    @Test func hostileNamesAreShortened() throws {
        var log = Self.life
        log.add(
            String(repeating: "x” and all is well. “", count: 20), from: "203.0.113.77",
            at: 13 * AuthLog.day + 3.2 * AuthLog.hour)
        let finding = try #require(log.findings(detector).first)
        #expect(finding.why.first.map { $0.count < 100 } == true)
    }
}
