import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

@Suite struct LongConnectionDetectorTests {
    private static let hour = 3600.0

    private func findings(_ log: ConnLog, _ settings: Settings = Settings()) -> [Finding] {
        LongConnectionDetector().detect(
            in: log.window(),
            DetectionContext(directions: Set(Direction.allCases), settings: settings)
        ).findings
    }

    /// One connection of five hours.
    private func finding(
        from src: String = "10.0.0.8", to dst: String = "198.51.100.9", hours: Double = 5,
        bytes: Int64 = 10_000_000, flags: ConnFlags = []
    ) throws -> Finding {
        var log = ConnLog()
        try log.add(
            src, dst, 22, at: 100,
            ConnLog.Detail(
                duration: hours * Self.hour, origBytes: bytes / 2, respBytes: bytes / 2,
                state: .s1, flags: flags))
        return try #require(findings(log).first)
    }

    @Test func fourHoursAreLong() throws {
        var log = ConnLog()
        try log.add("10.0.0.8", "198.51.100.9", 22, at: 0, ConnLog.Detail(duration: 14_399.9))
        #expect(findings(log).isEmpty)
        try log.add("10.0.0.8", "198.51.100.9", 22, at: 0, ConnLog.Detail(duration: 14_400))
        let finding = try #require(findings(log).first)
        #expect(finding.count == 1 && finding.uids == ["C1"])
        #expect(finding.evidence.contains(Evidence("duration_s", .number(14_400))))
        #expect(finding.lastSeen.microseconds == ConnLog.start + 14_400_000_000)
        var settings = Settings()
        try settings.set("long-connection.min_duration", to: 14_401)
        #expect(findings(log, settings).isEmpty)
    }

    @Test func oneFindingAPair() throws {
        var log = ConnLog()
        for start in [50_000.0, 0, 25_000] {
            try log.add(
                "10.0.0.8", "198.51.100.9", 22, at: start, ConnLog.Detail(duration: 20_000))
        }
        try log.add("10.0.0.8", "198.51.100.9", 22, at: 5, ConnLog.Detail(duration: 3))
        try log.add("10.0.0.8", "198.51.100.9", 23, at: 5, ConnLog.Detail(duration: 20_000))
        let found = findings(log).sorted { ($0.entity.port ?? 0) < ($1.entity.port ?? 0) }
        try #require(found.map(\.count) == [3, 1])
        #expect(found[0].uids == ["C1", "C2", "C0"])
        #expect(found[0].lastSeen.microseconds == ConnLog.start + 70_000_000_000)
    }

    @Test func openOutboundAndIdleOnesRankHigher() throws {
        let inbound = try finding(from: "203.0.113.1", to: "10.0.0.8")
        let outbound = try finding()
        let open = try finding(flags: .open)
        let idle = try finding(bytes: 1000, flags: .open)
        let ranked = [inbound, outbound, open, idle]
        #expect(ranked.map(\.score) == ranked.map(\.score).sorted())
        #expect(Set(ranked.map(\.score)).count == 4)
        #expect(ranked.map(\.priority) == ranked.map(\.priority).sorted())
        #expect(ranked.map(\.severity) == [.low, .low, .low, .medium])
    }

    /// Idle, but closed: three times the minimum makes up for it.
    @Test func idleAndVeryLongIsMedium() throws {
        #expect(try finding(hours: 11.9, bytes: 1000).severity == .low)
        #expect(try finding(hours: 12, bytes: 1000).severity == .medium)
        let inbound = try finding(from: "203.0.113.1", to: "10.0.0.8", hours: 12, bytes: 1000)
        #expect(inbound.severity == .low)
    }

    @Test func longerScoresHigherUpToOne() throws {
        let scores = try [4, 8, 24, 168, 10_000].map {
            try finding(hours: $0, bytes: 1000, flags: .open).score
        }
        #expect(scores == scores.sorted())
        #expect(scores.allSatisfy { $0 > 0 && $0 <= 1 })
        #expect(scores[0] < scores[1])
    }

    @Test func unknownSizesAreNotIdle() throws {
        var log = ConnLog()
        try log.add(
            "10.0.0.8", "198.51.100.9", 22, at: 0,
            ConnLog.Detail(
                duration: 50_000, origBytes: ConnBatch.unknown, respBytes: ConnBatch.unknown,
                flags: .open))
        let finding = try #require(findings(log).first)
        #expect(finding.severity == .low)
        #expect(!finding.evidence.map(\.name).contains("bytes_per_s"))
    }
}
