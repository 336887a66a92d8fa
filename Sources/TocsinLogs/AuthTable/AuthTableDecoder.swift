import TocsinRecords

/// Lines of a CSV file (RFC 4180; comma, semicolon or tab) with the columns of `AuthColumns`. A
/// quoted cell may hold separators but no line break.
package struct AuthTableDecoder: AuthDecoder {
    package var stamps = LocalStamps()
    private let columns: AuthColumns
    private let separator: UInt8

    /// Nil if the first line of `head` that is not blank names no such columns.
    init?(head: Span<UInt8>) {
        var line = LineText(head, LogFormat.firstLine(head))
        _ = line.drop(prefix: "\u{FEFF}")
        for separator in [UInt8(0x2C), 0x3B, 0x09] {
            guard let cells = Self.cells(line, separator), let columns = AuthColumns(cells) else {
                continue
            }
            self.columns = columns
            self.separator = separator
            return
        }
        return nil
    }

    package mutating func decode(
        _ block: Span<UInt8>, into batch: inout AuthBatch, report: inout DecodeReport
    ) {
        let (columns, separator, stamps) = (columns, separator, stamps)
        report.decodeLines(of: block) { range throws(MalformedLine) in
            var line = LineText(block, range)
            _ = line.drop(prefix: "\u{FEFF}")
            guard let cells = Self.cells(line, separator) else {
                throw MalformedLine("a quote is never closed")
            }
            // The header, once more where files were joined.
            if cells == columns.names { return false }
            guard cells.count == columns.names.count else {
                throw MalformedLine("not as many cells as the header has")
            }
            return try columns.append({ cells[$0] }, to: &batch, stamps)
        }
    }

    /// The cells of one line, nil if a quote stays open or text follows a closing one.
    private static func cells(_ line: LineText, _ separator: UInt8) -> [String]? {
        var cells: [String] = []
        var rest = line.bytes
        var text = rest
        while text.last == 0x0D { text.removeLast() }
        rest = text
        while true {
            guard rest.first == 0x22 else {
                let end = rest.firstIndex(of: separator) ?? rest.endIndex
                cells.append(String(decoding: rest[..<end], as: UTF8.self))
                guard end < rest.endIndex else { return cells }
                rest = rest[(end + 1)...]
                continue
            }
            var cell: [UInt8] = []
            var position = rest.startIndex + 1
            while true {
                guard position < rest.endIndex else { return nil }
                if rest[position] == 0x22 {
                    guard position + 1 < rest.endIndex, rest[position + 1] == 0x22 else { break }
                    position += 1
                }
                cell.append(rest[position])
                position += 1
            }
            cells.append(String(decoding: cell, as: UTF8.self))
            position += 1
            guard position < rest.endIndex else { return cells }
            guard rest[position] == separator else { return nil }
            rest = rest[(position + 1)...]
        }
    }
}
