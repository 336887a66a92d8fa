import Foundation
import TocsinDetectors
import TocsinLogs
import TocsinRecords
import TocsinSinks
import TocsinStore

/// What a stored line still says of its finding: enough to tell it once more.
private struct StoredFinding: Decodable {
    var title: String
    var priority: Int
    var score: Double
    var src: String?
    var dst: String?
    var port: UInt16?
    var proto: String?
    var user: String?
    var host: String?
    var service: String?
    var sensor: String?
    var first_seen: String
    var last_seen: String
    var count: Int
    var why: [String]?
}

extension Alert {
    /// The alert as it was, from the store; nil if its line makes no sense.
    init?(_ stored: StoredAlert) {
        let line = Array(stored.line.utf8)
        guard let said = try? JSONDecoder().decode(StoredFinding.self, from: Data(line)) else {
            return nil
        }
        func time(_ text: String) -> Timestamp {
            Timestamp(microseconds: ISO8601.stamp(Array(text.utf8).span)?.microseconds ?? 0)
        }
        var finding = Finding(
            detector: stored.detector, title: said.title, severity: stored.severity,
            priority: said.priority, score: said.score, sensor: said.sensor ?? "",
            entity: Entity(
                src: said.src.flatMap { IPAddress($0) }, dst: said.dst.flatMap { IPAddress($0) },
                port: said.port,
                proto: TransportProtocol.allCases.first { $0.name == said.proto },
                user: said.user, host: said.host),
            service: said.service ?? "", firstSeen: time(said.first_seen),
            lastSeen: time(said.last_seen), count: said.count)
        finding.id = stored.finding
        finding.revision = stored.revision
        finding.why = said.why ?? []
        self.init(finding, line: line + [UInt8(ascii: "\n")])
    }
}
