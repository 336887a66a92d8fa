import TocsinRecords

/// Walks over the cells of a CSV text (RFC 4180) in memory.
struct CSVScanner {
    let source: String
    private let bytes: [UInt8]
    private var position = 0
    /// Line of `position`, from 1.
    private var line = 1
    private var rowStart = 0

    /// The last cell: its bytes in the input, or in `unquoted` if it held quotes.
    private var cell = 0..<0
    private var unquoted: [UInt8] = []
    private var isQuoted = false
    /// Line on which the last cell began.
    private(set) var cellLine = 1
    /// Whether the last cell was the last of its row.
    private(set) var rowEnded = false

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let newline = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    init(bytes: [UInt8], source: String) {
        self.bytes = bytes
        self.source = source
    }

    var isAtEnd: Bool { position >= bytes.count }

    /// Skips U+FEFF in UTF-8, with which spreadsheets begin a file.
    mutating func skipByteOrderMark() {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Skips a line without any byte; whether there was one.
    mutating func skipEmptyLine() -> Bool {
        let end = position + (peek(position) == Self.carriageReturn ? 1 : 0)
        guard peek(end) == Self.newline else { return false }
        position = end + 1
        line += 1
        rowStart = position
        return true
    }

    private func peek(_ index: Int) -> UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Scans the next cell and the comma, line break or end behind it.
    mutating func scanCell() throws(ParseError) {
        cellLine = line
        isQuoted = peek(position) == Self.quote
        if isQuoted {
            try scanQuoted()
        } else {
            let start = position
            while let byte = peek(position), byte != Self.comma, byte != Self.newline {
                position += 1
            }
            // The CR of a CRLF is no part of the cell.
            let endsLine = peek(position) != Self.comma
            let hasReturn =
                endsLine && position > start && bytes[position - 1] == Self.carriageReturn
            cell = start..<(hasReturn ? position - 1 : position)
        }
        guard position - rowStart <= NumericTable.maxLineLength else {
            throw error(.lineTooLong, "a row of over \(NumericTable.maxLineLength) bytes")
        }
        rowEnded = peek(position) != Self.comma
        if rowEnded {
            line += 1
            rowStart = position + 1
        }
        position += 1
    }

    /// Scans a cell from its opening quote to behind its closing one.
    private mutating func scanQuoted() throws(ParseError) {
        unquoted.removeAll(keepingCapacity: true)
        position += 1
        while let byte = peek(position) {
            position += 1
            if byte != Self.quote {
                if byte == Self.newline { line += 1 }
                unquoted.append(byte)
            } else if peek(position) == Self.quote {
                unquoted.append(byte)
                position += 1
            } else {
                if peek(position) == Self.carriageReturn { position += 1 }
                guard isAtEnd || bytes[position] == Self.comma || bytes[position] == Self.newline
                else { throw error(.malformedRecord, "text behind a closing quote") }
                return
            }
            guard position - rowStart <= NumericTable.maxLineLength else {
                throw error(.lineTooLong, "a row of over \(NumericTable.maxLineLength) bytes")
            }
        }
        throw error(.truncated, "the quote that opens here is never closed")
    }

    private func error(_ code: ParseError.Code, _ reason: String) -> ParseError {
        ParseError(code, source: source, line: cellLine, reason: reason)
    }
}

// MARK: The last cell

extension CSVScanner {
    /// As text; bytes that are no UTF-8 become U+FFFD.
    var cellText: String {
        isQuoted
            ? String(decoding: unquoted, as: UTF8.self)
            : String(decoding: bytes[cell], as: UTF8.self)
    }

    /// As a finite number, NaN if it is blank or says so; nil for anything else.
    var cellNumber: Double? {
        isQuoted
            ? DecimalNumber.parse(unquoted, 0..<unquoted.count) : DecimalNumber.parse(bytes, cell)
    }

    /// As ASCII that does nothing to a terminal, shortened.
    var printableCell: String {
        isQuoted ? Self.printable(unquoted) : Self.printable(bytes[cell])
    }

    /// At most 40 bytes of a text for a message; all but printable ASCII as `\xNN`.
    static func printable(_ text: some Collection<UInt8>) -> String {
        var shown = ""
        for byte in text.prefix(40) {
            if (0x20...0x7E).contains(byte) {
                shown.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                shown += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return text.count > 40 ? shown + "..." : shown
    }
}
