import Foundation
import TocsinDetectors
import TocsinMath
import TocsinRecords
import Testing

@testable import TocsinEngine

/// What all detectors together say of authentication logs in which it is known what happened; skipped
/// where the folder is missing.
@Suite(.enabled(if: SharedLogs.isPresent)) struct AuthAcceptanceTests {
    private func hunt(_ path: String, year: Int? = nil) throws -> [Finding] {
        var options = HuntOptions(inputs: [path])
        options.year = year
        let engine = Engine(options)
        return engine.hunt(try engine.load()).findings
    }

    private func shared(_ path: String, year: Int? = nil) throws -> [Finding] {
        try hunt(SharedLogs.folder.appending(path: "auth/\(path)").path, year: year)
    }

    private static let month = SharedLogs.folder.deletingLastPathComponent()
        .appending(path: "seed-data/auth_logs.csv")
    private static let hasMonth = FileManager.default.fileExists(atPath: month.path)

    /// Thirty days of five users, of whom dave and eve did nothing odd.
    @Test(.enabled(if: hasMonth)) func sevenAlertsAndNoOthers() throws {
        let findings = try hunt(Self.month.path)
        let alerts = findings.map {
            "\($0.detector) \($0.entity.user ?? "") \($0.firstSeen.utcDate.month)-\($0.firstSeen.utcDate.day)"
        }
        #expect(
            alerts.sorted() == [
                "after-hours alice 4-28", "after-hours bob 4-26", "brute-force bob 4-26",
                "impossible-travel carol 4-29", "new-location carol 4-29",
                "volume-spike alice 4-28", "volume-spike bob 4-26",
            ])
        let guessing = try #require(findings.first { $0.detector == "brute-force" })
        #expect(guessing.entity.src == IPAddress("185.220.101.5"))
        #expect(guessing.evidence.contains(Evidence("failures", .integer(45))))
        let travel = try #require(findings.first { $0.detector == "impossible-travel" })
        #expect(travel.evidence.contains(Evidence("from_place", .text("Tokyo"))))
        #expect(travel.evidence.contains(Evidence("to_place", .text("Denver"))))
        #expect(travel.evidence.contains(Evidence("time_s", .number(60))))
        let kilometres = travel.evidence.first { $0.name == "distance_km" }?.value
        if case .number(let kilometres) = kilometres {
            #expect(abs(kilometres - 9333) < 10)
        } else {
            Issue.record("no distance")
        }
    }

    @Test(.enabled(if: hasMonth), arguments: [91, 92, 93] as [UInt64])
    func sevenAlertsForAnyOrderOfTheRows(seed: UInt64) throws {
        var lines = try String(contentsOf: Self.month, encoding: .utf8).split(separator: "\n")
        let header = lines.removeFirst()
        var generator = SeededGenerator(seed: seed)
        lines.shuffle(using: &generator)
        let file = FileManager.default.temporaryDirectory
            .appending(path: "tocsin-tests-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        try ([header] + lines).joined(separator: "\n").write(
            to: file, atomically: true, encoding: .utf8)
        #expect(try hunt(file.path) == hunt(Self.month.path), "seed \(seed)")
    }

    /// Loghub: two thousand lines of an sshd on the Internet; one user, fztu, logged on.
    @Test func theGuessersOfAnOpenSSHLog() throws {
        let findings = try shared("loghub-openssh/OpenSSH_2k.log", year: 2019)
        let named = Set(
            findings.filter { $0.severity > .info }.compactMap { $0.entity.src?.description })
        let guessers = ["183.62.140.253", "187.141.143.180", "103.99.0.122", "112.95.230.3"]
        #expect(named.isSuperset(of: guessers))
        #expect(findings.allSatisfy { $0.entity.user != "fztu" && $0.severity < .high })
        let sources = findings.map { "\($0.entity.src?.description ?? "")" }
        #expect(Set(sources).count == sources.count, "one finding a source")
    }

    /// Windows' 4648: one account tries 41 others, whether it worked is not said.
    @Test func theSprayOfAnEventLog() throws {
        let findings = try shared("windows-evtx/password-spray.jsonl.gz")
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.detector == "password-spraying")
        #expect(finding.entity.src == IPAddress("172.16.144.128") && finding.severity == .high)
        #expect(finding.evidence.contains(Evidence("users", .integer(41))))
        #expect(finding.why.contains("The log does not say whether they worked."))
    }

    /// PurpleSharp's simulated spray, seen by the workstation and by the domain controller.
    @Test func theSpraySimulatedByPurpleSharp() throws {
        let findings = try shared("otrf-purplesharp-security")
        #expect(findings.map(\.detector) == ["password-spraying"])
        let finding = try #require(findings.first)
        #expect(finding.entity.host == "WORKSTATION5" && finding.severity == .high)
        #expect(finding.evidence.contains(Evidence("users", .integer(7))))
    }
}
