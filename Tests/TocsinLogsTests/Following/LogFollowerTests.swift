import Foundation
import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct LogFollowerTests {
    @Test func aLogThatGrows() throws {
        let folder = try FollowedFolder()
        #expect(folder.poll().errors.map(\.code) == [.unreadable])
        #expect(folder.poll().errors.isEmpty)
        var log = NumberedLog()
        let header = Array(log.header.utf8)
        try folder.append("current/conn.log", header[..<100])
        #expect(folder.poll().following == 0)
        try folder.append("current/conn.log", header[100...])
        #expect(folder.poll().following == 1)
        let line = Array(log.line().utf8)
        try folder.append("current/conn.log", line.dropLast(20))
        #expect(folder.poll().tally.records == 0)
        try folder.append("current/conn.log", line.suffix(20))
        #expect(folder.poll().tally.records == 1)
        #expect(folder.poll().tally.bytes == 0)
        try folder.restart()
        #expect(folder.poll().tally.bytes == 0)
        try folder.append("current/conn.log", Array((log.lines(3) + "#close\tnow\n").utf8))
        folder.poll()
        folder.poll()
        #expect(folder.uids == NumberedLog.uids(0..<4))
        #expect(folder.reports.allSatisfy { $0.tally.malformed == 0 })
    }

    /// The rest of a log comes before its successor, whatever became of it in between.
    @Test(
        arguments: ["rename", "dated", "moved", "numbered", "gzip", "archived", "copy"],
        [false, true])
    func rotation(style: String, isAway: Bool) throws {
        let folder = try FollowedFolder()
        var log = NumberedLog()
        try folder.append("current/conn.log", Array((log.header + log.lines(300)).utf8))
        folder.poll()
        if isAway { try folder.restart() }
        try folder.append("current/conn.log", Array(log.lines(100).utf8))
        switch style {
        case "rename": try folder.move("current/conn.log", "current/conn.2026-11-22-10-00-00.log")
        case "dated":
            try folder.move("current/conn.log", "2019-12-03/conn.10:00:00-11:00:00.log")
        case "moved": try folder.move("current/conn.log", "current/old/conn.log")
        case "numbered": try folder.move("current/conn.log", "current/conn.log.1")
        case "gzip": try folder.gzip("current/conn.log", to: "current/conn.log.1.gz")
        case "archived":
            try folder.gzip(
                "current/conn.log", to: "\(folder.today)/conn.10:00:00-11:00:00.log.gz")
        default:
            try folder.copy("current/conn.log", "current/conn.log.1")
            try folder.truncate("current/conn.log")
        }
        if style == "dated" { try folder.move("2019-12-03", folder.today) }
        try folder.append("current/conn.log", Array((log.header + log.lines(200)).utf8))
        folder.poll()
        #expect(folder.uids == NumberedLog.uids(0..<600), "\(folder.rows.count) rows")
        // What the archiver does later changes nothing.
        if style == "numbered" || style == "copy" {
            try folder.gzip("current/conn.log.1", to: "current/conn.log.2.gz")
        }
        folder.poll()
        try folder.restart()
        folder.poll()
        #expect(folder.rows.count == 600)
    }

    /// A new header in the middle holds after a restart too.
    @Test func aLayoutThatChanges() throws {
        let folder = try FollowedFolder()
        var log = NumberedLog()
        try folder.append("current/conn.log", Array((log.header + log.lines(5)).utf8))
        log.sample.columns.reverse()
        log.sample.separator = "|"
        log.sample.separatorText = "|"
        try folder.append("current/conn.log", Array((log.header + log.lines(5)).utf8))
        folder.poll()
        try folder.restart()
        try folder.append("current/conn.log", Array(log.lines(5).utf8))
        #expect(folder.poll().tally.malformed == 0)
        #expect(folder.uids == NumberedLog.uids(0..<15))
    }

    @Test func truncationAndReplacement() throws {
        let folder = try FollowedFolder()
        var log = NumberedLog()
        try folder.append("current/conn.log", Array((log.header + log.lines(100)).utf8))
        folder.poll()
        // Written anew through the same inode, longer than before.
        try folder.truncate("current/conn.log")
        try folder.append("current/conn.log", Array((log.header + log.lines(150)).utf8))
        folder.poll()
        #expect(folder.uids == NumberedLog.uids(0..<250))
        // Cut off in the middle: what is left was read.
        try folder.truncate("current/conn.log", to: 10_000)
        folder.poll()
        try folder.append("current/conn.log", Array(("\n" + log.lines(3)).utf8))
        folder.poll()
        #expect(folder.uids.suffix(3) == NumberedLog.uids(250..<253).suffix(3))
        #expect(folder.rows.count <= 254)
        // Deleted and created again.
        try folder.scratch.remove("current/conn.log")
        folder.poll()
        try folder.append("current/conn.log", Array((log.header + log.lines(2)).utf8))
        folder.poll()
        #expect(folder.uids.suffix(2) == NumberedLog.uids(253..<255).suffix(2))
        try folder.scratch.remove("current")
        #expect(folder.poll().errors.count == 1)
        try folder.append("current/conn.log", Array((log.header + log.lines(2)).utf8))
        folder.poll()
        #expect(folder.uids.suffix(4) == NumberedLog.uids(253..<257).suffix(4))
    }

    /// Hours that were rotated, compressed and taken out of the folder while nobody watched.
    @Test func hoursMissed() throws {
        let folder = try FollowedFolder()
        var log = NumberedLog()
        let day = "\(folder.today)/"
        try folder.append(day + "conn.08:00:00-09:00:00.log.gz", Packed.gzip(Array("x\n".utf8)))
        try folder.append("current/conn.log", Array((log.header + log.lines(50)).utf8))
        folder.poll()
        try folder.restart()
        for hour in 10..<13 {
            try folder.append("current/conn.log", Array(log.lines(20).utf8))
            try folder.gzip(
                "current/conn.log", to: day + "conn.\(hour):00:00-\(hour + 1):00:00.log.gz")
            try folder.append("current/conn.log", Array((log.header + log.lines(50)).utf8))
        }
        folder.poll()
        #expect(folder.uids == NumberedLog.uids(0..<260))
        try folder.restart()
        folder.poll()
        folder.poll()
        #expect(folder.rows.count == 260)
    }

    /// One file with its rotations beside it, and another log that is nobody's business.
    @Test(arguments: [false, true]) func aSingleFile(isAway: Bool) throws {
        let folder = try FollowedFolder("log/conn.log")
        var log = NumberedLog()
        var other = NumberedLog()
        try folder.append("log/other.log", Array((other.header + other.lines(50)).utf8))
        try folder.append("log/conn.log", Array((log.header + log.lines(50)).utf8))
        folder.poll()
        for _ in 0..<3 {
            if isAway { try folder.restart() }
            try folder.append("log/conn.log", Array(log.lines(10).utf8))
            if FileManager.default.fileExists(atPath: folder.url("log/conn.log.1").path) {
                try folder.gzip("log/conn.log.1", to: "log/conn.log.\(2).gz")
            }
            try folder.move("log/conn.log", "log/conn.log.1")
            try folder.append("log/conn.log", Array((log.header + log.lines(5)).utf8))
            folder.poll()
        }
        #expect(folder.uids == NumberedLog.uids(0..<95))
    }

    @Test func fromTheEnd() throws {
        var options = FollowOptions()
        options.fromEnd = true
        let folder = try FollowedFolder(options: options)
        var log = NumberedLog()
        let half = Array((log.header + log.lines(50)).utf8)
        try folder.append("current/conn.1.log.gz", Packed.gzip(half))
        log.sample.path = "open_conn"
        try folder.append("current/conn.log", Array((log.header + log.lines(50)).utf8))
        folder.poll()
        try folder.restart()
        try folder.append("current/conn.log", Array(log.lines(5).utf8))
        folder.poll()
        try folder.append("current/late.log", Array((log.header + log.lines(5)).utf8))
        folder.poll()
        #expect(folder.uids == NumberedLog.uids(100..<110))
    }

    /// What cannot be followed is said once, and nothing blocks.
    @Test func whatIsLeftAlone() throws {
        var options = FollowOptions()
        options.auth = AuthReadingOptions(year: 2026)
        let folder = try FollowedFolder(options: options)
        var log = NumberedLog()
        try folder.append("current/conn.log", Array((log.header + log.lines(3)).utf8))
        try folder.append("current/dns.log", Array("#path\tdns\n#fields\tts\n1.0\n".utf8))
        let array =
            #"[{"timestamp":"2026-11-22T10:00:00Z","user":"a","result":"success","#
            + #""location":"Bern","ip":"192.0.2.1"},"# + "\n"
        try folder.append(
            "current/trail.json", Array(array.utf8))
        try folder.append("current/eve.json", Array("nothing known\n".utf8))
        try folder.append("current/empty.log", [])
        try folder.scratch.link("current/loop", to: ".")
        try folder.scratch.link("current/self", to: "self")
        unsafe mkfifo(folder.url("current/fifo").path, 0o600)
        let report = folder.poll()
        #expect(report.ignored.map(\.kind) == ["zeek dns"])
        #expect(
            report.errors.map(\.code.rawValue).sorted() == [
                "unreadable", "unrecognised", "unsupported",
            ])
        #expect(report.following == 1)
        try folder.append("current/dns.log", Array("2.0\n".utf8))
        let next = folder.poll()
        #expect(next.ignored.isEmpty && next.errors.isEmpty && next.tally.bytes == 0)
        #expect(folder.rows.count == 3)
    }

    /// A line without end takes no memory and no row behind it.
    @Test func aLineWithoutEnd() throws {
        let folder = try FollowedFolder()
        var log = NumberedLog()
        try folder.append("current/conn.log", Array((log.header + log.lines(2)).utf8))
        let part = [UInt8](repeating: 0x78, count: LineLimits.maxLineBytes * 2 / 5)
        for count in 1...8 {
            try folder.append("current/conn.log", part)
            folder.poll()
            if count % 3 == 0 { try folder.restart() }
        }
        try folder.append("current/conn.log", Array(("\n" + log.lines(2)).utf8))
        folder.poll()
        #expect(folder.uids == NumberedLog.uids(0..<4))
        #expect(folder.reports.map(\.tally.malformed).reduce(0, +) == 1)
    }

    /// A thousand quiet files: a poll is a stat(2) each.
    @Test func aThousandFiles() throws {
        let folder = try FollowedFolder()
        for number in 0..<1000 {
            var log = NumberedLog()
            log.sample.set("id.orig_p", "\(number)")
            try folder.append("current/\(number).log", Array((log.header + log.lines(1)).utf8))
        }
        folder.poll()
        let start = ContinuousClock.now
        for _ in 0..<20 { folder.poll() }
        print("a poll of 1000 quiet files: \((ContinuousClock.now - start) / 20)")
        #expect(folder.rows.count == 1000)
    }
}
