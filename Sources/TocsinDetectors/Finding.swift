import TocsinFeatures
import TocsinRecords

/// How much a finding asks of an analyst; the rules stand in each detector's entry of the registry.
public enum Severity: Int, Sendable, CaseIterable, Comparable {
    case info, low, medium, high, critical

    public var name: String {
        switch self {
        case .info: "info"
        case .low: "low"
        case .medium: "medium"
        case .high: "high"
        case .critical: "critical"
        }
    }

    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// Whom or what a finding is about. Its canonical text is part of the finding's id.
public struct Entity: Hashable, Sendable, Codable {
    public var src: IPAddress?
    public var dst: IPAddress?
    public var port: UInt16?
    public var proto: TransportProtocol?
    public var user: String?
    public var host: String?

    public init(
        src: IPAddress? = nil, dst: IPAddress? = nil, port: UInt16? = nil,
        proto: TransportProtocol? = nil, user: String? = nil, host: String? = nil
    ) {
        self.src = src
        self.dst = dst
        self.port = port
        self.proto = proto
        self.user = user
        self.host = host
    }
}

/// A named number, text or list that supports a finding; the unit is part of the name
/// (`period_s`, `missing_fraction`).
public struct Evidence: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
        case number(Double)
        case integer(Int64)
        case text(String)
        case flag(Bool)
        case numbers([Double])
        case texts([String])
    }

    public var name: String
    public var value: Value

    public init(_ name: String, _ value: Value) {
        self.name = name
        self.value = value
    }
}

/// What a detector has to say about one entity, with everything a sink needs to show it.
///
/// Three numbers are kept apart: `score` (0…1, how beacon-like or anomalous), `pValue` and `qValue`
/// (how sure), `priority` (0…100, how worth a look).
public struct Finding: Hashable, Sendable {
    public static let schemaVersion = 1
    /// Most uids a finding names.
    public static let uidSample = 10

    /// First 16 hex digits of SHA-256 over detector, entity, sensor and the UTC day the episode began.
    public var id: String
    /// Counts the updates of the same episode, from 1.
    public var revision: Int
    /// Id of the detector in the registry.
    public var detector: String
    public var title: String
    public var severity: Severity
    /// 0…100.
    public var priority: Int
    /// 0…1.
    public var score: Double
    public var pValue: Double?
    public var qValue: Double?
    public var sensor: String
    public var entity: Entity
    /// Zeek's service name, empty if not identified.
    public var service: String
    public var firstSeen: Timestamp
    public var lastSeen: Timestamp
    /// Connections (or events) the finding rests on.
    public var count: Int
    public var evidence: [Evidence]
    /// Sentences for a reader, most telling first.
    public var why: [String]
    /// ATT&CK technique ids, resolved to names by `AttackTechnique`.
    public var techniques: [AttackTechnique]
    /// A sample of the connections, by time.
    public var uids: [String]
    /// Community ID v1 of the first of them; nil where the protocol has none.
    public var communityID: String?
    /// What a table shows in the columns of a periodic pair; nil elsewhere.
    public var summary: Summary

    /// The few facts that a one-line view shows beside the entity.
    public struct Summary: Hashable, Sendable {
        /// Seconds.
        public var period: Double?
        /// Standard deviation of the sleep over its mean, 0…
        public var jitter: Double?
        /// Hours of the span with at least one connection.
        public var activeHours: Int?
        /// Inside hosts that talk to the destination, of all inside hosts.
        public var seenBy: Int?
        public var insideHosts: Int?
        /// At most `inShortLength` characters: the reason in few words.
        public var inShort: String = ""

        /// Room for the reason in a table of 100 columns.
        public static let inShortLength = 40

        public init() {}

        /// The first of `candidates`, fullest first, that `inShort` has room for; the beginning of
        /// the last one if none fits.
        static func fitting(_ candidates: [String]) -> String {
            candidates.first { $0.count <= inShortLength }
                ?? candidates.last.map { $0.prefix(inShortLength - 1) + "…" } ?? ""
        }
    }

    public init(
        detector: String, title: String, severity: Severity, priority: Int, score: Double,
        sensor: String = "", entity: Entity, service: String = "", firstSeen: Timestamp,
        lastSeen: Timestamp, count: Int, episodeStart: Timestamp? = nil
    ) {
        self.revision = 1
        self.detector = detector
        self.title = title
        self.severity = severity
        self.priority = priority
        // A score that is no number could not be ordered.
        self.score = score.isNaN ? 0 : score
        self.sensor = sensor
        self.entity = entity
        self.service = service
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
        self.count = count
        self.evidence = []
        self.why = []
        self.techniques = []
        self.uids = []
        self.summary = Summary()
        self.id = FindingID.make(
            detector: detector, entity: entity, sensor: sensor,
            episodeStart: episodeStart ?? firstSeen)
    }
}

extension Finding {
    /// Names the first of `rows` of `window`, which are in the window's order, as what the finding rests
    /// on.
    mutating func sample(_ rows: [Int], of window: ConnWindow) {
        uids = rows.prefix(Self.uidSample).map(window.uidText).filter { !$0.isEmpty }
        communityID = rows.first.flatMap(window.communityID)
    }

    /// The order of every list of findings: priority, then severity and score, then entity and
    /// detector so that equal findings have one order whatever the input order was.
    public static func mostWorthALookFirst(_ a: Finding, _ b: Finding) -> Bool {
        if a.priority != b.priority { return a.priority > b.priority }
        if a.severity != b.severity { return a.severity > b.severity }
        if a.score != b.score { return a.score > b.score }
        return a.id < b.id
    }
}
