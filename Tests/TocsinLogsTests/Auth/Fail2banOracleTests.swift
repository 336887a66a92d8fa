import Foundation
import TocsinRecords
import Testing

@testable import TocsinLogs

/// The lines of fail2ban's own tests, each with the host that is to blame or the word that none is.
@Suite(.enabled(if: SharedData.isPresent)) struct Fail2banOracleTests {
    private struct Label {
        var line: String
        var isFailure: Bool
        var host: String?
        var user: String?
        var time: String?
    }

    /// Labels of several modes that contradict each other (`constraint`) are left out; a test about
    /// lines that do not name the host at all is one about sessions, not about lines.
    private static func labels(_ file: String) throws -> [Label] {
        var labels: [Label] = []
        var label: [String: Any]?
        let text = String(decoding: try SharedData.bytes("auth/fail2ban/\(file)"), as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            if let mark = line.prefixMatch(of: #/#\ ?failJSON:/#) {
                let json = Data(line[mark.range.upperBound...].utf8)
                label = try JSONSerialization.jsonObject(with: json) as? [String: Any]
                continue
            }
            guard !line.hasPrefix("#"), let current = label else { continue }
            label = nil
            if current["constraint"] != nil { continue }
            labels.append(
                Label(
                    line: String(line), isFailure: current["match"] as? Bool ?? false,
                    host: current["host"] as? String, user: current["user"] as? String,
                    time: current["time"] as? String))
        }
        return labels
    }

    /// What was made of the lines of one file.
    private struct Outcome {
        /// Failures whose label names an address, and those whose label names a host.
        var addresses = OracleShare()
        var names = OracleShare()
        /// Lines that are no failure: what may turn out to be one is none yet.
        var quiet = OracleShare()
        /// Failures that only another line of the session could give an address.
        var elsewhere = 0
        /// Lines that are a failure because of others of their session.
        var otherResults: [String] = []
        /// Lines that blame an address which is not that of the label.
        var misblamed: [String] = []
        var wrongUsers: [String] = []

        mutating func count(_ label: Label, _ event: AuthEvent?) {
            let source = event?.source
            if let source, let host = label.host, IPAddress(host) != source {
                misblamed.append(label.line)
            }
            guard label.isFailure else {
                let isQuiet = event.map {
                    $0.result != .failure || $0.flags.contains(.provisional)
                }
                quiet.count(isQuiet ?? true, label.line)
                return
            }
            guard let host = label.host, label.line.contains(host) else {
                elsewhere += 1
                return
            }
            if let event, event.result != .failure { otherResults.append(label.line) }
            if let address = IPAddress(host) {
                addresses.count(source == address, label.line)
            } else {
                names.count(event?.sourceName == host, label.line)
            }
            if let user = label.user, let event, event.user != user {
                wrongUsers.append(label.line)
            }
        }

        func show(_ file: String) {
            print(
                "fail2ban \(file): addresses \(addresses), names \(names), quiet \(quiet),"
                    + " elsewhere \(elsewhere), other result \(otherResults.count),"
                    + " other user \(wrongUsers.count)")
            for miss in addresses.misses + names.misses + quiet.misses {
                print("  otherwise: \(miss)")
            }
            for line in otherResults { print("  other result: \(line)") }
            for line in wrongUsers { print("  other user: \(line)") }
        }
    }

    /// Files, and how many of their addresses are not read; docs/auth-references.md says why.
    private static let files = [
        ("sshd", 1), ("pam-generic", 1), ("dropbear", 0), ("vsftpd", 0), ("proftpd", 0),
        ("pure-ftpd", 0), ("dovecot", 0), ("xrdp", 0),
    ]

    /// The one line that blames another than the label does: it supposes words of the client behind
    /// `ssh2: ` of a password, where sshd writes none; to read it so would let a name forge the source.
    private static let contested =
        "Failed password for invalid user test from 127.0.0.1 port 58946 ssh2: from 10.10.1.2 port 55555 ssh2"

    private static func check(_ outcome: Outcome, _ file: String, unread: Int) {
        outcome.show(file)
        #expect(outcome.misblamed.filter { !$0.hasSuffix(contested) } == [])
        #expect(outcome.addresses.total - outcome.addresses.matched == unread)
        #expect(outcome.names.misses == [] && outcome.quiet.misses == [])
        #expect(outcome.otherResults.count == (file.hasPrefix("sshd") ? 2 : 0))
    }

    @Test(arguments: files)
    func syslogLines(file: String, unread: Int) throws {
        // Their tests' clock stands at 2005-08-14.
        let stamps = LocalStamps.modified(2005, 8, 14)
        var wrongTimes = 0
        var outcome = Outcome()
        for label in try Self.labels(file) {
            let line = LineText(Array(label.line.utf8))
            let event = try? SyslogAuthDecoder.event(line, stamps)
            if let event, let time = label.time, label.isFailure,
                // Told with their clock's zone.
                !label.line.hasPrefix("<"), !label.line.hasPrefix("2"), !label.line.hasPrefix("@")
            {
                let shown = Timestamp(microseconds: event.ts).rfc3339
                if !shown.hasPrefix(time) { wrongTimes += 1 }
            }
            outcome.count(label, event)
        }
        Self.check(outcome, file, unread: unread)
        #expect(wrongTimes == 0)
    }

    /// The same messages as journald hands them out, in JSON.
    @Test func journalEntries() throws {
        var outcome = Outcome()
        for label in try Self.labels("sshd-journal") {
            guard let tag = label.line.firstRange(of: #/\[?sshd(-session)?\]?(\[\d+\])?:? /#) else {
                outcome.count(label, nil)
                continue
            }
            let entry: [String: Any] = [
                "__REALTIME_TIMESTAMP": "1", "SYSLOG_IDENTIFIER": "sshd", "_HOSTNAME": "srv",
                "MESSAGE": String(label.line[tag.upperBound...]),
            ]
            let line = try JSONSerialization.data(withJSONObject: entry)
            outcome.count(label, DecodedAuth(JSONAuthDecoder(), [Array(line)]).rows.first)
        }
        Self.check(outcome, "sshd-journal", unread: 1)
    }
}
