import Testing
import TocsinDetectors

@testable import TocsinSinks

/// A message taken apart by the grammar of RFC 5424 section 6; nil where it does not hold.
struct ParsedSyslog {
    var priority: Int
    var fields: [String]
    var parameters: [String: String] = [:]
    var text: String

    init?(_ message: String) {
        let bytes = Array(message.utf8)
        guard let start = message.range(of: " [tocsin@32473"),
            let head = Optional(message[..<start.lowerBound]), head.hasPrefix("<"),
            let close = head.firstIndex(of: ">"),
            let priority = Int(head[head.index(after: head.startIndex)..<close]),
            head[close...].hasPrefix(">1 "), !bytes.contains(0x0A)
        else { return nil }
        self.priority = priority
        fields = head[close...].dropFirst(3).split(separator: " ").map { String($0) }
        var rest = message[start.upperBound...].unicodeScalars
        while rest.first == " " {
            let name = rest.dropFirst().prefix { $0 != "=" }
            rest = rest.dropFirst(name.count + 1)
            guard rest.popFirst() == "=", rest.popFirst() == "\"" else { return nil }
            var value = String.UnicodeScalarView()
            while let scalar = rest.popFirst(), scalar != "\"" {
                if scalar == "]" { return nil }
                guard scalar == "\\" else {
                    value.append(scalar)
                    continue
                }
                guard let escaped = rest.popFirst(), "\"\\]".unicodeScalars.contains(escaped) else {
                    return nil
                }
                value.append(escaped)
            }
            parameters[String(String.UnicodeScalarView(name))] = String(value)
        }
        guard rest.popFirst() == "]", rest.popFirst() == " ", rest.popFirst() == "\u{FEFF}" else {
            return nil
        }
        text = String(String.UnicodeScalarView(rest))
    }
}

struct SyslogMessageTests {
    private let message = SyslogMessage(hostname: "sensor-1", processID: "4711")

    private func text(_ finding: Finding, limit: Int = SyslogMessage.maxBytes) -> String {
        String(decoding: message.bytes(finding, limit: limit), as: UTF8.self)
    }

    @Test func everythingInItsPlace() {
        var finding = Sample.beacon()
        finding.id = "0123456789abcdef"
        #expect(
            text(finding) == """
                <130>1 2026-07-15T09:05:54.567890Z sensor-1 tocsin 4711 beacon \
                [tocsin@32473 id="0123456789abcdef" revision="1" detector="beacon" \
                severity="critical" priority="97" score="0.9731" sensor="edge-1" \
                src="192.168.0.21" dst="203.0.113.10" port="443" proto="tcp" service="ssl"] \
                \u{FEFF}Beacon to a rarely used destination: It calls every 80.1 s.: \
                1 of 120 inside hosts does.
                """)
    }

    /// local0 is 16; the severities are those of the table in section 6.2.1.
    @Test(arguments: [
        (Severity.info, 134), (.low, 133), (.medium, 132), (.high, 131), (.critical, 130),
    ])
    func severities(_ severity: Severity, _ priority: Int) {
        let parsed = ParsedSyslog(text(Sample.beacon(severity: severity)))
        #expect(parsed?.priority == priority)
    }

    @Test func facilityIsBounded() {
        for (facility, priority) in [(0, 2), (23, 186), (24, 186), (-1, 2)] {
            let message = SyslogMessage(facility: facility, hostname: "a", processID: "1")
            let text = String(decoding: message.bytes(Sample.beacon()), as: UTF8.self)
            #expect(ParsedSyslog(text)?.priority == priority)
        }
    }

    @Test(arguments: [
        SyslogMessage.maxBytes, SyslogMessage.maxDatagramBytes,
    ])
    func hostileTextsAreOneRecordEach(_ limit: Int) {
        for hostile in Sample.hostileTexts + [String(repeating: "\"]\\", count: 5_000)] {
            var (finding, _) = Sample.hostile(hostile)
            finding.detector = hostile
            let text = text(finding, limit: limit)
            #expect(text.utf8.count <= limit)
            let parsed = ParsedSyslog(text)
            #expect(parsed?.fields.count == 5, "\(hostile.prefix(40))")
            #expect(parsed?.parameters["id"] == finding.id)
            #expect(Sample.dangerous(in: text, except: ["\u{FEFF}"]).isEmpty)
            #expect(text.unicodeScalars.filter { $0 == "\u{FEFF}" }.count == 1)
        }
    }

    @Test func longTextsAreCutAtACharacterAndMarked() {
        var finding = Sample.beacon()
        finding.title = String(repeating: "字", count: 4_000)
        finding.entity.user = String(repeating: "é", count: 4_000)
        let parsed = ParsedSyslog(text(finding, limit: 2_048))
        #expect(parsed?.text.hasSuffix("字…") == true)
        #expect(parsed?.parameters["user"]?.hasSuffix("é…") == true)
        #expect((94...96).contains(parsed?.parameters["user"]?.utf8.count ?? 0))
        #expect((2_046...2_048).contains(text(finding, limit: 2_048).utf8.count))
    }

    @Test func headerFieldsArePrintable() {
        let message = SyslogMessage(hostname: " \u{1B}\u{E9}\n", processID: "12 34\n<5>")
        let parsed = ParsedSyslog(String(decoding: message.bytes(Sample.beacon()), as: UTF8.self))
        #expect(parsed?.fields.dropFirst() == ["-", "tocsin", "1234<5>", "beacon"])
    }
}

struct SyslogDestinationTests {
    @Test(arguments: [
        ("udp://127.0.0.1", SyslogDestination.udp(host: "127.0.0.1", port: 514)),
        ("udp://log.example:1514", .udp(host: "log.example", port: 1514)),
        ("tcp://[2001:db8::1]:6514", .tcp(host: "2001:db8::1", port: 6514)),
        ("tcp://[::1]", .tcp(host: "::1", port: 601)), ("/dev/log", .unix(path: "/dev/log")),
        ("unix:///run/log", .unix(path: "/run/log")),
    ])
    func read(_ text: String, _ destination: SyslogDestination) {
        #expect(SyslogDestination(text) == destination)
        #expect(SyslogDestination(destination.description) == destination)
    }

    @Test(arguments: [
        "", "udp://", "udp://:514", "udp://a:0", "udp://a:65536", "udp://a:x", "udp://a:1:2",
        "tcp://[::1", "tcp://[]:1", "tcp://[::1]x", "tcp://a/b", "unix://relative", "log.example",
        "http://a", "udp://a b", "udp://a\n:1", "tcp://a:",
    ])
    func notRead(_ text: String) {
        #expect(SyslogDestination(text) == nil)
    }
}
