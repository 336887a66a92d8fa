import TocsinMath
import TocsinRecords

/// A pair that dials at a steady pace: a planted beacon or a benign one.
///
/// Sleeps are uniform in P·(1 ± j) and add up; each dial then reaches the wire up to 20 ms late, and is
/// missing with probability `loss`.
struct PeriodicPair {
    let truth: TruthRow
    private(set) var nextStart: Int64?

    private let conversation: Conversation
    private let shape: Shape
    private let period: Double
    private let jitter: Double
    private let loss: Double
    private let spanStart: Int64
    private let spanSeconds: Double
    /// Seconds into the span of the dial before the wire's delay.
    private var beat: Double
    private var generator: SeededGenerator

    /// What one dial carries: nearly the same every time.
    struct Shape {
        var proto: TransportProtocol
        var port: UInt16
        var service: Service
        /// Payload bytes of the leanest dial, and how many more a dial may have.
        var request: Int
        var requestSpread: Int
        var reply: Int
        var replySpread: Int
        /// Share of dials that bring something to do: a long reply, then a longer request.
        var busyShare: Double
        /// Median, seconds.
        var seconds: Double
        /// Some clients send from a fixed port.
        var origPort: UInt16?
    }

    /// Most a dial comes late, seconds: a send queue and a network, not a schedule.
    private static let wireDelay = 0.02

    private init(
        label: TruthRow.Label, conversation: Conversation, shape: Shape, period: Double,
        jitter: Double, loss: Double, latestBegin: Double, scenario: ConnScenario,
        generator: SeededGenerator
    ) {
        self.conversation = conversation
        self.shape = shape
        self.period = period
        self.jitter = jitter
        self.loss = loss
        self.generator = generator
        spanStart = scenario.spanStart
        spanSeconds = scenario.spanSeconds
        truth = TruthRow(
            label: label, src: conversation.orig, dst: conversation.resp, port: shape.port,
            proto: shape.proto, period: period, jitter: jitter, loss: loss)
        beat = self.generator.uniform() * min(max(latestBegin, period), spanSeconds)
        if isLost() { advance() } else { schedule() }
    }

    private mutating func isLost() -> Bool { loss > 0 && generator.uniform() < loss }

    private mutating func schedule() {
        let time = beat + Self.wireDelay * generator.uniform()
        nextStart = time < spanSeconds ? spanStart + Int64(time * 1e6) : nil
    }

    private mutating func advance() {
        repeat {
            beat += period * (1 + jitter * (2 * generator.uniform() - 1))
        } while isLost() && beat < spanSeconds
        schedule()
    }

    /// The dial at `nextStart`, which it moves on; nil after the last.
    mutating func next() -> ConnRow? {
        guard let start = nextStart else { return nil }
        var conversation = conversation
        conversation.start = start
        let isBusy = generator.uniform() < shape.busyShare
        let more = isBusy ? exponential(7 + generator.normal()) : 0
        let sent =
            Double(shape.request + generator.index(below: shape.requestSpread + 1)) + more / 2
        let received = Double(shape.reply + generator.index(below: shape.replySpread + 1)) + more
        let seconds = shape.seconds * exponential(0.15 * generator.normal()) + more / 1e5
        var row: ConnRow
        if shape.proto == .udp {
            row = conversation.udp(
                port: shape.port, service: shape.service, sent: sent, received: received,
                seconds: seconds, &generator)
        } else {
            row = conversation.tcp(
                port: shape.port, service: shape.service, sent: sent, received: received,
                seconds: seconds, &generator)
        }
        row.origPort = shape.origPort ?? row.origPort
        advance()
        return row
    }
}

// MARK: Beacons

