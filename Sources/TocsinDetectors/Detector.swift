import TocsinFeatures
import TocsinRecords

/// Looks at a window of records and says what it finds.
///
/// A detector is a pure function: same window, same context, same findings, in any record order and
/// on any number of threads.
public protocol Detector: Sendable {
    var info: DetectorInfo { get }
}

/// A detector that judges connections.
public protocol ConnDetector: Detector {
    func detect(in window: ConnWindow, _ context: DetectionContext) -> Detection
}

/// A detector that judges authentications.
public protocol AuthDetector: Detector {
    func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection
}

/// What the registry says of a detector: the source of `tocsin detectors`, of the configuration keys
/// and of the docs.
public struct DetectorInfo: Sendable {
    /// As contract: a noun of behaviour, `beacon`.
    public var id: String
    /// One line: what it detects.
    public var detects: String
    /// Records it needs.
    public var input: String
    /// Techniques its findings may carry.
    public var techniques: [AttackTechnique]
    /// What it cannot see, in a sentence.
    public var blindTo: String
    /// How severity is set, in a sentence or two.
    public var severityRule: String
    /// Whether `--direction` filters its findings.
    public var isDirectional: Bool
    public var settings: [Setting]

    public init(
        id: String, detects: String, input: String = "connections",
        techniques: [AttackTechnique], blindTo: String, severityRule: String, isDirectional: Bool,
        settings: [Setting]
    ) {
        self.id = id
        self.detects = detects
        self.input = input
        self.techniques = techniques
        self.blindTo = blindTo
        self.severityRule = severityRule
        self.isDirectional = isDirectional
        self.settings = settings
    }
}

/// What a detector is given besides the window.
public struct DetectionContext: Sendable {
    /// Directions that are judged by directional detectors.
    public var directions: Set<Direction>
    public var settings: Settings
    public var zone: TimeZoneTable
    /// What lies inside.
    public var site: Site
    public var seed: UInt64
    public var threads: Int
    /// Windows that beacons are looked for in.
    public var beaconWindows: Set<BeaconWindow>
    /// How q-values are made.
    public var falseDiscovery: FalseDiscoveryControl
    /// What the findings about logons say of hosts.
    public var suspicion = HostSuspicion()
    /// Findings of the detectors that stand before this one in the registry.
    public var earlier: [Finding] = []

    public init(
        directions: Set<Direction>, settings: Settings, zone: TimeZoneTable = .utc,
        site: Site = Site(), seed: UInt64 = 0, threads: Int = 1,
        beaconWindows: Set<BeaconWindow> = Set(BeaconWindow.allCases),
        falseDiscovery: FalseDiscoveryControl = .bh
    ) {
        self.directions = directions
        self.settings = settings
        self.zone = zone
        self.site = site
        self.seed = seed
        self.threads = threads
        self.beaconWindows = beaconWindows
        self.falseDiscovery = falseDiscovery
    }
}

/// What a detector returns: findings, how much it judged, and what it could not judge.
public struct Detection: Sendable {
    /// In no order that means anything; lists are sorted by `Finding.mostWorthALookFirst`.
    public var findings: [Finding] = []
    /// Entities (pairs, sources) that were judged.
    public var judged = 0
    /// What could not be seen in this window, in sentences.
    public var limits: [String] = []
    /// Why the detector could not run on this window at all; nil where it ran.
    public var unableBecause: String?

    public init() {}
}
