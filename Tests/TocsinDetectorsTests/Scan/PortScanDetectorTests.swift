import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

@Suite struct PortScanDetectorTests {
    private func findings(_ log: ConnLog, _ settings: Settings = Settings()) -> [Finding] {
        PortScanDetector().detect(
            in: log.window(), DetectionContext(directions: [.outbound], settings: settings)
        ).findings
    }

    private func knock(
        _ failed: Int, served: Int = 0, from src: String = "10.0.0.20", on dst: String = "10.0.1.1",
        _ proto: TransportProtocol = .tcp
    ) throws -> ConnLog {
        var log = ConnLog()
        try log.knock(failed, served: served, from: src, on: dst, proto)
        return log
    }

    @Test func fifteenPortsMakeAScan() throws {
        #expect(findings(try knock(14)).isEmpty)
        let finding = try #require(findings(try knock(15)).first)
        #expect(
            finding.entity == Entity(src: IPAddress("10.0.0.20"), dst: IPAddress("10.0.1.1")))
        #expect(finding.count == 15)
        #expect(finding.evidence.contains(Evidence("targets_failed", .integer(15))))
        var settings = Settings()
        try settings.set("port-scan.min_ports", to: 14)
        #expect(findings(try knock(14), settings).count == 1)
    }

    @Test func fromOutsideItIsNoise() throws {
        let inside = try #require(findings(try knock(40)).first)
        #expect(inside.severity == .medium && inside.techniques == [.networkServiceDiscovery])
        let outside = try #require(findings(try knock(40, from: "203.0.113.9")).first)
        #expect(outside.severity == .low && outside.techniques == [.activeScanning])
        #expect(outside.priority < inside.priority)
    }

    @Test func aClientOfManyServicesIsNoScanner() throws {
        #expect(findings(try knock(30, served: 120)).isEmpty)
        #expect(findings(try knock(30, served: 22)).isEmpty)
        let mixed = try #require(findings(try knock(30, served: 21)).first)
        #expect(mixed.evidence.contains(Evidence("targets_served", .integer(21))))
    }

    /// What answered is what the scanner came for.
    @Test func namesWhatAnswered() throws {
        let finding = try #require(findings(try knock(50, served: 2)).first)
        #expect(
            finding.evidence.contains(
                Evidence("served", .texts(["10.0.1.1:1050", "10.0.1.1:1051"]))))
        #expect(finding.why.contains { $0.contains("10.0.1.1:1050") })
    }

    @Test func hostsWithFewPortsAreNotScanned() throws {
        var log = ConnLog()
        for host in 1...20 { try log.knock(14, from: "10.0.0.20", on: "10.0.1.\(host)") }
        #expect(findings(log).isEmpty)
        try log.knock(15, from: "10.0.0.20", on: "10.0.2.1")
        try log.knock(16, from: "10.0.0.20", on: "10.0.2.2")
        let finding = try #require(findings(log).first)
        #expect(finding.entity == Entity(src: IPAddress("10.0.0.20")))
        #expect(finding.evidence.contains(Evidence("hosts", .texts(["10.0.2.2", "10.0.2.1"]))))
        #expect(finding.count == 31)
    }

    @Test func udpCountsAndIcmpDoesNot() throws {
        #expect(findings(try knock(20, .udp)).count == 1)
        var log = ConnLog()
        for code in 0..<40 {
            try log.add(
                "10.0.0.20", "10.0.1.1", UInt16(code), .icmp, at: 0,
                ConnLog.Detail(srcPort: 8, respBytes: 0, respPackets: 0))
        }
        #expect(findings(log).isEmpty)
    }
}

extension ConnLog {
    /// `failed` ports of `dst`, from 1000, that do not answer and `served` further ones that do.
    mutating func knock(
        _ failed: Int, served: Int = 0, from src: String, on dst: String,
        _ proto: TransportProtocol = .tcp
    ) throws {
        for port in 0..<(failed + served) {
            var detail = Detail()
            if port < failed {
                detail = .unanswered
                detail.respBytes = 0
            }
            try add(src, dst, UInt16(1000 + port), proto, at: Double(port), detail)
        }
    }
}
