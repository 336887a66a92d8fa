import Foundation
import TocsinRecords
import Testing

@testable import TocsinLogs

/// A line of a service with a text of the attacker's in it: nothing in that text may become the source, or
/// make a success of a failure.
@Suite struct ForgeryTests {
    /// Where the attacker sits, and whom he would like to see blamed.
    private static let attacker = IPAddress("203.0.113.9")

    /// Text in front of the attacker's and behind it.
    struct Template: Sendable, CustomTestStringConvertible {
        var head: String
        var tail: String
        /// Whether the source can be told whatever the attacker writes.
        var isAnchored: Bool

        init(_ text: String, isAnchored: Bool = true) {
            let parts = text.split(
                separator: "NAME", maxSplits: 1, omittingEmptySubsequences: false)
            head = String(parts[0])
            tail = parts.count > 1 ? String(parts[1]) : ""
            self.isAnchored = isAnchored
        }

        var testDescription: String { head + "NAME" + tail }
    }

    private static let stamp = "Apr  2 08:00:00 "

    static let templates: [Template] =
        [
            "sshd[7]: Failed password for invalid user NAME from 203.0.113.9 port 4000 ssh2",
            "sshd[7]: Failed keyboard-interactive/pam for invalid user NAME from 203.0.113.9 port 4000 ssh2",
            "sshd[7]: Invalid user NAME from 203.0.113.9 port 4000",
            "sshd[7]: Connection closed by invalid user NAME 203.0.113.9 port 4000 [preauth]",
            "sshd[7]: Disconnecting invalid user NAME 203.0.113.9 port 4000: Too many authentication failures [preauth]",
            "sshd[7]: error: PAM: User not known for illegal user NAME from 203.0.113.9",
            "sshd[7]: message repeated 2 times: [ Failed password for NAME from 203.0.113.9 port 4000 ssh2]",
            "sshd[7]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=203.0.113.9  user=NAME",
            "dropbear[7]: Bad password attempt for 'NAME' from 203.0.113.9:4000",
            "dropbear[7]: Exit before auth from <203.0.113.9:4000>: (user 'NAME', 3 fails): Max auth tries reached",
            "proftpd[7]: web1 (203.0.113.9[203.0.113.9]) - USER NAME (Login failed): Incorrect password.",
            "proftpd[7]: web1 (h.example[::ffff:203.0.113.9]): USER NAME: no such user found from h.example [::ffff:203.0.113.9] to 198.51.100.2:21",
            "pure-ftpd: (?@203.0.113.9) [WARNING] Authentication failed for user [NAME]",
            "dovecot: imap-login: Disconnected (auth failed, 1 attempts in 2 secs): user=<NAME>, method=PLAIN, rip=203.0.113.9, lip=198.51.100.2, TLS, session=<q454Xu/vMwBZApgg>",
            "pop3-login: Info: Aborted login (no auth attempts): user=<NAME>, rip=203.0.113.9, lip=198.51.100.2",
            "xrdp-sesman[7]: [INFO ] AUTHFAIL: user=NAME ip=::ffff:203.0.113.9 time=1649352122",
        ].map { Template(stamp + "web1 " + $0) } + [
            Template(
                #"Tue Apr  2 08:00:00 2024 [pid 7] [NAME] FAIL LOGIN: Client "203.0.113.9""#,
                isAnchored: false),
            Template(
                stamp
                    + #"web1 vsftpd[7]: [NAME] FAIL LOGIN: Client "::ffff:203.0.113.9", "User is not in the allow user list.""#,
                isAnchored: false),
            Template(
                #"Tue Apr  2 08:00:00 2024 [pid 7] [ftp] FAIL LOGIN: Client "203.0.113.9", anon password "NAME""#,
                isAnchored: false),
            Template(
                #"Tue Apr  2 08:00:00 2024 [pid 7] [eve] FTP command: Client "203.0.113.9", "NAME""#,
                isAnchored: false),
            Template(
                "[20240402-08:00:00] [INFO ] AUTHFAIL: user=NAME ip=203.0.113.9 time=1712044800"),
            Template(
                "[2024-04-02T08:00:00.123+0200] [INFO ] xrdp_wm_log_msg: login failed for user NAME",
                isAnchored: false),
            Template(
                "[20240402-08:00:00] [INFO ] Received authentication request for user: NAME ip: 203.0.113.9",
                isAnchored: false),
        ]
        + [
            "vsftpd: pam_unix(vsftpd:auth): authentication failure; logname= uid=0 euid=0 tty=ftp ruser=NAME rhost=203.0.113.9",
            "vsftpd: pam_unix(vsftpd:auth): authentication failure; logname= uid=0 euid=0 tty=ftp ruser=NAME rhost=203.0.113.9  user=bob",
            "sshd[7]: Failed hostbased for bob from 203.0.113.9 port 5 ssh2: RSA SHA256:x, client user \"NAME\", client host \"c\"",
            "sshd[7]: Bad protocol version identification 'NAME' from 203.0.113.9 port 4000",
            "sshd[7]: Received disconnect from 203.0.113.9 port 4000:11: NAME [preauth]",
            "sshd[7]: Unable to negotiate with 203.0.113.9 port 4000: no matching cipher found. Their offer: NAME",
            "dovecot: auth-worker(12): pam(NAME,203.0.113.9): unknown user",
            "dovecot: auth: sql(NAME,203.0.113.9,<q454Xu/vMwBZApgg>): Password mismatch (given password: x)",
            "dovecot: auth: sql(bob,203.0.113.9,<q454Xu/vMwBZApgg>): Password mismatch (given password: NAME)",
            "dovecot: auth(NAME,203.0.113.9,sasl:plain)<q454Xu/vMwBZApgg>: sql: Password mismatch",
            "su[7]: FAILED SU (to NAME) bob on pts/0",
            "sudo: bob : 3 incorrect password attempts ; TTY=pts/0 ; PWD=NAME ; USER=root ; COMMAND=/bin/ls",
            "login[7]: FAILED LOGIN (1) on '/dev/tty1' FOR 'NAME', Authentication failure",
            "sshd[7]: Disconnecting: Too many authentication failures for NAME",
        ].map { Template(stamp + "web1 " + $0, isAnchored: false) }
        + [
            "auth(NAME,203.0.113.9,sasl:plain)<q454Xu/vMwBZApgg>: Info: sql: unknown user",
            "auth-worker(NAME,203.0.113.9,sasl:plain)<12><q454Xu/vMwBZApgg>: Info: pam: pam_authenticate() failed: Permission denied",
            "auth: Info: ldap(NAME,203.0.113.9,): invalid credentials",
        ].map { Template(stamp + $0, isAnchored: false) }

