import TocsinRecords

/// A CSV file of numbers with a header line, as `score table` reads it.
///
/// RFC 4180: comma, quotes doubled inside quoted cells, CRLF or LF, a byte order mark is skipped. A
/// blank cell, or one that says `nan`, is unknown (NaN). Spaces and tabs around a number are
/// ignored. Lines without any byte are skipped, except in a table of one column, where they are a
/// blank cell.
public struct NumericTable: Hashable, Sendable {
    /// A column that is kept as text beside the numbers.
    public struct TextColumn: Hashable, Sendable {
        public var name: String
        public var cells: [String]
    }

    /// Columns that are no features: the truth, under the names data sets give it.
    public static let setAsideNames: Set<String> = ["label", "y"]
    /// Columns of a table; the models take no more.
    public static let maxColumns = 4096
    /// Bytes of a row: 4,096 columns of 256 bytes. Longer ones mean a lost quote, or another
    /// format.
    public static let maxLineLength = 1 << 20

    /// Names of the numeric columns, as the header spells them.
    public private(set) var columns: [String] = []
    /// Number of rows.
    public private(set) var rows = 0
    /// `rows` × `columns.count` values, row after row; NaN is unknown, none is infinite.
    public private(set) var values: [Double] = []
    /// The columns called `label` and `y`.
    public private(set) var setAside: [TextColumn] = []

    /// The values as the models take them.
    public var floats: [Float] { values.map { Float($0) } }

    /// Reads a whole table. O(bytes); memory at most 9 times the input and its `label` texts.
    ///
    /// Throws `ParseError`: `missingColumn` without a numeric column, `malformedRecord` for a cell
    /// that is not a finite number or a row of another width (row numbers of the scores would no
    /// longer match, so nothing is left out), `lineTooLong`, `unsupported` for too many columns,
    /// `truncated` for an open quote at the end.
    public init(csv: [UInt8], source: String) throws(ParseError) {
        var scanner = CSVScanner(bytes: csv, source: source)
        let header = try Self.header(&scanner)
        /// For each cell of a row its place in `setAside`, nil for a number.
        var asides: [Int?] = []
        for name in header {
            if Self.setAsideNames.contains(name) {
                asides.append(setAside.count)
                setAside.append(TextColumn(name: name, cells: []))
            } else {
                asides.append(nil)
                columns.append(name)
            }
        }
        guard !columns.isEmpty else {
            throw ParseError(
                .missingColumn, source: source, line: 1,
                reason: "no numeric column; expected a header line with column names")
        }
        while !scanner.isAtEnd {
            if header.count > 1, scanner.skipEmptyLine() { continue }
            try appendRow(&scanner, asides, header)
        }
    }

    private static func header(_ scanner: inout CSVScanner) throws(ParseError) -> [String] {
        scanner.skipByteOrderMark()
        var names: [String] = []
        guard !scanner.isAtEnd else { return names }
        repeat {
            try scanner.scanCell()
            names.append(scanner.cellText)
            guard names.count <= maxColumns else {
                throw ParseError(
                    .unsupported, source: scanner.source, line: 1,
                    reason: "more than \(maxColumns) columns")
            }
        } while !scanner.rowEnded
        return names
    }

    private mutating func appendRow(
        _ scanner: inout CSVScanner, _ asides: [Int?], _ header: [String]
    ) throws(ParseError) {
        var cell = 0
        repeat {
            try scanner.scanCell()
            guard cell < asides.count else {
                throw Self.width("more than \(cell)", scanner, header)
            }
            if let aside = asides[cell] {
                setAside[aside].cells.append(scanner.cellText)
            } else if let value = scanner.cellNumber {
                values.append(value)
            } else {
                throw ParseError(
                    .malformedRecord, source: scanner.source, line: scanner.cellLine,
                    reason: "column \(cell + 1) (\(CSVScanner.printable(header[cell].utf8))): "
                        + "\"\(scanner.printableCell)\" is not a finite number")
            }
            cell += 1
        } while !scanner.rowEnded
        guard cell == asides.count else { throw Self.width("\(cell)", scanner, header) }
        rows += 1
    }

    private static func width(
        _ found: String, _ scanner: CSVScanner, _ header: [String]
    ) -> ParseError {
        ParseError(
            .malformedRecord, source: scanner.source, line: scanner.cellLine,
            reason: "\(found) cells in a table of \(header.count) columns")
    }
}
