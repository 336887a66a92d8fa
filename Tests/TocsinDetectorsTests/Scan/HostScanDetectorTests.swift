import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

@Suite struct HostScanDetectorTests {
    private func findings(_ log: ConnLog, _ settings: Settings = Settings()) -> [Finding] {
        HostScanDetector().detect(
            in: log.window(), DetectionContext(directions: [.outbound], settings: settings)
        ).findings
    }

    /// `failed` hosts that do not answer on `port` and `served` that do.
    private func sweep(
        _ failed: Int, served: Int = 0, from src: String = "10.0.0.20", port: UInt16 = 445,
        _ proto: TransportProtocol = .tcp
    ) throws -> ConnLog {
        var log = ConnLog()
        try log.sweep(failed, served: served, from: src, port: port, proto)
        return log
    }

    @Test func twentyFiveHostsMakeAScan() throws {
        #expect(findings(try sweep(24)).isEmpty)
        let finding = try #require(findings(try sweep(25)).first)
        #expect(finding.entity == Entity(src: IPAddress("10.0.0.20"), port: 445, proto: .tcp))
        #expect(finding.count == 25)
        #expect(finding.evidence.contains(Evidence("targets", .integer(25))))
        #expect(finding.title.contains("25 hosts"))
        var settings = Settings()
        try settings.set("host-scan.min_targets", to: 24)
        #expect(findings(try sweep(24), settings).count == 1)
    }

    @Test func fromOutsideItIsNoise() throws {
        let inside = try #require(findings(try sweep(40)).first)
        #expect(inside.severity == .medium && inside.techniques == [.networkServiceDiscovery])
        let outside = try #require(findings(try sweep(40, from: "203.0.113.9")).first)
        #expect(outside.severity == .low && outside.techniques == [.activeScanning])
        #expect(outside.priority < inside.priority)
    }

    /// One failure in five is the paper's benign source.
    @Test func aBusyClientIsNoScanner() throws {
        #expect(findings(try sweep(30, served: 120)).isEmpty)
        #expect(findings(try sweep(100, served: 400)).isEmpty)
    }

    /// Mostly answered: a resolver, a crawler, a peer-to-peer client.
    @Test func whoIsMostlyServedIsNoScanner() throws {
        #expect(findings(try sweep(40, served: 300, port: 53, .udp)).isEmpty)
        #expect(findings(try sweep(60, served: 52, port: 6881, .udp)).isEmpty)
        #expect(findings(try sweep(60, served: 51, port: 6881, .udp)).count == 1)
    }

    /// The same host asked again and again, or failures spread over many ports.
    @Test func hostsAreCountedOncePerPort() throws {
        var log = ConnLog()
        for i in 0..<100 {
            try log.add("10.0.0.20", "10.0.1.1", 445, at: Double(i), .unanswered)
        }
        #expect(findings(log).isEmpty)
        log = ConnLog()
        for i in 1...60 {
            try log.add("10.0.0.20", "10.0.1.\(i)", UInt16(1000 + i % 3), at: 0, .unanswered)
        }
        #expect(findings(log).isEmpty)
    }

    @Test func sweptPortsAreOneFinding() throws {
        var log = try sweep(40, port: 445)
        try log.sweep(30, from: "10.0.0.20", port: 22)
        try log.sweep(30, served: 200, from: "10.0.0.20", port: 443)
        let found = findings(log)
        let finding = try #require(found.first)
        #expect(found.count == 1)
        #expect(finding.entity == Entity(src: IPAddress("10.0.0.20")))
        #expect(finding.evidence.contains(Evidence("ports", .texts(["445/tcp", "22/tcp"]))))
        #expect(finding.count == 70)
    }

    @Test func pingsAreASweepToo() throws {
        var log = ConnLog()
        for host in 1...30 {
            try log.add(
                "10.0.0.20", "10.0.1.\(host)", 0, .icmp, at: Double(host),
                ConnLog.Detail(srcPort: 8, respBytes: 0, respPackets: 0, state: .oth))
        }
        #expect(try #require(findings(log).first).entity.proto == .icmp)
    }

    @Test func manyPortsStillFitTheTable() throws {
        var log = ConnLog()
        for port in 0..<15 { try log.sweep(1300, from: "10.0.0.20", port: UInt16(60_000 + port)) }
        let finding = try #require(findings(log).first)
        #expect(finding.summary.inShort.count <= Finding.Summary.inShortLength)
        #expect(finding.summary.inShort.hasPrefix("1300 hosts on "))
    }

    /// Directions do not filter scans (contract).
    @Test func scansAreReportedInEveryDirection() throws {
        let context = DetectionContext(directions: [], settings: Settings())
        let detection = HostScanDetector().detect(in: try sweep(30).window(), context)
        #expect(detection.findings.count == 1)
        #expect(!HostScanDetector().info.isDirectional)
    }
}

extension ConnLog {
    /// `failed` hosts that do not answer `src` on `port` and `served` others that do.
    mutating func sweep(
        _ failed: Int, served: Int = 0, from src: String, port: UInt16,
        _ proto: TransportProtocol = .tcp
    ) throws {
        for host in 0..<(failed + served) {
            var detail = Detail()
            if host < failed {
                detail = .unanswered
                detail.respBytes = 0
            }
            try add(
                src, "10.\(1 + host / 62_500).\(host / 250 % 250).\(1 + host % 250)", port, proto,
                at: Double(host), detail)
        }
    }
}
