import Foundation
import Testing
import TocsinRecords

@testable import TocsinLogs

/// A log folder and a follower of it, restarted at will.
final class FollowedFolder {
    let scratch: ScratchFolder
    let followed: String
    var options: FollowOptions
    private(set) var follower: LogFollower
    /// What was handed over so far.
    var rows: [Conn] = []
    var events: [AuthEvent] = []
    var reports: [FollowReport] = []

    /// Follows `followed` below the scratch folder.
    init(_ followed: String = "current", options: FollowOptions = FollowOptions()) throws {
        scratch = try ScratchFolder()
        self.followed = followed
        self.options = options
        follower = LogFollower(
            path: scratch.url.appending(path: followed).path, options: options)
    }

    func url(_ name: String) -> URL { scratch.url.appending(path: name) }

    /// Polls until there is no more; the reports' sum of rows is what was handed over.
    @discardableResult
    func poll() -> FollowReport {
        while true {
            let report = follower.poll(
                consumeAuth: { batch, _ in
                    for row in 0..<batch.count { self.events.append(batch[row]) }
                },
                consume: { batch, _ in
                    for row in 0..<batch.count { self.rows.append(batch[row]) }
                })
            reports.append(report)
            if !report.hasMore { return report }
        }
    }

    /// A new process with the position that the old one wrote down.
    func restart() throws {
        let saved = try JSONEncoder().encode(follower.position)
        let position = try JSONDecoder().decode(FollowPosition.self, from: saved)
        #expect(position == follower.position)
        follower = LogFollower(
            path: scratch.url.appending(path: followed).path, position: position, options: options)
    }

    func append(_ name: String, _ bytes: some Sequence<UInt8>) throws {
        let file = url(name)
        if !FileManager.default.fileExists(atPath: file.path) { try scratch.write(name, []) }
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(bytes))
        try handle.close()
    }

    func move(_ name: String, _ to: String) throws {
        try FileManager.default.createDirectory(
            at: url(to).deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.moveItem(at: url(name), to: url(to))
    }

    func copy(_ name: String, _ to: String) throws {
        try FileManager.default.copyItem(at: url(name), to: url(to))
    }

    func truncate(_ name: String, to size: UInt64 = 0) throws {
        let handle = try FileHandle(forWritingTo: url(name))
        try handle.truncate(atOffset: size)
        try handle.close()
    }

    /// Compresses a file as gzip(1) does: the plain one goes when the other is whole.
    func gzip(_ name: String, to target: String? = nil) throws {
        let content = Array(try Data(contentsOf: url(name)))
        try scratch.write(target ?? name + ".gz", Packed.gzip(content))
        try scratch.remove(name)
    }

    var uids: [String] { rows.map(\.uid) }
}

/// Lines of a log, numbered in their uid and time.
struct NumberedLog {
    var sample = TSVSample()
    private(set) var next = 0

    var header: String {
        sample.header.replacing("2019-12-03-22-44-56", with: "opened-before-\(next)")
    }

    mutating func line() -> String {
        sample.set("ts", "\(1_575_413_096 + next).000000")
        sample.set("uid", "C\(next)")
        next += 1
        return sample.line + "\n"
    }

    mutating func lines(_ count: Int) -> String {
        (0..<count).map { _ in line() }.joined()
    }

    static func uids(_ range: Range<Int>) -> [String] { range.map { "C\($0)" } }
}

extension FollowedFolder {
    /// The name of the dated folder of files written now.
    var today: String {
        let written = FileStatus(path: scratch.path)?.modificationTime ?? Timestamp(microseconds: 0)
        return String(written.rfc3339.prefix(10))
    }
}
