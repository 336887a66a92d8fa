import TocsinRecords

/// Lines of Zeek's ASCII `ssh.log`, `kerberos.log`, `ntlm.log` or `rdp.log`, columns by `#fields`.
package struct ZeekAuthTSVDecoder: AuthDecoder {
    package var stamps = LocalStamps()
    private var header: ZeekTSVHeader
    /// Where each column stands.
    private var columns: [String: Int]
    private var log: ZeekAuthLog?

    package var layout: ZeekTSVHeader? { header }

    init(header: ZeekTSVHeader) {
        self.header = header
        columns = [:]
        relayout()
    }

    private mutating func relayout() {
        columns = [:]
        for (position, name) in header.fields.enumerated() { columns[name] = position }
        let isComplete = ZeekAuthLog.required.allSatisfy { columns[$0] != nil }
        log = isComplete ? ZeekAuthLog(rawValue: header.path) : nil
    }

    package mutating func decode(
        _ block: Span<UInt8>, into batch: inout AuthBatch, report: inout DecodeReport
    ) {
        var lines = BlockLines()
        while let line = lines.next(in: block) {
            report.lines += 1
            if line.isEmpty { continue }
            if let start = ZeekTSVHeader.directiveStart(block, line) {
                if header.read(block.extracting(start..<line.upperBound)) {
                    relayout()
                } else {
                    report.malformed(line: report.lines - 1, reason: "header line without a value")
                }
                continue
            }
            guard let log else {
                report.tally.skipped += 1
                continue
            }
            do throws(MalformedLine) {
                if try append(LineText(block, line), log, to: &batch) {
                    report.tally.records += 1
                } else {
                    report.tally.skipped += 1
                }
            } catch {
                report.malformed(line: report.lines - 1, reason: error.reason.description)
            }
        }
    }

    private func append(
        _ line: LineText, _ log: ZeekAuthLog, to batch: inout AuthBatch
    ) throws(MalformedLine) -> Bool {
        let cells = line.bytes.split(
            separator: header.separator, maxSplits: header.fields.count,
            omittingEmptySubsequences: false)
        guard cells.count == header.fields.count else {
            throw MalformedLine("not as many columns as #fields names")
        }
        return try log.append(
            { name in
                guard let position = columns[name] else { return nil }
                let cell = cells[position]
                if cell.elementsEqual(header.unsetField) { return nil }
                if cell.elementsEqual(header.emptyField) { return "" }
                return Self.unescaped(cell)
            }, to: &batch)
    }

    /// `\x09` and its like, as the writer escapes separators and bytes that are no text.
    private static func unescaped(_ cell: ArraySlice<UInt8>) -> String {
        guard cell.contains(0x5C) else { return String(decoding: cell, as: UTF8.self) }
        var bytes: [UInt8] = []
        var rest = cell
        while let byte = rest.popFirst() {
            let code = rest.prefix(3)
            if byte == 0x5C, code.count == 3, code.first == 0x78,
                let value = UInt8(String(decoding: code.dropFirst(), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
