import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct BeaconDetectorTests {
    private static let everywhere = Set(Direction.allCases)

    private func findings(
        _ log: ConnLog, directions: Set<Direction> = everywhere, settings: Settings? = nil
    ) throws -> [Finding] {
        let settings = try settings ?? anyScore()
        return BeaconDetector().detect(
            in: log.window(), DetectionContext(directions: directions, settings: settings)
        ).findings
    }

    /// Settings under which neither finding nor severity rests on how high a pair scores.
    private func anyScore() throws -> Settings {
        var settings = Settings()
        try settings.set("beacon.min_score", to: 0)
        return settings
    }

    private func beacon(
        from src: String = "10.0.0.7", to dst: String = "198.51.100.66", port: UInt16 = 443,
        _ proto: TransportProtocol = .tcp, period: Double = 300, count: Int = 200,
        _ detail: ConnLog.Detail = ConnLog.Detail(service: "ssl")
    ) throws -> ConnLog {
        var log = ConnLog()
        var generator = SeededGenerator(seed: 30)
        for time in Arrivals.clock(period: period, jitter: 0.05, count: count, &generator) {
            try log.add(src, dst, port, proto, at: time, detail)
        }
        return log
    }

    @Test func namesThePairAndItsPeriod() throws {
        let log = try beacon()
        let finding = try #require(try findings(log).first)
        #expect(try findings(log).count == 1)
        #expect(finding.entity.src?.description == "10.0.0.7")
        #expect(finding.entity.dst?.description == "198.51.100.66")
        #expect(finding.entity.port == 443 && finding.entity.proto == .tcp)
        #expect(finding.service == "ssl" && finding.count == 200)
        #expect(abs((finding.summary.period ?? 0) / 300 - 1) < 0.05)
        #expect(finding.firstSeen.microseconds == log.rows.first?.ts)
        #expect(finding.lastSeen.microseconds == log.rows.last?.ts)
        #expect(finding.uids == (0..<10).map { "C\($0)" })
        #expect(finding.techniques.map(\.id) == ["T1071.001", "T1573"])
        #expect(finding.severity >= .low && finding.severity < .high)
    }

    @Test func judgesTheDirectionsItIsGiven() throws {
        let log = try beacon()
        #expect(try findings(log, directions: [.outbound]).count == 1)
        #expect(try findings(log, directions: [.inbound, .internal, .external]).isEmpty)
    }

    @Test func settingsBoundWhatIsFound() throws {
        let log = try beacon(count: 40)
        var settings = try anyScore()
        try settings.set("beacon.min_contacts", to: 40)
        #expect(try findings(log, settings: settings).count == 1)
        try settings.set("beacon.min_contacts", to: 41)
        #expect(try findings(log, settings: settings).isEmpty)
        try settings.set("beacon.min_contacts", to: 8)
        try settings.set("beacon.min_score", to: 1)
        #expect(try findings(log, settings: settings).count == 1, "its q alone makes a finding")
        try settings.set("beacon.fdr_level", to: 0)
        #expect(try findings(log, settings: settings).isEmpty)
        try settings.set("beacon.min_score", to: 0)
        #expect(try findings(log, settings: settings).count == 1, "and so does its score")
    }

    @Test func clocksAreInfoAndLookUpsLow() throws {
        let small = ConnLog.Detail(
            service: "ntp", origBytes: 48, respBytes: 48, origPackets: 1, respPackets: 1)
        let clock = try #require(try findings(try beacon(port: 123, .udp, small)).first)
        #expect(clock.severity == .info)
        let large = ConnLog.Detail(origBytes: 200, respBytes: 48, origPackets: 1, respPackets: 1)
        let tunnel = try #require(try findings(try beacon(port: 123, .udp, large)).first)
        #expect(tunnel.severity > .info)
        let names = try #require(
            try findings(try beacon(to: "10.0.0.1", port: 53, .udp, small)).first)
        #expect(names.severity == .low && names.techniques == [.applicationLayerDNS])
        #expect(clock.priority < names.priority && clock.priority < tunnel.priority)
    }

    /// A flow of several time queries is judged by the size of one.
    @Test func sizesAreOfOneMessage() throws {
        let many = ConnLog.Detail(
            service: "ntp", origBytes: 480, respBytes: 480, origPackets: 10, respPackets: 10)
        let clock = try #require(try findings(try beacon(port: 123, .udp, many)).first)
        #expect(clock.severity == .info)
    }

    @Test func knockingFromOutsideIsLow() throws {
        let knock = try beacon(from: "203.0.113.5", to: "10.0.0.2", port: 22, .tcp, .unanswered)
        #expect(try #require(try findings(knock).first).severity == .low)
        let dial = try beacon(port: 50, .tcp, .unanswered)
        let finding = try #require(try findings(dial).first)
        #expect(finding.evidence.contains(Evidence("failed_fraction", .number(1))))
    }

    /// Ten hosts, five of which use the destination.
    @Test func commonDestinationsAreLow() throws {
        var log = try beacon()
        for host in 1...4 { try log.add("10.0.1.\(host)", "198.51.100.66", 443, at: 10) }
        for host in 5...8 { try log.add("10.0.1.\(host)", "192.0.2.1", 443, at: 10) }
        let nine = try #require(try findings(log).first)
        #expect(nine.summary.seenBy == nil, "nine inside hosts are too few to say")
        try log.add("10.0.1.9", "192.0.2.1", 443, at: 10)
        let ten = try #require(try findings(log).first)
        #expect(ten.summary.seenBy == 5 && ten.summary.insideHosts == 10)
        #expect(ten.severity == .low)
        try log.add("10.0.1.10", "192.0.2.1", 443, at: 10)
        let eleven = try #require(try findings(log).first)
        #expect(eleven.summary.seenBy == 5 && eleven.summary.insideHosts == 11)
    }

    /// A silence of more than a day ends an episode: the id is of the day the last one began.
    @Test func theIdIsOfTheLastEpisode() throws {
        var log = try beacon()
        let first = try #require(try findings(log).first)
        let later = log.shifted(days: 3)
        for var row in later.rows {
            row.uid += "b"
            log.rows.append(row)
        }
        let finding = try #require(try findings(log).first)
        #expect(finding.id != first.id)
        #expect(finding.id == (try findings(later).first?.id))
        #expect(finding.firstSeen == first.firstSeen)
    }

    @Test func saysWhatTheDataAreTooShortFor() throws {
        let detection = BeaconDetector().detect(
            in: try beacon().window(),
            DetectionContext(directions: Self.everywhere, settings: Settings()))
        #expect(detection.judged == 1)
        let limit = try #require(detection.limits.first)
        #expect(limit.contains("16.") && limit.contains("cannot be confirmed"), "\(limit)")
    }
}

@Suite struct PrevalenceTests {
    @Test func countsInsideHostsOnce() throws {
        var log = ConnLog()
        for _ in 0..<3 { try log.add("10.0.0.1", "198.51.100.1", 443, at: 1) }
        try log.add("10.0.0.1", "198.51.100.1", 80, at: 2)
        try log.add("10.0.0.2", "198.51.100.1", 443, at: 3)
        try log.add("10.0.0.3", "198.51.100.2", 443, at: 4)
        try log.add("203.0.113.1", "198.51.100.1", 443, at: 5)
        let window = log.window()
        let pair = try #require(window.pair("10.0.0.1", "198.51.100.1", 443))
        let other = try #require(window.pair("10.0.0.3", "198.51.100.2", 443))
        let destination = window.pairs.key(pair).dst
        let prevalence = Prevalence(window, destinations: [destination])
        #expect(prevalence.insideHosts == 3)
        #expect(prevalence.sources(of: destination) == 2)
        #expect(prevalence.sources(of: window.pairs.key(other).dst) == 0, "was not asked for")
        #expect(!prevalence.isCommon(destination), "three hosts are too few to say")
    }
}
