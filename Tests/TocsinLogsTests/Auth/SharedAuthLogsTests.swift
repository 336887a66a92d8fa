import Foundation
import TocsinRecords
import Testing

@testable import TocsinLogs

/// Public authentication logs against what is known of them; counts by their catalogue.
@Suite(.enabled(if: SharedData.isPresent)) struct SharedAuthLogsTests {
    private static let folder = SharedData.folder.appending(path: "auth").path

    private static func rows(_ path: String) throws -> [AuthEvent] {
        try ReadAuth([folder + "/" + path], options: AuthReadingOptions(year: 2017)).rows
    }

    // MARK: Every file

    /// Why a file gives no event; the first prefix or suffix that fits counts.
    private static let reasons: [(part: String, why: String)] = [
        (".evtx", "binary, named as unsupported"), ("README.md", "prose"), ("LICENSE", "prose"),
        (".assert", "expectations"), ("config.yaml", "settings"), ("/res", "expectations"),
        ("dotests.sh", "a script"), ("_structured.csv", "a log taken apart for another purpose"),
        ("_templates.csv", "a log taken apart for another purpose"),
        (".conf", "settings"), (".local", "settings"),
        ("zeek-ssh-006/conn.log", "connections"),
        ("panther-handwritten/", "events wrapped in the rules of another program"),
        ("aws-invictus-cloudtrail/", "API calls without a logon or a new credential"),
        ("crowdsec-hub/aws-cloudtrail-postexploit", "API calls without a logon"),
        ("crowdsec-hub/sshd-logs-fp", "sessions that close"),
        ("crowdsec-hub/authelia", "a web application's own log"),
        ("crowdsec-hub/authentik", "a web application's own log"),
        ("crowdsec-hub/cowrie", "a honeypot's own log"),
        ("crowdsec-hub/sshesame", "a honeypot's own log"),
        ("crowdsec-hub/opnsense-gui", "a web interface"),
        ("crowdsec-hub/proxmox", "a web interface"),
        ("crowdsec-hub/sftpgo", "a file server's own log"),
        ("ossec-logtesting/", "a service that is not read"),
        ("fail2ban/sshd-journal", "journal lines without their frame, read by another test"),
        ("fail2ban/", "a service that is not read"),
    ]

    @Test func everyFileIsReadOrNamed() throws {
        let read = try ReadAuth([Self.folder], threads: 2)
        #expect(read.reports.count > 250)
        var readFiles = 0
        for report in read.reports {
            let path = report.path.dropFirst(Self.folder.count + 1)
            if report.isAuth, report.tally.records > 0 {
                readFiles += 1
                continue
            }
            #expect(
                Self.reasons.contains { path.hasPrefix($0.part) || path.hasSuffix($0.part) },
                "\(path) gives no event, \(report.state)")
        }
        print("auth data: \(readFiles) of \(read.reports.count) files give events")
        #expect(readFiles >= 80)
    }

    // MARK: Known logs

    @Test func loghub() throws {
        let rows = try Self.rows("loghub-openssh/OpenSSH_2k.log")
        let accepted = rows.filter { $0.result == .success && $0.action == .logon }
        #expect(accepted.filter { !$0.flags.contains(.provisional) }.map(\.user) == ["fztu"])
        // By grep; the catalogue has one less, not having read the name " 0101".
        let passwords = rows.filter { $0.method == "password" && $0.result == .failure }
        #expect(passwords.count == 520)
        for (source, count) in [
            ("183.62.140.253", 286), ("187.141.143.180", 80), ("103.99.0.122", 46),
            ("112.95.230.3", 26), ("5.188.10.180", 18),
        ] {
            #expect(passwords.count { $0.source == IPAddress(source) } == count)
        }
        // Of 1,658 lines that say something, one an attempt is left.
        var batch = AuthBatch()
        for row in rows { batch.append(row) }
        let standing = batch.standingRows().map { batch[$0] }.filter { $0.action == .logon }
        #expect(standing.count { $0.method == "password" } == 521)
        #expect(standing.count < 540)
    }

    /// The two exports of one file tell the same.
    @Test(arguments: [
        ("DE_RDP_Tunneling_4624", 18), ("password-spray", 294), ("kerberos_pwd_spray_4771", 11),
        ("ID4-OpenSSH_brutforce_with_non_existing_users_sshd_logs", 7),
        ("ID4625-OpenSSH_brutforce_with_non_existing_users", 12),
        ("ID4768-4771-Kerberos_brutforce_with_non_existing_users", 52),
        ("ID4768-4771-Kerberos_user_enumeration_Kerbrute", 42),
        ("ID_4776_4625-AccountRestore_local_bruteforce", 16),
    ])
    func windowsExports(name: String, count: Int) throws {
        let json = try Self.rows("windows-evtx/\(name).jsonl.gz")
        let xml = try Self.rows("windows-evtx/\(name).xml")
        #expect(json.count == count && json == xml)
        switch name {
        case "password-spray":
            #expect(Set(json.map(\.user)).count == 41)
            #expect(json.allSatisfy { $0.source == IPAddress("172.16.144.128") })
        case "ID_4776_4625-AccountRestore_local_bruteforce":
            #expect(json.allSatisfy { $0.result == .failure && $0.service == "interactive" })
        case "ID4768-4771-Kerberos_user_enumeration_Kerbrute":
            #expect(json.contains { $0.source == IPAddress("10.23.123.11") })
        case "ID4-OpenSSH_brutforce_with_non_existing_users_sshd_logs":
            #expect(json.contains { $0.user == "hacker" && $0.flags.contains(.invalidUser) })
        default: break
        }
    }

    @Test func purpleSharp() throws {
        let rows = try Self.rows("otrf-purplesharp-security/security-channel.jsonl.gz")
        let failures = rows.filter { $0.service == "interactive" && $0.result == .failure }
        #expect(failures.count == 7 && Set(failures.map(\.user)).count == 7)
        #expect(
            rows.count {
                $0.action == .logon && $0.result == .success && $0.service != "ntlm"
                    && $0.service != "kerberos"
            } == 49)
    }

    @Test func invictus() throws {
        let rows = try Self.rows("aws-invictus-cloudtrail/CloudTrail")
        let logins = rows.filter { $0.action == .logon }.sorted { $0.ts < $1.ts }
        #expect(logins.map(\.user) == ["stratus-red-team-nmfalu-gfjyeaypjt", "bert-jan"])
        #expect(logins.map(\.mfa) == [.notUsed, .used])
        #expect(logins.map(\.source) == [IPAddress("192.168.10.20"), IPAddress("10.8.8.10")])
        let made = rows.filter { $0.action == .credentialCreated && $0.user == logins[0].user }
        #expect(made.map { (logins[0].ts - $0.ts) / 1_000_000 } == [9])
        #expect(rows.count { $0.method == "AssumeRole" } == 49)
    }

    @Test func zeek() throws {
        let old = try Self.rows("zeek-ssh-004-json/ssh.log")
        #expect(old.count == 396 && old.allSatisfy { $0.result == .unknown && $0.user == nil })
        let new = try Self.rows("zeek-ssh-006/ssh.log")
        #expect(new.contains { $0.result == .failure } && new.contains { $0.result == .success })
    }

    // MARK: Seed tables

    private static let seeds = SharedData.folder.deletingLastPathComponent()
        .appending(path: "seed-data").path

    @Test(.enabled(if: FileManager.default.fileExists(atPath: seeds)))
    func seedTable() throws {
        let read = try ReadAuth([Self.seeds + "/auth_logs.csv"])
        #expect(read.rows.count == 870 && read.reports[0].tally.malformed == 0)
        #expect(Set(read.rows.compactMap(\.user)) == ["alice", "bob", "carol", "dave", "eve"])
        #expect(Set(read.rows.map { Timestamp(microseconds: $0.ts).utcDay }).count == 30)
        let guesses = read.rows.filter { $0.source == IPAddress("185.220.101.5") }
        #expect(
            guesses.count == 45 && guesses.allSatisfy { $0.user == "bob" && $0.result == .failure })
        #expect(read.rows.count { $0.place == "Tokyo" && $0.user == "carol" } >= 1)
        // Hours and volumes are features, not events: a table for `score table`.
        let table = try ReadAuth([Self.seeds + "/lab17.csv"])
        #expect(table.reports.map(\.state) == [.unrecognised])
    }
}
