import TocsinFeatures
import TocsinRecords

/// Beacons that fell silent: cleaned up, blocked, or told to sleep.
public struct BeaconStoppedDetector: ConnDetector {
    /// A detector without state.
    public init() {}

    /// What it detects and how, for help and documents.
    public var info: DetectorInfo {
        DetectorInfo(
            id: "beacon-stopped",
            detects:
                "a beacon of medium severity or more that is silent at the end of the data for longer "
                + "than its rhythm explains, while its host and the sensor are not",
            techniques: BeaconDetector().info.techniques,
            blindTo:
                "beacons of hosts that fell silent as a whole or that begin no other connections, "
                + "beacons with other traffic to the same server, those that go on at another server, and "
                + "silences shorter than min_silence or than min_factor times an earlier one",
            severityRule: "one below the beacon's, at most medium",
            isDirectional: true,
            settings: [
                Setting(
                    "min_silence", unit: "s", default: 1800, in: 60...31_536_000,
                    "shorter silences are no news; only time in which the host was awake and the sensor "
                        + "saw traffic counts"),
                Setting(
                    "min_missed", default: 8, in: 2...1_000_000,
                    "beats that must be missing"),
                Setting(
                    "min_factor", default: 2, in: 1...1000,
                    "how many times as long as the longest earlier pause a silence must be"),
                Setting(
                    "max_chance", default: 1e-4, in: 0...1,
                    "chance of such a pause under the beacon's own rhythm"),
            ])
    }

    /// A finding for each beacon that fell silent. O(connections + minutes · silent beacons).
    public func detect(in window: ConnWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let known = KnownBeacon.all(in: window, context)
        detection.judged = known.count
        let limits = StopLimits(context.settings)
        // By the wall: most beacons go on to the end and need no more than a look at their last beat.
        let end = window.latest.microseconds
        let silent = known.filter { beacon in
            let last = beacon.lastEnd(window)
            let seconds = last < end ? Double(end - last) / 1e6 : 0
            return seconds >= limits.silence && seconds >= limits.missed * beacon.period
        }
        guard !silent.isEmpty else { return detection }
        let stage = StopStage(silent, window, context.zone)
        detection.findings = silent.compactMap { beacon in
            guard let silence = stage.silence(of: beacon), limits.pass(silence),
                !Successor.exists(for: beacon, stage.siblings(of: beacon), window)
            else { return nil }
            return BeaconStoppedReport(beacon, silence, window).finding
        }
        return detection
    }
}

/// What makes a silence a finding.
private struct StopLimits {
    var silence: Double
    var missed: Double
    var factor: Double
    var chance: Double

    init(_ settings: Settings) {
        silence = settings["beacon-stopped.min_silence"]
        missed = settings["beacon-stopped.min_missed"]
        factor = settings["beacon-stopped.min_factor"]
        chance = settings["beacon-stopped.max_chance"]
    }

    func pass(_ found: Silence) -> Bool {
        found.length >= silence && Double(found.beatsMissed) >= missed
            && found.length >= factor * found.longestEarlier && found.chance <= chance
    }
}

/// What the window says around the beacons that may have stopped, looked up once.
private struct StopStage {
    private let window: ConnWindow
    private let zone: TimeZoneTable
    private let minutes: SeenMinutes
    private let siblings: [Service: [Int]]

    /// A source, port and protocol.
    private struct Service: Hashable {
        var src: UInt32
        var port: UInt16
        var proto: TransportProtocol

        init(_ key: PairKey) { (src, port, proto) = (key.src, key.port, key.proto) }
    }

    init(_ beacons: [KnownBeacon], _ window: ConnWindow, _ zone: TimeZoneTable) {
        self.window = window
        self.zone = zone
        let keys = beacons.flatMap { $0.pairs.map { window.pairs.key($0) } }
        minutes = SeenMinutes(window, hosts: Set(keys.map(\.src)))
        let wanted = Set(keys.map { Service($0) })
        var siblings: [Service: [Int]] = [:]
        for pair in 0..<window.pairs.count {
            let service = Service(window.pairs.key(pair))
            if wanted.contains(service) { siblings[service, default: []].append(pair) }
        }
        self.siblings = siblings
    }

    /// A gap of this many periods is a pause, which teaches the beacon's hours.
    private static let pausePeriods = 8.0

    func silence(of beacon: KnownBeacon) -> Silence? {
        var audible = minutes.audible(beacon, window)
        let pause = Int64(min(Self.pausePeriods * beacon.period, 1e10) * 1e6)
        KeptHours(beacon.series.dials, pause: pause, zone: zone)
            .mute(&audible, first: minutes.first)
        return Silence(beacon, window, AudibleTime(first: minutes.first, audible: audible))
    }

    /// The pairs of the beacon's sources with the same port and protocol, its own left out.
    func siblings(of beacon: KnownBeacon) -> [Int] {
        let services = Set(beacon.pairs.map { Service(window.pairs.key($0)) })
        return services.flatMap { siblings[$0, default: []] }
            .filter { !beacon.pairs.contains($0) }
    }
}
