import TocsinDetectors
import TocsinRecords

/// One finding as it is told while a sensor runs: a line that says what and whom, and below it why.
public struct AlertText: Sendable {
    /// Columns, 60…100.
    public let width: Int
    public var times: TimeText
    /// Severity in colour; the word stands there in any case.
    public var colour = false

    public init(width: Int = FindingsTable.widest, times: TimeText = .utc) {
        self.width = min(max(width, FindingsTable.narrowest), FindingsTable.widest)
        self.times = times
    }

    /// Sentences that are shown.
    private static let mostSentences = 2

    /// The text of `finding`, told at `time` because of `reason` (`new`, `raised`, `returned`); ends
    /// with a line end. Everything the data says is escaped.
    public func text(_ finding: Finding, reason: String, at time: Timestamp) -> String {
        let name = finding.severity.name.uppercased()
        let start = "\(times.minute(time))  "
        let rest = (reason == "new" ? "" : " (\(reason))") + "  " + finding.title
        let room = width - SafeText.width(start) - name.count
        let head =
            start + (colour ? TableLayout.coloured(name, finding.severity) : name)
            + SafeText.fitted(rest, width: room)
        let below = [Self.whom(finding)] + finding.why.prefix(Self.mostSentences)
        return
            ([head]
            + below.flatMap { TextLayout.wrapped($0, width: width - 4).map { "    " + $0 } })
            .joined(separator: "\n") + "\n"
    }

    /// `10.0.0.5 → 203.0.113.9:443/tcp ssl`, or the user and host.
    public static func whom(_ finding: Finding) -> String {
        let entity = finding.entity
        var text = entity.src?.description ?? ""
        if let dst = entity.dst {
            let host = dst.isV4 || entity.port == nil ? "\(dst)" : "[\(dst)]"
            text += " → " + host + (entity.port.map { ":\($0)" } ?? "")
            if let proto = entity.proto { text += "/\(proto.name)" }
        } else if let port = entity.port {
            text += " → port \(port)" + (entity.proto.map { "/\($0.name)" } ?? "")
        }
        if let user = entity.user { text += (text.isEmpty ? "" : "  ") + "user \(user)" }
        if let host = entity.host { text += (text.isEmpty ? "" : "  ") + "on \(host)" }
        if !finding.service.isEmpty { text += "  \(finding.service)" }
        return text
    }
}
