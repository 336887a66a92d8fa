import TocsinMath
import TocsinRecords

/// One connection that stays open for a good part of the span: a tunnel, an implant that never dials
/// again, or somebody's ordinary session.
struct LongConnection {
    let truth: TruthRow
    private(set) var nextStart: Int64?
    private let row: ConnRow

    private init(label: TruthRow.Label, row: ConnRow) {
        self.row = row
        nextStart = row.start
        var truth = TruthRow(
            label: label, src: row.orig, dst: row.resp, port: row.respPort, proto: row.proto)
        if case .steady(let exchanges) = row.exchanges {
            truth.period = exchanges.period
            truth.jitter = exchanges.jitter
        }
        self.truth = truth
    }

    /// The connection, once.
    mutating func next() -> ConnRow? {
        defer { nextStart = nil }
        return nextStart == nil ? nil : row
    }
}

extension LongConnection {
    /// A tunnel or an interactive session, 60 … 90 % of the span, that moves little in that time.
    init(tunnel k: Int, scenario: ConnScenario, site: Site) {
        var generator = SeededGenerator(seed: scenario.seed, stream: Stream.longConnection(k))
        let before = scenario.beacons.count + scenario.hostScans + scenario.portScans
        // Past the popular ones, so that few others talk to the same place.
        let rank = site.destinations - 1 - k % site.destinations
        let (port, service): (UInt16, Service) = k % 2 == 0 ? (443, .ssl) : (22, .ssh)
        let start = Self.start(within: 0.05, scenario, &generator)
        let conversation = Conversation(
            start: start, orig: site.host(site.plantedHost(before + k)),
            resp: site.destination(rank), respIsLocal: false, roundTrip: site.roundTrip(rank))
        let seconds = (0.6 + 0.3 * generator.uniform()) * scenario.spanSeconds
        var row = conversation.tcp(
            port: port, service: service, sent: 60 * seconds * (0.5 + generator.uniform()),
            received: 90 * seconds * (0.5 + generator.uniform()), seconds: 1, &generator)
        row.duration = Int64(seconds * 1e6)
        self.init(label: .longConnection, row: row)
    }

    /// Command and control over one connection that is still open when the span ends: a small request
    /// and its reply every period, of the same size but where there is something to do.
    init(keepAlive k: Int, scenario: ConnScenario, site: Site) {
        var generator = SeededGenerator(seed: scenario.seed, stream: Stream.keepAlive(k))
        let plan = scenario.keepAlives
        let dst = site.beaconDestination(scenario.beacons.count + k)
        let host = site.plantedHost(Self.hostsBefore(scenario) + k)
        let ports: [(UInt16, Service)] = [(443, .ssl), (4444, .none), (8443, .ssl), (80, .http)]
        let (port, service) = ports[k % ports.count]
        let roundTrip = 0.02 + 0.1 * generator.uniform()
        let start = Self.start(within: 0.05, scenario, &generator)
        let exchanges = SteadyExchanges(
            period: plan.periods[k % plan.periods.count],
            jitter: plan.jitters[k % plan.jitters.count], request: 90 + generator.index(below: 200),
            reply: 60 + generator.index(below: 150), busyShare: 0.02, seed: generator.next(),
            service: service, filling: scenario.spanEnd - start,
            roundTrip: Conversation.microseconds(roundTrip))
        var row = Conversation(
            start: start, orig: dst.isV4 ? site.host(host) : site.hostV6(host), resp: dst,
            respIsLocal: false, roundTrip: roundTrip
        ).steady(exchanges, port: port, service: service, &generator)
        (row.state, row.history) = (.s1, .open)
        self.init(label: .keepAlive, row: row)
    }

    /// What people and their programs keep open, in turn: a page's push channel with its pings, a shell,
    /// a slow download.
    init(session k: Int, scenario: ConnScenario, site: Site) {
        var generator = SeededGenerator(seed: scenario.seed, stream: Stream.session(k))
        let before = Self.hostsBefore(scenario) + scenario.keepAlives.count
        let rank = generator.index(below: min(200, site.destinations))
        let start = Self.start(within: 0.3, scenario, &generator)
        let span = scenario.spanSeconds
        let conversation = Conversation(
            start: start, orig: site.host(site.plantedHost(before + k)),
            resp: site.destination(rank), respIsLocal: false, roundTrip: site.roundTrip(rank))
        var row: ConnRow
        switch k % 3 {
        case 0:
            let exchanges = SteadyExchanges(
                period: 30, jitter: 0.005, request: 33, reply: 33, busyShare: 0.05,
                seed: generator.next(), service: .ssl,
                filling: Int64((0.3 + 0.35 * generator.uniform()) * span * 1e6),
                roundTrip: Conversation.microseconds(conversation.roundTrip))
            row = conversation.steady(exchanges, port: 443, service: .ssl, &generator)
        case 1:
            let seconds = (0.2 + 0.4 * generator.uniform()) * span
            row = conversation.tcp(
                port: 22, service: .ssh, sent: 2000 + 12 * seconds, received: 3000 + 45 * seconds,
                seconds: 1, &generator)
            row.duration = Int64(seconds * 1e6)
        default:
            let seconds = (0.05 + 0.1 * generator.uniform()) * span
            row = conversation.tcp(
                port: 443, service: .ssl, sent: 900, received: 2e6 * (1 + 9 * generator.uniform()),
                seconds: seconds, &generator)
            row.exchanges = .one
        }
        self.init(label: .benignLong, row: row)
    }

    private static func hostsBefore(_ scenario: ConnScenario) -> Int {
        scenario.beacons.count + scenario.hostScans + scenario.portScans + scenario.longConnections
    }

    /// A moment in the first `share` of the span.
    private static func start(
        within share: Double, _ scenario: ConnScenario, _ generator: inout SeededGenerator
    ) -> Int64 {
        scenario.spanStart + Int64(share * generator.uniform() * scenario.spanSeconds * 1e6)
    }
}
