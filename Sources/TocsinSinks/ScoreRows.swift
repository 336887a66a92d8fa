import TocsinRecords

/// A column of `score`: its name in the contract and what its cells hold.
public struct ScoreColumn: Hashable, Sendable {
    /// What the cells of a column hold.
    public enum Kind: Hashable, Sendable {
        /// Text, an address, a uid or a time.
        case text
        case integer
        case number
        /// 1 or 0 in CSV, true or false in JSON.
        case flag
    }

    /// As the contract spells it.
    public var name: String
    /// Which of the cell methods writes it.
    public var kind: Kind

    /// A column of that name and kind.
    public init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }
}

/// Writes the rows of `score` as CSV or JSON Lines, cell by cell in the order of the columns.
///
/// Unknown is nil: an empty cell in CSV, an absent key in JSON, never 0. Doubles are written in full
/// (the shortest decimal that reads back the same). Cells go straight into a reused buffer; a row
/// allocates nothing beyond what the standard library takes to print a double.
///
/// Calling a cell of the wrong kind, or ending a row too early, is a mistake of the program, not of
/// its input, and stops it.
public struct ScoreRows: Sendable {
    /// CSV with a header, or one JSON object a line.
    public enum Format: Hashable, Sendable {
        case csv, jsonl
    }

    private let kinds: [ScoreColumn.Kind]
    /// `"name":` of each column.
    private let keys: [[UInt8]]
    private let names: [String]
    private let isCSV: Bool
    private var csv = CSVText()
    private var json = JSONText()
    /// Index of the next cell.
    private var column = 0

    /// A writer of rows with these columns, in this order.
    public init(_ columns: [ScoreColumn], format: Format) {
        kinds = columns.map(\.kind)
        keys = columns.map { JSONText.encodedKey($0.name) }
        names = columns.map(\.name)
        isCSV = format == .csv
    }

    /// Appends the header of CSV; JSON Lines have none.
    public mutating func writeHeader(to output: inout ByteOutput) throws(OutputError) {
        guard isCSV else { return }
        for name in names { csv.text(name) }
        csv.endRecord()
        try output.write(csv.bytes)
        csv.removeAll()
    }

    /// A text cell; nil and "" are unknown.
    public mutating func text(_ value: String?) {
        let known = value.flatMap { $0.isEmpty ? nil : $0 }
        next(.text)
        if isCSV {
            csv.text(known)
        } else if let known {
            json.key(encoded: keys[column - 1])
            json.string(known)
        }
    }

    /// A text cell that holds an address.
    public mutating func address(_ value: IPAddress?) {
        plain(value) { $0.appendAddress($1) }
    }

    /// A text cell that holds a time, RFC 3339 in UTC with microseconds.
    public mutating func time(_ value: Timestamp?) {
        plain(value) { $0.appendRFC3339($1) }
    }

    /// A text cell that holds a uid; `longUIDs` is the table of the batch it comes from. `ConnUID.none`
    /// and an index outside the table are unknown.
    public mutating func uid(_ uid: ConnUID, longUIDs: [String]) {
        if let index = uid.longIndex {
            text(longUIDs.indices.contains(index) ? longUIDs[index] : nil)
        } else if uid == .none {
            text(nil)
        } else if uid.isAlphanumeric {
            plain(uid) { $0.appendInlineText($1) }
        } else {
            text(uid.inlineText)
        }
    }

    /// An integer cell; nil is unknown.
    public mutating func integer(_ value: Int64?) {
        next(.integer)
        if isCSV {
            csv.integer(value)
        } else if let value {
            json.key(encoded: keys[column - 1])
            json.integer(value)
        }
    }

    /// A number; nil, NaN and infinities are unknown.
    public mutating func number(_ value: Double?) {
        next(.number)
        if isCSV {
            csv.number(value)
        } else if let value, value.isFinite {
            json.key(encoded: keys[column - 1])
            json.number(value)
        }
    }

    /// A flag cell; nil is unknown.
    public mutating func flag(_ value: Bool?) {
        next(.flag)
        if isCSV {
            csv.flag(value)
        } else if let value {
            json.key(encoded: keys[column - 1])
            json.flag(value)
        }
    }

    /// Ends the row and hands it to the output once a buffer's worth has gathered; see `finish`.
    public mutating func endRow(to output: inout ByteOutput) throws(OutputError) {
        precondition(column == kinds.count, "a row of score is incomplete")
        column = 0
        if isCSV {
            csv.endRecord()
        } else {
            json.endObject()
            json.endLine()
        }
        if csv.bytes.count + json.bytes.count >= ByteOutput.bufferSize { try finish(to: &output) }
    }

    /// Hands the rows gathered so far to the output; must follow the last row.
    public mutating func finish(to output: inout ByteOutput) throws(OutputError) {
        try output.write(isCSV ? csv.bytes : json.bytes)
        csv.removeAll()
        json.removeAll()
    }

    private mutating func next(_ kind: ScoreColumn.Kind) {
        precondition(
            column < kinds.count && kinds[column] == kind, "a cell of score has the wrong kind")
        if column == 0, !isCSV { json.beginObject() }
        column += 1
    }

    /// A text cell whose bytes need no escaping in either format.
    @inline(__always)
    private mutating func plain<Value>(
        _ value: Value?, _ append: (inout [UInt8], Value) -> Void
    ) {
        next(.text)
        if isCSV {
            if let value { csv.plain { append(&$0, value) } } else { csv.empty() }
        } else if let value {
            json.key(encoded: keys[column - 1])
            json.plainString { append(&$0, value) }
        }
    }
}

extension ConnUID {
    /// Whether every character is an ASCII letter or digit, as in every uid that Zeek or Suricata
    /// writes; others may hold quotes, controls or a formula and take the careful path.
    var isAlphanumeric: Bool {
        for index in 0..<18 {
            switch character(index) {
            case 0, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: break
            default: return false
            }
        }
        return true
    }

    /// Character 0…17 of a uid that is held in place; 0 past its end.
    @inline(__always)
    func character(_ index: Int) -> UInt8 {
        let word = index < 9 ? high : low
        return UInt8(truncatingIfNeeded: word >> UInt64(7 &* (8 &- index % 9))) & 0x7F
    }
}

extension [UInt8] {
    /// Appends `ConnUID.inlineText` without making the string.
    mutating func appendInlineText(_ uid: ConnUID) {
        for index in 0..<18 {
            let byte = uid.character(index)
            if byte != 0 { append(byte) }
        }
    }
}
