import TocsinFeatures
import TocsinRecords

/// What both scan detectors need to write a finding about one scanner.
struct ScanFinding {
    var detector: String
    var title: String
    var entity: Entity
    var contacts: [ContactTable.Contact]
    var isFromInside: Bool

    /// Targets a finding lists by name.
    static let namedTargets = 20

    func finding(_ window: ConnWindow, distinct: Int, evidence: [Evidence], why: [String])
        -> Finding
    {
        let rows = contacts.flatMap { window.pairs.rows($0.pair).map { Int($0) } }
            .sorted(by: window.precedes)
        let served = contacts.count { !$0.failed }
        let failed = contacts.count - served
        let ratio = SequentialTest.logRatio(failed: failed, served: served)
        // Half at the test's threshold, towards 1 with every further failed target.
        let score = ratio / (ratio + SequentialTest.threshold)
        let times = rows.map { window.ts($0) }
        var finding = Finding(
            detector: detector, title: title, severity: isFromInside ? .medium : .low,
            priority: isFromInside ? 45 + Int(25 * score) : 10 + Int(15 * score), score: score,
            entity: entity, firstSeen: Timestamp(microseconds: times.first ?? 0),
            lastSeen: Timestamp(microseconds: times.last ?? 0), count: rows.count)
        finding.sample(rows, of: window)
        finding.evidence =
            [
                Evidence("targets", .integer(Int64(distinct))),
                Evidence("targets_failed", .integer(Int64(failed))),
                Evidence("targets_served", .integer(Int64(served))),
                Evidence("log_likelihood_ratio", .number(ratio)),
                Evidence("null", .text("a benign source is served at 4 of 5 first contacts")),
            ] + evidence
        let seconds = Double((times.last ?? 0) - (times.first ?? 0)) / 1e6
        finding.why =
            why + [
                "\(failed) of \(contacts.count) first contacts got no service, within "
                    + "\(Phrase.seconds(seconds)); a benign source fails at one in five."
            ]
        finding.techniques =
            isFromInside ? [.networkServiceDiscovery] : [.activeScanning]
        return finding
    }

    /// `22, 80, 443 and 97 more`.
    static func list(_ items: [String], most: Int) -> String {
        guard items.count > most else { return items.joined(separator: ", ") }
        return items.prefix(most).joined(separator: ", ") + " and \(items.count - most) more"
    }
}
