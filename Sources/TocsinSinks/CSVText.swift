/// Writes CSV records (RFC 4180) into a buffer: comma, CRLF, doubled quotes.
///
/// Text goes through `SafeText`, so that a record is always one line and a cell cannot steer a
/// terminal. A text cell that a spreadsheet would run as a formula (it begins with `= + - @`, TAB or
/// CR) gets `'` in front; numbers never do. Cells with `;` are quoted too: spreadsheets of many
/// countries split there.
public struct CSVText: Sendable {
    /// What has been written since the last `removeAll`.
    public private(set) var bytes: [UInt8] = []
    private var isFirstCell = true

    /// An empty buffer at the start of a record.
    public init() {}

    /// Forgets everything written but keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        isFirstCell = true
    }

    /// Ends the record with CRLF (RFC 4180 §2.1).
    public mutating func endRecord() {
        bytes.append(UInt8(ascii: "\r"))
        bytes.append(UInt8(ascii: "\n"))
        isFirstCell = true
    }

    /// A cell without a value.
    public mutating func empty() { separate() }

    /// A text cell; empty if nil.
    public mutating func text(_ value: String?) {
        separate()
        guard let value, let first = value.utf8.first else { return }
        var mustQuote = false
        var isPlain = true
        for byte in value.utf8 {
            isPlain = isPlain && byte >= 0x20 && byte <= 0x7E
            mustQuote = mustQuote || Self.needsQuotes(byte)
        }
        let isFormula = Self.startsFormula(first)
        if isPlain, !mustQuote, !isFormula {
            bytes.append(contentsOf: value.utf8)
        } else {
            let safe = isPlain ? value : SafeText.escaped(value)
            appendQuoted((isFormula ? "'" : "") + safe, quotes: mustQuote)
        }
    }

    /// An integer cell; empty if nil.
    public mutating func integer(_ value: Int64?) {
        separate()
        if let value { bytes.appendDecimal(value) }
    }

    /// A number in the shortest form that reads back as the same double; empty if nil, NaN or infinite.
    public mutating func number(_ value: Double?) {
        separate()
        if let value, value.isFinite { bytes.appendShortest(value) }
    }

    /// 1 or 0; empty if nil.
    public mutating func flag(_ value: Bool?) {
        separate()
        if let value { bytes.append(UInt8(ascii: value ? "1" : "0")) }
    }

    /// A cell whose bytes `body` writes; they must be ASCII that needs neither quotes nor `'`.
    mutating func plain(_ body: (inout [UInt8]) -> Void) {
        separate()
        body(&bytes)
    }

    private mutating func separate() {
        if !isFirstCell { bytes.append(UInt8(ascii: ",")) }
        isFirstCell = false
    }

    private mutating func appendQuoted(_ text: String, quotes: Bool) {
        guard quotes else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// CR and LF need none here: `SafeText` has written them out.
    static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: ";")
    }

    static func startsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"),
            UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            true
        default: false
        }
    }
}
