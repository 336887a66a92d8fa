import TocsinDetectors
import TocsinRecords

/// Renders findings as syslog messages. Source: RFC 5424; section numbers below are its.
///
/// Everything is one line: what could break it, a terminal or the structured data is escaped
/// (`SafeText`, then section 6.3.3). A value of the structured data is cut after
/// `maxValueBytes` bytes and the text at the end of the message where the limit is reached, both at a
/// character and with `…`; the whole finding stands in the findings file under the same id.
public struct SyslogMessage: Hashable, Sendable {
    /// Bytes of a message over TCP or a local socket: what receivers take by default (rsyslog's
    /// `maxMessageSize`).
    public static let maxBytes = 8_192
    /// Bytes of a message over UDP: what receivers should take (section 6.1, RFC 5426 section 3.2).
    public static let maxDatagramBytes = 2_048
    /// Bytes of one value of the structured data, before its own escaping.
    public static let maxValueBytes = 96
    /// The enterprise number reserved for documentation (RFC 5612); the project has none of its own.
    public static let structuredDataID = "tocsin@32473"
    /// local0, the first of those that sites assign themselves (section 6.2.1).
    public static let defaultFacility = 16

    private let facility: Int
    private let header: String

    /// `facility` is 0…23; `hostname` and `processID` lose what is not printable ASCII, and are `-` if
    /// nothing is left.
    public init(facility: Int = SyslogMessage.defaultFacility, hostname: String, processID: String)
    {
        self.facility = min(max(facility, 0), 23)
        let host = Self.printable(hostname, limit: 255)
        self.header = "\(host) tocsin \(Self.printable(processID, limit: 128))"
    }

    /// The message of one finding, at most `limit` bytes of UTF-8 without a line feed. The time is the
    /// finding's last.
    public func bytes(_ finding: Finding, limit: Int = SyslogMessage.maxBytes) -> [UInt8] {
        var bytes = Array("<\(facility * 8 + Self.severity(finding.severity))>1 ".utf8)
        bytes.appendRFC3339(finding.lastSeen)
        let name = Self.printable(finding.detector, limit: 32)
        bytes += " \(header) \(name) [\(Self.structuredDataID)".utf8
        for (name, value) in Self.parameters(finding) where !value.isEmpty {
            bytes += " \(name)=\"".utf8
            Self.appendValue(Self.cut(SafeText.escaped(value), to: Self.maxValueBytes), to: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
        // The byte order mark says that the text is UTF-8 (section 6.4).
        bytes += "] \u{FEFF}".utf8
        let text = finding.title + finding.why.map { ": " + $0 }.joined()
        bytes += Self.cut(SafeText.escaped(text), to: limit - bytes.count).utf8
        return bytes
    }

    /// Severities of section 6.2.1: critical 2, error 3, warning 4, notice 5, informational 6.
    static func severity(_ severity: Severity) -> Int { 6 - severity.rawValue }

    private static func parameters(_ finding: Finding) -> [(String, String)] {
        let entity = finding.entity
        return [
            ("id", finding.id), ("revision", String(finding.revision)),
            ("detector", finding.detector), ("severity", finding.severity.name),
            ("priority", String(finding.priority)), ("score", "\(finding.score)"),
            ("sensor", finding.sensor), ("src", entity.src?.description ?? ""),
            ("dst", entity.dst?.description ?? ""),
            ("port", entity.port.map { String($0) } ?? ""), ("proto", entity.proto?.name ?? ""),
            ("service", finding.service), ("user", entity.user ?? ""),
            ("host", entity.host ?? ""),
        ]
    }

    /// Section 6.3.3: `"`, `\` and `]` take a backslash, nothing else may.
    private static func appendValue(_ value: String, to bytes: inout [UInt8]) {
        for byte in value.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "]")
            {
                bytes.append(UInt8(ascii: "\\"))
            }
            bytes.append(byte)
        }
    }

    /// At most `limit` bytes, cut between scalars.
    private static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var result = String.UnicodeScalarView()
        var used = "…".utf8.count
        for scalar in text.unicodeScalars {
            used += UTF8.width(scalar)
            if used > limit { break }
            result.append(scalar)
        }
        return limit < "…".utf8.count ? "" : String(result) + "…"
    }

    /// PRINTUSASCII of section 6, `-` (NILVALUE) if nothing is left.
    private static func printable(_ text: String, limit: Int) -> String {
        let kept = text.utf8.lazy.filter { $0 > 0x20 && $0 < 0x7F }.prefix(limit)
        let result = String(decoding: Array(kept), as: UTF8.self)
        return result.isEmpty ? "-" : result
    }
}
