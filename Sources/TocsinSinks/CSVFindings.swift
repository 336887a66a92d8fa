import TocsinDetectors
import TocsinRecords

/// Writes findings as CSV: the columns of JSON Lines without `evidence`, `uids` and `config`; lists
/// are joined by `;`, techniques by their ids; lines end with CRLF (RFC 4180 §2.1).
public struct CSVFindings: Sendable {
    /// The header, in the order of the cells.
    public static let columns = [
        "schema_version", "id", "revision", "detector", "title", "severity", "priority", "score",
        "p_value", "q_value", "sensor", "src", "src_name", "dst", "dst_name", "dst_org", "port",
        "proto", "service", "user", "host", "first_seen", "last_seen", "count", "why", "techniques",
        "community_id", "suppressed_by",
    ]

    private var csv = CSVText()

    /// A sink that has written nothing; the header is a call of its own.
    public init() {}

    /// Appends the header, once, before any finding and also when there is none.
    public mutating func writeHeader(to output: inout ByteOutput) throws(OutputError) {
        csv.removeAll()
        for name in Self.columns { csv.text(name) }
        csv.endRecord()
        try output.write(csv.bytes)
    }

    /// Appends one record. Throws what the output throws.
    public mutating func write(
        _ finding: Finding, _ annotation: Annotation = .none, to output: inout ByteOutput
    ) throws(OutputError) {
        csv.removeAll()
        writeJudgement(finding)
        writeEntity(finding, annotation)
        csv.plain { $0.appendRFC3339(finding.firstSeen) }
        csv.plain { $0.appendRFC3339(finding.lastSeen) }
        csv.integer(Int64(finding.count))
        csv.text(finding.why.joined(separator: ";"))
        csv.text(finding.techniques.map(\.id).joined(separator: ";"))
        csv.text(finding.communityID)
        csv.text(annotation.suppressedBy)
        csv.endRecord()
        try output.write(csv.bytes)
    }

    private mutating func writeJudgement(_ finding: Finding) {
        csv.integer(Int64(Finding.schemaVersion))
        csv.text(finding.id)
        csv.integer(Int64(finding.revision))
        csv.text(finding.detector)
        csv.text(finding.title)
        csv.text(finding.severity.name)
        csv.integer(Int64(finding.priority))
        csv.number(finding.score)
        csv.number(finding.pValue)
        csv.number(finding.qValue)
    }

    private mutating func writeEntity(_ finding: Finding, _ annotation: Annotation) {
        let entity = finding.entity
        csv.text(finding.sensor)
        csv.text(entity.src?.description)
        csv.text(annotation.srcName)
        csv.text(entity.dst?.description)
        csv.text(annotation.dstName)
        csv.text(annotation.dstOrg)
        csv.integer(entity.port.map(Int64.init))
        csv.text(entity.proto?.name)
        csv.text(finding.service)
        csv.text(entity.user)
        csv.text(entity.host)
    }
}
