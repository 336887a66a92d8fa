import TocsinRecords

/// Whole lines of one log → connections.
///
/// A decoder holds what a format carries from line to line (the header's columns, caches) and no
/// input. A bad line is counted in the report and leaves no row behind; decoding never fails.
package protocol ConnDecoder: Sendable {
    /// Decodes `block`, which ends at a newline or at the end of the input (LF or CRLF).
    ///
    /// Rows are appended to `batch` in the order of their lines. O(bytes). Splitting an input at
    /// other line boundaries gives the same rows.
    mutating func decode(
        _ block: Span<UInt8>, into batch: inout ConnBatch, report: inout DecodeReport)

    /// The column layout that later blocks depend on; nil for formats whose lines stand alone.
    var layout: ZeekTSVHeader? { get }
}

extension ConnDecoder {
    package var layout: ZeekTSVHeader? { nil }
}

/// What became of the lines of a block: every line but blank and comment lines is a record,
/// malformed or skipped.
public struct DecodeReport: Sendable {
    /// A malformed line kept for the summary.
    public struct Sample: Hashable, Sendable {
        /// Lines of this report in front of it, so from 0.
        public var line: Int
        /// What is wrong with it.
        public var reason: String

        public init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }

    /// Most samples one report keeps: enough to see a pattern, few enough to print.
    public static let maxSamples = 3

    /// Counts `records`, `malformed` and `skipped`; the other counts are the reader's.
    public var tally = Tally()
    /// Lines seen, blank ones included.
    public var lines = 0
    /// The first malformed lines.
    public var samples: [Sample] = []

    public init() {}

    /// Counts the line with number `line` (from 0) as malformed.
    mutating func malformed(line: Int, reason: String) {
        tally.malformed += 1
        if samples.count < Self.maxSamples { samples.append(Sample(line: line, reason: reason)) }
    }
}

/// Why one line is not a record; the reason is a sentence part without the line's own bytes.
struct MalformedLine: Error {
    let reason: StaticString

    init(_ reason: StaticString) { self.reason = reason }
}

/// The lines of a block, one after the other, without their line ends.
struct BlockLines {
    private var position = 0

    /// The next line's bytes (LF, and a CR in front of it, left off); nil at the end.
    @inline(__always)
    mutating func next(in block: Span<UInt8>) -> Range<Int>? {
        guard position < block.count else { return nil }
        let start = position
        let newline = block.index(of: 0x0A, from: start)
        position = newline &+ 1
        let end = newline > start && block[newline &- 1] == 0x0D ? newline &- 1 : newline
        return start..<end
    }
}

extension DecodeReport {
    /// Hands every line of `block` that is not blank to `decode` and counts what becomes of it: true is a
    /// record, false a line left out on purpose, a throw a malformed one.
    @inline(__always)
    mutating func decodeLines(
        of block: Span<UInt8>, _ decode: (Range<Int>) throws(MalformedLine) -> Bool
    ) {
        var blockLines = BlockLines()
        while let line = blockLines.next(in: block) {
            lines += 1
            if line.isEmpty { continue }
            do throws(MalformedLine) {
                if try decode(line) { tally.records += 1 } else { tally.skipped += 1 }
            } catch {
                malformed(line: lines - 1, reason: error.reason.description)
            }
        }
    }
}
