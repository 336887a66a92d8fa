import TocsinDetectors
import TocsinRecords

/// A column of the findings table, from left to right.
enum TableColumn: Int, CaseIterable, Hashable {
    case priority, destination, service, period, count, activeHours, seenBy, firstSeen

    /// What is left out first where the terminal is narrow; the others always stay.
    static let dropOrder: [TableColumn] = [.activeHours, .firstSeen, .seenBy, .count]

    /// What only periodic pairs have: left out of a table without any.
    static let ofPeriodicPairs: Set<TableColumn> = [.period, .activeHours, .seenBy]

    /// The head of the column.
    var title: String {
        switch self {
        case .priority: "priority"
        case .destination: "→ destination"
        case .service: "port/service"
        case .period: "period"
        case .count: "count"
        case .activeHours: "active"
        case .seenBy: "seen by"
        case .firstSeen: "first seen"
        }
    }

    /// How the column is called in a sentence.
    var fullName: String {
        switch self {
        case .activeHours: "active hours"
        default: title
        }
    }

    var isRightAligned: Bool { self == .count || self == .activeHours }
}

/// The texts of one finding in the table.
struct TableRow {
    /// Cells by `TableColumn.rawValue`, escaped; `-` where unknown.
    var cells: [String]
    var severity: Severity
    /// The reason and the names, not yet escaped or wrapped.
    var why: String
    /// Name of the source, not yet escaped; nil if unknown.
    var srcName: String?

    /// Columns of a service name at most; Zeek's longest common one is `smb,gssapi,ntlm`.
    static let maxServiceWidth = 16

    init(_ finding: Finding, _ annotation: Annotation, _ times: TimeText, showsYear: Bool) {
        let summary = finding.summary
        severity = finding.severity
        srcName = Self.known(annotation.srcName)
        why = Self.why(finding, annotation)
        cells = TableColumn.allCases.map { column in
            switch column {
            case .priority:
                return TextLayout.padded(String(finding.priority), width: 3, right: true) + " "
                    + finding.severity.name
            case .destination: return Self.destination(finding.entity)
            case .service: return Self.service(finding)
            case .period:
                let period = summary.period.flatMap(QuantityText.period)
                let jitter = summary.jitter.flatMap(QuantityText.jitter)
                return period.map { $0 + (jitter.map { " " + $0 } ?? "") } ?? "-"
            case .count: return QuantityText.count(finding.count)
            case .activeHours:
                return summary.activeHours.map { QuantityText.count($0) + " h" } ?? "-"
            case .seenBy:
                guard let seenBy = summary.seenBy else { return "-" }
                return QuantityText.count(seenBy)
                    + (summary.insideHosts.map { " of " + QuantityText.count($0) } ?? "")
            case .firstSeen:
                return showsYear
                    ? times.minute(finding.firstSeen) : times.minuteOfYear(finding.firstSeen)
            }
        }
    }

    subscript(column: TableColumn) -> String { cells[column.rawValue] }

    private static func destination(_ entity: Entity) -> String {
        if let dst = entity.dst { return "→ \(dst)" }
        // Without a destination the finding is about a person or a machine, unless its group says so.
        if let user = known(entity.user), entity.src != nil {
            return "→ user \(SafeText.escaped(user))"
        }
        if let host = known(entity.host), entity.src != nil || known(entity.user) != nil {
            return "→ host \(SafeText.escaped(host))"
        }
        return "-"
    }

    private static func service(_ finding: Finding) -> String {
        let proto = finding.entity.proto.map { $0 == .unknown ? "unknown" : $0.name }
        let port = finding.entity.port.map { String($0) }
        let place = [port, proto].compactMap { $0 }.joined(separator: "/")
        let service = SafeText.fitted(finding.service, width: maxServiceWidth)
        let text = [place, service].filter { !$0.isEmpty }.joined(separator: " ")
        return text.isEmpty ? "-" : text
    }

    private static func why(_ finding: Finding, _ annotation: Annotation) -> String {
        let reason = finding.summary.inShort.isEmpty ? finding.title : finding.summary.inShort
        var text = finding.detector + ": " + reason
        let names = [
            known(annotation.dstName), known(annotation.dstOrg).map { "owner \($0)" },
        ].compactMap { $0 }
        if !names.isEmpty { text += " (" + names.joined(separator: ", ") + ")" }
        if let suppression = known(annotation.suppressedBy) {
            text += " [suppressed: \(suppression)]"
        }
        return text
    }

    private static func known(_ text: String?) -> String? {
        text.flatMap { $0.isEmpty ? nil : $0 }
    }
}
