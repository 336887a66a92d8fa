import Foundation
import Testing
import TocsinRecords

@testable import TocsinLogs

/// Logs written in random pieces, rotated, compressed and read by a follower that is restarted, all at
/// random: every row comes once, and in the order in which it was written.
@Suite struct FollowedRotationTests {
    enum Style: CaseIterable {
        /// `conn.log.1`, `.2.gz`, …, by rename or by copy and truncation, compressed sooner or later.
        case numbered, copied
        /// A stamped name in the same folder.
        case stamped
        /// A stamped name in a dated folder beside the followed one, compressed or not.
        case archived
    }

    /// One log and what happens to it.
    struct Writer {
        let name: String
        let style: Style
        let header: String
        let line: (Int) -> String
        var written = 0
        private var pending: [UInt8] = []
        private var rotations = 0

        init(_ name: String, _ style: Style, header: String, line: @escaping (Int) -> String) {
            (self.name, self.style, self.header, self.line) = (name, style, header, line)
            pending = Array(header.utf8)
        }

        var path: String { "current/" + name }

        /// Some bytes more, whole lines or not.
        mutating func write(_ folder: FollowedFolder, _ random: inout SplitMix) throws {
            for _ in 0..<Int.random(in: 0..<30, using: &random) {
                pending += Array(line(written).utf8)
                written += 1
            }
            let count = Int.random(in: 0...pending.count, using: &random)
            try folder.append(path, pending[..<count])
            pending.removeFirst(count)
        }

        mutating func flush(_ folder: FollowedFolder) throws {
            try folder.append(path, pending)
            pending = []
        }

        mutating func rotate(
            _ folder: FollowedFolder, _ random: inout SplitMix,
            look: (inout SplitMix) throws -> Void
        ) throws {
            try flush(folder)
            rotations += 1
            let stamp = "2026-11-22-\(10_000 + rotations)"
            let stem = name.prefix { $0 != "." }
            var target = "current/\(stem).\(stamp).log"
            switch style {
            case .numbered, .copied:
                try shift(folder)
                target = path + ".1"
            case .stamped: break
            case .archived: target = "\(folder.today)/\(stem).\(stamp).log"
            }
            if style == .copied {
                try folder.copy(path, target)
                try look(&random)
                try folder.truncate(path)
            } else {
                try folder.move(path, target)
            }
            try look(&random)
            if Bool.random(using: &random) { try gzip(folder, target, &random, look) }
            pending = Array(header.replacing("opened-before-0", with: stamp).utf8)
        }

        private func shift(_ folder: FollowedFolder) throws {
            for number in stride(from: rotations, to: 0, by: -1) {
                for ending in ["", ".gz"]
                where FileManager.default.fileExists(
                    atPath: folder.url("\(path).\(number)\(ending)").path)
                {
                    try folder.move(
                        "\(path).\(number)\(ending)", "\(path).\(number + 1)\(ending)")
                }
            }
        }

        /// As gzip(1) does, seen in the middle.
        private func gzip(
            _ folder: FollowedFolder, _ file: String, _ random: inout SplitMix,
            _ look: (inout SplitMix) throws -> Void
        ) throws {
            let packed = Packed.gzip(Array(try Data(contentsOf: folder.url(file))))
            let half = Int.random(in: 0...packed.count, using: &random)
            try folder.append(file + ".gz", packed[..<half])
            try look(&random)
            try folder.append(file + ".gz", packed[half...])
            try look(&random)
            try folder.scratch.remove(file)
        }
    }

