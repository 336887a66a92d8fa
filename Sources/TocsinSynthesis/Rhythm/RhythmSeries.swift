import TocsinRecords

/// One connection of a generated series: what a beacon detector may look at.
public struct RhythmEvent: Hashable, Sendable {
    /// Start, microseconds since the start of the span.
    public var time: Int64
    /// Which of the source's servers, from 0.
    public var destination: Int
    /// The source's port.
    public var srcPort: UInt16
    /// Whether it was an attempt that found no service (Zeek's S0 or REJ).
    public var isFailed: Bool
    /// The source's payload bytes.
    public var origBytes: Int64

    /// An event with these values.
    public init(
        time: Int64, destination: Int, srcPort: UInt16, isFailed: Bool, origBytes: Int64
    ) {
        self.time = time
        self.destination = destination
        self.srcPort = srcPort
        self.isFailed = isFailed
        self.origBytes = origBytes
    }
}

/// The connections of one source to one service, with the truth about them.
///
/// The span starts on a Monday at midnight of the source's own time.
public struct RhythmSeries: Hashable, Sendable {
    /// What a detector should say.
    public enum Label: String, Hashable, Sendable {
        /// A beacon.
        case malicious
        /// Traffic without a timer.
        case benign
    }

    /// `RhythmFamily.name` of the family it is of.
    public let family: String
    /// The truth.
    public let label: Label
    /// The beacon's sleep as its operator set it, seconds; nil for benign series.
    public let period: Double?
    /// The operator's jitter, 0…1 of the sleep; nil where the shape takes none and for benign
    /// series.
    public let jitter: Double?
    /// Share of the dials that the log misses, 0…1; nil for benign series.
    public let loss: Double?
    /// `SleepShape.name` of the sleeps; nil for benign series.
    public let shape: String?
    /// In the order of their times.
    public let events: [RhythmEvent]
    /// Length of the data, microseconds.
    public let span: Int64

    /// Events that a series has at most; what would come after is not made. A week of dials every
    /// ten seconds fits.
    public static let maxEvents = 65_536

    /// Lengths that a span is clamped to: an hour to a year.
    public static let spans: ClosedRange<Int64> =
        3_600_000_000...365 * Timestamp.microsecondsPerDay
}
