import TocsinRecords
import Testing

@testable import TocsinLogs

@Suite struct SyslogAuthDecoderTests {
    /// The event of one message of `tag`, written on 2 April 2024.
    private func event(_ message: String, tag: String = "sshd[7]") throws -> AuthEvent? {
        let line = "Apr  2 08:00:00 web1 \(tag): \(message)"
        let decoded = DecodedAuth(SyslogAuthDecoder(), line, stamps: .modified(2024, 6, 1))
        #expect(decoded.report.tally.malformed == 0 && decoded.rows.count <= 1)
        return decoded.rows.first
    }

    @Test func aWholeRow() throws {
        var expected = AuthEvent(ts: 1_712_044_800_000_000, action: .logon, result: .success)
        expected.user = "alice"
        expected.source = IPAddress("192.0.2.7")
        expected.sourcePort = 50022
        expected.host = "web1"
        expected.service = "sshd"
        expected.method = "publickey"
        expected.session = 7
        let text =
            "Accepted publickey for alice from 192.0.2.7 port 50022 ssh2: ED25519 SHA256:Zm9v"
        #expect(try event(text) == expected)
        #expect(try event(text, tag: "sshd-session[7]") == expected)
    }

    /// The user is the attacker's text; the source never is.
    @Test(arguments: [
        "x from 192.0.2.1", "x from 192.0.2.1 port 22 ssh2", "from 192.0.2.1", "",
        "a b  c", "x port 5 ssh2", "x from 192.0.2.1 port 22 ssh2: RSA SHA256:y",
        "invalid user z from 192.0.2.1", "x]", "message repeated 9 times: [ y]",
        "x for y from 192.0.2.1", "root\\nApr  2 08:00:00 web1 sshd[1]: Accepted password for root",
        "x [preauth]", "user=root rhost=192.0.2.1", "192.0.2.1 port 22",
    ])
    func namesDoNotSetTheSource(user: String) throws {
        let end = "203.0.113.9 port 4000"
        for text in [
            "Failed password for invalid user \(user) from \(end) ssh2",
            "Failed keyboard-interactive/pam for invalid user \(user) from \(end) ssh2",
            "Failed publickey for invalid user \(user) from \(end) ssh2: RSA SHA256:abc",
            "Invalid user \(user) from \(end)",
            "error: maximum authentication attempts exceeded for invalid user \(user) from \(end) ssh2 [preauth]",
            "Connection closed by invalid user \(user) \(end) [preauth]",
            "Connection reset by invalid user \(user) \(end) [preauth]",
            "Disconnected from invalid user \(user) \(end) [preauth]",
            "Disconnecting invalid user \(user) \(end): Too many authentication failures [preauth]",
            "message repeated 2 times: [ Failed password for invalid user \(user) from \(end) ssh2]",
            "ssh_dispatch_run_fatal: Connection from invalid user \(user) \(end): Broken pipe [preauth]",
        ] {
            let event = try #require(try event(text), "\(text)")
            #expect(event.source == IPAddress("203.0.113.9"), "\(text)")
            #expect(event.sourcePort == 4000 && event.sourceName == nil)
            #expect(event.user == user, "\(text)")
            #expect(event.result == .failure && event.flags.contains(.invalidUser))
        }
        let pam = try #require(
            try event("error: PAM: User not known for illegal user \(user) from 203.0.113.9"))
        #expect(pam.source == IPAddress("203.0.113.9") && pam.user == user)
    }

    /// Where both readings are possible nobody is blamed.
    @Test func ambiguousLinesBlameNobody() throws {
        let twice =
            "Failed hostbased for a from 203.0.113.9 port 5 ssh2: RSA SHA256:x, client user \"b from 192.0.2.1 port 6 ssh2: RSA y\", client host \"c\""
        #expect(try event(twice)?.source == nil)
        #expect(try event(twice)?.result == .failure)
        let once =
            "Failed hostbased for a from 203.0.113.9 port 5 ssh2: RSA SHA256:x, client user \"b\", client host \"c\""
        #expect(try event(once)?.source == IPAddress("203.0.113.9"))
        let rhost =
            "pam_unix(x:auth): authentication failure; logname= uid=0 euid=0 tty= ruser=a rhost=192.0.2.1  user=b rhost=203.0.113.9"
        #expect(try event(rhost, tag: "x")?.source == nil)
        #expect(
            try event(rhost.replacing("tty= ", with: "tty=ssh "))?.source == IPAddress("192.0.2.1"))
    }

    @Test(arguments: [
        ("Failed password for root from 192.0.2.7 port 5 ssh2", AuthResult.failure, false),
        ("Failed none for invalid user x from 192.0.2.7 port 5 ssh2", .failure, true),
        ("Failed publickey for bob from 192.0.2.7 port 5 ssh2: RSA aa:bb", .failure, true),
        ("Accepted password for bob from 192.0.2.7 port 5 ssh2", .success, false),
        ("Accepted keyboard-interactive/pam for bob from 192.0.2.7 port 5 ssh2", .success, false),
        ("User bob from 192.0.2.7 not allowed because not listed in AllowUsers", .failure, true),
        ("ROOT LOGIN REFUSED FROM 192.0.2.7 port 5 [preauth]", .failure, true),
        ("error: PAM: Authentication failure for bob from 192.0.2.7 via 10.0.0.1", .failure, true),
        (
            "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.7  user=bob",
            .failure, true
        ),
        (
            "PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.7  user=bob",
            .failure, true
        ),
    ])
    func decisions(text: String, result: AuthResult, isProvisional: Bool) throws {
        let event = try #require(try event(text))
        #expect(event.action == .logon && event.result == result)
        #expect(event.source == IPAddress("192.0.2.7"))
        #expect(event.flags.contains(.provisional) == isProvisional)
        #expect(event.count == (text.hasPrefix("PAM 2") ? 2 : 1))
    }

    @Test(arguments: [
        "Connection closed by 192.0.2.7 port 5 [preauth]",
        "Did not receive identification string from 192.0.2.7 port 5",
        "Bad protocol version identification 'x' from 203.0.113.9' from 192.0.2.7 port 5",
        "banner exchange: Connection from 192.0.2.7 port 5: invalid format",
        "Unable to negotiate with 192.0.2.7 port 5: no matching cipher found. Their offer: from 203.0.113.9 port 2",
        "fatal: Timeout before authentication for 192.0.2.7 port 5",
        "Timeout before authentication for connection from 192.0.2.7 to 10.0.0.1, pid = 9",
        "refused connect from a (203.0.113.9) (192.0.2.7)",
        "Received disconnect from 192.0.2.7 port 5:11: from 203.0.113.9 port 2 [preauth]",
        "drop connection #3 from [192.0.2.7]:5 on [10.0.0.1]:22 past MaxStartups",
    ])
    func probes(text: String) throws {
        let event = try #require(try event(text))
        #expect(event.action == .probe && event.result == .failure)
        #expect(event.source == IPAddress("192.0.2.7") && event.flags.contains(.provisional))
    }

    @Test(arguments: [
        "Server listening on 0.0.0.0 port 22.",
        "Connection from 192.0.2.7 port 5 on 10.0.0.1 port 22",
        "Postponed publickey for git from 192.0.2.7 port 5 ssh2 [preauth]",
        "Received disconnect from 192.0.2.7 port 5:11: disconnected by user",
        "Close session: user bob from 192.0.2.7 port 5 id 0", "Failed to release session: x",
        "Address 192.0.2.7 maps to x, but this does not map back - POSSIBLE BREAK-IN ATTEMPT!",
        "Failed password for", "Failed  for  from ", "Accepted password", "",
    ])
    func otherLinesTellNothing(text: String) throws {
        #expect(try event(text) == nil)
    }

    @Test(
        arguments: [
            ("su[5]", "FAILED SU (to root) bob on pts/0", AuthResult.failure, "root", "bob"),
            ("su", "(to alice) bob on pts/0", .success, "alice", "bob"),
            ("su[5]", "Successful su for root by bob", .success, "root", "bob"),
            ("su[5]", "- pts/6 bob:root", .failure, "root", "bob"),
            ("su", "bob to root on /dev/ttyu0", .success, "root", "bob"),
            (
                "sudo", "    bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; COMMAND=/bin/ls",
                .success, "root", "bob"
            ),
            (
                "sudo",
                "  bob : user NOT in sudoers ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/ls",
                .failure, "root", "bob"
            ),
            (
                "sudo",
                "bob : 3 incorrect password attempts ; TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/x",
                .failure, "root", "bob"
            ),
        ] as [(String, String, AuthResult, String, String)])
    func elevations(
        tag: String, text: String, result: AuthResult, user: String, actor: String
    ) throws {
        let event = try #require(try event(text, tag: tag))
        #expect(event.action == .elevation && event.result == result)
        #expect(event.user == user && event.actor == actor)
        #expect(event.count == (text.contains("3 incorrect") ? 3 : 1))
        #expect(event.flags.contains(.privileged) == (user == "root"))
    }

    @Test func loginsAndAccounts() throws {
        let failed = try event(
            "FAILED LOGIN (1) on '/dev/tty1' FOR 'bob, x', Authentication failure", tag: "login[3]")
        #expect(failed?.user == "bob, x" && failed?.result == .failure && failed?.source == nil)
        #expect(try event("LOGIN ON tty1 BY bob FROM 192.0.2.7", tag: "login")?.source != nil)
        #expect(try event("ROOT LOGIN ON tty1", tag: "login")?.user == "root")
        let made = try event(
            "new user: name=eve, UID=1001, GID=1001, home=/home/eve", tag: "useradd[8]")
        #expect(made?.action == .accountCreated && made?.user == "eve")
        let changed = try event(
            "pam_unix(passwd:chauthtok): password changed for eve", tag: "passwd[8]")
        #expect(changed?.action == .passwordChanged && changed?.user == "eve")
        let opened = try event(
            "pam_unix(login:session): session opened for user eve(uid=1001) by LOGIN(uid=0)",
            tag: "login[9]")
        #expect(opened?.user == "eve" && opened?.result == .success)
        #expect(
            try event(
                "pam_unix(cron:session): session opened for user root by (uid=0)", tag: "CRON[4]")
                == nil)
        let old = try event(
            "authentication failure; logname= uid=7 euid=0 tty= ruser=bob rhost= user=root",
            tag: "su(pam_unix)[22]")
        #expect(old?.service == "su" && old?.user == "root" && old?.actor == "bob")
    }

    @Test func dropbear() throws {
        let bad = try event(
            "Bad password attempt for 'a' from 192.0.2.1:5' from 203.0.113.9:60588",
            tag: "dropbear[3]")
        #expect(bad?.source == IPAddress("203.0.113.9") && bad?.sourcePort == 60588)
        #expect(bad?.user == "a' from 192.0.2.1:5" && bad?.result == .failure)
        let unknown = try event(
            "Login attempt for nonexistent user from ::ffff:203.0.113.9:5", tag: "dropbear[3]")
        #expect(unknown?.flags == .invalidUser && unknown?.source == IPAddress("203.0.113.9"))
        let key = try event(
            "Pubkey auth succeeded for 'root' with key sha1!! aa from 192.0.2.7:5",
            tag: "dropbear[3]")
        #expect(key?.user == "root" && key?.result == .success && key?.method == "publickey")
    }

    @Test func frames() {
        let text = """
            <38>Apr  2 08:00:00 web1 sshd[7]: Failed password for a from 192.0.2.7 port 5 ssh2
            Apr 2 2023 08:00:00 web1 sshd[7]: Failed password for b from 192.0.2.7 port 5 ssh2
            2024-04-02T08:00:00.5+02:00 web1 sshd[7]: Failed password for c from 192.0.2.7 port 5 ssh2
            2024-04-02 08:00:00 web1 sshd[7]: Failed password for d from 192.0.2.7 port 5 ssh2
            Apr  2 08:00:00 sshd[7]: Failed password for e from 192.0.2.7 port 5 ssh2
            Apr  2 08:00:00 [sshd]: Failed password for f from 192.0.2.7 port 5 ssh2
            Apr  2 08:00:00 web1 sshd[7]: [ID 800047 auth.info] Failed password for g from 192.0.2.7 port 5 ssh2
            Apr 31 08:00:00 web1 sshd[7]: Failed password for h from 192.0.2.7 port 5 ssh2
            Apr  2 24:00:00 web1 sshd[7]: Failed password for i from 192.0.2.7 port 5 ssh2
            <999>1 2024-04-02T08:00:00Z web1 sshd 7 - - Failed password for j from 192.0.2.7 port 5 ssh2
            Failed password for k from 192.0.2.7 port 5 ssh2
            """
        let decoded = DecodedAuth(SyslogAuthDecoder(), text, stamps: .modified(2024, 6, 1))
        #expect(decoded.rows.compactMap(\.user) == ["a", "b", "c", "d", "e", "f", "g"])
        #expect(decoded.report.tally.malformed == 4)
        let day = Timestamp(year: 2024, month: 4, day: 2).microseconds
        let hour: Int64 = 3_600_000_000
        let last = Timestamp(year: 2023, month: 4, day: 2).microseconds
        let times = [day, last, day - 2 * hour + 500_000, day, day, day, day]
        #expect(decoded.rows.map(\.ts) == times.map { $0 + 8 * hour })
        #expect(decoded.rows.map(\.host) == ["web1", "web1", "web1", "web1", nil, nil, "web1"])
    }

    @Test func aStampNeedsAYear() {
        let line = "Apr  2 08:00:00 web1 sshd[7]: Failed password for a from 192.0.2.7 port 5 ssh2"
        let decoded = DecodedAuth(SyslogAuthDecoder(), line)
        #expect(decoded.rows.isEmpty)
        #expect(decoded.report.samples.first?.reason.contains("--year") == true)
    }
}
