import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinDetectors

@Suite struct HostSuspicionTests {
    private func finding(
        _ detector: String, from src: String?, host: String? = nil, _ severity: Severity = .high,
        priority: Int, hours: ClosedRange<Double>
    ) -> Finding {
        func time(_ hours: Double) -> Timestamp {
            Timestamp(microseconds: AuthLog.start + Int64(hours * 3600e6))
        }
        var entity = Entity(src: src.flatMap { IPAddress($0) })
        entity.host = host
        var finding = Finding(
            detector: detector, title: "", severity: severity, priority: priority, score: 0.9,
            entity: entity, firstSeen: time(hours.lowerBound), lastSeen: time(hours.upperBound),
            count: 1)
        finding.summary.inShort = "in short"
        return finding
    }

    private func auth(
        _ severity: Severity = .high, priority: Int = 80, hours: ClosedRange<Double> = 2...3
    ) -> Finding {
        finding(
            "success-after-failures", from: "10.0.0.5", severity, priority: priority, hours: hours)
    }

    private func beacon(_ hours: ClosedRange<Double> = 4...9) -> Finding {
        finding("beacon", from: "10.0.0.5", .medium, priority: 50, hours: hours)
    }

    @Test func bothNameEachOtherAndRankTogether() throws {
        let logon = auth()
        let joined = HostSuspicion([logon]).joined([beacon(), logon])
        let network = try #require(joined.first)
        // 1 − 0.5 · 0.2, and right behind it.
        #expect(joined.map(\.priority) == [90, 89])
        #expect(
            network.why.first
                == "On the same computer, 60.0 min before this began: success-after-failures, in short (finding \(logon.id))."
        )
        #expect(joined[1].why.first?.hasPrefix("The same computer is the source of beacon") == true)
        #expect(network.evidence == [Evidence("related_findings", .texts([logon.id]))])
        #expect(network.severity == .medium, "severity is the detectors' own")
    }

    @Test func whatCameWhen() throws {
        for (hours, words) in [
            (5.0...6, "while this was going on"), (3...5, "while this was going on"),
            (10...11, "60.0 min after this ended"), (2...4, "0 s before this began"),
        ] {
            let logon = auth(hours: hours)
            let joined = HostSuspicion([logon]).joined([beacon(), logon])
            #expect(try #require(joined.first?.why.first).contains(words), "\(hours)")
        }
    }

    @Test func whatIsLittleSuspiciousIsNotJoined() {
        let low = auth(.low)
        #expect(HostSuspicion([low]).joined([beacon(), low]).map(\.priority) == [50, 80])
        let clock = finding("beacon", from: "10.0.0.5", .info, priority: 5, hours: 4...9)
        #expect(HostSuspicion([auth()]).joined([clock]).map(\.priority) == [5])
        let elsewhere = finding("beacon", from: "10.0.0.6", .medium, priority: 50, hours: 4...9)
        #expect(HostSuspicion([auth()]).joined([elsewhere]).map(\.priority) == [50])
    }

    /// Guessing bears on its source; what led somewhere, on the computer that it led to as well.
    @Test func onlyWhatIsHighBearsOnItsHost() throws {
        let address = try #require(IPAddress("10.0.0.5"))
        func gravest(_ severity: Severity) -> Finding? {
            HostSuspicion([
                finding(
                    "brute-force", from: "203.0.113.9", host: "10.0.0.5", severity, priority: 50,
                    hours: 1...2)
            ]).gravest(address)
        }
        #expect(gravest(.medium) == nil && gravest(.high) != nil)
    }

    @Test func theGravestOfEachSideIsNamed() throws {
        let guessing = finding(
            "brute-force", from: "10.0.0.5", .medium, priority: 60, hours: 2...3)
        let logons = [guessing, auth(.critical, priority: 92, hours: 1...2)]
        let long = finding("long-connection", from: "10.0.0.5", .low, priority: 30, hours: 4...9)
        let joined = HostSuspicion(logons).joined([long, beacon()] + logons)
        #expect(joined.map(\.priority) == [30, 96, 60, 95])
        #expect(joined[1].evidence == [Evidence("related_findings", .texts([logons[1].id]))])
    }
}