    /// Names with whole messages in them, quotes and brackets of every service, and what terminals and
    /// syslog servers do to text.
    private static let names: [String] = [
        "", " ", "x", "x from 192.0.2.1", "x from 192.0.2.1 port 22 ssh2",
        "x from 192.0.2.1 port 22 ssh2: RSA SHA256:y", "192.0.2.1 port 22", "rhost=192.0.2.1",
        "rhost=192.0.2.1  user=root", "x rhost=192.0.2.1", "x rhost=192.0.2.1  user=y",
        "x' from 192.0.2.1:22", "x ip=192.0.2.1 time=1", "x>, rip=192.0.2.1, lip=192.0.2.1",
        "x>, method=PLAIN, rip=192.0.2.1, lip=192.0.2.1, session=<abc>", "rip=192.0.2.1",
        "x,192.0.2.1): unknown user", "x,192.0.2.1): unknown user (given password: y",
        "x,192.0.2.1,<s>): Password mismatch",
        "x,192.0.2.1,sasl:plain)<s>: Info: sql: unknown user",
        #"x] FAIL LOGIN: Client "192.0.2.1""#, #"x] FAIL LOGIN: Client "192.0.2.1", "y"#,
        #"x] OK LOGIN: Client "192.0.2.1", anon password "y"#, #"x"] OK LOGIN: Client "192.0.2.1"#,
        "x (Login failed): Incorrect password.", "x: Login successful.",
        "x (192.0.2.1[192.0.2.1]): USER y",
        "x: no such user found from h [192.0.2.1] to 192.0.2.1:21", "x] is now logged in",
        "a)@192.0.2.1) [WARNING] Authentication failed for user [b", "x sshd[1]: y", "a: b",
        "a): b",
        "x sshd[1]: Failed password for root from 192.0.2.1 port 22 ssh2: RSA",
        "x#012Apr  2 08:00:00 web1 sshd[1]: Accepted password for root from 192.0.2.1 port 22 ssh2",
        "x\n[20240402-08:00:00] [INFO ] AUTHFAIL: user=y ip=192.0.2.1 time=1",
        "\u{202E}1.2.0.291 morf x", "x\u{0}y", "\u{1B}[2K\rx from 192.0.2.1",
        "\"'`<>()[]{}|;,=%@\\",
        String(repeating: "x from 192.0.2.1 port 22 ssh2 ", count: 340),
        String(repeating: ",192.0.2.1): unknown user", count: 400),
        String(repeating: "a", count: 10_240),
    ]

