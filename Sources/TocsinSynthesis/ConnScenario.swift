import TocsinRecords

/// What `ConnGenerator` is to make: the size of the site, the span of time, and what is planted in it.
///
/// Two equal scenarios give the same bytes; nothing else enters.
public struct ConnScenario: Hashable, Sendable {
    /// Connections in the log, planted ones included.
    public var rows: Int
    public var seed: UInt64 = 1
    /// Start of the span; Monday 2026-01-05T00:00:00Z unless set.
    public var start = Timestamp(year: 2026, month: 1, day: 5)
    /// Length of the span.
    public var hours: Double = 24
    /// Inside hosts; nil chooses one for a thousand rows, 50 … 20,000.
    public var hosts: Int?
    /// Outside destinations of the background traffic; nil chooses one for forty rows, 500 … 100,000.
    public var destinations: Int?
    public var beacons = Beacons()
    /// Pairs of benign periodic traffic: clocks, update checks, push services, each kind with one
    /// destination that many hosts share.
    public var benignPeriodic = 0
    /// Hosts that sweep one network for one port.
    public var hostScans = 0
    /// Hosts that try many ports of one server.
    public var portScans = 0
    /// Connections that stay open for most of the span.
    public var longConnections = 0
    public var keepAlives = KeepAlives()
    /// Long connections that are nobody's concern: push channels with pings, shells, slow downloads, in turn.
    public var benignSessions = 0
    public var columns = ZeekConnColumns.zeek7

    /// Planted command-and-control pairs. Beacon k takes one value of each list, so that the first few
    /// beacons differ in all three and the product of the lists is covered after as many beacons.
    public struct Beacons: Hashable, Sendable {
        public var count = 0
        /// Seconds between two dials, `minimumPeriod` … 10⁷.
        public var periods: [Double] = [60]
        /// Half width j of the uniform sleep band P·(1 ± j), 0 … `maximumJitter`.
        public var jitters: [Double] = [0]
        /// Chance that a dial is missing from the log, 0 … `maximumLoss`.
        public var losses: [Double] = [0]

        public init() {}

        /// Shortest period: with `maximumJitter` its sleeps still exceed the network's delay, so that
        /// dials keep their order.
        public static let minimumPeriod = 1.0
        public static let maximumJitter = 0.95
        public static let maximumLoss = 0.95
    }

    /// Planted command and control over connections that stay open to the end of the span. Number k takes
    /// one value of each list.
    public struct KeepAlives: Hashable, Sendable {
        public var count = 0
        /// Seconds between two requests, `Beacons.minimumPeriod` … 10⁷.
        public var periods: [Double] = [60]
        /// Half width of the uniform sleep band as a fraction of the period, 0 … `Beacons.maximumJitter`.
        public var jitters: [Double] = [0.1]

        public init() {}
    }

    public init(rows: Int) { self.rows = rows }

    /// Most connections: shares of the traffic stay apart in a double.
    public static let maximumRows = 1_000_000_000_000
    /// Most inside hosts: the size of the address plan is 14 million, one million is plenty.
    public static let maximumHosts = 1_000_000
    /// Most outside destinations: the addresses of 198.18.0.0/15 with a last octet of 1 … 254.
    public static let maximumDestinations = 130_048
    /// Shortest span: one second, so that no connection is squeezed to nothing.
    public static let minimumHours: Double = 1 / 3600
    /// Longest span: ten years.
    public static let maximumHours: Double = 24 * 3660
    /// Most planted pairs of one kind: each is held in memory.
    public static let maximumPlanted = 100_000

    var hostCount: Int { hosts ?? min(max(rows / 1000, 50), 20_000) }
    var destinationCount: Int { destinations ?? min(max(rows / 40, 500), 100_000) }
    /// First microsecond of the span.
    var spanStart: Int64 { start.microseconds }
    /// First microsecond after the span.
    var spanEnd: Int64 { start.microseconds + Int64(hours * 3600e6) }
    var spanSeconds: Double { hours * 3600 }
}

/// Why a scenario cannot be generated.
public struct ScenarioError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what would be right.
    public var description: String

    init(_ description: String) { self.description = description }
}

extension ConnScenario {
    /// Throws `ScenarioError` for the first value outside its range.
    func validate() throws(ScenarioError) {
        func require(_ holds: Bool, _ message: @autoclosure () -> String) throws(ScenarioError) {
            if !holds { throw ScenarioError(message()) }
        }
        try require(
            (1...Self.maximumRows).contains(rows),
            "rows must be 1 … \(Self.maximumRows), not \(rows)")
        // Four-digit years, so that every stamp of the log can be written.
        try require(
            start.microseconds >= 0 && start.utcDate.year < 9900, "start must lie in 1970 … 9899")
        try require(
            (Self.minimumHours...Self.maximumHours).contains(hours),
            "hours must be a second … \(Int(Self.maximumHours)), not \(hours)")
        try require(
            (1...Self.maximumHosts).contains(hostCount),
            "hosts must be 1 … \(Self.maximumHosts), not \(hostCount)")
        try require(
            (1...Self.maximumDestinations).contains(destinationCount),
            "destinations must be 1 … \(Self.maximumDestinations), not \(destinationCount)")
        let counts = [
            beacons.count, benignPeriodic, hostScans, portScans, longConnections, keepAlives.count,
            benignSessions,
        ]
        try require(
            counts.allSatisfy((0...Self.maximumPlanted).contains),
            "a number of planted pairs must be 0 … \(Self.maximumPlanted)")
        let room = PeriodicPair.benignPairs(hosts: hostCount)
        try require(
            benignPeriodic <= room,
            "\(hostCount) hosts have room for \(room) benign periodic pairs, not \(benignPeriodic)")
        try require(
            !beacons.periods.isEmpty && !beacons.jitters.isEmpty && !beacons.losses.isEmpty,
            "a beacon needs at least one period, one jitter and one loss")
        try require(
            !keepAlives.periods.isEmpty && !keepAlives.jitters.isEmpty,
            "a keep-alive needs at least one period and one jitter")
        try require(
            (beacons.periods + keepAlives.periods).allSatisfy(
                (Beacons.minimumPeriod...1e7).contains),
            "a period must be \(Int(Beacons.minimumPeriod)) … 10000000 seconds")
        try require(
            (beacons.jitters + keepAlives.jitters).allSatisfy((0...Beacons.maximumJitter).contains),
            "a jitter must be 0 … \(Beacons.maximumJitter) of the period")
        try require(
            beacons.losses.allSatisfy((0...Beacons.maximumLoss).contains),
            "a loss must be 0 … \(Beacons.maximumLoss)")
    }
}
