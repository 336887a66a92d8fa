import Foundation
import Testing
import TocsinDetectors
import TocsinEngine
import TocsinRecords

@Suite struct AlertRegisterTests {
    private static let hour = 3600 * Timestamp.microsecondsPerSecond
    private static let day = Timestamp.microsecondsPerDay

    private func finding(
        _ src: UInt32 = 1, _ severity: Severity = .medium, from: Int64 = 0, to: Int64 = 0
    ) -> Finding {
        Finding(
            detector: "beacon", title: "x", severity: severity, priority: 50, score: 0.9,
            entity: Entity(src: IPAddress(v4: src)), firstSeen: Timestamp(microseconds: from),
            lastSeen: Timestamp(microseconds: max(from, to)), count: 1)
    }

    /// What is told of the findings of one window after another, `start` being where each begins.
    private func told(
        _ windows: [(at: Int64, findings: [Finding])], repeatAfter: Int64 = hour,
        start: (Int64) -> Int64 = { _ in .min }
    ) -> [[String]] {
        var register = AlertRegister(repeatAfter: repeatAfter, keep: 30 * Self.day)
        return windows.map { window in
            register.note(
                window.findings, at: Timestamp(microseconds: window.at),
                windowStart: Timestamp(microseconds: start(window.at))
            ).map { "\($0.reason) \($0.finding.severity) \($0.finding.revision)" }
        }
    }

    @Test func aFindingIsToldOnce() {
        #expect(
            told((0..<50).map { ($0 * Self.hour, [finding()]) })
                == [["new medium 1"]] + Array(repeating: [], count: 49))
    }

    @Test func aHigherLevelIsToldAtOnceAndALowerOneNever() {
        #expect(
            told([
                (0, [finding()]), (1, [finding(1, .high)]), (2, [finding(1, .low)]),
                (3, [finding(1, .high)]), (4, [finding(1, .critical)]),
            ]) == [["new medium 1"], ["raised high 2"], [], [], ["raised critical 3"]])
    }

    @Test func whatComesBackIsToldAfterTheTimeToRepeat() {
        #expect(
            told([
                (0, [finding()]), (Self.hour / 2, []), (Self.hour, [finding()]),
                (2 * Self.hour, []), (4 * Self.hour, [finding(to: 4 * Self.hour)]),
            ]) == [["new medium 1"], [], [], [], ["returned medium 2"]])
    }

    /// What was only too weak to be a finding for a while was not gone.
    @Test func whatWentOnMeanwhileHasNotComeBack() {
        func beacon(_ hours: Int64) -> Finding {
            var finding = finding(to: hours * Self.hour)
            finding.count = Int(hours) * 2
            finding.summary.period = 1800
            return finding
        }
        let windows = [(0, [beacon(0)]), (Self.hour, []), (4 * Self.hour, [beacon(4)])]
        #expect(told(windows) == [["new medium 1"], [], []])
        let old = [(0, [finding()]), (Self.hour, []), (4 * Self.hour, [finding()])]
        #expect(told(old) == [["new medium 1"], [], []])
    }

    /// A sensor that was off has not seen the finding go.
    @Test func timeWithoutWindowsIsNoAbsence() {
        #expect(
            told([(0, [finding()]), (50 * Self.hour, [finding()])]) == [["new medium 1"], []])
    }

    @Test func aLevelLongLeftIsNewsAgain() {
        let lower = (1..<27).map { ($0 * Self.hour, [finding()]) }
        #expect(
            told([(0, [finding(1, .high)])] + lower + [(27 * Self.hour, [finding(1, .high)])]).last
                == ["raised high 2"])
        #expect(
            told([
                (0, [finding(1, .high)]), (1, [finding()]), (2, [finding(1, .high)]),
            ]).last == [])
    }

    /// When the window has left the beginning of an episode behind, its id would change with the day.
    @Test func anEpisodeKeepsItsIdAsTheWindowSlides() {
        var register = AlertRegister(repeatAfter: Self.hour, keep: 30 * Self.day)
        var ids: Set<String> = []
        for day in 0..<20 {
            let start = max(0, Int64(day) - 3) * Self.day
            let now = Int64(day) * Self.day + 1
            let told = register.note(
                [finding(from: start, to: now)], at: Timestamp(microseconds: now),
                windowStart: Timestamp(microseconds: start))
            #expect(told.count == (day == 0 ? 1 : 0))
            ids.formUnion(told.map(\.finding.id))
        }
        #expect(ids.count == 1)
    }

    /// Two episodes in one window are two, also when the first one has begun before it.
    @Test func anotherEpisodeIsNotTheFirst() {
        var register = AlertRegister(repeatAfter: Self.hour, keep: 30 * Self.day)
        func note(_ from: Int64, _ to: Int64, start: Int64) -> Int {
            register.note(
                [finding(from: from, to: to)], at: Timestamp(microseconds: to),
                windowStart: Timestamp(microseconds: start)
            ).count
        }
        #expect(note(0, Self.day, start: 0) == 1)
        #expect(note(5 * Self.day, 6 * Self.day, start: 3 * Self.day) == 1)
    }

    @Test func whatAStoreKeptGoesOn() throws {
        var register = AlertRegister(repeatAfter: Self.hour, keep: 30 * Self.day)
        let at = Timestamp(microseconds: 0)
        _ = register.note([finding()], at: at, windowStart: at)
        let bytes = try JSONEncoder().encode(register.saved)
        var other = AlertRegister(repeatAfter: Self.hour, keep: 30 * Self.day)
        other.restore(try JSONDecoder().decode(AlertRegister.Saved.self, from: bytes))
        #expect(other.note([finding()], at: at, windowStart: at).isEmpty)
        #expect(
            other.note([finding(1, .high)], at: at, windowStart: at).map(\.finding.revision)
                == [2])
    }

    /// What is below high has to stand for a while, high is told at once, and at the end all is told.
    @Test func whatIsBelowHighWaits() {
        var register = AlertRegister(
            repeatAfter: Self.hour, keep: 30 * Self.day, standing: Self.hour)
        func told(_ at: Int64, _ findings: [Finding], isLast: Bool = false) -> [Severity] {
            let time = Timestamp(microseconds: at)
            return register.note(findings, at: time, windowStart: time, tellsAll: isLast)
                .map(\.finding.severity)
        }
        #expect(told(0, [finding(1), finding(2, .high)]) == [.high])
        #expect(told(Self.hour / 2, [finding(1), finding(3)]).isEmpty)
        #expect(told(Self.hour, [finding(1)]) == [.medium])
        // It was gone in between: it begins to stand again.
        #expect(told(2 * Self.hour, [finding(3)]).isEmpty)
        #expect(told(2 * Self.hour + 1, [finding(3), finding(4)], isLast: true).count == 2)
    }

    @Test func itsMemoryIsBounded() {
        var register = AlertRegister(repeatAfter: Self.hour, keep: 30 * Self.day)
        for round in 0..<3 {
            let at = Timestamp(microseconds: Int64(round))
            let findings = (0..<60_000).map { finding(UInt32(round * 60_000 + $0)) }
            _ = register.note(findings, at: at, windowStart: at)
        }
        #expect(register.count <= AlertRegister.maxEntries)
    }
}
