import TocsinDetectors
import TocsinRecords

/// Writes findings as JSON Lines: one object a line, keys in the order of the contract, times in
/// UTC with microseconds. A key without a value is absent, never null or "".
public struct JSONLFindings: Sendable {
    private let config: String
    private var json = JSONText()

    /// `config` is the fingerprint of every setting that shaped the result; empty leaves the key out.
    public init(config: String = "") { self.config = config }

    /// Appends one line. Throws what the output throws.
    public mutating func write(
        _ finding: Finding, _ annotation: Annotation = .none, to output: inout ByteOutput
    ) throws(OutputError) {
        try output.write(line(finding, annotation))
    }

    /// The line of one finding, its line feed included.
    public mutating func line(_ finding: Finding, _ annotation: Annotation = .none) -> [UInt8] {
        json.removeAll()
        json.beginObject()
        writeJudgement(finding)
        writeEntity(finding, annotation)
        writeSupport(finding, annotation)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private mutating func writeJudgement(_ finding: Finding) {
        json.member("schema_version", Int64(Finding.schemaVersion))
        json.member("id", finding.id)
        json.member("revision", Int64(finding.revision))
        json.member("detector", finding.detector)
        json.member("title", finding.title)
        json.member("severity", finding.severity.name)
        json.member("priority", Int64(finding.priority))
        json.member("score", finding.score)
        json.member("p_value", finding.pValue)
        json.member("q_value", finding.qValue)
    }

    private mutating func writeEntity(_ finding: Finding, _ annotation: Annotation) {
        let entity = finding.entity
        json.member("sensor", finding.sensor)
        json.member("src", entity.src?.description)
        json.member("src_name", annotation.srcName)
        json.member("dst", entity.dst?.description)
        json.member("dst_name", annotation.dstName)
        json.member("dst_org", annotation.dstOrg)
        json.member("port", entity.port.map(Int64.init))
        json.member("proto", entity.proto?.name)
        json.member("service", finding.service)
        json.member("user", entity.user)
        json.member("host", entity.host)
    }

    private mutating func writeSupport(_ finding: Finding, _ annotation: Annotation) {
        json.key("first_seen")
        json.plainString { $0.appendRFC3339(finding.firstSeen) }
        json.key("last_seen")
        json.plainString { $0.appendRFC3339(finding.lastSeen) }
        json.member("count", Int64(finding.count))
        writeEvidence(finding.evidence)
        json.member("why", finding.why)
        writeTechniques(finding.techniques)
        json.member("uids", finding.uids)
        json.member("community_id", finding.communityID)
        json.member("suppressed_by", annotation.suppressedBy)
        json.member("config", config)
    }

    private mutating func writeEvidence(_ evidence: [Evidence]) {
        guard !evidence.isEmpty else { return }
        json.key("evidence")
        json.beginObject()
        for item in evidence {
            switch item.value {
            case .number(let value): json.member(item.name, value)
            case .integer(let value): json.member(item.name, value)
            case .text(let value): json.member(item.name, value)
            case .flag(let value):
                json.key(item.name)
                json.flag(value)
            case .numbers(let values):
                guard !values.isEmpty else { continue }
                json.key(item.name)
                json.beginArray()
                // A value that JSON cannot spell keeps its place as null.
                for value in values { json.number(value) }
                json.endArray()
            case .texts(let values): json.member(item.name, values)
            }
        }
        json.endObject()
    }

    private mutating func writeTechniques(_ techniques: [AttackTechnique]) {
        guard !techniques.isEmpty else { return }
        json.key("techniques")
        json.beginArray()
        for technique in techniques {
            json.beginObject()
            json.member("id", technique.id)
            json.member("name", technique.name)
            json.endObject()
        }
        json.endArray()
    }
}
