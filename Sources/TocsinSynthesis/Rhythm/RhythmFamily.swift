import TocsinMath

/// The registry of labelled series: what a beacon detector has to find, and what it has to pass.
///
/// The laws are the project's own: from published measurements of traffic where a name is given,
/// otherwise from what implants, operators and programs are known to do.
public enum RhythmFamily: String, CaseIterable, Hashable, Sendable {
    case plain
    case workingHours = "working-hours"
    case hostAsleep = "host-asleep"
    case infectedLate = "infected-late"
    case sleepChanged = "sleep-changed"
    case twoBeacons = "two-beacons"
    case operatorSessions = "operator-sessions"
    case twoStageSleeps = "two-stage-sleeps"
    case retriedSamePort = "retried-same-port"
    case retriedNewPorts = "retried-new-ports"
    case serversInTurn = "servers-in-turn"
    case serversAtRandom = "servers-at-random"
    case serversInBlocks = "servers-in-blocks"
    case inBusyPair = "in-busy-pair"

    case poisson
    case dayShapedPoisson = "day-shaped-poisson"
    case onOff = "on-off"
    case pageLoads = "page-loads"
    case retryStorms = "retry-storms"
    case hawkes
    case batchJobs = "batch-jobs"
    case videoSegments = "video-segments"
    case peopleCalls = "people-calls"
    case pushReconnects = "push-reconnects"
    case manyClients = "many-clients"
    case sharedOutage = "shared-outage"
    case serverPool = "server-pool"

    /// In tables and files.
    public var name: String { rawValue }

    /// What the family's series are.
    public var label: RhythmSeries.Label {
        switch self {
        case .plain, .workingHours, .hostAsleep, .infectedLate, .sleepChanged, .twoBeacons,
            .operatorSessions, .twoStageSleeps, .retriedSamePort, .retriedNewPorts, .serversInTurn,
            .serversAtRandom, .serversInBlocks, .inBusyPair:
            .malicious
        case .poisson, .dayShapedPoisson, .onOff, .pageLoads, .retryStorms, .hawkes, .batchJobs,
            .videoSegments, .peopleCalls, .pushReconnects, .manyClients, .sharedOutage, .serverPool:
            .benign
        }
    }

    /// One sentence.
    public var summary: String {
        switch self {
        case .plain: "A beacon that runs all the time."
        case .workingHours: "A beacon on a host that is on in working hours only."
        case .hostAsleep: "A beacon on a host that is suspended one to four times a day."
        case .infectedLate: "A beacon that begins in the last 20 to 30 % of the span."
        case .sleepChanged: "A beacon whose operator changes the sleep two- to tenfold midway."
        case .twoBeacons: "Two beacons of different periods, interleaved."
        case .operatorSessions: "A beacon with one to five sessions of 20 to 250 connections."
        case .twoStageSleeps: "A beacon that sleeps shortly two to six times, then long."
        case .retriedSamePort: "A beacon whose dials are two to five failed SYNs from one port."
        case .retriedNewPorts: "A beacon whose dials are two to five connections from new ports."
        case .serversInTurn: "A beacon with two to six servers, one after another."
        case .serversAtRandom: "A beacon with two to six servers, any of them at each dial."
        case .serversInBlocks: "A beacon with two to six servers, each for one to six hours."
        case .inBusyPair: "A beacon to a server that is browsed 0.3 to 2 times as often."
        case .poisson: "Connections at random at a constant rate."
        case .dayShapedPoisson: "Connections at random at a rate that follows a person's day."
        case .onOff: "Busy and silent times with heavy tails."
        case .pageLoads: "Visits of clicks, each a burst of connections."
        case .retryStorms: "Backoff that grows to a limit, or short runs at one interval."
        case .hawkes: "Connections that set off others."
        case .batchJobs: "Jobs at odd times that make their calls one after another."
        case .videoSegments: "Films in segments of two to ten seconds, with pauses."
        case .peopleCalls: "Calls of one size, driven by people."
        case .pushReconnects: "A channel that is dialled again when it breaks."
        case .manyClients: "A server that dials for five to sixty clients."
        case .sharedOutage: "A host's traffic, silent in all its series while it was off."
        case .serverPool: "People's or random traffic over a pool of two to six servers."
        }
    }

    /// Series that share a host, and with it its outages, in `sharedOutage`.
    public static let seriesPerHost = 8

    /// The number of the host whose series this is, among others; nil where it has a host of its own.
    public func host(ofSeries index: Int) -> Int? {
        self == .sharedOutage ? index / Self.seriesPerHost : nil
    }

