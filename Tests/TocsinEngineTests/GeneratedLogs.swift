import Foundation
import TocsinMath
import TocsinSynthesis

/// Generated logs in a folder of their own, which goes when the value does.
final class GeneratedLogs: Sendable {
    let folder: URL
    /// Lines of the log, header and footer apart.
    let header: [Substring]
    let rows: [Substring]
    let footer: [Substring]

    /// Half a day of forty hosts with beacons, clocks, scans and a long connection.
    init(seed: UInt64) throws {
        var scenario = ConnScenario(rows: 6000)
        scenario.seed = seed
        scenario.hours = 12
        scenario.hosts = 40
        scenario.destinations = 300
        scenario.beacons.count = 3
        scenario.beacons.periods = [60, 300]
        scenario.beacons.jitters = [0, 0.2]
        scenario.beacons.losses = [0, 0.1]
        scenario.benignPeriodic = 8
        scenario.hostScans = 1
        scenario.portScans = 1
        scenario.longConnections = 1
        var bytes: [UInt8] = []
        try ConnGenerator(scenario).run { piece in
            for i in piece.indices { bytes.append(piece[i]) }
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        rows = lines.filter { !$0.hasPrefix("#") }
        header = lines.filter { $0.hasPrefix("#") && !$0.hasPrefix("#close") }
        footer = lines.filter { $0.hasPrefix("#close") }
        folder = FileManager.default.temporaryDirectory
            .appending(path: "tocsin-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// The rows with one beacon that stops half way and one that calls a fifth as often from
    /// then on.
    func rowsWithEnds(stopped: String, changed: String) -> [Substring] {
        var calls = 0
        return rows.enumerated().filter { index, row in
            let fields = row.split(separator: "\t", maxSplits: 5, omittingEmptySubsequences: false)
            guard index > rows.count / 2, fields.count > 4 else { return true }
            if fields[4] == stopped { return false }
            guard fields[4] == changed else { return true }
            calls += 1
            return calls % 5 == 0
        }.map(\.element)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes `rows` as a whole log and returns its path.
    func write(_ name: String, _ rows: some Sequence<Substring>) throws -> String {
        let path = folder.appending(path: name)
        try (header + Array(rows) + footer).joined(separator: "\n").appending("\n")
            .write(to: path, atomically: true, encoding: .utf8)
        return path.path
    }
}
