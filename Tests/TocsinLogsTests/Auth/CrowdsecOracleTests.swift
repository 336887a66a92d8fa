import Foundation
import TocsinRecords
import Testing

@testable import TocsinLogs

/// What CrowdSec's hub expects its own parsers to find in sshd messages and CloudTrail events.
@Suite(.enabled(if: SharedData.isPresent)) struct CrowdsecOracleTests {
    /// `…["parser"][3].Evt.Meta["source_ip"] == "192.0.2.7"`: the fields of every parsed line.
    private static func expectations(_ path: String, parser: String) throws -> [Int: [String:
        String]]
    {
        var found: [Int: [String: String]] = [:]
        let text = String(
            decoding: try SharedData.bytes("auth/crowdsec-hub/" + path), as: UTF8.self)
        let start = "results[\"s01-parse\"][\"crowdsecurity/\(parser)\"]["
        for line in text.split(separator: "\n") where line.hasPrefix(start) {
            let rest = line.dropFirst(start.count)
            guard let close = rest.firstIndex(of: "]"), let index = Int(rest[..<close]) else {
                continue
            }
            let parts = rest[close...].split(separator: " == ", maxSplits: 1)
            guard parts.count == 2,
                let value = try? JSONSerialization.jsonObject(
                    with: Data(parts[1].utf8), options: .fragmentsAllowed)
            else { continue }
            let name =
                parts[0].split(separator: "\"").dropFirst().first.map(String.init) ?? "success"
            found[index, default: [:]][name] = "\(value)"
        }
        return found
    }

    @Test func sshdMessages() throws {
        var share = OracleShare()
        for (folder, parser) in [
            ("sshd-logs", "sshd-logs"), ("sshd-logs-fp", "sshd-logs"),
            ("opnsense-sshd", "sshd-logs"),
            ("sshd-invalid-bf", "sshd-logs"), ("sshd-success-logs", "sshd-success-logs"),
        ] {
            let expected = try Self.expectations(folder + "/parser.assert", parser: parser)
            for (_, fields) in expected.sorted(by: { $0.key < $1.key }) {
                guard let text = fields["message"] else {
                    // The parser refuses these; nothing is said of them.
                    continue
                }
                let message = ServiceMessage(
                    ts: 0, host: nil, program: "sshd", session: nil,
                    text: LineText(Array(text.utf8)))
                let event = message.event()
                let user = fields["target_user"] ?? fields["user"]
                let result: AuthResult = fields["log_type"] == "auth_success" ? .success : .failure
                share.count(
                    event?.result == result && event?.source == IPAddress(fields["source_ip"] ?? "")
                        && (user == nil || event?.user == user), text)
            }
        }
        print("crowdsec sshd: \(share)")
        for miss in share.misses { print("  otherwise: \(miss)") }
        #expect(share.total >= 30 && share.share >= 0.9)
    }

    @Test func alertsNameWhatWasRead() throws {
        var share = OracleShare()
        for (folder, file) in [
            ("ssh-bf", "ssh-bf"), ("ssh-timeout", "ssh-timeout"),
            ("ssh-generic-test", "ssh-generic-test"),
            ("sshd-bad-keyexchange-bf", "sshd-bad-keyexchange-bf"),
            ("sshd-impossible-travel", "sshd-success-logs"),
            ("sshd-refused-conn", "sshd-refused-conn"),
            ("sshd_banner_exchange", "sshd_banner_exchange"), ("opnsense-sshd", "opnsense-sshd"),
            ("sshd-invalid-bf", "sshd-invalid-bf"), ("aws-nwo-login", "aws-nwo-login"),
        ] {
            let root = SharedData.folder.appending(path: "auth/crowdsec-hub/\(folder)").path
            let rows = try ReadAuth([root + "/\(file).log"]).rows
            let text = String(
                decoding: try SharedData.bytes("auth/crowdsec-hub/\(folder)/scenario.assert"),
                as: UTF8.self)
            for line in text.split(separator: "\n") {
                let value = line.split(separator: " == ").last.map {
                    String($0.dropFirst().dropLast())
                }
                if line.contains("GetMeta(\"source_ip\")") {
                    share.count(rows.contains { $0.source == IPAddress(value ?? "") }, "\(line)")
                } else if line.contains("GetMeta(\"target_user\")")
                    || line.contains("GetMeta(\"user\")")
                {
                    share.count(rows.contains { $0.user == value }, "\(folder) \(line)")
                }
            }
        }
        print("crowdsec alerts: \(share)")
        for miss in share.misses { print("  otherwise: \(miss)") }
        #expect(share.total > 80 && share.share >= 0.95)
    }

    @Test func windows() throws {
        let path = SharedData.folder.appending(
            path: "auth/crowdsec-hub/windows-logs/windows-logs.log")
        let row = try #require(try ReadAuth([path.path]).rows.first)
        #expect(row.user == "testuser@mydomain.test" && row.source == IPAddress("192.168.9.212"))
        #expect(row.host == "exchange-1.mydomain.test" && row.channel == "Security")
        #expect(row.flags == .invalidUser && row.service == "network-cleartext")
    }
}