    /// The families of a label, in the order of the registry.
    public static func all(_ label: RhythmSeries.Label) -> [Self] {
        allCases.filter { $0.label == label }
    }

    /// Series number `index` of the family: a function of its arguments alone.
    ///
    /// `span` is in microseconds and clamped to `RhythmSeries.spans`; `ranges` speaks to beacons
    /// only, `expected`, the connections to be expected in the span, to benign traffic. O(events log events).
    public func series(
        _ index: Int, seed: UInt64, span: Int64, ranges: BeaconRanges = BeaconRanges(),
        expected: Double? = nil
    ) -> RhythmSeries {
        let span = min(max(span, RhythmSeries.spans.lowerBound), RhythmSeries.spans.upperBound)
        let draft = RhythmDraft(
            seconds: Double(span) / 1e6, generator: generator(index, seed: seed, part: 0))
        guard label == .malicious else {
            var traffic =
                expected.map { BenignTraffic(draft, expected: $0) } ?? BenignTraffic(draft)
            write(&traffic, outages: outages(index, seed: seed, seconds: draft.seconds))
            return RhythmSeries(
                family: name, label: label, period: nil, jitter: nil, loss: nil, shape: nil,
                events: traffic.draft.sortedEvents(), span: span)
        }
        let isRetried = self == .retriedSamePort || self == .retriedNewPorts
        var traffic = BeaconTraffic(
            ranges, leastPeriod: isRetried ? BeaconTraffic.leastRetriedPeriod : 0, draft)
        let timer = traffic.timer
        write(&traffic)
        return RhythmSeries(
            family: name, label: label, period: timer.period,
            jitter: timer.shape.takesJitter ? timer.jitter : nil, loss: traffic.loss,
            shape: timer.shape.name, events: traffic.draft.sortedEvents(), span: span)
    }

    /// Streams by the family's name: a new family leaves the others' series as they are.
    private func generator(_ index: Int, seed: UInt64, part: UInt64) -> SeededGenerator {
        let family = name.utf8.reduce(0) { StableHash.mix($0, UInt64($1), key: 0) }
        let number = UInt64(bitPattern: Int64(index))
        return SeededGenerator(seed: seed, stream: StableHash.mix(family, number, part, key: 0))
    }

    /// When the series' host was off: one or two times of half an hour to ten hours, in all at most
    /// two thirds of the span.
    private func outages(_ index: Int, seed: UInt64, seconds: Double) -> [Range<Double>] {
        guard let host = host(ofSeries: index) else { return [] }
        var generator = generator(host, seed: seed, part: 1)
        return (0..<generator.integer(1...2)).map { _ in
            let begin = generator.uniform(0.05...0.9) * seconds
            let length = min(generator.logUniform(0.5...10) * 3600, seconds / 3)
            return begin..<begin + length
        }
    }

    private func write(_ traffic: inout BeaconTraffic) {
        switch self {
        case .workingHours: traffic.workingHours()
        case .hostAsleep: traffic.hostAsleep()
        case .infectedLate: traffic.infectedLate()
        case .sleepChanged: traffic.sleepChanged()
        case .twoBeacons: traffic.twoBeacons()
        case .operatorSessions: traffic.operatorSessions()
        case .twoStageSleeps: traffic.twoStageSleeps()
        case .retriedSamePort: traffic.retried(fromSamePort: true)
        case .retriedNewPorts: traffic.retried(fromSamePort: false)
        case .serversInTurn: traffic.takingTurns(.roundRobin)
        case .serversAtRandom: traffic.takingTurns(.random)
        case .serversInBlocks: traffic.takingTurns(.blocks)
        case .inBusyPair: traffic.inBusyPair()
        default: traffic.allTheTime()
        }
    }

    private func write(_ traffic: inout BenignTraffic, outages: [Range<Double>]) {
        switch self {
        case .dayShapedPoisson: traffic.dayShapedPoisson()
        case .onOff: traffic.onOff()
        case .pageLoads: traffic.pageLoads()
        case .retryStorms: traffic.retryStorms()
        case .hawkes: traffic.hawkes()
        case .batchJobs: traffic.batchJobs()
        case .videoSegments: traffic.videoSegments()
        case .peopleCalls: traffic.peopleCalls()
        case .pushReconnects: traffic.pushReconnects()
        case .manyClients: traffic.manyClients()
        case .sharedOutage: traffic.interrupted(by: outages)
        case .serverPool: traffic.serverPool()
        default: traffic.poisson()
        }
    }
}
