import Foundation
import TocsinDetectors
import TocsinRecords
import Testing

@testable import TocsinEngine

/// Habits and new credentials in public authentication logs.
@Suite(.enabled(if: SharedLogs.isPresent)) struct AuthHabitsTests {
    private static let detectors = ["volume-spike", "after-hours", "new-credential-logon"]

    private func hunt(_ path: String) throws -> [Finding] {
        var options = HuntOptions(inputs: [path])
        options.year = 2019
        let engine = Engine(options)
        return engine.hunt(try engine.load()).findings
    }

    private func habits(_ path: String) throws -> [Finding] {
        try hunt(path).filter { Self.detectors.contains($0.detector) }
    }

    /// Thirty days of five users: what stands out is bob's 45 failures at night and alice's six logons.
    private static let month = SharedLogs.folder.deletingLastPathComponent()
        .appending(path: "seed-data/auth_logs.csv")
    private static let hasMonth = FileManager.default.fileExists(atPath: month.path)

    @Test(.enabled(if: hasMonth)) func aMonthOfFiveUsers() throws {
        let found = try habits(Self.month.path).map {
            "\($0.detector) \($0.entity.user ?? "") \($0.count) \($0.firstSeen.utcDate.month)-\($0.firstSeen.utcDate.day)"
        }
        #expect(
            found.sorted() == [
                "after-hours alice 6 4-28", "after-hours bob 45 4-26",
                "volume-spike alice 14 4-28", "volume-spike bob 51 4-26",
            ])
    }

    /// Stratus Red Team in CloudTrail: a console logon nine seconds after its login profile was made.
    @Test func theBackdoorLoginProfileIsTheTopFinding() throws {
        let top = try #require(
            try hunt(SharedLogs.folder.appending(path: "auth/aws-invictus-cloudtrail").path).first)
        #expect(top.detector == "new-credential-logon" && top.severity == .high)
        #expect(top.entity.user == "stratus-red-team-nmfalu-gfjyeaypjt")
        #expect(top.evidence.contains(Evidence("seconds_between", .number(9))))
        #expect(top.evidence.contains(Evidence("made_by", .text("bert-jan"))))
    }

    /// Logs of minutes to hours know no habits.
    @Test(arguments: [
        "loghub-openssh/OpenSSH_2k.log", "zeek-ssh-006", "zeek-ssh-004-json", "fail2ban",
        "crowdsec-hub", "otrf-purplesharp-security",
    ])
    func shortLogsKnowNoHabits(path: String) throws {
        #expect(try habits(SharedLogs.folder.appending(path: "auth/\(path)").path).isEmpty)
    }
}
