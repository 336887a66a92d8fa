import TocsinRecords
import Testing

@testable import TocsinLogs

@Suite struct DovecotMessageTests {
    private static let end = "rip=203.0.113.9, lip=192.0.2.2, TLS"

    @Test func aWholeRow() throws {
        let text =
            "imap-login: Disconnected (auth failed, 3 attempts in 9 secs): user=<bo b>, method=PLAIN, \(Self.end), session=<q454Xu/vMwBZApgg>"
        var expected = AuthEvent(ts: 1_712_044_800_000_000, result: .failure)
        expected.user = "bo b"
        expected.source = IPAddress("203.0.113.9")
        expected.host = "web1"
        expected.service = "dovecot"
        expected.method = "PLAIN"
        expected.count = 3
        expected.flags = .provisional
        // FNV-1a of the session's text, computed in Python.
        expected.session = 3_445_423_988
        #expect(try syslogEvent(text, tag: "dovecot[442]") == expected)
        let direct = text.dropFirst("imap-login: ".count)
        #expect(try syslogEvent("Info: \(direct)", tag: "imap-login") == expected)
    }

    @Test(arguments: [
        ("Aborted login (tried to use disallowed plaintext auth)", AuthAction.logon),
        ("Disconnected (proxy dest auth failed)", .logon),
        ("Login aborted: x (user disabled)", .logon),
        ("Aborted login (no auth attempts in 2 secs)", .probe),
        ("Disconnected (disconnected before auth was ready, waited 0 secs)", .probe),
        ("Disconnected (client didn't finish SASL auth, waited 2 secs)", .probe),
    ])
    func reasons(reason: String, action: AuthAction) throws {
        let event = try syslogEvent(
            "pop3-login: \(reason): user=<>, \(Self.end)", tag: "dovecot[442]")
        #expect(event?.session == nil)
        #expect(event?.action == action && event?.result == .failure && event?.user == nil)
        #expect(event?.flags == .provisional && event?.source == IPAddress("203.0.113.9"))
    }

    @Test func success() throws {
        for word in ["Login", "Logged in"] {
            let event = try syslogEvent(
                "imap-login: \(word): user=<bob>, method=PLAIN, \(Self.end)", tag: "dovecot")
            #expect(event?.result == .success && event?.user == "bob" && event?.flags == [])
        }
        #expect(
            try syslogEvent("imap-login: Disconnected: user=<Login: >, x", tag: "dovecot") == nil)
        #expect(try syslogEvent("imap(bob): Logged out in=1 out=2", tag: "dovecot") == nil)
    }

    /// An administrator may have the address in front of the name.
    @Test func orders() throws {
        let forged = "x>, rip=192.0.2.1, lip=192.0.2.1, session=<y"
        for elements in [
            "user=<\(forged)>, method=PLAIN, \(Self.end), session=<z>",
            "rip=203.0.113.9, lip=192.0.2.2, user=<\(forged)>, method=PLAIN",
        ] {
            let event = try syslogEvent(
                "imap-login: Aborted login (auth failed, 1 attempts): \(elements)", tag: "dovecot")
            #expect(event?.source == IPAddress("203.0.113.9"), "\(elements)")
        }
    }

    @Test(arguments: [
        "auth-worker(12): pam(bob,203.0.113.9): unknown user",
        "auth: passwd-file(bob,203.0.113.9,<z>): unknown user",
        "auth-worker(1): conn unix:auth-worker (pid=9,uid=97): auth-worker<3>: sql(bob,203.0.113.9): Password mismatch",
        "auth: ldap(bob,203.0.113.9,): invalid credentials",
        "auth(default): pam(bob,203.0.113.9): pam_authenticate() failed: Permission denied",
        "auth(bob,203.0.113.9,sasl:plain)<z>: sql: Password mismatch (given password: a,b): c)",
        "auth-worker(bob,203.0.113.9,sasl:plain)<12><z>: pam: pam_authenticate() failed: Authentication failure",
    ])
    func attempts(text: String) throws {
        let event = try #require(try syslogEvent(text, tag: "dovecot[442]"))
        #expect(event.user == "bob" && event.source == IPAddress("203.0.113.9"))
        #expect(event.result == .failure && !event.flags.contains(.provisional))
        #expect(event.flags.contains(.invalidUser) == text.contains("unknown user"))
        #expect(event.session != 442)
    }

    @Test func twoReadings() throws {
        let event = try syslogEvent(
            "auth: sql(bob,203.0.113.9): Password mismatch (given password: x,192.0.2.1): unknown user (given password: y)",
            tag: "dovecot")
        #expect(event?.result == .failure && event?.source == nil && event?.user == nil)
        let name = try syslogEvent(
            "auth: pam(x,192.0.2.1): unknown user,203.0.113.9): unknown user", tag: "dovecot")
        #expect(name?.source == IPAddress("203.0.113.9"))
    }

    /// Each comma may cost a search through the line: past some it is not looked for more.
    @Test func manyCommas() throws {
        for (count, source) in [(31, IPAddress("203.0.113.9")), (32, nil)] {
            let name = String(repeating: ",192.0.2.1): ", count: count)
            let event = try syslogEvent(
                "auth: sql(\(name),203.0.113.9): Password mismatch", tag: "dovecot")
            #expect(event?.result == .failure && event?.source == source)
        }
    }

    /// The lines about one session are one attempt a name; those of other sessions stay.
    @Test func sessionsAreJoined() throws {
        var batch = AuthBatch()
        for text in [
            "auth: sql(bob,203.0.113.9,<s1>): Password mismatch",
            "imap-login: Aborted login (auth failed, 1 attempts): user=<bob>, \(Self.end), session=<s1>",
            "imap-login: Aborted login (auth failed, 1 attempts): user=<bob>, \(Self.end), session=<s2>",
        ] {
            batch.append(try #require(try syslogEvent(text, tag: "dovecot[442]")))
        }
        #expect(batch.standingRows() == [0, 2])
        // One process of PAM's asks for everybody.
        let pam = try syslogEvent(
            "pam_unix(dovecot:auth): authentication failure; logname= uid=0 euid=0 tty=dovecot ruser=bob rhost=203.0.113.9",
            tag: "auth[9]")
        #expect(pam?.service == "dovecot" && pam?.session == nil && pam?.user == "bob")
    }
}
