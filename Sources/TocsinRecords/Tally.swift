/// What became of the records of a source: every byte that was read is accounted for here.
public struct Tally: Hashable, Sendable {
    /// Records that were decoded.
    public var records = 0
    /// Records that could not be decoded.
    public var malformed = 0
    /// Records left out on purpose (another event type, outside the time span).
    public var skipped = 0
    /// Records that repeat a uid already seen.
    public var duplicates = 0
    /// Bytes after decompression.
    public var bytes = 0

    public init() {}

    public static func += (a: inout Tally, b: Tally) {
        a.records += b.records
        a.malformed += b.malformed
        a.skipped += b.skipped
        a.duplicates += b.duplicates
        a.bytes += b.bytes
    }
}

/// Why some bytes of an input could not be used: file, place, reason and remedy.
///
/// Two errors are equal when their codes are, so that messages stay free to change.
public struct ParseError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Sendable {
        case unreadable, unrecognised, malformedRecord, missingColumn, lineTooLong
        case truncated, corruptCompression, decompressionLimit, unsupported
    }

    public var code: Code
    /// Path of the input, `-` for standard input.
    public var source: String
    /// Line, from 1; nil where the damage has none.
    public var line: Int?
    /// What is wrong and, where there is one, what to do.
    public var reason: String

    public init(_ code: Code, source: String, line: Int? = nil, reason: String) {
        self.code = code
        self.source = source
        self.line = line
        self.reason = reason
    }

    public static func == (a: Self, b: Self) -> Bool { a.code == b.code }
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }

    public var description: String {
        source + (line.map { ":\($0)" } ?? "") + ": " + reason
    }
}
