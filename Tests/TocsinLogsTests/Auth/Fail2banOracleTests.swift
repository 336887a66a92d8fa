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
            if line.hasPrefix("# failJSON:") {
                let json = Data(line.dropFirst("# failJSON:".count).utf8)
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

    private static func blames(_ event: AuthEvent?, _ label: Label) -> Bool {
        guard label.isFailure else {
            // What may turn out to be a failure is none yet.
            return event.map { $0.result != .failure || $0.flags.contains(.provisional) } ?? true
        }
        guard let event, event.result == .failure else { return false }
        guard let host = label.host else { return true }
        return (event.source != nil && event.source == IPAddress(host))
            || event.sourceName == host
    }

    private static func share(
        _ labels: [Label], _ event: (Label) throws -> AuthEvent?
    ) rethrows -> (lines: OracleShare, elsewhere: Int) {
        var share = OracleShare()
        var elsewhere = 0
        for label in labels {
            let event = try event(label)
            if label.isFailure, let host = label.host, !label.line.contains(host) {
                elsewhere += 1
                continue
            }
            let isMatch = blames(event, label)
            share.count(isMatch, label.line)
        }
        return (share, elsewhere)
    }

    @Test(arguments: ["sshd", "dropbear", "pam-generic"])
    func syslogLines(file: String) throws {
        // Their tests' clock stands at 2005-08-14.
        let stamps = LocalStamps.modified(2005, 8, 14)
        var wrongTimes = 0
        let (share, elsewhere) = try Self.share(try Self.labels(file)) { label in
            let event = try SyslogAuthDecoder.event(LineText(Array(label.line.utf8)), stamps)
            if let event, let time = label.time, label.isFailure, !label.line.hasPrefix("<"),
                !label.line.hasPrefix("2")
            {
                let shown = Timestamp(microseconds: event.ts).rfc3339
                if !shown.hasPrefix(time) { wrongTimes += 1 }
            }
            return event
        }
        print("fail2ban \(file): \(share), host on another line: \(elsewhere)")
        for miss in share.misses { print("  otherwise: \(miss)") }
        #expect(wrongTimes == 0)
        // pam-generic: of nine lines one has two readings, and then the source stays unset.
        #expect(share.share >= (file == "pam-generic" ? 0.85 : 0.97))
    }

    /// The same messages as journald hands them out, in JSON.
    @Test func journalEntries() throws {
        let (share, elsewhere) = try Self.share(try Self.labels("sshd-journal")) { label in
            guard let tag = label.line.firstRange(of: #/\[?sshd(-session)?\]?(\[\d+\])?:? /#) else {
                return nil
            }
            let entry: [String: Any] = [
                "__REALTIME_TIMESTAMP": "1", "SYSLOG_IDENTIFIER": "sshd", "_HOSTNAME": "srv",
                "MESSAGE": String(label.line[tag.upperBound...]),
            ]
            let line = try JSONSerialization.data(withJSONObject: entry)
            return DecodedAuth(JSONAuthDecoder(), [Array(line)]).rows.first
        }
        print("fail2ban sshd-journal: \(share), host on another line: \(elsewhere)")
        for miss in share.misses { print("  otherwise: \(miss)") }
        #expect(share.share >= 0.97)
    }
}
