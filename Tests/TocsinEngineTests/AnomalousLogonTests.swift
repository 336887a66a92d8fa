import Foundation
import Testing
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinRecords

/// Real and sample logs of logons, where they are there.
@Suite struct AnomalousLogonTests {
    private static let sample = SharedLogs.folder.deletingLastPathComponent()
        .appending(path: "seed-data/auth_logs.csv").path
    private static let openSSH = SharedLogs.folder
        .appending(path: "auth/loghub-openssh/OpenSSH_2k.log").path

    private func model(
        _ path: String, per unit: AuthFeatures.Unit
    ) throws -> AuthAnomalyModel {
        var options = HuntOptions(inputs: [path])
        options.year = 2017
        let auth = try Engine(options).load().auth
        return try AuthAnomalyModel(auth, per: unit, zone: .utc, seed: 1, threads: 2)
    }

    /// Users and hours by score, the highest first.
    private func ranking(_ model: AuthAnomalyModel) -> [String] {
        (0..<model.rows.count).sorted { model.scores[$0] > model.scores[$1] }.map { row in
            let start = Timestamp(microseconds: model.rows.start(row)).rfc3339
            return "\(model.rows.window.name(model.rows.user(row))) \(start.dropFirst(5).prefix(8))"
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: sample)))
    func whatHappenedToTheSampleRanksHigh() throws {
        let ranking = ranking(try model(Self.sample, per: .userHour))
        #expect(ranking.first == "bob 04-26T02")
        #expect(ranking.prefix(5).contains("carol 04-29T09"))
        let night = ranking.prefix(ranking.count / 10).filter { $0.hasPrefix("alice 04-28T0") }
        #expect(night.count >= 2)
    }

    /// Nothing is beyond the tail but what the detectors of guessing, hours and places name.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: sample)))
    func theSampleHasNothingUnexplained() throws {
        let auth = try Engine(HuntOptions(inputs: [Self.sample])).load().auth
        var context = DetectionContext(directions: [], settings: Settings(), seed: 1, threads: 2)
        let detector = AnomalousLogonDetector()
        #expect(detector.detect(in: auth, context).findings.map(\.entity.user) == ["bob"])
        context.earlier = [("bob", 26), ("alice", 28), ("carol", 29)].map { user, day in
            let noon = Timestamp(year: 2026, month: 4, day: day).microseconds + 43_200_000_000
            return Finding(
                detector: "after-hours", title: "", severity: .medium, priority: 50, score: 1,
                entity: Entity(user: user), firstSeen: Timestamp(microseconds: noon),
                lastSeen: Timestamp(microseconds: noon), count: 1)
        }
        for seed in 1...5 as ClosedRange<UInt64> {
            context.seed = seed
            #expect(detector.detect(in: auth, context).findings.isEmpty, "seed \(seed)")
        }
    }

    /// The only logon that succeeded, among 2,000 lines of guessing.
    @Test(.enabled(if: SharedLogs.isPresent))
    func theOneWhoGotInRanksFirst() throws {
        #expect(ranking(try model(Self.openSSH, per: .event)).first == "fztu 12-10T09")
        let hours = ranking(try model(Self.openSSH, per: .userHour))
        #expect(hours.prefix(10).contains("fztu 12-10T09"))
    }
}
