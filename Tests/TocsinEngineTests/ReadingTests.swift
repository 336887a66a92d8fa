import Foundation
import Testing
import TocsinFeatures
import TocsinLogs
import TocsinRecords

@testable import TocsinEngine

/// Real logs through reader and store, compared with what a few lines of Python count in them: lines
/// without `#` split at tabs, or json.loads of each; distinct uids; the first line tells other logs.
@Suite(.enabled(if: SharedLogs.isPresent)) struct ReadingTests {
    /// What became of some inputs.
    struct Counts: Equatable, Sendable {
        var records = 0
        var malformed = 0
        var skipped = 0
        var duplicates = 0
        /// Connections that are left.
        var connections = 0
        /// Of them, still open.
        var open = 0
        /// Inputs by what they are.
        var unused = 0
        var unrecognised = 0
    }

    private static func load(_ paths: [String], threads: Int = 2) throws -> LoadedWindow {
        var options = HuntOptions(inputs: paths.map { SharedLogs.folder.appending(path: $0).path })
        options.threads = threads
        return try Engine(options).load()
    }

    private static func counts(_ loaded: LoadedWindow) -> Counts {
        let total = loaded.summary.total
        let window = loaded.window
        return Counts(
            records: total.records, malformed: total.malformed, skipped: total.skipped,
            duplicates: total.duplicates, connections: window.count,
            open: (0..<window.count).count { window.flags($0).contains(.open) },
            unused: loaded.summary.reports.count { $0.state == .unused },
            unrecognised: loaded.summary.reports.count { $0.state == .unrecognised })
    }

    @Test(arguments: [
        // 59 rows and one of 9 columns; 4 JSON lines, of which one has the port 93145 and one is cut;
        // a conn log whose header was lost.
        (
            ["zeek-format/rita-truncated"],
            Counts(records: 60, malformed: 3, connections: 60, unrecognised: 1)
        ),
        (["zeek-format/rita-text-file"], Counts(unrecognised: 1)),
        // 59 closed ones, 29 with one uid twice, 59 open ones that are the closed ones' own.
        (
            ["zeek-format/rita-open-conns"],
            Counts(records: 147, duplicates: 60, connections: 87, unused: 7)
        ),
        (
            ["zeek-format/rita-open-conns/open"],
            Counts(records: 88, duplicates: 1, connections: 87, open: 59, unused: 5)
        ),
        (
            ["zeek-format/rita-open-conns/closed"],
            Counts(records: 59, connections: 59, unused: 2)
        ),
        (
            ["zeek-format/rita-json-with-all-fields"],
            Counts(records: 88, duplicates: 1, connections: 87, open: 59, unused: 6)
        ),
        (["suricata-eve"], Counts(records: 3512, skipped: 1488, connections: 3512)),
        (["zeek-labeled/slips-test10-ipv6"], Counts(records: 141, connections: 141, unused: 10)),
        // loaded_scripts.log has no times in JSON, so nothing tells it from any other JSON; kerberos.log
        // holds two logons (AS, answered), two calls for preauthentication, four requests cut off, six tickets.
        (
            ["zeek-format/zat-samples"],
            Counts(records: 412, skipped: 12, connections: 410, unused: 14, unrecognised: 1)
        ),
    ])
    func countsAreThoseOfPython(paths: [String], expected: Counts) throws {
        for threads in [1, 3] {
            #expect(Self.counts(try Self.load(paths, threads: threads)) == expected)
        }
    }

    /// Named in either order, with repetitions, and folder by folder: the same connections.
    @Test func theOrderOfInputsDoesNotMatter() throws {
        let open = "zeek-format/rita-open-conns/open"
        let closed = "zeek-format/rita-open-conns/closed"
        let uids = try [
            [open, closed], [closed, open], [closed, open, closed + "/conn.log", open],
        ]
        .map { paths in
            let window = try Self.load(paths).window
            return (0..<window.count).sorted(by: window.precedes).map(window.uidText)
        }
        #expect(uids[0].count == 87)
        #expect(Set(uids[0]).count == 87)
        #expect(uids[0] == uids[1] && uids[1] == uids[2])
    }

    /// Damage is said of the file that has it, and of no other.
    @Test func damageIsOfItsFile() throws {
        let summary = try Self.load(["zeek-format/rita-truncated"]).summary
        #expect(summary.isDamaged)
        #expect(summary.reports.map(\.tally.malformed) == [1, 2, 0])
        #expect(summary.reports[0].samples.map(\.line) == [67])
        #expect(summary.reports[1].samples.map(\.line) == [3, 4])
        #expect(summary.reports[2].error?.code == .unrecognised)
        let text = try Self.load(["zeek-format/rita-text-file"])
        #expect(text.window.count == 0)
        #expect(text.summary.reports.first?.error?.code == .unrecognised)
    }

    /// 74 originators and 74 responders are written with a colon; 81 addresses are distinct.
    @Test func addressesOfVersion6() throws {
        let window = try Self.load(["zeek-labeled/slips-test10-ipv6"]).window
        let v6 = { (host: (Int) -> Int) in
            (0..<window.count).count { !window.addresses[host($0)].isV4 }
        }
        #expect(v6(window.src) == 74)
        #expect(v6(window.dst) == 74)
        #expect(window.addresses.count == 81)
    }

    /// The latest hours of a log, and its dated span: rows counted by their `ts`.
    @Test func spans() throws {
        let path = "zeek-format/zat-samples/conn.log"
        let all = try Self.load([path]).window
        let middle = (0..<all.count).map { all.ts($0) }.sorted()[200]
        var options = HuntOptions(inputs: [SharedLogs.folder.appending(path: path).path])
        options.since = Timestamp(microseconds: middle)
        let since = try Engine(options).load()
        #expect(since.window.count == 160)
        #expect(since.summary.total.skipped == 200)
        options.since = nil
        options.last = all.latest.microseconds - middle
        let last = try Engine(options).load()
        #expect(last.window.count == 160)
        #expect(last.summary.total.skipped == 200)
    }
}
