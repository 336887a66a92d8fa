import Foundation
import TocsinDetectors
import TocsinEngine
import TocsinLogs
import TocsinMath
import TocsinRecords
import TocsinSynthesis

/// Days of an office, on the last of which beacons begin, watched by the sensor as `tocsin watch` runs it.
struct DelayPlan: Sendable {
    let seed: UInt64
    /// Connections of the office a day.
    let rows: Int
    let days: Int
    /// Microseconds between two windows.
    let step: Int64

    /// A planted beacon: every combination of the lists once.
    struct Beacon: Sendable {
        /// Seconds, half width of the uniform sleep band as a fraction of it, chance that a dial is missing.
        let period: Double
        let jitter: Double
        let loss: Double
        let src: IPAddress
        let dst: IPAddress
        /// First dial, microseconds.
        let start: Int64
    }

    static let periods = [10.0, 60, 300, 3600]
    static let jitters = [0.0, 0.1, 0.3]
    static let losses = [0.0, 0.1]
    /// Rules that are compared: how long a finding below high must stand before it is told,
    /// microseconds.
    static let standings = [0, 10, 20, 30, 60].map { $0 * 60 * Timestamp.microsecondsPerSecond }

    /// Beacons begin in this part of the last day: the slowest have the rest of it.
    private static let beginning = 0.25
    /// Servers of beacons: 203.0.113.0/24 (RFC 5737), which the generator's plan leaves out.
    private static let firstServer: UInt32 = 0xCB00_7101
    private static let start = Timestamp(year: 2026, month: 1, day: 5).microseconds

    private var end: Int64 { Self.start + Int64(days) * Timestamp.microsecondsPerDay }
    private var lastDay: Int64 { end - Timestamp.microsecondsPerDay }

    /// Watches all of it. Throws where the scenario or a temporary file cannot be made.
    func watched() throws -> DelayRun {
        let office = try officeRows()
        let beacons = beacons(hosts: office)
        let rows = (office + beaconRows(beacons)).sorted { Self.over($0) < Self.over($1) }
        var options = SensorOptions()
        options.step = step
        options.hunt.seed = seed
        var sensor = Sensor(options)
        var run = DelayRun(beacons: beacons, standings: Self.standings, options, from: lastDay)
        var tally = Tally()
        var batch = ConnBatch()
        for row in rows {
            batch.append(row)
            guard batch.count >= Self.batchRows else { continue }
            sensor.take(batch, tally: &tally)
            batch.removeAll()
            guard sensor.isDue() else { continue }
            let window = sensor.window()
            // The office alone says how it begins; that is not what is measured.
            if window.at.microseconds >= lastDay { run.note(window.judged(), at: window.at) }
        }
        sensor.take(batch, tally: &tally)
        sensor.finish()
        let window = sensor.window()
        run.end(window.judged(), at: window.at)
        return run
    }

    /// Few, so that windows are judged when they are due.
    private static let batchRows = 8

    private static func over(_ row: Conn) -> Int64 { row.ts + max(0, row.duration) }

    private func officeRows() throws -> [Conn] {
        var scenario = ConnScenario(rows: rows * days)
        scenario.seed = seed
        scenario.start = Timestamp(microseconds: Self.start)
        scenario.hours = Double(24 * days)
        scenario.benignPeriodic = 40
        scenario.hostScans = 1
        scenario.portScans = 1
        scenario.longConnections = 4
        scenario.benignSessions = 6
        let path = FileManager.default.temporaryDirectory
            .appending(path: "delays-\(UUID().uuidString).log")
        defer { try? FileManager.default.removeItem(at: path) }
        var bytes: [UInt8] = []
        try ConnGenerator(scenario).run { piece in
            for i in piece.indices { bytes.append(piece[i]) }
        }
        try Data(bytes).write(to: path)
        var rows: [Conn] = []
        LogReader(threads: 1).read(
            try InputWalk(paths: [path.path]).files,
            consume: { batch, _ in for row in 0..<batch.count { rows.append(batch[row]) } },
            progress: { _ in }, finished: { _ in })
        return rows
    }

    private func beacons(hosts rows: [Conn]) -> [Beacon] {
        var generator = SeededGenerator(seed: seed, stream: 7)
        let hosts = Set(rows.lazy.filter { $0.flags.contains(.localOrig) }.map(\.origHost)).sorted()
        var beacons: [Beacon] = []
        for period in Self.periods {
            for jitter in Self.jitters {
                for loss in Self.losses {
                    let begin = generator.uniform() * Self.beginning
                    beacons.append(
                        Beacon(
                            period: period, jitter: jitter, loss: loss,
                            src: hosts[generator.index(below: hosts.count)],
                            dst: IPAddress(v4: Self.firstServer + UInt32(beacons.count)),
                            start: lastDay + Int64(begin * Double(Timestamp.microsecondsPerDay))))
                }
            }
        }
        return beacons
    }

    private func beaconRows(_ beacons: [Beacon]) -> [Conn] {
        var generator = SeededGenerator(seed: seed, stream: 8)
        var rows: [Conn] = []
        for beacon in beacons {
            var time = beacon.start
            while time < end {
                // The first dial is seen: the delay counts from it.
                if time == beacon.start || generator.uniform() >= beacon.loss {
                    var row = Conn(
                        ts: time, uid: "Cb\(rows.count)", origHost: beacon.src,
                        origPort: UInt16(32_768 + rows.count % 28_000), respHost: beacon.dst,
                        respPort: 443, proto: .tcp)
                    row.service = "ssl"
                    row.duration = 150_000 + Int64(generator.uniform() * 200_000)
                    (row.origBytes, row.respBytes) = (420, 1180)
                    (row.origPackets, row.respPackets) = (7, 6)
                    row.connState = .sf
                    row.flags = .localOrig
                    rows.append(row)
                }
                let sleep = beacon.period * (1 + beacon.jitter * generator.uniform(in: -1..<1))
                time += Int64(sleep * 1e6)
            }
        }
        return rows
    }
}
