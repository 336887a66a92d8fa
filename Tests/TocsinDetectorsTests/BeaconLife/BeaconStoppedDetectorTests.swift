import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct BeaconStoppedDetectorTests {
    private static let day = 86_400.0

    /// A log of `days` in which a host that is awake during `awake` dials every `period` seconds during
    /// `calls`, and the rest of the site goes on.
    private func log(
        days: Double = 1, period: Double = 60, jitter: Double = 0.1, loss: Double = 0,
        calls: [Range<Double>], awake: [Range<Double>]? = nil, seen: [Range<Double>]? = nil,
        seed: UInt64 = 40
    ) throws -> ConnLog {
        var log = ConnLog()
        var generator = SeededGenerator(seed: seed)
        let all = [0..<(days * Self.day)]
        // Every server is called once, so that the beacon is the only pair with a rhythm.
        for (index, time) in stride(from: 5, to: days * Self.day, by: 50).enumerated()
        where (seen ?? all).contains(where: { $0.contains(time) }) {
            try log.add("10.0.0.5", "198.18.\(index / 250).\(index % 250)", 443, at: time)
        }
        for (index, time) in stride(from: 0, to: days * Self.day, by: 500).enumerated()
        where (awake ?? seen ?? all).contains(where: { $0.contains(time) }) {
            try log.add(
                "10.0.0.7", "198.19.\(index / 250).\(index % 250)", 80,
                at: time + 100 * generator.uniform())
        }
        for time in Arrivals.clock(
            period: period, jitter: jitter, loss: loss, count: Int(days * Self.day / period),
            &generator)
        where calls.contains(where: { $0.contains(time) }) {
            try log.add("10.0.0.7", "192.0.2.66", 443, at: time)
        }
        return log
    }

    private func findings(
        _ log: ConnLog, _ set: [String: Double] = [:]
    ) throws -> [Finding] {
        var settings = Settings()
        for (key, value) in set { try settings.set("beacon-stopped.\(key)", to: value) }
        var context = DetectionContext(directions: [.outbound], settings: settings)
        let window = log.window()
        context.earlier = BeaconDetector().detect(in: window, context).findings.filter {
            $0.entity.dst?.description == "192.0.2.66"
        }
        #expect(context.earlier.count == 1, "the beacon itself")
        return BeaconStoppedDetector().detect(in: window, context).findings
    }

    @Test func saysWhenABeaconFellSilent() throws {
        let log = try log(calls: [0..<50_000])
        let finding = try #require(try findings(log).first)
        #expect(finding.detector == "beacon-stopped")
        #expect(finding.entity.src?.description == "10.0.0.7")
        #expect(finding.entity.port == 443)
        #expect(finding.severity == .low || finding.severity == .medium)
        let last = try #require(
            log.rows.last { $0.respPort == 443 && $0.origHost == finding.entity.src })
        #expect(finding.lastSeen.microseconds == last.ts)
        let silence = try #require(finding.number("silence_s"))
        #expect(abs(silence - 36_400) < 200)
        #expect(abs(Double(try #require(finding.integer("beats_missed"))) / 606 - 1) < 0.02)
        #expect(try #require(finding.integer("observed_minutes")) > 350)
        #expect(finding.text("last_beat") == finding.lastSeen.rfc3339)
        #expect(finding.summary.inShort.hasPrefix("silent 10."))
    }

    @Test func isSilentWhileTheBeaconLives() throws {
        #expect(try findings(log(calls: [0..<Self.day])).isEmpty)
        #expect(try findings(log(loss: 0.3, calls: [0..<Self.day])).isEmpty)
        #expect(try findings(log(calls: [0..<40_000, 86_000..<Self.day])).isEmpty, "it is back")
    }

    @Test func aShortSilenceIsNoNews() throws {
        let log = try log(calls: [0..<85_000])
        #expect(try findings(log).isEmpty)
        #expect(try findings(log, ["min_silence": 600]).count == 1)
    }

    @Test func aHostThatWasSwitchedOffIsNoNews() throws {
        #expect(try findings(log(calls: [0..<50_000], awake: [0..<50_000])).isEmpty)
    }

    @Test func aSensorThatWasBlindIsNoNews() throws {
        let seen = [0..<50_000, 86_000..<Self.day]
        #expect(try findings(log(calls: [0..<50_000], seen: seen)).isEmpty)
    }

    /// The host is never out of sight for an hour, but the sensor sees one minute in fifty.
    @Test func onlyMinutesWithTrafficCount() throws {
        let glimpses = stride(from: 50_000.0, to: Self.day, by: 3000).map { $0..<($0 + 60) }
        let log = try log(calls: [0..<50_000], seen: [0..<50_000] + glimpses)
        #expect(try findings(log).isEmpty)
        #expect(try findings(log, ["min_silence": 300]).count == 1)
    }

    /// Four hours of silence behind a pause of three say little.
    @Test func anEarlierPauseCounts() throws {
        let calls = [0..<20_000, 31_000..<72_000.0]
        #expect(try findings(log(calls: calls)).isEmpty)
        #expect(try findings(log(calls: calls), ["min_factor": 1]).count == 1)
    }

    /// It calls from eight to five; the data end before the next morning.
    @Test func aBeaconThatKeepsHoursHasNotStoppedAtNight() throws {
        let days = (0..<4).map { Double($0) * Self.day + 28_800..<Double($0) * Self.day + 61_200 }
        #expect(try findings(log(days: 4, calls: days)).isEmpty)
        #expect(try findings(log(days: 4.3, calls: days)).isEmpty)
        let stopped = try findings(log(days: 4.7, calls: days))
        #expect(stopped.count == 1, "the next day until five")
    }

    /// Monday to Friday; the data end on Sunday evening.
    @Test func theFirstWeekendIsNoNews() throws {
        let days = (0..<5).map { Double($0) * Self.day + 28_800..<Double($0) * Self.day + 61_200 }
        #expect(try findings(log(days: 6.8, period: 120, calls: days)).isEmpty)
    }

    @Test func aBeaconThatGoesOnAtAnotherServerHasNotStopped() throws {
        var log = try log(calls: [0..<50_000])
        var generator = SeededGenerator(seed: 41)
        for time in Arrivals.clock(period: 60, jitter: 0.1, count: 600, &generator) {
            try log.add("10.0.0.7", "192.0.2.67", 443, at: 50_010 + time)
        }
        #expect(try findings(log).isEmpty)
    }

    @Test func anOpenConnectionIsNoSilence() throws {
        var log = try log(calls: [0..<50_000])
        try log.add("10.0.0.7", "192.0.2.66", 443, at: 50_020, .init(duration: 36_000))
        #expect(try findings(log).isEmpty)
    }
}
