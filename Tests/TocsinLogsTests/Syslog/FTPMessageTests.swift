import TocsinRecords
import Testing

@testable import TocsinLogs

@Suite struct FTPMessageTests {
    @Test func vsftpd() throws {
        let text =
            #"[ad min] FAIL LOGIN: Client "::ffff:203.0.113.9", "User is not in the allow user list.""#
        var expected = AuthEvent(ts: 1_712_044_800_000_000, result: .failure)
        expected.user = "ad min"
        expected.source = IPAddress("203.0.113.9")
        expected.host = "web1"
        expected.service = "vsftpd"
        expected.method = "password"
        expected.session = 7
        #expect(try syslogEvent(text, tag: "vsftpd[7]") == expected)
        let anonymous = try syslogEvent(
            #"[ftp] OK LOGIN: Client "192.0.2.7", anon password "x""#, tag: "vsftpd[7]")
        #expect(anonymous?.result == .success && anonymous?.user == "ftp")
        #expect(anonymous?.source == IPAddress("192.0.2.7"))
    }

    @Test(arguments: [
        #"CONNECT: Client "203.0.113.9""#, #"FTP command: Client "203.0.113.9", "USER x""#,
        #"[ftp] OK UPLOAD: Client "203.0.113.9", "/a", 8338 bytes, 18.77Kbyte/sec"#,
        #"[ftp] FTP command: Client "203.0.113.9", "PASS <password>""#, "[x] FAIL LOGIN: ",
        #"[x] FAIL LOGIN: Client "nobody""#, #"[x FAIL LOGIN: Client "203.0.113.9""#, "[", "",
    ])
    func otherEntriesTellNothing(text: String) throws {
        #expect(try syslogEvent(text, tag: "vsftpd[7]") == nil)
    }

    /// A name, a password or a file name that is an entry of its own: an attempt of nobody.
    @Test(arguments: [
        #"[x] OK UPLOAD: Client "192.0.2.1", "y] FAIL LOGIN: Client "203.0.113.9""#,
        #"[ftp] OK LOGIN: Client "203.0.113.9", anon password "x] FAIL LOGIN: Client "192.0.2.1""#,
        #"[eve] OK DELETE: Client "203.0.113.9", "/x] OK LOGIN: Client "192.0.2.1""#,
    ])
    func twoReadings(text: String) throws {
        let event = try #require(try syslogEvent(text, tag: "vsftpd[7]"))
        #expect(event.source == nil && event.user == nil && event.result == .failure)
    }

    /// Each mark costs a search through the line: past a few it is not looked for more.
    @Test func manyMarks() throws {
        for (count, source) in [(7, IPAddress("203.0.113.9")), (8, nil)] {
            let name = String(repeating: ": Client \"", count: count)
            let event = try syslogEvent(
                "[\(name)] FAIL LOGIN: Client \"203.0.113.9\"", tag: "vsftpd[7]")
            #expect(event?.result == .failure && event?.source == source)
        }
    }

    @Test(
        arguments: [
            ("USER bob (Login failed): Incorrect password.", .failure, "bob", []),
            (
                "USER a (Login failed): b (Login failed): User in /etc/ftpusers", .failure,
                "a (Login failed): b", []
            ),
            (
                "USER bob: no such user found from h [203.0.113.9] to 192.0.2.2:21", .failure,
                "bob", .invalidUser
            ),
            (
                "USER bob: incorrect password from h [203.0.113.9] to 192.0.2.2:21", .failure,
                "bob", []
            ),
            ("SECURITY VIOLATION: Root login attempted", .failure, "root", .privileged),
            (
                "Maximum login attempts (3) exceeded, connection refused", .failure, nil,
                .provisional
            ),
            ("USER bob: Login successful.", .success, "bob", []),
            ("ANON ftp: Login successful.", .success, "ftp", []),
        ] as [(String, AuthResult, String?, AuthFlags)])
    func proftpd(text: String, result: AuthResult, user: String?, flags: AuthFlags) throws {
        for head in [
            "ftp1 (h[203.0.113.9]) - ", "ftp1.example (::ffff:203.0.113.9[::ffff:203.0.113.9]): ",
        ] {
            let event = try #require(try syslogEvent(head + text, tag: "proftpd[7]"))
            #expect(event.result == result && event.user == user && event.flags == flags)
            #expect(event.source == IPAddress("203.0.113.9") && event.session == 7)
        }
    }

    /// A name so long that the line is cut behind words of its own is no success.
    @Test func aCutLineIsNoSuccess() throws {
        let name = String(repeating: "a", count: 900)
        for (text, tag) in [
            ("ftp1 (h[203.0.113.9]) - USER \(name): Login successful.", "proftpd[7]"),
            ("(?@203.0.113.9) [INFO] \(name) is now logged in", "pure-ftpd"),
            ("[\(name)] OK LOGIN: Client \"203.0.113.9\"", "vsftpd[7]"),
        ] {
            #expect(try syslogEvent(text, tag: tag) == nil)
        }
    }

    @Test func pureFTPd() throws {
        let failed = try syslogEvent(
            "(?@203.0.113.9) [WARNING] Authentication failed for user [a] b]", tag: "pure-ftpd")
        #expect(failed?.user == "a] b" && failed?.source == IPAddress("203.0.113.9"))
        #expect(failed?.result == .failure && failed?.service == "pure-ftpd")
        let name = try syslogEvent("(?@h.example) [INFO] bob is now logged in", tag: "pure-ftpd")
        #expect(name?.sourceName == "h.example" && name?.result == .success && name?.user == "bob")
        // Who is logged on can name files as he likes.
        #expect(
            try syslogEvent("(bob@192.0.2.7) [INFO] x is now logged in", tag: "pure-ftpd") == nil)
        #expect(
            try syslogEvent(
                "(?@192.0.2.7) [DEBUG] Command [user] [x is now logged in", tag: "pure-ftpd") == nil
        )
    }
}