    /// One line with `name` in it.
    private static func check(_ template: Template, _ name: String, _ comment: String = "") {
        let line = template.head + name + template.tail
        let event = try? SyslogAuthDecoder.event(
            LineText(Array(line.utf8)), .modified(2024, 6, 1))
        guard let event else { return }
        #expect(
            event.source == nil || event.source == attacker, "\(comment) \(line.prefix(600))")
        #expect(event.sourceName == nil, "\(comment) \(line.prefix(600))")
        #expect(event.result != .success, "\(comment) \(line.prefix(600))")
        if template.isAnchored, !name.contains(where: \.isNewline) {
            #expect(event.source == attacker, "\(comment) \(line.prefix(600))")
        }
    }

    @Test(arguments: templates)
    func names(template: Template) {
        for name in Self.names { Self.check(template, name) }
    }

    /// A name that looks like one is read from every template that names the attacker.
    @Test(arguments: templates)
    func plainName(template: Template) throws {
        guard template.testDescription.contains("203.0.113.9") else { return }
        let line = template.head + "mallory" + template.tail
        let event = try SyslogAuthDecoder.event(
            LineText(Array(line.utf8)), .modified(2024, 6, 1))
        if line.contains("FTP command") || line.contains("Received authentication request") {
            #expect(event == nil)
        } else {
            #expect(event?.source == Self.attacker && event?.result == .failure, "\(line)")
        }
    }

    /// What a forger would put together: the service's own words around another address.
    private static func pieces(of template: Template) -> [String] {
        var pieces: [String] = []
        for part in [template.head, template.tail] {
            let part = part.replacing("203.0.113.9", with: "192.0.2.1")
            let words = part.split(separator: " ")
            pieces += words.map { " \($0)" } + words.map { "\($0) " }
            // Beginnings and ends, so that what is left joins up with what the service writes.
            pieces += [
                part, String(part.suffix(part.count / 2)), String(part.prefix(part.count / 2)),
            ]
            pieces += (1...4).map { words.suffix($0).joined(separator: " ") }
        }
        return pieces + [
            template.head + "x" + template.tail.replacing("203.0.113.9", with: "192.0.2.1")
        ]
    }

    /// Names put together at random, half of the pieces from the template they are put in.
    @Test func randomNames() {
        let seed =
            ProcessInfo.processInfo.environment["TOCSIN_SEED"].flatMap { UInt64($0) } ?? 20_240_402
        print("forgery: TOCSIN_SEED=\(seed)")
        let own = Self.templates.map(Self.pieces)
        let signs = [
            " ", "  ", ",", "'", "\"", "[", "]", "(", ")", "<", ">", ": ", "x", "=", "#012",
            "192.0.2.1",
            "::ffff:192.0.2.1", "192.0.2.1:22", "port 22", "from", "\u{202E}",
        ]
        let all = signs + own.flatMap { $0 }
        var random = RandomSizes(seed: seed)
        for _ in 0..<20_000 {
            let index = random.next(own.count)
            let name = (0..<1 + random.next(6)).map { _ in
                let from = [own[index], own[index], signs, all][random.next(4)]
                return from[random.next(from.count)]
            }
            Self.check(Self.templates[index], name.joined(), "seed \(seed)")
        }
    }
}
