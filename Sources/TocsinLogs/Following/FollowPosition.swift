import TocsinRecords

/// What was handed over of a log folder: where to go on after a restart, so that nothing is read twice
/// and nothing is left out. A few hundred bytes a log; encode it with any `Codable` coder.
public struct FollowPosition: Codable, Hashable, Sendable {
    /// One log, from its first byte to where its writer went on with another one.
    struct Log: Codable, Hashable, Sendable {
        /// The name it had when it was first seen, and where it was last.
        var name: String
        var path: String
        var device: UInt64?
        var inode: UInt64?
        var head: ContentFingerprint
        /// Uncompressed bytes that were handed over, lines included that were dropped.
        var offset: Int
        var lines: Int
        var isEncoded: Bool
        /// Read to an end behind which nothing can come.
        var isComplete: Bool
        var isInsideOverlongLine: Bool
        /// Rotated away before it was read to its end.
        var isRest: Bool
        /// When it was last written, in microseconds since 1970.
        var modified: Int64?
        /// Header lines that hold at `offset`, where they are not those of the log's beginning.
        var layout: String?
    }

    var version = 1
    var logs: [Log] = []
}

/// How a folder is followed.
public struct FollowOptions: Sendable {
    /// How authentication logs are read; nil leaves them out.
    public var auth: AuthReadingOptions?
    /// Whether a first start leaves out what stands in the folder already.
    public var fromEnd = false
    /// Bytes handed over in one poll, give or take a block; 1 or more.
    public var maxBytesPerPoll = 64 << 20
    var limits = DecompressionLimits()

    public init() {}
}

/// What one poll did.
public struct FollowReport: Sendable {
    /// A malformed record: file, line from 1 (0 if that is not known), reason.
    public struct Sample: Hashable, Sendable {
        public var path: String
        public var line: Int
        public var reason: String
    }

    /// A log that is now found elsewhere.
    public struct Move: Hashable, Sendable {
        public var from: String
        public var to: String
    }

    /// A file that is not read, and why: each is said once.
    public struct Ignored: Hashable, Sendable {
        public var path: String
        /// The kind of log, e.g. `zeek dns`.
        public var kind: String
    }

    /// Most samples of one poll.
    public static let maxSamples = 10

    /// Records and bytes of this poll.
    public internal(set) var tally = Tally()
    public internal(set) var samples: [Sample] = []
    /// Logs that are in place and read as they grow.
    public internal(set) var following = 0
    /// Logs that were found in this poll, in the order of their names.
    public internal(set) var found: [String] = []
    /// Logs that were renamed, moved, or are read on in a copy.
    public internal(set) var moved: [Move] = []
    public internal(set) var ignored: [Ignored] = []
    /// Each error once, again only after it had gone away.
    public internal(set) var errors: [ParseError] = []
    /// Whether the limit of bytes ended the poll: poll again at once.
    public internal(set) var hasMore = false

    init() {}

    mutating func add(_ sample: Sample) {
        if samples.count < Self.maxSamples { samples.append(sample) }
    }
}
