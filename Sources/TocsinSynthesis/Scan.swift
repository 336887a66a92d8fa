import TocsinMath
import TocsinRecords

/// One host that tries many hosts for one port, or many ports of one host, within seconds.
struct Scan {
    let truth: TruthRow
    private(set) var nextStart: Int64?

    private let site: Site
    private let kind: Kind
    private let orig: IPAddress
    /// Mean pause between two probes, seconds.
    private let pause: Double
    private var probed = 0
    private var generator: SeededGenerator

    private enum Kind {
        case hosts(scan: Int, port: UInt16)
        case ports(of: IPAddress)

        var probes: Int {
            switch self {
            case .hosts: 254
            case .ports: 1000
            }
        }
    }

    /// A sweep of 254 addresses of a network that is mostly empty.
    init(hosts k: Int, scenario: ConnScenario, site: Site) {
        let ports: [UInt16] = [445, 22, 3389, 80, 5985]
        let port = ports[k % ports.count]
        self.init(
            kind: .hosts(scan: k, port: port), host: scenario.beacons.count + k,
            stream: Stream.hostScan(k), pause: 0.05, scenario: scenario, site: site,
            truth: { TruthRow(label: .hostScan, src: $0, dst: nil, port: port, proto: .tcp) })
    }

    /// A thousand ports of one server.
    init(ports k: Int, scenario: ConnScenario, site: Site) {
        let target = site.server(.server, k)
        self.init(
            kind: .ports(of: target), host: scenario.beacons.count + scenario.hostScans + k,
            stream: Stream.portScan(k), pause: 0.01, scenario: scenario, site: site,
            truth: { TruthRow(label: .portScan, src: $0, dst: target, port: nil, proto: .tcp) })
    }

    private init(
        kind: Kind, host: Int, stream: UInt64, pause: Double, scenario: ConnScenario, site: Site,
        truth: (IPAddress) -> TruthRow
    ) {
        self.kind = kind
        self.site = site
        self.pause = pause
        orig = site.host(site.plantedHost(host))
        self.truth = truth(orig)
        generator = SeededGenerator(seed: scenario.seed, stream: stream)
        let begin = (0.1 + 0.7 * generator.uniform()) * scenario.spanSeconds
        nextStart = scenario.spanStart + Int64(begin * 1e6)
    }

    /// The next probe; nil after the last.
    mutating func next() -> ConnRow? {
        guard let start = nextStart else { return nil }
        let row = probe(at: start)
        probed += 1
        nextStart =
            probed < kind.probes ? start + 1 + Int64(generator.exponential() * pause * 1e6) : nil
        return row
    }

    private mutating func probe(at start: Int64) -> ConnRow {
        let luck = generator.uniform()
        func target(_ resp: IPAddress) -> Conversation {
            Conversation(
                start: start, orig: orig, resp: resp, respIsLocal: true,
                roundTrip: 0.0008 * (1 + 0.3 * luck))
        }
        switch kind {
        case .hosts(let scan, let port):
            // 73 has no factor in common with 254: every address once, not in order.
            let dial = target(site.sweptHost(scan: scan, probed * 73 % 254))
            if luck < 0.85 { return dial.unansweredSYN(port: port, &generator) }
            if luck < 0.96 { return dial.refusedSYN(port: port, &generator) }
            return dial.probedOpenPort(port: port, &generator)
        case .ports(let server):
            // 389 has no factor in common with 1000.
            let port = UInt16(probed * 389 % 1000 + 1)
            let dial = target(server)
            if luck < 0.01 { return dial.probedOpenPort(port: port, &generator) }
            if luck < 0.06 { return dial.unansweredSYN(port: port, &generator) }
            return dial.refusedSYN(port: port, &generator)
        }
    }
}
