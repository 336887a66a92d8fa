import TocsinRecords

/// Whole records of one authentication log → authentication events.
///
/// A bad record is counted in the report and leaves no row behind; decoding never fails.
package protocol AuthDecoder: Sendable {
    /// Decodes `block`, which holds whole records in the framing its format was recognised with.
    ///
    /// Rows are appended to `batch` in the order of their records. O(bytes). Splitting an input at
    /// other record boundaries gives the same rows.
    mutating func decode(
        _ block: Span<UInt8>, into batch: inout AuthBatch, report: inout DecodeReport)

    /// How stamps that lack their year or zone are read; set before the first block.
    var stamps: LocalStamps { get set }

    /// Whether the log's first stamp has no year.
    var lacksYear: Bool { get }

    /// The column layout that later blocks depend on; nil for formats whose records stand alone.
    var layout: ZeekTSVHeader? { get }
}

extension AuthDecoder {
    package var lacksYear: Bool { false }
    package var layout: ZeekTSVHeader? { nil }
}

/// How the records of an input are told apart before they are decoded.
package enum RecordFraming: Hashable, Sendable {
    case lines
    /// The elements of JSON arrays or of an object's `Records`, `Events` or `results`, or objects
    /// one after the other; handed out one a line.
    case jsonElements
    /// `<Event>` elements, handed out one a line.
    case xmlEvents
    /// Records of this many bytes each.
    case fixed(Int)
}

/// What the user says about stamps that do not say it themselves.
public struct AuthReadingOptions: Sendable {
    /// Year (1…9998) of the first line of a log whose stamps have none; nil takes the last year that does
    /// not put the line behind the file's modification time.
    public var year: Int?
    /// Seconds east of UTC at an instant (microseconds), for stamps without a zone.
    public var offset: @Sendable (Int64) -> Int

    /// Stamps without a zone are UTC unless `offset` says otherwise.
    public init(year: Int? = nil, offset: @escaping @Sendable (Int64) -> Int = { _ in 0 }) {
        self.year = year
        self.offset = offset
    }
}
