/// The `#` lines at the head of a Zeek ASCII log (base/frameworks/logging/writers/ascii.zeek).
public struct ZeekTSVHeader: Hashable, Sendable {
    /// Byte between columns, tab unless `#separator` says otherwise.
    public var separator: UInt8 = 0x09
    /// Text of a field without a value.
    public var unsetField: [UInt8] = Array("-".utf8)
    /// Text of an empty string or set.
    public var emptyField: [UInt8] = Array("(empty)".utf8)
    /// The log's name: `conn`, `open_conn`, `dns`, …; empty if the log does not say.
    public var path = ""
    /// Column names in order; empty until a `#fields` line was read.
    public var fields: [String] = []

    /// Whether the rows are those of another log than a connection log, such as `dns`.
    var isOtherLog: Bool { !path.isEmpty && path != "conn" && path != "open_conn" }

    /// Most columns of a header; Zeek's own conn.log has 22, vendors' some dozens.
    static let maxFields = 1024

    public init() {}

    /// Takes in one line that begins with `#`, without its line end. Lines that say nothing about the
    /// layout (`#types`, `#open`, `#close`, comments) change nothing. Returns false if the line is a
    /// directive whose value cannot be used.
    mutating func read(_ line: Span<UInt8>) -> Bool {
        // The one line that is always separated by a blank.
        let text = line.lossyText
        if text.hasPrefix("#separator") {
            let value = text.dropFirst("#separator".count).drop { $0 == " " || $0 == "\t" }
            // A separator that ends lines would leave no line to split.
            guard let byte = Self.unescaped(value), byte != 0x0A, byte != 0x0D else { return false }
            separator = byte
            return true
        }
        let parts = parts(line)
        guard let name = parts.first else { return true }
        switch name {
        case "#unset_field": unsetField = Array(parts.dropFirst().joined().utf8)
        case "#empty_field": emptyField = Array(parts.dropFirst().joined().utf8)
        case "#path": path = parts.dropFirst().joined()
        case "#fields":
            guard parts.count > 1, parts.count <= 1 + Self.maxFields else { return false }
            fields = Array(parts.dropFirst())
        default: break
        }
        return true
    }

    /// The columns of a line, byte by byte as rows are split: a separator need not be a character.
    private func parts(_ line: Span<UInt8>) -> [String] {
        var parts: [String] = []
        var start = 0
        // One more than is allowed is enough to see that there are too many.
        while parts.count < Self.maxFields + 2 {
            let end = line.index(of: separator, from: start)
            parts.append(line.extracting(start..<end).lossyText)
            guard end < line.count else { break }
            start = end + 1
        }
        return parts
    }

    /// `\x09` or a single character.
    private static func unescaped(_ text: Substring) -> UInt8? {
        if text.hasPrefix("\\x") { return UInt8(text.dropFirst(2), radix: 16) }
        return text.utf8.count == 1 ? text.utf8.first : nil
    }

    /// Where the `#` of a header line stands in `line`, nil if it is none. Blanks in front of it and a
    /// byte order mark, which editors and shells leave behind, are passed over.
    static func directiveStart(_ text: Span<UInt8>, _ line: Range<Int>) -> Int? {
        var start = line.lowerBound
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        if line.count >= 3, mark.indices.allSatisfy({ text[start + $0] == mark[$0] }) { start += 3 }
        while start < line.upperBound, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
        return start < line.upperBound && text[start] == 0x23 ? start : nil
    }

    /// Reads the header lines at the start of `head`; stops at the first other line that is not
    /// blank. Nil if there is none, or one that cannot be used.
    init?(head: Span<UInt8>) {
        self.init()
        var lines = BlockLines()
        var isEmpty = true
        while let line = lines.next(in: head) {
            guard let start = Self.directiveStart(head, line) else {
                if line.isEmpty { continue }
                break
            }
            // A line without its end may lack more than that.
            guard line.upperBound < head.count else { break }
            guard read(head.extracting(start..<line.upperBound)) else { return nil }
            isEmpty = false
        }
        if isEmpty { return nil }
    }
}

/// Where the columns of a connection stand in the rows of one log.
struct ZeekConnColumns: Hashable, Sendable {
    /// Position of each column in a row, -1 where the log has none.
    var ts = -1, uid = -1, origHost = -1, origPort = -1, respHost = -1, respPort = -1
    var proto = -1, service = -1, duration = -1, origBytes = -1, respBytes = -1, connState = -1
    var localOrig = -1, localResp = -1, origPackets = -1, respPackets = -1, origHardware = -1
    /// Columns in a row.
    var count = 0

    /// The layout of rows whose columns are not known: no row has −1 columns.
    static let unknown = ZeekConnColumns()

    private init() { count = -1 }

    /// Nil if `fields` lacks a column without which a row is no connection.
    init?(fields: [String]) {
        count = fields.count
        for (position, field) in fields.enumerated() {
            switch field {
            case "ts": ts = position
            case "uid": uid = position
            case "id.orig_h": origHost = position
            case "id.orig_p": origPort = position
            case "id.resp_h": respHost = position
            case "id.resp_p": respPort = position
            case "proto": proto = position
            case "service": service = position
            case "duration": duration = position
            case "orig_bytes": origBytes = position
            case "resp_bytes": respBytes = position
            case "conn_state": connState = position
            case "local_orig": localOrig = position
            case "local_resp": localResp = position
            case "orig_pkts": origPackets = position
            case "resp_pkts": respPackets = position
            case "orig_l2_addr": origHardware = position
            default: break
            }
        }
        guard Self.missing(in: fields).isEmpty else { return nil }
    }

    /// The columns that tell a connection log from Zeek's other logs.
    static let required = [
        "ts", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto", "conn_state",
    ]

    static func missing(in fields: [String]) -> [String] {
        required.filter { !fields.contains($0) }
    }
}
