import TocsinFeatures
import TocsinRecords

/// What the findings about logons say of the computers of a network, by address.
public struct HostSuspicion: Sendable {
    private var byAddress: [IPAddress: [Finding]] = [:]
    /// Ids of all findings about logons.
    private let logons: Set<String>

    /// Of findings that are about a computer whose address is known, or come from an address.
    public init(_ findings: [Finding] = [], hosts: HostAddresses = HostAddresses()) {
        logons = Set(findings.map(\.id))
        for finding in findings where finding.severity >= .medium {
            var addresses: Set<IPAddress> = []
            if let src = finding.entity.src { addresses.insert(src) }
            // Guessing at a computer that leads nowhere is the weather of every server.
            if finding.severity >= .high, let host = finding.entity.host {
                addresses.formUnion(hosts.addresses(of: host))
            }
            for address in addresses { byAddress[address, default: []].append(finding) }
        }
        for address in byAddress.keys {
            byAddress[address]?.sort(by: Finding.mostWorthALookFirst)
        }
    }

    /// The finding about logons most worth a look that bears on the computer `address`.
    public func gravest(_ address: IPAddress) -> Finding? { byAddress[address]?.first }

    /// Joins what connections and logons say of one computer: the findings of both kinds most worth a
    /// look name each other and are ranked by their evidence together.
    ///
    /// Priorities p, in percent, add up as independent chances do, 1 − (1 − p)(1 − p′). What the computer
    /// does now comes right in front of how it came to that.
    public func joined(_ findings: [Finding]) -> [Finding] {
        var best: [IPAddress: Finding] = [:]
        for finding in findings.sorted(by: Finding.mostWorthALookFirst)
        where finding.severity > .info {
            guard let src = finding.entity.src, best[src] == nil, gravest(src) != nil,
                !logons.contains(finding.id)
            else { continue }
            best[src] = finding
        }
        var raised: [String: (priority: Int, other: Finding, isNetwork: Bool)] = [:]
        for (address, network) in best.sorted(by: { $0.key < $1.key }) {
            guard let auth = gravest(address) else { continue }
            let doubt = Double(100 - network.priority) * Double(100 - auth.priority) / 100
            let priority = min(100, 100 - Int(doubt.rounded(.down)))
            if raised[network.id].map({ $0.priority < priority }) ?? true {
                raised[network.id] = (priority, auth, true)
            }
            if raised[auth.id].map({ $0.priority < priority - 1 }) ?? true {
                raised[auth.id] = (priority - 1, network, false)
            }
        }
        return findings.map { finding in
            guard let (priority, other, isNetwork) = raised[finding.id] else { return finding }
            var finding = finding
            finding.priority = max(finding.priority, priority)
            finding.evidence.append(Evidence("related_findings", .texts([other.id])))
            finding.why.insert(
                isNetwork ? Self.sentence(other, before: finding) : Self.sentence(of: other), at: 0)
            return finding
        }
    }

    private static func sentence(_ auth: Finding, before network: Finding) -> String {
        let before = network.firstSeen.seconds - auth.lastSeen.seconds
        let after = auth.firstSeen.seconds - network.lastSeen.seconds
        let time =
            before >= 0
            ? "\(Phrase.seconds(before)) before this began"
            : after >= 0
                ? "\(Phrase.seconds(after)) after this ended" : "while this was going on"
        return
            "On the same computer, \(time): \(auth.detector), \(auth.summary.inShort) (finding \(auth.id))."
    }

    private static func sentence(of network: Finding) -> String {
        "The same computer is the source of \(network.detector) (finding \(network.id)): "
            + "\(network.summary.inShort)."
    }
}
