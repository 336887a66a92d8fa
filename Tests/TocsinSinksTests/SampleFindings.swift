import TocsinDetectors
import TocsinRecords
import TocsinSinks

/// Findings that the tests of every sink write.
enum Sample {
    /// 2026-07-14T09:12:34.567890Z.
    static let morning = Timestamp(
        microseconds: Timestamp(year: 2026, month: 7, day: 14).microseconds + 33_154_567_890)

    static func address(_ text: String) -> IPAddress {
        IPAddress(text) ?? IPAddress(v4: 0)
    }

    static func beacon(
        dst: String = "203.0.113.10", src: String = "192.168.0.21", priority: Int = 97,
        severity: Severity = .critical
    ) -> Finding {
        var finding = Finding(
            detector: "beacon", title: "Beacon to a rarely used destination", severity: severity,
            priority: priority, score: 0.9731, sensor: "edge-1",
            entity: Entity(src: address(src), dst: address(dst), port: 443, proto: .tcp),
            service: "ssl", firstSeen: morning,
            lastSeen: Timestamp(microseconds: morning.microseconds + 86_000_000_000), count: 1075)
        finding.pValue = 1e-7
        finding.qValue = 0.00025
        finding.evidence = [
            Evidence("period_s", .number(80.1)), Evidence("windows", .integer(24)),
            Evidence("null", .text("aperiodic")), Evidence("drifts", .flag(false)),
            Evidence("gaps_s", .numbers([80.0, 80.25])), Evidence("names", .texts(["a", "b"])),
        ]
        finding.why = ["It calls every 80.1 s.", "1 of 120 inside hosts does."]
        finding.techniques = [.applicationLayerWeb, .encryptedChannel]
        finding.uids = ["CAbc1", "CAbc2"]
        finding.communityID = "1:LQU9qZlK+B5F3KDmev6m5PMibrg="
        finding.summary.period = 80.1
        finding.summary.jitter = 0.021
        finding.summary.activeHours = 24
        finding.summary.seenBy = 1
        finding.summary.insideHosts = 120
        finding.summary.inShort = "steady beat, rare destination"
        return finding
    }

    static func scan() -> Finding {
        var finding = Finding(
            detector: "port-scan", title: "One host tried many ports", severity: .medium,
            priority: 55, score: 0.8, entity: Entity(src: address("10.0.0.7"), proto: .tcp),
            firstSeen: morning, lastSeen: morning, count: 2048)
        finding.summary.inShort = "2,048 ports of 1 host in 3.0 min"
        return finding
    }

    static func guessing(user: String = "alice", host: String = "web-1") -> Finding {
        var finding = Finding(
            detector: "brute-force", title: "Many failed logons", severity: .low, priority: 30,
            score: 0.7, entity: Entity(user: user, host: host), firstSeen: morning,
            lastSeen: morning, count: 1)
        finding.summary.inShort = "1,200 failures in an hour"
        return finding
    }

    static let annotation = Annotation(
        srcName: "desk-7", dstName: "cdn.example.com", dstOrg: "ExampleNet", suppressedBy: nil)

    /// Texts that an attacker may put into a user name, a server name or a log.
    static let hostileTexts = [
        "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{07}", "\u{9B}31m", "\u{7F}\u{80}\u{9F}",
        "photo\u{202E}gpj.exe", "a\u{2066}b\u{2069}", "zero\u{200B}width\u{FEFF}\u{2060}",
        "line\u{2028}separator\u{2029}", "quote\"comma,semicolon;", "=cmd|' /C calc'!A0",
        "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "<script>alert(1)</script>&amp;",
        "x\n{\"id\":\"forged\"}", "x\r\n97 critical   → 198.51.100.1", "back\\slash",
        String(repeating: "A", count: 10_240), "e" + String(repeating: "\u{301}", count: 5_000),
        String(repeating: "字", count: 4_000), "\u{0}NUL", "👩‍👩‍👧‍👦 family",
    ]

    /// The finding of `beacon()` with `text` in every field that data can reach.
    static func hostile(_ text: String) -> (Finding, Annotation) {
        var finding = beacon()
        finding.entity.user = text
        finding.entity.host = text
        finding.service = text
        finding.sensor = text
        finding.title = text
        finding.why = [text, text]
        finding.uids = [text]
        finding.communityID = text
        finding.evidence = [Evidence("name", .text(text)), Evidence("names", .texts([text]))]
        finding.summary.inShort = text
        return (
            finding,
            Annotation(srcName: text, dstName: text, dstOrg: text, suppressedBy: text)
        )
    }

    /// Scalars of `text` that no output may hold, line feeds and `also` apart.
    static func dangerous(in text: String, except also: Set<Unicode.Scalar> = []) -> [String] {
        text.unicodeScalars.filter { scalar in
            SafeText.mustEscape(scalar) && scalar != "\n" && !also.contains(scalar)
        }.map { String($0.value, radix: 16) }
    }
}
