import TocsinDetectors
import TocsinRecords

/// Something that was told about a finding: what the sinks deliver, and what is left to look up later.
public struct StoredAlert: Hashable, Sendable {
    /// Counts the alerts of a database from 1, without gaps; 0 before it is stored.
    public internal(set) var sequence: Int64 = 0
    /// The finding's id.
    public var finding: String
    public var revision: Int
    /// Why it was told: new, a level up, stopped …; the caller's words.
    public var kind: String
    public var detector: String
    public var severity: Severity
    /// By the records' own time.
    public var told: Timestamp
    /// The finding as one line of JSON, without the line end.
    public var line: String

    public init(
        finding: String, revision: Int, kind: String, detector: String, severity: Severity,
        told: Timestamp, line: String
    ) {
        self.finding = finding
        self.revision = revision
        self.kind = kind
        self.detector = detector
        self.severity = severity
        self.told = told
        self.line = line
    }
}

/// What a sink has still to deliver.
public struct Undelivered: Sendable {
    /// In the order in which they were told.
    public var alerts: [StoredAlert]
    /// Alerts that were forgotten before the sink had them: it was dead for `SensorStore.maxAlerts`.
    public var lost: Int64
}
