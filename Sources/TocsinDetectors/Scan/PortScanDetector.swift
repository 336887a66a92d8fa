import TocsinFeatures
import TocsinRecords

/// One source that tries many ports of a host.
public struct PortScanDetector: ConnDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "port-scan",
            detects: "one source that tries many ports of a host and mostly gets no service",
            techniques: [.networkServiceDiscovery, .activeScanning],
            blindTo: "scans of fewer than min_ports ports a host, and scans spread over many "
                + "sources",
            severityRule: "medium from inside, low from outside",
            isDirectional: false,
            settings: [
                Setting(
                    "min_ports", default: 15, in: 5...65_536,
                    "ports of one host that gave no service (Zeek's scan script: 15)")
            ])
    }

    public func detect(in window: ConnWindow, _ context: DetectionContext) -> Detection {
        let table = ContactTable(window)
        let minimum = Int(context.settings["port-scan.min_ports"])
        return table.detection(leastFailed: minimum) { judge(window, table, $0, minimum) }
    }

    private func judge(
        _ window: ConnWindow, _ table: ContactTable, _ source: Int, _ minimum: Int
    ) -> Finding? {
        var byHost: [UInt32: [ContactTable.Contact]] = [:]
        for contact in table.contacts(source)
        where contact.key.proto == .tcp || contact.key.proto == .udp {
            byHost[contact.key.dst, default: []].append(contact)
        }
        let scanned = byHost.filter { _, contacts in
            let failed = contacts.count { $0.failed }
            return failed >= minimum
                && SequentialTest.logRatio(failed: failed, served: contacts.count - failed)
                    >= SequentialTest.threshold
        }
        guard !scanned.isEmpty else { return nil }
        let hosts = scanned.keys.sorted { a, b in
            let (countA, countB) = (scanned[a]?.count ?? 0, scanned[b]?.count ?? 0)
            if countA != countB { return countA > countB }
            return window.addresses[Int(a)] < window.addresses[Int(b)]
        }
        let contacts = hosts.flatMap { scanned[$0] ?? [] }
            .sorted { window.pairPrecedes($0.pair, $1.pair) }
        let names = hosts.map { window.addresses[Int($0)].description }
        let ports = Set(contacts.map(\.key.port)).sorted()
        let served = contacts.filter { !$0.failed }.map {
            "\(window.addresses[Int($0.key.dst)]):\($0.key.port)"
        }
        let scan = ScanFinding(
            detector: "port-scan",
            title: hosts.count == 1
                ? "Scan of \(contacts.count) ports" : "Port scan of \(hosts.count) hosts",
            entity: Entity(
                src: window.addresses[source],
                dst: hosts.count == 1 ? window.addresses[Int(hosts[0])] : nil),
            contacts: contacts, isFromInside: window.isInside[source])
        var sentences = [
            "\(window.addresses[source]) tried \(ports.count) ports of "
                + "\(ScanFinding.list(names, most: 3))."
        ]
        if !served.isEmpty {
            sentences.append("It was served at \(ScanFinding.list(served, most: 5)).")
        }
        var finding = scan.finding(
            window, distinct: contacts.count,
            evidence: [
                Evidence("hosts", .texts(Array(names.prefix(ScanFinding.namedTargets)))),
                Evidence("ports_tried", .integer(Int64(ports.count))),
                Evidence("served", .texts(Array(served.prefix(ScanFinding.namedTargets)))),
            ],
            why: sentences)
        finding.summary.inShort =
            "\(ports.count) ports" + (hosts.count == 1 ? "" : " of \(hosts.count) hosts")
        return finding
    }
}
