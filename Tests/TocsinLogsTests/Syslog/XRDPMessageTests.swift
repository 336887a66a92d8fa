import TocsinRecords
import Testing

@testable import TocsinLogs

@Suite struct XRDPMessageTests {
    @Test func failures() throws {
        let text = "[INFO ] AUTHFAIL: user=a ip=192.0.2.1 time=1 ip=203.0.113.9 time=1649352122"
        for tag in ["xrdp-sesman[7]", "xrdp-sesexec[7]"] {
            let event = try #require(try syslogEvent(text, tag: tag))
            #expect(event.user == "a ip=192.0.2.1 time=1" && event.result == .failure)
            #expect(event.source == IPAddress("203.0.113.9") && event.session == nil)
            #expect(event.service == "xrdp-sesman")
        }
        let unknown = try syslogEvent(
            "[INFO ] AUTHFAIL: user=a ip=unknown time=1", tag: "xrdp-sesman")
        #expect(unknown?.result == .failure && unknown?.source == nil && unknown?.sourceName == nil)
    }

    @Test func successes() throws {
        let head = "[INFO ] ++ created session (access granted): username bob, ip "
        for end in ["192.0.2.7:56578 - socket: 12", "::ffff:192.0.2.7:56578", "192.0.2.7"] {
            let event = try syslogEvent(head + end, tag: "xrdp-sesman[7]")
            #expect(event?.source == IPAddress("192.0.2.7") && event?.result == .success)
            #expect(event?.user == "bob")
        }
        // Where the address ends and the port begins cannot be told.
        #expect(try syslogEvent(head + "2001:db8::9:3389", tag: "xrdp-sesman")?.source == nil)
    }

    @Test(arguments: [
        "[INFO ] AUTHFAIL: user=a ip=192.0.2.1 time=x", "[INFO ] AUTHFAIL: user=a time=1",
        "[INFO ] xrdp_wm_log_msg: login failed for user a AUTHFAIL: user=b ip=192.0.2.1 time=1",
        "[INFO ] AUTHFAIL: user=a", "[", "",
    ])
    func otherLinesTellNothing(text: String) throws {
        #expect(try syslogEvent(text, tag: "xrdp-sesman[7]") == nil)
        #expect(try syslogEvent(text, tag: "xrdp[7]") == nil)
    }
}
