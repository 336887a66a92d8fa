import TocsinMath

/// Events of a series while it is made.
struct RhythmDraft {
    var generator: SeededGenerator
    /// Length of the span.
    let seconds: Double
    private(set) var events: [RhythmEvent] = []
    private var ports: PortSequence

    /// Days, and parts of one, in the span.
    var days: Double { seconds / 86_400 }

    init(seconds: Double, generator: SeededGenerator) {
        self.seconds = seconds
        self.generator = generator
        ports = PortSequence(&self.generator)
    }

    mutating func nextPort() -> UInt16 { ports.next(&generator) }

    /// Adds an event unless it lies outside the span or there are too many already. `port` is the
    /// next one where it is nil.
    mutating func add(
        _ time: Double, _ size: RequestSize, destination: Int = 0, isFailed: Bool = false,
        port: UInt16? = nil
    ) {
        guard time >= 0, time < seconds, events.count < RhythmSeries.maxEvents else { return }
        events.append(
            RhythmEvent(
                time: Int64(time * 1e6), destination: destination,
                srcPort: port ?? ports.next(&generator), isFailed: isFailed,
                origBytes: isFailed ? 0 : size.draw(&generator)))
    }

    mutating func removeEvents(in window: Range<Double>) {
        events.removeAll { window.contains(Double($0.time) / 1e6) }
    }

    /// Events in the order of time.
    func sortedEvents() -> [RhythmEvent] {
        let isSorted = zip(events.dropFirst(), events).allSatisfy { $0.time >= $1.time }
        return isSorted ? events : events.sorted { $0.time < $1.time }
    }

    /// Puts the events, in the order of time, on servers as `turns` says.
    mutating func distribute(_ turns: ServerTurns) {
        events = sortedEvents()
        guard turns.order != .sticky else {
            stick(turns)
            return
        }
        for i in events.indices {
            events[i].destination = turns.server(
                turn: i, time: Double(events[i].time) / 1e6, &generator)
        }
    }

    /// Stays with a server for a time that does not know how long it has lasted, then takes any.
    private mutating func stick(_ turns: ServerTurns) {
        var server = 0
        var until = 0.0
        for i in events.indices {
            let time = Double(events[i].time) / 1e6
            if time >= until {
                server = generator.index(below: turns.servers)
                until = time + generator.exponential() * turns.block
            }
            events[i].destination = server
        }
    }
}

/// How servers share the dials of one source.
struct ServerTurns {
    enum Order { case roundRobin, random, blocks, sticky }

    let order: Order
    let servers: Int
    /// Length of a block, seconds.
    let block: Double

    init(_ order: Order, block: ClosedRange<Double>, _ generator: inout SeededGenerator) {
        self.order = order
        servers = generator.integer(2...6)
        self.block = generator.logUniform(block)
    }

    func server(turn: Int, time: Double, _ generator: inout SeededGenerator) -> Int {
        switch order {
        case .roundRobin: turn % servers
        case .random: generator.index(below: servers)
        case .blocks, .sticky: Int(time / block) % servers
        }
    }
}

/// A host's ephemeral ports (RFC 6335 §6): at random, or one after another with other programs'
/// connections in between.
private struct PortSequence {
    private var port: Int
    private let isRandom: Bool

    private static let first = 49_152
    private static let count = 16_384

    init(_ generator: inout SeededGenerator) {
        isRandom = generator.chance(0.5)
        port = generator.index(below: Self.count)
    }

    mutating func next(_ generator: inout SeededGenerator) -> UInt16 {
        if isRandom {
            port = generator.index(below: Self.count)
        } else {
            port = (port + 1 + generator.index(below: 4)) % Self.count
        }
        return UInt16(Self.first + port)
    }
}

/// The law of a client's request sizes, payload bytes.
struct RequestSize {
    private enum Law {
        /// Uniform in base … base + spread.
        case flat(base: Int, spread: Int)
        case logNormal(median: Double, sigma: Double)
    }

    private let law: Law

    /// Largest request: a log-normal tail has no end of its own.
    private static let largest = 1e9

    /// One size, or one of a few bytes more.
    static func constant(_ generator: inout SeededGenerator) -> Self {
        let base = Int(generator.logUniform(120...2500))
        return Self(law: .flat(base: base, spread: generator.chance(0.5) ? 0 : 12))
    }

    /// A size with padding of random length, against detectors of equal sizes.
    static func padded(_ generator: inout SeededGenerator) -> Self {
        let base = Int(generator.logUniform(120...2500))
        return Self(law: .flat(base: base, spread: base / 4 + generator.index(below: 2048)))
    }

    static func logNormal(_ generator: inout SeededGenerator) -> Self {
        Self(
            law: .logNormal(
                median: generator.logUniform(300...4000), sigma: generator.uniform(0.4...1.4)))
    }

    /// Of a beacon: constant, padded or log-normal.
    static func ofBeacon(_ generator: inout SeededGenerator) -> Self {
        switch generator.uniform() {
        case ..<0.55: constant(&generator)
        case ..<0.8: padded(&generator)
        default: logNormal(&generator)
        }
    }

    /// Of a program: constant with probability `share`, log-normal otherwise.
    static func ofProgram(constant share: Double, _ generator: inout SeededGenerator) -> Self {
        generator.chance(share) ? constant(&generator) : logNormal(&generator)
    }

    func draw(_ generator: inout SeededGenerator) -> Int64 {
        switch law {
        case .flat(let base, let spread): Int64(base + generator.index(below: spread + 1))
        case .logNormal(let median, let sigma):
            Int64(min(max(generator.logNormal(median: median, sigma: sigma), 1), Self.largest))
        }
    }
}
