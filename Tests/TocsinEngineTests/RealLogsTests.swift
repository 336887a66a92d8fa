import Testing
import TocsinDetectors
import TocsinEngine
import TocsinFeatures

/// Real logs without command-and-control that timing can find.
@Suite(.enabled(if: SharedLogs.isPresent)) struct RealLogsTests {
    /// Hosts with public addresses: the log's own marks say what is inside.
    @Test(arguments: ["zeek-labeled/ctu50-normal-40-day1", "zeek-labeled/ctu50-normal-42-day2"])
    func normalTrafficIsJudgedOutbound(dataset: String) throws {
        let result = try SharedLogs.hunt(dataset)
        #expect(result.directions == [.outbound] && !result.isWidened)
        let beacon = try #require(result.detections.first { $0.detector == "beacon" })
        #expect(beacon.judged > 0)
        let window = result.loaded.window
        #expect(window.directionCounts[Int(Direction.outbound.rawValue)] > 0)
    }

    @Test func aVerticalScanNamesScannerAndTarget() throws {
        let result = try SharedLogs.hunt("zeek-labeled/slips-port-scans/vertical")
        let scans = result.findings.filter { $0.detector == "port-scan" }
        #expect(scans.count == 1)
        let entity = try #require(scans.first).entity
        #expect(entity.src?.description == "192.168.1.9")
        #expect(entity.dst?.description == "45.33.32.156")
    }

    /// The set calls it a horizontal scan; its one source is served by more web servers than not, and
    /// fewer than 25 hosts give no service.
    @Test func aSweepOfFewerThan25UnservedHostsIsNotReportedAsAScan() throws {
        let result = try SharedLogs.hunt("zeek-labeled/slips-port-scans/horizontal")
        let scans = result.detections.filter { $0.detector.hasSuffix("-scan") }
        #expect(scans.count == 2 && scans.allSatisfy { $0.judged > 0 })
        #expect(!result.findings.contains { $0.detector.hasSuffix("-scan") })
        let window = result.loaded.window
        let failed = (0..<window.count).filter {
            window.dstPort($0) == 80 && window.connState($0).isFailedAttempt
        }
        let hosts = Set(failed.map { window.dst($0) }).count
        #expect(hosts >= 10 && hosts < 25, "\(hosts) hosts")
    }

    @Test func nmapIsNamedByBothScanDetectors() throws {
        let result = try SharedLogs.hunt("zeek-labeled/ctu-nmap-portscan")
        for detector in ["host-scan", "port-scan"] {
            let sources = result.findings.filter { $0.detector == detector }
                .map { $0.entity.src?.description }
            #expect(sources.contains("172.16.1.11"), "\(detector): \(sources)")
        }
    }
}
