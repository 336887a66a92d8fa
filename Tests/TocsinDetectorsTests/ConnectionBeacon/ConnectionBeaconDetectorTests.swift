import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct ConnectionBeaconDetectorTests {
    private func findings(_ log: ConnLog, earlier: [Finding] = []) -> [Finding] {
        var context = DetectionContext(
            directions: Set(Direction.allCases), settings: Settings())
        context.earlier = earlier
        return ConnectionBeaconDetector().detect(in: log.window(), context).findings
    }

    /// Six hours of one connection with the given exchanges.
    private func log(_ exchanges: [Double], port: UInt16 = 443) throws -> ConnLog {
        var log = ConnLog()
        try log.add(
            "10.0.0.8", "198.51.100.9", port, at: 100,
            ConnLog.Detail(duration: 21_600, state: .s1, exchanges: exchanges))
        return log
    }

    private func keepAlive(seed: UInt64 = 1) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return Arrivals.clock(period: 60, jitter: 0.1, loss: 0.1, count: 300, &generator)
    }

    @Test func findsAKeepAlive() throws {
        let finding = try #require(findings(try log(keepAlive(), port: 4444)).first)
        #expect(abs((finding.summary.period ?? 0) / 60 - 1) < 0.02)
        #expect(finding.severity == .medium)
        #expect(finding.uids == ["C0"])
        #expect(finding.evidence.contains(Evidence("basis", .text("needs packets"))))
        #expect((finding.qValue ?? 1) < 1e-4)
        #expect(finding.entity.port == 4444)
        #expect(finding.techniques == [.nonApplicationLayer, .nonStandardPort])
    }

    @Test(arguments: [(22, Severity.info), (443, .low), (4444, .medium)] as [(UInt16, Severity)])
    func thePortSaysWhatIsUsual(port: UInt16, severity: Severity) throws {
        #expect(findings(try log(keepAlive(), port: port)).map(\.severity) == [severity])
    }

    @Test(arguments: 1...12 as ClosedRange<UInt64>)
    func isSilentOfRandomExchanges(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: 3)
        let random = Arrivals.poisson(mean: 60, count: 300, &generator)
        #expect(findings(try log(random, port: 4444)).isEmpty, "seed \(seed)")
    }

    @Test func whatReconnectsOnATimerIsABeaconAlready() throws {
        let log = try log(keepAlive(), port: 4444)
        let finding = try #require(findings(log).first)
        let beacon = Finding(
            detector: "beacon", title: "", severity: .medium, priority: 50, score: 1,
            entity: finding.entity, firstSeen: finding.firstSeen, lastSeen: finding.lastSeen,
            count: 9)
        #expect(findings(log, earlier: [beacon]).isEmpty)
    }

    @Test func severalConnectionsOfAPairAreOneFindingAndSeveralTries() throws {
        var log = ConnLog()
        for (start, seed) in [(0.0, 1), (30_000, 2), (60_000, 3)] as [(Double, UInt64)] {
            try log.add(
                "10.0.0.8", "198.51.100.9", 4444, at: start,
                ConnLog.Detail(duration: 21_600, state: .s1, exchanges: keepAlive(seed: seed)))
        }
        let found = findings(log)
        #expect(found.map(\.count) == [3])
        #expect(found.first?.why.contains { $0.contains("after 3 tries") } == true)
    }

    @Test func aLogWithoutPacketsSaysSo() throws {
        let detection = ConnectionBeaconDetector().detect(
            in: try log([]).window(),
            DetectionContext(directions: Set(Direction.allCases), settings: Settings()))
        #expect(detection.judged == 0 && detection.unableBecause != nil)
    }
}
