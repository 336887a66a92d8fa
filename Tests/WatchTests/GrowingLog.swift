import Foundation
import Testing
import TocsinMath

/// A generated conn.log that is written bit by bit into `current/` of a log folder, and rotated as Zeek
/// and logrotate(8) do.
final class GrowingLog {
    /// The folder that is followed.
    let current: String
    /// The whole log in one file, for a hunt.
    let whole: String
    /// Connections in it.
    let count: Int
    private let root: String
    private let header: String
    private let rows: [UInt8]
    private var written = 0
    private var random: SeededGenerator
    private var rotations = 0

    private var log: String { current + "/conn.log" }

    /// `hours` of a small office with three beacons, a scan and a long connection; the last rows are a
    /// day behind the others, so that a window is due with them: two, since the clock believes no single
    /// one.
    init(_ folder: ScratchFolder, seed: UInt64, hours: Int = 60) throws {
        print("seed \(seed)")
        random = SeededGenerator(seed: seed)
        root = folder("logs")
        current = root + "/current"
        whole = folder("whole.log")
        try FileManager.default.createDirectory(
            atPath: current, withIntermediateDirectories: true)
        let made = try Program.run(
            [
                "generate", "conn", "--rows", "3000", "--hours", "\(hours)", "--hosts", "30",
                "--beacons", "3", "--period", "600,900,1800", "--jitter", "0,0.1,0.2",
                "--host-scans", "1", "--long", "1", "-o", whole,
            ], in: folder)
        try #require(made.ending == .status(0), "\(made.errors)")
        let lines = Program.text(whole).split(separator: "\n")
        header = lines.prefix { $0.hasPrefix("#") }.joined(separator: "\n") + "\n"
        var body = lines.drop { $0.hasPrefix("#") }.filter { !$0.hasPrefix("#") }
        var last = try #require(body.last).split(
            separator: "\t", omittingEmptySubsequences: false)
        try #require(last.count > 6)
        let seconds = try #require(Double(last[0]))
        for number in 0...1 {
            // Of a pair of their own, so that no episode is torn by the day between.
            last[0] = "\(seconds + 90_000 + Double(number))"
            last[1] = "Clast\(number)"
            last[2] = "10.20.0.250"
            last[4] = "198.51.100.250"
            body.append(last.joined(separator: "\t")[...])
        }
        count = body.count
        rows = Array((body.joined(separator: "\n") + "\n").utf8)
        try (header + String(decoding: rows, as: UTF8.self))
            .write(toFile: whole, atomically: false, encoding: .utf8)
        try begin()
    }

    /// Creates the log anew, with its header.
    private func begin() throws {
        try header.write(toFile: log, atomically: false, encoding: .utf8)
    }

    /// Appends a piece of up to `share` of the log, cut anywhere.
    func grow(_ share: Double) throws {
        let bytes = 1 + random.index(below: max(1, Int(share * Double(rows.count))))
        try append(min(bytes, rows.count - written))
    }

    /// Appends all that is left.
    func complete() throws { try append(rows.count - written) }

    private func append(_ bytes: Int) throws {
        let handle = try FileHandle(forWritingTo: URL(filePath: log))
        defer { try? handle.close() }
        try handle.seekToEnd()
        try handle.write(contentsOf: rows[written..<written + bytes])
        written += bytes
    }

    /// Share of the log that was written.
    var share: Double { Double(written) / Double(rows.count) }

    /// Zeek rotates between two rows.
    private func completeLine() throws {
        let rest = rows[written...].prefix { $0 != UInt8(ascii: "\n") }.count
        if written > 0, rows[written - 1] != UInt8(ascii: "\n") { try append(rest + 1) }
    }

    /// Moves the log into a folder of its day, begins a new one and compresses the old.
    func rotateByRename() throws {
        try completeLine()
        // Of today, as the log's file is.
        let day = root + "/" + Date.now.formatted(.iso8601.year().month().day())
        rotations += 1
        try FileManager.default.createDirectory(
            atPath: day, withIntermediateDirectories: true)
        let old = day + "/conn.0\(rotations):00:00-0\(rotations + 1):00:00.log"
        try FileManager.default.moveItem(atPath: log, toPath: old)
        try begin()
        pause(milliseconds: 300)
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", old]
        try gzip.run()
        gzip.waitUntilExit()
        try #require(gzip.terminationStatus == 0)
    }

    /// Copies the log beside it and cuts it to nothing.
    func rotateByCopy() throws {
        try completeLine()
        rotations += 1
        try FileManager.default.copyItem(atPath: log, toPath: log + ".\(rotations)")
        let handle = try FileHandle(forWritingTo: URL(filePath: log))
        defer { try? handle.close() }
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: Data(header.utf8))
    }

    /// Waits for up to so long.
    func pause(milliseconds: Int) { usleep(UInt32(random.index(below: milliseconds) * 1000)) }

    func chance(_ n: Int) -> Int { random.index(below: n) }
}
