import Foundation
import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct LogFollowerTests {
    @Test func aLogThatGrows() throws {
        let folder = FollowedFolder()
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
        let folder = FollowedFolder()
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
}