    @Test(arguments: Style.allCases, 0..<UInt64(4))
    func everyRowOnceInOrder(style: Style, seed: UInt64) throws {
        var random = SplitMix(state: seed &* 4 + 1)
        var options = FollowOptions()
        options.auth = AuthReadingOptions(year: 2026)
        options.maxBytesPerPoll = Bool.random(using: &random) ? 2000 : 1 << 20
        let folder = try FollowedFolder(options: options)
        var numbered = NumberedLog()
        var writers = [
            Writer("conn.log", style, header: numbered.header) { _ in numbered.line() },
            Writer("auth.log", style == .archived ? .stamped : style, header: "") {
                "Nov 22 10:\(10 + $0 / 60 % 50):\(10 + $0 % 50) gate sshd[7]: "
                    + "Accepted password for user\($0) from 10.0.0.9 port 4000 ssh2\n"
            },
        ]
        let look = { (random: inout SplitMix) throws in
            if Int.random(in: 0..<3, using: &random) > 0 { folder.poll() }
            if Int.random(in: 0..<6, using: &random) == 0 { try folder.restart() }
        }
        // An archive beside the folder is history, unless its log was seen in the folder first.
        try writers[0].flush(folder)
        folder.poll()
        for _ in 0..<60 {
            let which = Int.random(in: 0..<writers.count, using: &random)
            if Int.random(in: 0..<10, using: &random) == 0 {
                try writers[which].rotate(folder, &random, look: look)
            } else {
                try writers[which].write(folder, &random)
            }
            try look(&random)
        }
        for which in writers.indices { try writers[which].flush(folder) }
        folder.poll()
        folder.poll()
        let rows = folder.uids.map { Int($0.dropFirst()) }
        #expect(Self.firstDifference(rows, writers[0].written) == nil, "seed \(seed)")
        let users = folder.events.map { $0.user.flatMap { Int($0.dropFirst(4)) } }
        #expect(Self.firstDifference(users, writers[1].written) == nil, "seed \(seed)")
        #expect(folder.reports.allSatisfy { $0.tally.malformed == 0 }, "seed \(seed)")
    }
}

extension FollowedRotationTests {
    /// Three hours of a real sensor, written in random pieces and archived as Zeek does, give what
    /// reading the archive gives.
    @Test(.enabled(if: SharedData.isPresent), arguments: 0..<UInt64(2))
    func realHours(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let folder = try FollowedFolder()
        let names = (9..<12).map {
            "conn.\($0 < 10 ? "0" : "")\($0):00:00-\($0 + 1):00:00.log.gz"
        }
        let day = "zeek-c2/rita-missing-host/2024-04-21/"
        for name in names {
            let packed = try SharedData.bytes(day + name)
            let bytes = try Self.unpacked(SharedData.folder.appending(path: day + name).path)
            var start = 0
            while start < bytes.count {
                let end = min(
                    bytes.count, start + Int.random(in: 1...bytes.count / 9, using: &random))
                try folder.append("current/conn.log", bytes[start..<end])
                start = end
                if Bool.random(using: &random) { folder.poll() }
                if Int.random(in: 0..<5, using: &random) == 0 { try folder.restart() }
            }
            try folder.scratch.write("\(folder.today)/\(name)", packed)
            try folder.scratch.remove("current/conn.log")
        }
        folder.poll()
        let archive = try ReadFiles(
            names.map { SharedData.folder.appending(path: day + $0).path }, threads: 1)
        #expect(folder.rows == archive.rows && !folder.rows.isEmpty, "seed \(seed)")
    }

    private static func unpacked(_ path: String) throws -> [UInt8] {
        let source = try ByteSource(path: path)
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 20)
        while case let count = try source.read(into: &part, at: 0), count > 0 {
            bytes += part[..<count]
        }
        return bytes
    }

    /// Where `numbers` are not 0, 1, …, `count` - 1.
    static func firstDifference(_ numbers: [Int?], _ count: Int) -> String? {
        for place in 0..<max(count, numbers.count) {
            guard place < numbers.count else { return "\(numbers.count) of \(count)" }
            if place >= count || numbers[place] != place {
                return "\(numbers[place] ?? -1) at \(place), \(numbers.count) of \(count)"
            }
        }
        return nil
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
