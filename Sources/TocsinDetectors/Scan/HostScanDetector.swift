import TocsinFeatures
import TocsinRecords

/// One source that tries the same port on many hosts.
public struct HostScanDetector: ConnDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "host-scan",
            detects: "one source that tries the same port on many hosts and mostly gets no service",
            techniques: [.networkServiceDiscovery, .activeScanning, .remoteSystemDiscovery],
            blindTo: "scans of fewer than min_targets hosts, scans of hosts that answer, and scans "
                + "below the IP layer (ARP)",
            severityRule: "medium from inside, low from outside",
            isDirectional: false,
            settings: [
                Setting(
                    "min_targets", default: 25, in: 5...1_000_000,
                    "hosts that gave no service on one port (Zeek's scan script: 25)")
            ])
    }

    public func detect(in window: ConnWindow, _ context: DetectionContext) -> Detection {
        let table = ContactTable(window)
        let minimum = Int(context.settings["host-scan.min_targets"])
        return table.detection(leastFailed: minimum) { judge(window, table, $0, minimum) }
    }

    /// A service that a source swept: port and protocol.
    private struct Service: Hashable {
        var port: UInt16
        var proto: TransportProtocol

        var text: String { "\(port)/\(proto.name)" }
    }

    private func judge(
        _ window: ConnWindow, _ table: ContactTable, _ source: Int, _ minimum: Int
    ) -> Finding? {
        var byService: [Service: [ContactTable.Contact]] = [:]
        for contact in table.contacts(source) {
            // An echo request has no port; its type and code stand there.
            byService[Service(port: contact.key.port, proto: contact.key.proto), default: []]
                .append(contact)
        }
        let swept = byService.filter { _, contacts in
            let failed = contacts.count { $0.failed }
            return failed >= minimum
                && SequentialTest.logRatio(failed: failed, served: contacts.count - failed)
                    >= SequentialTest.threshold
        }
        guard !swept.isEmpty else { return nil }
        let services = swept.keys.sorted { a, b in
            let (countA, countB) = (swept[a]?.count ?? 0, swept[b]?.count ?? 0)
            if countA != countB { return countA > countB }
            return (a.port, a.proto) < (b.port, b.proto)
        }
        let contacts = services.flatMap { swept[$0] ?? [] }
        let hosts = Set(contacts.map(\.key.dst)).map { window.addresses[Int($0)] }.sorted()
        let only = services.count == 1 ? services[0] : nil
        let ports = ScanFinding.list(services.map(\.text), most: 8)
        let scan = ScanFinding(
            detector: "host-scan", title: "Scan of \(hosts.count) hosts",
            entity: Entity(
                src: window.addresses[source], port: only?.port, proto: only?.proto),
            contacts: contacts, isFromInside: window.isInside[source])
        var finding = scan.finding(
            window, distinct: hosts.count,
            evidence: [
                Evidence("ports", .texts(services.prefix(ScanFinding.namedTargets).map(\.text))),
                Evidence(
                    "hosts", .texts(hosts.prefix(ScanFinding.namedTargets).map(\.description))),
            ],
            why: [
                "\(window.addresses[source]) tried \(ports) on \(hosts.count) hosts, "
                    + "\(ScanFinding.list(hosts.map(\.description), most: 3))."
            ])
        finding.summary.inShort = Finding.Summary.fitting(
            [2, 1].map {
                "\(hosts.count) hosts on \(ScanFinding.list(services.map(\.text), most: $0))"
            } + ["\(hosts.count) hosts on \(services.count) services"])
        return finding
    }
}
