import TocsinFeatures
import TocsinRecords

/// A batch on its way into the database.
public struct Segment: Sendable {
    /// What the bytes are.
    enum Kind: Int64, Sendable {
        case connections = 1
        case logons = 2
    }

    let kind: Kind
    let bytes: [UInt8]
    /// Time of its newest record, microseconds since the epoch: what decides when it leaves the
    /// window. A caller whose clock does not believe a record ahead of its time lowers it.
    public var newest: Int64

    /// Encodes at once. O(bytes).
    public init(_ batch: ConnBatch) {
        kind = .connections
        bytes = batch.encoded()
        newest = batch.ts.max() ?? .min
    }

    /// Encodes at once. O(bytes).
    public init(_ batch: AuthBatch) {
        kind = .logons
        bytes = batch.encoded()
        newest = batch.ts.max() ?? .min
    }

    /// Bytes it takes.
    public var size: Int { bytes.count }
}

/// What one checkpoint changes, all of it or nothing.
public struct Checkpoint: Sendable {
    /// The batches that came since the last checkpoint that succeeded, in their order.
    public var segments: [Segment]
    /// Segments whose newest record is older are deleted; nil keeps all.
    public var windowStart: Int64?
    /// Replaces the table; nil where it has not changed. Taking a copy costs nothing as long as
    /// nobody appends to the other one.
    public var traces: PairTraceTable?
    /// Each replaces the value of its name; others stay.
    public var values: [String: [UInt8]]

    public init(
        segments: [Segment] = [], windowStart: Int64? = nil, traces: PairTraceTable? = nil,
        values: [String: [UInt8]] = [:]
    ) {
        self.segments = segments
        self.windowStart = windowStart
        self.traces = traces
        self.values = values
    }
}

/// A batch out of the database.
public enum SavedBatch: Sendable {
    case connections(ConnBatch)
    case logons(AuthBatch)
}

/// What a sensor goes on with, beside the batches.
public struct SavedState: Sendable {
    /// Nil if none was saved, or none that can be read.
    public var traces: PairTraceTable?
    public var values: [String: [UInt8]]
    /// The register of the last `tell`.
    public var register: [UInt8]?
    /// What could not be read and is missing, a sentence part each; empty in all usual cases.
    public var damage: [String]
}
