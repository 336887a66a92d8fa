import TocsinRecords

@testable import TocsinSynthesis

/// A generated log, read back column by column with nothing of the generator's own code.
struct GeneratedLog {
    var text: String
    var header: [Substring] = []
    var fields: [Substring] = []
    var rows: [Row] = []
    var footer: Substring = ""
    /// Sizes of the pieces in which it came.
    var pieces: [Int] = []

    struct Row {
        var columns: [Substring]
        /// Microseconds.
        var start: Int64
        var duration: Int64?

        var end: Int64 { start + (duration ?? 0) }
        var src: Substring { columns[2] }
        var dst: Substring { columns[4] }
        var port: Substring { columns[5] }
        var proto: Substring { columns[6] }
        var service: Substring { columns[7] }
        var state: Substring { columns[11] }
    }

    init(_ scenario: ConnScenario) throws { try self.init(ConnGenerator(scenario)) }

    init(_ generator: ConnGenerator) throws {
        var bytes: [UInt8] = []
        var pieces: [Int] = []
        generator.run { piece in
            pieces.append(piece.count)
            for i in piece.indices { bytes.append(piece[i]) }
        }
        text = String(decoding: bytes, as: UTF8.self)
        self.pieces = pieces
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#close") {
                footer = line
            } else if line.hasPrefix("#") {
                header.append(line)
            } else if !line.isEmpty {
                let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                guard columns.count >= 21, let start = Self.microseconds(columns[0]) else {
                    throw Unreadable(line: String(line))
                }
                rows.append(
                    Row(columns: columns, start: start, duration: Self.microseconds(columns[8])))
            }
        }
        fields = header.first { $0.hasPrefix("#fields") }?.split(separator: "\t") ?? []
    }

    struct Unreadable: Error { var line: String }

    /// `seconds.micros`, exactly; nil for anything else.
    static func microseconds(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ".")
        guard parts.count == 2, parts[1].count == 6, let seconds = Int64(parts[0]),
            let micros = Int64(parts[1])
        else { return nil }
        return seconds * 1_000_000 + micros
    }
}

extension ConnScenario {
    /// A day with something of everything: 20,000 rows of 60 hosts.
    static var everything: ConnScenario {
        var scenario = ConnScenario(rows: 20_000)
        scenario.hosts = 60
        scenario.destinations = 500
        scenario.seed = 7
        scenario.beacons.count = 4
        scenario.beacons.periods = [60, 300]
        scenario.beacons.jitters = [0, 0.2]
        scenario.beacons.losses = [0, 0.1]
        scenario.benignPeriodic = 20
        scenario.hostScans = 1
        scenario.portScans = 1
        scenario.longConnections = 1
        return scenario
    }

    static func background(rows: Int) -> ConnScenario {
        var scenario = ConnScenario(rows: rows)
        scenario.hosts = 80
        return scenario
    }
}