extension PeriodicPair {
    /// Beacon k of the scenario, which wakes in the first twentieth of the span and lives to its end.
    init(beacon k: Int, scenario: ConnScenario, site: Site) {
        var generator = SeededGenerator(seed: scenario.seed, stream: Stream.beacon(k))
        let plan = scenario.beacons
        // Mixed radix with every digit shifted by the ones before it: one value of each list, all
        // combinations once in a product of the lengths, and the first few differ in all three.
        let p = k % plan.periods.count
        let q = k / plan.periods.count % plan.jitters.count
        let r = k / plan.periods.count / plan.jitters.count
        let dst = site.beaconDestination(k)
        let host = site.plantedHost(k)
        let roundTrip = 0.02 + 0.15 * generator.uniform()
        let ports: [(UInt16, Service)] = [
            (443, .ssl), (80, .http), (8443, .ssl), (443, .ssl), (4444, .none),
        ]
        let (port, service) = ports[k % ports.count]
        let shape = Shape(
            proto: .tcp, port: port, service: service, request: 240 + generator.index(below: 1200),
            requestSpread: 15, reply: 130 + generator.index(below: 700), replySpread: 7,
            busyShare: 0.02, seconds: 3 * roundTrip, origPort: nil)
        self.init(
            label: .beacon,
            conversation: Conversation(
                start: 0, orig: dst.isV4 ? site.host(host) : site.hostV6(host), resp: dst,
                respIsLocal: false, roundTrip: roundTrip),
            shape: shape, period: plan.periods[p],
            jitter: plan.jitters[(p + q) % plan.jitters.count],
            loss: plan.losses[(p + q + r) % plan.losses.count],
            latestBegin: scenario.spanSeconds / 20, scenario: scenario, generator: generator)
    }
}

// MARK: Benign periodic traffic

extension PeriodicPair {
    private struct Benign {
        var period: Double
        var jitter: Double
        var shape: Shape
    }

    /// Services seen on every network, one destination each: the clock, an hourly update check, two
    /// push services that keep a mapping alive.
    private static let benignServices = 4

    /// What `user`, a number from 0, does with service `number`. NTP polls at its shortest usual
    /// interval on every fourth host and at its longest on the others (RFC 5905 §7.3).
    private static func benign(service number: Int, user: Int) -> Benign {
        switch number {
        case 0 where user % 4 == 0:
            Benign(period: 64, jitter: 0.015, shape: clock(origPort: 123))
        case 0: Benign(period: 1024, jitter: 0.01, shape: clock(origPort: nil))
        case 1:
            Benign(
                period: 3600, jitter: 0.02, shape: https(request: 780, reply: 3900, seconds: 0.4))
        case 2:
            Benign(period: 900, jitter: 0.002, shape: https(request: 310, reply: 240, seconds: 0.2))
        default:
            Benign(
                period: 1680, jitter: 0.002, shape: https(request: 520, reply: 410, seconds: 0.2))
        }
    }

    private static func clock(origPort: UInt16?) -> Shape {
        Shape(
            proto: .udp, port: 123, service: .ntp, request: 48, requestSpread: 0, reply: 48,
            replySpread: 0, busyShare: 0, seconds: 0.015, origPort: origPort)
    }

    private static func https(request: Int, reply: Int, seconds: Double) -> Shape {
        Shape(
            proto: .tcp, port: 443, service: .ssl, request: request, requestSpread: 40,
            reply: reply, replySpread: 300, busyShare: 0.01, seconds: seconds, origPort: nil)
    }

    /// How many benign pairs differ in host or destination.
    static func benignPairs(hosts: Int) -> Int { Site.sharedServices * hosts }

    /// Pair k: services in turn, then hosts; another server of the service once every host has one.
    init(benign k: Int, scenario: ConnScenario, site: Site) {
        var generator = SeededGenerator(seed: scenario.seed, stream: Stream.benignPeriodic(k))
        let service = k % Self.benignServices
        let user = k / Self.benignServices
        let server = service + user / site.hosts * Self.benignServices
        let kind = Self.benign(service: service, user: user)
        let conversation = Conversation(
            start: 0, orig: site.host(site.plantedHost(user)), resp: site.sharedService(server),
            respIsLocal: false, roundTrip: 0.01 + 0.02 * generator.uniform())
        self.init(
            label: .benignPeriodic, conversation: conversation, shape: kind.shape,
            period: kind.period, jitter: kind.jitter, loss: 0.002, latestBegin: 0,
            scenario: scenario, generator: generator)
    }
}
