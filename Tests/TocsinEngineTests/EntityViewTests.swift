import Foundation
import Testing
import TocsinDetectors
import TocsinEngine
import TocsinMath
import TocsinRecords

/// A server that is guessed into at ten and calls home from eleven, in two logs that name it differently.
@Suite struct EntityViewTests {
    private static let seed: UInt64 = 31
    private static let start = 1_709_280_000  // 2024-03-01T08:00:00Z

    /// Lines of a conn.log; `hour` is counted from 2024-03-01T08:00:00Z.
    private struct ConnLines {
        var lines: [String] = []

        mutating func add(
            _ hour: Double, _ src: String, _ srcPort: Int, _ dst: String, _ dstPort: Int,
            _ service: String, bytes: (Int, Int)
        ) {
            let ts = Double(EntityViewTests.start) + hour * 3600
            lines.append(
                [
                    String(format: "%.6f", ts), "C\(lines.count)", src, "\(srcPort)", dst,
                    "\(dstPort)", "tcp", service, "0.5", "\(bytes.0)", "\(bytes.1)", "SF",
                ].joined(separator: "\t"))
        }

        var text: String {
            let fields =
                "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\t"
                + "id.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\n"
            return fields + lines.joined(separator: "\n") + "\n"
        }
    }

    private func logs(isGuessed: Bool) throws -> (conn: String, auth: String) {
        var generator = SeededGenerator(seed: Self.seed)
        var conns = ConnLines()
        var auth: [String] = []
        func line(_ hour: Double, _ port: Int, _ text: String) {
            let stamp = Timestamp(
                microseconds: Int64((Double(Self.start) + hour * 3600) * 1e6)
            ).utcDate
            let seconds = Int((hour + 8) * 3600)
            let clock = String(
                format: "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
            auth.append(
                String(
                    format: "%04d-%02d-%02dT%@+00:00 web01 sshd[%d]: %@", stamp.year, stamp.month,
                    stamp.day, clock, port, text))
        }
        // Twenty hosts at work, each with servers of its own.
        for host in 10..<30 {
            for _ in 0..<150 {
                conns.add(
                    generator.uniform() * 10, "10.0.0.\(host)",
                    40_000 + generator.index(below: 20_000),
                    "198.51.100.\(generator.index(below: 60))", 443, "ssl",
                    bytes: (
                        500 + generator.index(below: 5000), 2000 + generator.index(below: 90_000)
                    ))
            }
        }
        // People log on to the server.
        for index in 0..<40 {
            let hour = generator.uniform() * 9
            conns.add(
                hour, "10.0.0.\(10 + index % 20)", 30_000 + index, "10.0.0.5", 22, "ssh",
                bytes: (4000, 9000))
            line(
                hour + 0.0005, 30_000 + index,
                "Accepted publickey for user\(index % 20) from 10.0.0.\(10 + index % 20) port \(30_000 + index) ssh2"
            )
        }
        if isGuessed {
            for index in 0..<60 {
                let hour = 2 + Double(index) / 1000
                conns.add(
                    hour, "203.0.113.9", 20_000 + index, "10.0.0.5", 22, "ssh", bytes: (1500, 2500))
                let verdict = index == 59 ? "Accepted" : "Failed"
                line(
                    hour + 0.0004, 20_000 + index,
                    "\(verdict) password for root from 203.0.113.9 port \(20_000 + index) ssh2")
            }
        }
        // From eleven the server calls home once a minute.
        for index in 0..<400 {
            conns.add(
                3 + (Double(index) * 60 + generator.uniform() * 6) / 3600, "10.0.0.5",
                25_000 + index,
                "192.0.2.44", 443, "ssl", bytes: (620, 900))
        }
        return (conns.text, auth.joined(separator: "\n") + "\n")
    }

    private func findings(isGuessed: Bool) throws -> [Finding] {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "tocsin-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let logs = try logs(isGuessed: isGuessed)
        try logs.conn.write(
            to: folder.appending(path: "conn.log"), atomically: true, encoding: .utf8)
        try logs.auth.write(
            to: folder.appending(path: "auth.log"), atomically: true, encoding: .utf8)
        let engine = Engine(HuntOptions(inputs: [folder.path]))
        return engine.hunt(try engine.load()).findings
    }

    @Test func theGuessedServerThatCallsHomeComesFirst() throws {
        let findings = try findings(isGuessed: true)
        let first = try #require(findings.first)
        let second = try #require(findings.dropFirst().first)
        #expect(first.detector == "beacon" && first.entity.src == IPAddress("10.0.0.5"))
        #expect(first.why.first?.contains("success-after-failures") == true, "\(first.why)")
        #expect(first.why.first?.contains("min before this began") == true)
        #expect(second.detector == "success-after-failures" && second.entity.host == "web01")
        #expect(second.why.first?.contains(first.id) == true)
        #expect(first.evidence.contains(Evidence("related_findings", .texts([second.id]))))
        #expect(first.severity == .critical)

        let alone = try #require(
            try self.findings(isGuessed: false).first { $0.detector == "beacon" })
        #expect(alone.id == first.id && alone.priority < first.priority)
        #expect(alone.severity < first.severity)
    }
}
