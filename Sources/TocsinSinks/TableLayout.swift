import TocsinDetectors

/// Which columns a table has and how wide they are, from the rows it will show.
struct TableLayout {
    let width: Int
    /// Left out, in the order of the table.
    let dropped: [TableColumn]
    private let columns: [TableColumn]
    /// By `TableColumn.rawValue`.
    private let widths: [Int]

    private static let gap = "  "
    /// `→ ` and the longest IPv4 address; a longer destination may get a line of its own.
    private static let usualDestination = 17
    /// Columns of the port/service column at least: `65535/tcp`, and its head.
    private static let narrowService = TableColumn.service.title.count

    init(_ rows: [TableRow], width: Int) {
        var widths = TableColumn.allCases.map { column in
            rows.reduce(SafeText.width(column.title)) { max($0, SafeText.width($1[column])) }
        }
        let needed = TableColumn.allCases.filter { column in
            !TableColumn.ofPeriodicPairs.contains(column) || rows.contains { $0[column] != "-" }
        }
        var columns = needed
        let destination = TableColumn.destination.rawValue
        let longest = widths[destination]
        widths[destination] = min(longest, Self.usualDestination)
        func total() -> Int {
            columns.reduce(0) { $0 + widths[$1.rawValue] } + Self.gap.count * (columns.count - 1)
        }
        for column in TableColumn.dropOrder where total() > width {
            columns.removeAll { $0 == column }
        }
        if total() > width {
            let service = TableColumn.service.rawValue
            widths[service] = max(Self.narrowService, widths[service] - (total() - width))
        }
        if total() > width {
            // Addresses that do not fit go to lines of their own.
            widths[destination] = max(
                SafeText.width(TableColumn.destination.title),
                widths[destination] - (total() - width))
        }
        let spare = width - total()
        if widths[destination] + spare >= longest { widths[destination] = longest }
        self.width = width
        self.columns = columns
        self.widths = widths
        self.dropped = needed.filter { !columns.contains($0) }
    }

    /// The line of column heads.
    var titles: String {
        line(columns.map { aligned($0.title, $0) })
    }

    /// The lines of one finding: its columns, then why.
    func lines(_ row: TableRow, colour: Bool) -> [String] {
        let priority = aligned(row[.priority], .priority)
        let first = colour ? Self.coloured(priority, row.severity) : priority
        let indent = widths[TableColumn.priority.rawValue] + Self.gap.count
        let pad = String(repeating: " ", count: indent)
        let blankPriority = String(repeating: " ", count: indent - Self.gap.count)
        let rest = columns.filter { $0 != .priority && $0 != .destination }
            .map { aligned(SafeText.fitted(row[$0], width: widths[$0.rawValue]), $0) }
        var lines: [String]
        let destination = row[.destination]
        let room = widths[TableColumn.destination.rawValue]
        if SafeText.width(destination) <= room {
            lines = [line([first, aligned(destination, .destination)] + rest)]
        } else {
            let blank = String(repeating: " ", count: room)
            lines = [
                line([first, SafeText.fitted(destination, width: width - indent)]),
                line([blankPriority, blank] + rest),
            ]
        }
        lines += TextLayout.wrapped(row.why, width: width - indent, maxLines: 2).map { pad + $0 }
        return lines
    }

    private func aligned(_ text: String, _ column: TableColumn) -> String {
        TextLayout.padded(text, width: widths[column.rawValue], right: column.isRightAligned)
    }

    /// Cells with gaps between and no blanks at the end.
    private func line(_ cells: [String]) -> String {
        var text = cells.joined(separator: Self.gap)
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    /// ANSI SGR colours (ECMA-48 §8.3.117) around the text and not its padding's neighbours.
    static func coloured(_ text: String, _ severity: Severity) -> String {
        let code =
            switch severity {
            case .critical: "1;31"
            case .high: "31"
            case .medium: "33"
            case .low: "36"
            case .info: "2"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
