import TocsinRecords
import Testing

@testable import TocsinLogs

/// Files that services write without syslog.
@Suite struct ServiceFileTests {
    private func time(_ line: String) throws -> String? {
        try syslogEvent(line).map { String(Timestamp(microseconds: $0.ts).rfc3339.prefix(23)) }
    }

    @Test func vsftpd() throws {
        let entry = #"[pid 7] [bob] FAIL LOGIN: Client "203.0.113.9""#
        let event = try #require(try syslogEvent("Tue Apr  2 08:00:01 2024 " + entry))
        #expect(event.service == "vsftpd" && event.session == 7 && event.host == nil)
        #expect(try time("Thu Feb 29 08:00:01 2024 " + entry) == "2024-02-29T08:00:01.000")
        for start in [
            "Thu Feb 29 08:00:01 2023 ", "Xxx Apr  2 08:00:01 2024 ", "Tue Apr  2 08:00:01 ",
        ] {
            #expect(throws: MalformedLine.self) { try syslogEvent(start + entry) }
        }
        // The transfers' log has stamps of the same form.
        let transfer = "Tue Apr  2 08:00:01 2024 1 192.0.2.7 0 /x b _ o a x ftp 0 * c"
        #expect(throws: MalformedLine.self) { try syslogEvent(transfer) }
    }

    @Test func xrdp() throws {
        let text = "[INFO ] AUTHFAIL: user=bob ip=203.0.113.9 time=1"
        #expect(try time("[20240402-08:00:01] " + text) == "2024-04-02T08:00:01.000")
        #expect(
            try time("[2024-04-02T08:00:01.5+0200] " + text) == "2024-04-02T06:00:01.500")
        for start in [
            "[20240402 08:00:01] ", "[20240432-08:00:01] ", "[2024040-08:00:010] ", "[] ",
        ] {
            #expect(throws: MalformedLine.self) { try syslogEvent(start + text) }
        }
        // Other programs' brackets.
        #expect(throws: MalformedLine.self) {
            try syslogEvent("[2024-04-02T08:00:01.500+0200] [main] x")
        }
    }

    /// Seconds of the label are ten ahead of the epoch's, as tai64nlocal reckons: 0x4c91b044 − 10 =
    /// 1,284,616,250.
    @Test func tai64n() throws {
        let text =
            " imap-login: Info: Aborted login (auth failed, 1 attempts): user=<bob>, rip=203.0.113.9"
        #expect(
            try time("@400000004c91b044077a9e94" + text) == "2010-09-16T05:50:50.125")
        for label in [
            "@400000004c91b04", "@400000004c91b044ffffffff", "@ffffffffffffffff00000000",
            "@0000000000000000077a9e94", "@40000000000000000000000g",
        ] {
            #expect(throws: MalformedLine.self) { try syslogEvent(label + text) }
        }
    }

    /// Dovecot 2.4 has the name in its tag; whatever it holds, no other tag is found behind it.
    @Test func namesInTags() throws {
        let line =
            "Apr 02 08:00:00 auth(x sshd[1]: Failed password for root from 192.0.2.1 port 22 ssh2: RSA,203.0.113.9,sasl:plain)<s>: Info: sql: unknown user"
        let event = try syslogEvent(line)
        #expect(event?.source == IPAddress("203.0.113.9") && event?.service == "dovecot")
        #expect(
            try syslogEvent(
                "Apr 02 08:00:00 imap(x sshd[1]: Accepted password for root from 192.0.2.1 port 22 ssh2"
            ) == nil)
    }
}
