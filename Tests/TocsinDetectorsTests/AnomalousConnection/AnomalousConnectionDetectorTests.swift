import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct AnomalousConnectionDetectorTests {
    private static let port: UInt16 = 60_001

    /// Background and a dozen uploads, unlike it and unlike each other.
    private static let log = Result { () throws -> ConnLog in
        var log = ConnLog()
        var generator = SeededGenerator(seed: 50)
        try log.addBackground(rows: 2000, &generator)
        for host in 1...12 {
            try log.add(
                "10.0.0.\(host)", "192.0.2.\(host)", port, at: 80_000,
                ConnLog.Detail(
                    duration: 3000 * Double(host), origBytes: 4_000_000_000 * Int64(host),
                    respBytes: 10, origPackets: 3_000_000, respPackets: 9, state: .rstr))
        }
        return log
    }

    private func detect(
        _ log: ConnLog, directions: Set<Direction> = [.outbound], settings: Settings = Settings(),
        earlier: [Finding] = []
    ) -> Detection {
        var context = DetectionContext(directions: directions, settings: settings, seed: 1)
        context.earlier = earlier
        return AnomalousConnectionDetector().detect(in: log.window(), context)
    }

    /// Settings that take every upload.
    private func lenient() throws -> Settings {
        var settings = Settings()
        try settings.set("anomalous-connection.max_p_value", to: 0.01)
        return settings
    }

    @Test func fewConnectionsAreNotJudged() throws {
        var log = ConnLog()
        var generator = SeededGenerator(seed: 51)
        try log.addBackground(rows: 998, &generator)
        try log.add(
            "10.0.0.1", "192.0.2.1", Self.port, at: 0,
            ConnLog.Detail(duration: 1e6, origBytes: 1 << 40, respBytes: 0, state: .rstr))
        let few = detect(log, settings: try lenient())
        #expect(few.findings.isEmpty && few.judged == 0)
        let limit = try #require(few.limits.first)
        #expect(limit.contains("999") && limit.contains("1000"), "\(limit)")
        try log.add("10.0.0.1", "198.51.100.1", 443, at: 0)
        let enough = detect(log, settings: try lenient())
        #expect(enough.judged == 1000 && enough.limits.isEmpty)
        #expect(enough.findings.contains { $0.entity.port == Self.port })
    }

    @Test func findsTheUploads() throws {
        let detection = detect(try Self.log.get(), settings: try lenient())
        let uploads = detection.findings.filter { $0.entity.port == Self.port }
        #expect(uploads.count == 12)
        for finding in detection.findings {
            #expect(finding.severity == .low)
            #expect(finding.score > 0.5 && finding.score < 1)
            #expect(finding.evidence.map(\.name).contains("tail_p_value"))
        }
        let rarest = try #require(detection.findings.first)
        #expect(rarest.entity.port == Self.port)
    }

    @Test func theBudgetIsPerDayOfData() throws {
        var settings = try lenient()
        try settings.set("anomalous-connection.budget", to: 3)
        let day = detect(try Self.log.get(), settings: settings)
        #expect(day.findings.count == 3)
        #expect(day.limits.contains { $0.contains("over the budget of 3") })
        let unbounded = detect(try Self.log.get(), settings: try lenient())
        #expect(day.findings == Array(unbounded.findings.prefix(3)), "the highest scores")
        // Two days and a little: the budget of two days.
        var log = try Self.log.get()
        try log.add("10.0.0.1", "198.51.100.1", 443, at: 2.2 * 86_400)
        #expect(detect(log, settings: settings).findings.count == 6)
        try settings.set("anomalous-connection.budget", to: 0)
        #expect(detect(try Self.log.get(), settings: settings).findings.isEmpty)
    }

    @Test func whatIsExplainedIsNotSaidAgain() throws {
        let log = try Self.log.get()
        let all = detect(log, settings: try lenient()).findings
        let named = try #require(all.first { $0.entity.port == Self.port })
        let rest = detect(log, settings: try lenient(), earlier: [named]).findings
        #expect(rest.count == all.count - 1)
        #expect(!rest.map(\.entity).contains(named.entity))
    }

    /// Probes of a scanner are explained; what it moves beyond probing is not.
    @Test func scannersAreExplainedWhereTheyProbe() throws {
        let log = try Self.log.get()
        let uploader = try #require(IPAddress("10.0.0.12"))
        let scan = Finding(
            detector: "host-scan", title: "", severity: .medium, priority: 50, score: 0.9,
            entity: Entity(src: uploader), firstSeen: Timestamp(microseconds: 0),
            lastSeen: Timestamp(microseconds: 0), count: 30)
        let upload = { (findings: [Finding]) in
            findings.contains { $0.entity.src == uploader && $0.entity.port == Self.port }
        }
        #expect(upload(detect(log, settings: try lenient(), earlier: [scan]).findings))
        var oneWay = log
        for i in oneWay.rows.indices where oneWay.rows[i].origHost == uploader {
            oneWay.rows[i].respBytes = 0
        }
        #expect(upload(detect(oneWay, settings: try lenient()).findings))
        #expect(!upload(detect(oneWay, settings: try lenient(), earlier: [scan]).findings))
    }

    @Test func judgesTheDirectionsItIsGiven() throws {
        let log = try Self.log.get()
        #expect(detect(log, directions: [.inbound], settings: try lenient()).findings.isEmpty)
    }

    @Test func onePairIsOneFinding() throws {
        var log = try Self.log.get()
        let upload = try #require(log.rows.last)
        for copy in 0..<5 {
            var row = upload
            row.uid = "copy\(copy)"
            row.ts -= 1_000_000 * Int64(copy + 1)
            log.rows.append(row)
        }
        let findings = detect(log, settings: try lenient()).findings
        let ofPair = findings.filter { $0.entity.dst == upload.respHost }
        #expect(ofPair.count == 1)
        #expect(ofPair.first?.count == 6 && ofPair.first?.uids.count == 1)
    }
}
