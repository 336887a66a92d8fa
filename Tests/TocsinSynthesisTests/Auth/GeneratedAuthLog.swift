import Foundation
import TocsinLogs
import TocsinRecords

@testable import TocsinSynthesis

/// A generated authentication log: its text, and what the project's own reader makes of that.
struct GeneratedAuthLog {
    var bytes: [UInt8] = []
    /// What the generator meant to say.
    let meant: [AuthRow]
    let site: AuthSite
    let truth: [AuthTruthRow]
    /// Sizes of the pieces in which it came.
    var pieces: [Int] = []

    init(_ scenario: AuthScenario) throws {
        let generator = try AuthGenerator(scenario)
        var bytes: [UInt8] = []
        var pieces: [Int] = []
        generator.run { piece in
            pieces.append(piece.count)
            for i in piece.indices { bytes.append(piece[i]) }
        }
        (self.bytes, self.pieces) = (bytes, pieces)
        meant = generator.rows()
        truth = generator.truth()
        site = AuthSite(form: scenario.form)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func rows(of pattern: AuthPattern) -> [AuthRow] {
        meant.filter { row in row.planted.map { truth[$0].pattern == pattern } ?? false }
    }

    /// The log read from a file, rows that repeat another one's attempt left out, and the report.
    func read(year: Int? = 2026) throws -> (rows: [AuthEvent], report: InputReport?) {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var reader = LogReader(threads: 1)
        reader.auth = AuthReadingOptions(year: year)
        // Sessions reach across batches.
        var all = AuthBatch()
        var report: InputReport?
        reader.read(
            try InputWalk(paths: [file.path]).files,
            consumeAuth: { batch, _ in
                for row in 0..<batch.count { all.append(batch[row]) }
            }, consume: { _, _ in }, progress: { _ in }, finished: { report = $0 })
        return (all.standingRows().map { all[$0] }.filter { $0.action != .logoff }, report)
    }
}

extension AuthScenario {
    /// The preset in `form`, as the command line makes it.
    static func preset(
        _ preset: Preset, _ form: AuthForm = .csv, seed: UInt64 = 1, days: Int = 30
    ) -> AuthScenario {
        var scenario = AuthScenario(users: preset.users, services: preset.services)
        scenario.form = form
        scenario.seed = seed
        scenario.days = days
        scenario.plant(preset)
        return scenario
    }

    /// Twenty users and these things.
    static func with(_ planted: AuthPattern..., form: AuthForm = .windows, seed: UInt64 = 1)
        -> AuthScenario
    {
        var scenario = AuthScenario(users: 20, services: 0)
        scenario.form = form
        scenario.seed = seed
        scenario.planted = planted
        return scenario
    }
}

extension AuthRow {
    /// Hours after midnight by the clock of a city.
    func hour(in city: Int) -> Double {
        let clock = City.all[city].clock
        let local = time + clock.offset(at: time)
        return Double(local - local.flooredDivision(by: 86_400) * 86_400) / 3600
    }
}
