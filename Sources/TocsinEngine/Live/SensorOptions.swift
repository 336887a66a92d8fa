import TocsinFlow
import TocsinRecords

/// How a sensor remembers and how often it judges.
public struct SensorOptions: Sendable {
    /// How records are judged; its inputs are not used.
    public var hunt = HuntOptions(inputs: [])
    /// Microseconds of record time between two judgements.
    public var step = 10 * 60 * Timestamp.microsecondsPerSecond
    /// Microseconds that records are remembered for, memory permitting.
    public var keep = 30 * Timestamp.microsecondsPerDay
    /// How memory is shared out.
    public var memory = SensorMemory(bytes: 1 << 30)
    /// Microseconds for which a finding that went and came back at the same level is not told again.
    public var repeatAfter = 3600 * Timestamp.microsecondsPerSecond

    /// Microseconds for which a finding below high must have stood before it is told: half of what a
    /// growing window first looks like is gone in the next (docs/quality.md). A little less than the usual
    /// step, so that the next window decides.
    public var standing = 9 * 60 * Timestamp.microsecondsPerSecond

    public init() {}

    /// Least and greatest time between two judgements, microseconds.
    public static let steps =
        10 * Timestamp.microsecondsPerSecond...Timestamp.microsecondsPerDay
}

/// What a budget of bytes has room for.
///
/// The shares were measured on the worst traffic, where every connection is a pair of its own (five million
/// spoofed SYNs): 105 bytes a connection that is kept and 290 more while a window of them is judged. A
/// tenth is left for what waits while that happens, and for the allocator.
public struct SensorMemory: Hashable, Sendable {
    /// All of it.
    public let bytes: Int
    /// Connections that are kept as records; a quarter more while a window is judged.
    public let rows: Int
    /// Logons that are kept.
    public let logons: Int
    /// Of the pairs whose connections are no longer kept.
    public let traceBytes: Int
    /// Such pairs, at most.
    public let pairs: Int
    /// Open flows.
    public let flows: Int

    /// Least budget, bytes: below it a window would hold too little to judge.
    public static let least = 128 << 20

    /// Bytes of one connection, and of it in a window that is judged.
    static let rowBytes = 105
    static let judgedRowBytes = 290
    /// Of a remembered pair: under 200 while it has seven connections, the rest is for those with more.
    static let pairBytes = 240
    static let logonBytes = 400
    static let flowBytes = 600
    /// Of the program itself, its tables and buffers.
    static let ownBytes = 96 << 20

    /// Shares out `bytes`, at least `least`.
    public init(bytes: Int) {
        self.bytes = max(bytes, Self.least)
        let free = self.bytes - Self.ownBytes
        rows = free * 40 / 100 / (Self.rowBytes * 5 / 4 + Self.judgedRowBytes)
        logons = free * 10 / 100 / Self.logonBytes
        traceBytes = free * 26 / 100
        pairs = traceBytes / Self.pairBytes
        flows = max(FlowOptions.minFlows, free * 15 / 100 / Self.flowBytes)
    }
}
