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
    /// Its place in the order of the segments of its kind, which only grows: what decides when it
    /// leaves the window.
    let number: Int64
    /// When its last record came, by the record clock; microseconds since the epoch.
    let arrived: Int64

    /// Encodes at once. O(bytes).
    public init(_ batch: ConnBatch, number: Int64, arrived: Int64) {
        kind = .connections
        bytes = batch.encoded()
        (self.number, self.arrived) = (number, arrived)
    }

    /// Encodes at once. O(bytes).
    public init(_ batch: AuthBatch, number: Int64, arrived: Int64) {
        kind = .logons
        bytes = batch.encoded()
        (self.number, self.arrived) = (number, arrived)
    }

    /// Bytes it takes.
    public var size: Int { bytes.count }
}

/// What one checkpoint changes, all of it or nothing.
public struct Checkpoint: Sendable {
    /// The batches that came since the last checkpoint that succeeded, in their order.
    public var segments: [Segment]
    /// Segments of connections with lower numbers are deleted; nil keeps all.
    public var firstConnections: Int64?
    /// Segments of logons with lower numbers are deleted; nil keeps all.
    public var firstLogons: Int64?
    /// Replaces the table; nil where it has not changed. Taking a copy costs nothing as long as
    /// nobody appends to the other one.
    public var traces: PairTraceTable?
    /// Each replaces the value of its name; others stay.
    public var values: [String: [UInt8]]

    public init(
        segments: [Segment] = [], firstConnections: Int64? = nil, firstLogons: Int64? = nil,
        traces: PairTraceTable? = nil,
        values: [String: [UInt8]] = [:]
    ) {
        self.segments = segments
        self.firstConnections = firstConnections
        self.firstLogons = firstLogons
        self.traces = traces
        self.values = values
    }
}

/// A segment out of the database.
public struct SavedSegment: Sendable {
    public enum Batch: Sendable {
        case connections(ConnBatch)
        case logons(AuthBatch)
    }

    public var batch: Batch
    /// As it was when it was stored.
    public var number: Int64
    public var arrived: Int64
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
