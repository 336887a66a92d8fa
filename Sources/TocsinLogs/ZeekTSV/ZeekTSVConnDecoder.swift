import TocsinRecords

/// Rows of a Zeek ASCII `conn.log` or `open_conn.log` → connections.
///
/// Columns are found by `#fields`, never by position. Two phases per stretch of 32 KiB: positions of
/// all separators, then straight-line decoding of the wanted columns.
struct ZeekTSVConnDecoder: ConnDecoder {
    private(set) var header: ZeekTSVHeader
    /// Nil while no usable `#fields` line was read.
    private var columns: ZeekConnColumns?
    private var unset: UnsetText
    /// What every row has in its flags, whatever the header says.
    private let fileFlags: ConnFlags
    private var index = SeparatorIndex()
    private var services = ServiceTable()
    /// Rows of the current stretch, reused.
    private var rows: [PackedConn] = []

    /// Small enough that the separator index stays in the first-level cache.
    static let stretchBytes = 32 * 1024

    /// A decoder that begins with `header`; its rows are all marked `ConnFlags.open` if `isOpen`,
    /// otherwise those below an `open_` path.
    init(header: ZeekTSVHeader, isOpen: Bool = false) {
        self.header = header
        fileFlags = isOpen ? .open : []
        columns = ZeekConnColumns(fields: header.fields)
        unset = UnsetText(header)
    }

    var layout: ZeekTSVHeader? { header }

    mutating func decode(
        _ block: Span<UInt8>, into batch: inout ConnBatch, report: inout DecodeReport
    ) {
        services = ServiceTable()
        var start = 0
        while start < block.count {
            start = decodeStretch(
                block, range: start..<stretchEnd(block, from: start), into: &batch,
                report: &report)
        }
    }

    /// Behind the last newline within `stretchBytes` of `start`, or behind the first one after that.
    private func stretchEnd(_ block: Span<UInt8>, from start: Int) -> Int {
        let limit = start + Self.stretchBytes
        guard limit < block.count else { return block.count }
        var end = limit
        while end > start, block[end - 1] != 0x0A { end -= 1 }
        if end > start { return end }
        end = limit
        while end < block.count, block[end - 1] != 0x0A { end += 1 }
        return end
    }

    /// Decodes the lines of `range` and returns where to go on: its end, or behind a `#separator`
    /// line that makes the index of the rest void.
    private mutating func decodeStretch(
        _ block: Span<UInt8>, range: Range<Int>, into batch: inout ConnBatch,
        report: inout DecodeReport
    ) -> Int {
        let separator = header.separator
        index.build(block, range: range, separator: separator)
        if rows.count < index.lineCount + 1 {
            rows.append(
                contentsOf: repeatElement(PackedConn(), count: index.lineCount + 1 - rows.count))
        }
        var rows: [PackedConn] = []
        swap(&rows, &self.rows)
        defer { swap(&rows, &self.rows) }
        var logFlags = fileFlags.union(header.openFlag)
        // Out of self for the while, so that the compiler knows nobody changes it.
        var positions: [UInt32] = []
        swap(&positions, &index.positions)
        defer { swap(&positions, &index.positions) }
        var layout = columns ?? .unknown
        var unset = unset
        var decoded = 0
        var next = range.lowerBound
        var previous = 0
        var line = 0
        while line < index.lineCount {
            let last = Int(index.lineEnds[line])
            let end = Int(positions[last])
            let isCRLF = end > next && block[end - 1] == 0x0D
            let content = Line(
                positions: positions.span, previous: previous, start: next,
                end: isCRLF ? end - 1 : end)
            if last - previous == layout.count,
                Self.decodeRow(
                    block, content, layout, unset, &services, into: &rows[decoded], &batch)
            {
                rows[decoded].flags.formUnion(logFlags)
                if layout.origHardware >= 0, !rows[decoded].origHost.isV4 {
                    let field = content.field(layout.origHardware)
                    // Of use beside the connection, not a part of it: what cannot be read is unknown.
                    if let address = HardwareAddress(block.extracting(field.start..<field.end)) {
                        batch.hardwareMarks.append(
                            HardwareMark(row: batch.count + decoded, address: address))
                    }
                }
                decoded += 1
            } else if let start = ZeekTSVHeader.directiveStart(block, next..<content.end) {
                if !header.read(block.extracting(start..<content.end)) {
                    report.malformed(line: report.lines + line, reason: "unusable header line")
                }
                columns = ZeekConnColumns(fields: header.fields)
                unset = UnsetText(header)
                self.unset = unset
                layout = columns ?? .unknown
                logFlags = fileFlags.union(header.openFlag)
            } else if content.end > next, columns == nil, header.isOtherLog {
                // Several logs in one stream, as `zcat *.log.gz` writes them.
                report.tally.skipped += 1
            } else if content.end > next {
                report.malformed(
                    line: report.lines + line, reason: complaint(block, content, last - previous))
            }
            next = end + 1
            previous = last
            line += 1
            if header.separator != separator { break }
        }
        batch.append(rows.span, count: decoded)
        report.tally.records += decoded
        report.lines += line
        return min(next, range.upperBound)
    }

    /// A line of a stretch: its bytes, and where its separators stand.
    private struct Line: ~Escapable {
        let positions: Span<UInt32>
        /// Entry of `positions` in front of the line.
        let previous: Int
        let start: Int
        /// Without the line end.
        let end: Int

        @_lifetime(copy positions)
        init(positions: Span<UInt32>, previous: Int, start: Int, end: Int) {
            self.positions = positions
            self.previous = previous
            self.start = start
            self.end = end
        }

        /// Bounds of column `column` (0 ..< columns of the row).
        @inline(__always)
        func field(_ column: Int) -> FieldRange {
            let entry = previous &+ column
            // `end` differs from the last entry only in front of a carriage return.
            return FieldRange(
                start: Int(positions[entry] &+ 1), end: min(Int(positions[entry &+ 1]), end))
        }
    }
}

// MARK: Fields

extension ZeekTSVConnDecoder {
    /// Decodes one row; false leaves `row` unspecified and means that a field is not what its
    /// column says.
    @inline(__always)
    private static func decodeRow(
        _ block: Span<UInt8>, _ line: borrowing Line, _ columns: ZeekConnColumns,
        _ unset: UnsetText, _ services: inout ServiceTable, into row: inout PackedConn,
        _ batch: inout ConnBatch
    ) -> Bool {
        let bytes = unsafe block.bytes
        guard let ts = time(bytes, line.field(columns.ts)),
            let origHost = address(block, bytes, line.field(columns.origHost)),
            let respHost = address(block, bytes, line.field(columns.respHost)),
            let origPort = bytes.decimal(line.field(columns.origPort)), origPort <= 65535,
            let respPort = bytes.decimal(line.field(columns.respPort)), respPort <= 65535,
            let duration = optional(columns.duration, line, bytes, unset, { interval(bytes, $0) }),
            let origBytes = optional(columns.origBytes, line, bytes, unset, { bytes.decimal($0) }),
            let respBytes = optional(columns.respBytes, line, bytes, unset, { bytes.decimal($0) }),
            let origPackets = optional(
                columns.origPackets, line, bytes, unset, { bytes.decimal($0) }),
            let respPackets = optional(
                columns.respPackets, line, bytes, unset, { bytes.decimal($0) }),
            max(max(origBytes, respBytes), max(origPackets, respPackets)) <= RecordLimits.maxCount
        else { return false }
        row.ts = ts
        row.origHost = origHost
        row.respHost = respHost
        row.origPort = UInt16(truncatingIfNeeded: origPort)
        row.respPort = UInt16(truncatingIfNeeded: respPort)
        row.duration = duration
        row.origBytes = origBytes
        row.respBytes = respBytes
        row.origPackets = origPackets
        row.respPackets = respPackets
        let proto = line.field(columns.proto)
        row.proto = TransportProtocol(zeek: block.extracting(proto.start..<proto.end))
        let state = line.field(columns.connState)
        if unset.matches(bytes, state) {
            row.connState = .unknown
        } else {
            guard let value = ConnState(zeek: block.extracting(state.start..<state.end)) else {
                return false
            }
            row.connState = value
        }
        row.service = 0
        if columns.service >= 0 {
            let name = line.field(columns.service)
            if !unset.matches(bytes, name) {
                row.service = services.index(
                    of: block.extracting(name.start..<name.end), in: &batch.services)
            }
        }
        row.flags = []
        if columns.localOrig >= 0, isTrue(bytes, line.field(columns.localOrig)) {
            row.flags.insert(.localOrig)
        }
        if columns.localResp >= 0, isTrue(bytes, line.field(columns.localResp)) {
            row.flags.insert(.localResp)
        }
        row.uid = .none
        guard columns.uid >= 0 else { return true }
        // Last, since it may add to the batch's table.
        guard let uid = uid(block, bytes, line.field(columns.uid), unset, &batch) else {
            return false
        }
        row.uid = uid
        return true
    }

    /// The value of a column that may be missing or unset; nil if it is there and malformed.
    @inline(__always)
    private static func optional(
        _ column: Int, _ line: borrowing Line, _ bytes: RawSpan, _ unset: UnsetText,
        _ parse: (FieldRange) -> Int64?
    ) -> Int64? {
        guard column >= 0 else { return ConnBatch.unknown }
        let range = line.field(column)
        return unset.matches(bytes, range) ? ConnBatch.unknown : parse(range)
    }

    /// A time within `RecordLimits`.
    @inline(__always)
    private static func time(_ bytes: RawSpan, _ field: FieldRange) -> Int64? {
        guard let time = bytes.sixDecimals(field) ?? slowTime(bytes, field),
            time.magnitude < RecordLimits.maxMicroseconds.magnitude
        else { return nil }
        return time
    }

    @inline(never)
    private static func slowTime(_ bytes: RawSpan, _ field: FieldRange) -> Int64? {
        let text = (field.start..<field.end).map { bytes.byte($0) }
        return Decimal.microseconds(text.span) ?? ISO8601.microseconds(text.span)
    }

    /// A duration: 0 or more seconds within `RecordLimits`.
    @inline(__always)
    private static func interval(_ bytes: RawSpan, _ field: FieldRange) -> Int64? {
        guard let time = bytes.sixDecimals(field) ?? slowInterval(bytes, field),
            (0..<RecordLimits.maxMicroseconds).contains(time)
        else { return nil }
        return time
    }

    @inline(never)
    private static func slowInterval(_ bytes: RawSpan, _ field: FieldRange) -> Int64? {
        let text = (field.start..<field.end).map { bytes.byte($0) }
        return Decimal.microseconds(text.span)
    }

    @inline(__always)
    private static func address(_ block: Span<UInt8>, _ bytes: RawSpan, _ field: FieldRange)
        -> IPAddress?
    {
        if let bits = bytes.v4Bits(field) { return IPAddress(v4: bits) }
        return IPAddress(block.extracting(field.start..<field.end))
    }

    @inline(__always)
    private static func isTrue(_ bytes: RawSpan, _ field: FieldRange) -> Bool {
        field.count == 1 && bytes.byte(field.start) == 0x54
    }

    @inline(__always)
    private static func uid(
        _ block: Span<UInt8>, _ bytes: RawSpan, _ field: FieldRange, _ unset: UnsetText,
        _ batch: inout ConnBatch
    ) -> ConnUID? {
        // Three loads and no loop for the usual uid of 17 or 18 characters.
        if field.count > 9, field.count <= 18, field.start + 18 <= bytes.byteCount {
            let first = bytes.word(field.start)
            let ninth = UInt64(bytes.byte(field.start &+ 8))
            let rest = FieldRange(start: field.start &+ 9, end: field.end)
            var second: UInt64 = bytes.word(rest.start)
            // Bytes behind a short uid read as 1 while NULs are looked for, as 0 afterwards.
            let own: UInt64 = rest.count < 8 ? (1 << UInt64(8 &* rest.count)) &- 1 : .max
            let padded = second & own | 0x0101_0101_0101_0101 & ~own
            second &= own
            let last: UInt64 = rest.count == 9 ? UInt64(bytes.byte(field.start &+ 17)) : 0
            let isASCII = (first | second | ninth | last) & 0x8080_8080_8080_8080 == 0
            if isASCII, !hasNUL(first), !hasNUL(padded), ninth != 0, rest.count < 9 || last != 0 {
                return ConnUID(
                    high: RawSpan.septets(first) << 7 | ninth,
                    low: RawSpan.septets(second) << 7 | last)
            }
        }
        let text = block.extracting(field.start..<field.end)
        if unset.matches(bytes, field) { return ConnUID.none }
        return batch.packUID(text)
    }
}

/// What stands for a field without a value.
private struct UnsetText {
    /// Unset reads `-` and empty `(empty)`, as in every log that Zeek's defaults made; the latter
    /// comes only in columns of names.
    private let isDefault: Bool
    private let texts: [[UInt8]]

    init(_ header: ZeekTSVHeader) {
        texts = [header.unsetField, header.emptyField]
        isDefault = texts == [Array("-".utf8), Array("(empty)".utf8)]
    }

    @inline(__always)
    func matches(_ bytes: RawSpan, _ field: FieldRange) -> Bool {
        if isDefault {
            return field.count == 0 || field.count == 1 && bytes.byte(field.start) == 0x2D
        }
        return matchesTexts(bytes, field)
    }

    @inline(never)
    private func matchesTexts(_ bytes: RawSpan, _ field: FieldRange) -> Bool {
        field.count == 0
            || texts.contains { text in
                text.count == field.count
                    && text.indices.allSatisfy { text[$0] == bytes.byte(field.start + $0) }
            }
    }
}

@inline(__always)
private func hasNUL(_ word: UInt64) -> Bool {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0
}

// MARK: Complaints

extension ZeekTSVConnDecoder {
    /// Why a line is no connection; the slow path, for messages only.
    private func complaint(_ block: Span<UInt8>, _ line: borrowing Line, _ count: Int) -> String {
        guard let columns else {
            let missing = ZeekConnColumns.missing(in: header.fields)
            return header.fields.isEmpty
                ? "row in front of any #fields line: the columns are not known"
                : "#fields lacks \(missing.joined(separator: ", "))"
        }
        guard count == columns.count else {
            return "\(count) column\(count == 1 ? "" : "s") where #fields names \(columns.count)"
        }
        for (position, name) in header.fields.enumerated() {
            let range = line.field(position)
            guard let noun = expectation(name, block, range) else { continue }
            let end = min(range.end, range.start + Self.shownBytes)
            let shown = block.extracting(range.start..<end).lossyText
            return "\(name) \"\(shown)\(end < range.end ? "…" : "")\" is not \(noun)"
        }
        return "not a connection"
    }

    /// What the field of column `name` should be; nil if it is that, or a column nobody reads.
    private func expectation(
        _ name: String, _ block: Span<UInt8>, _ range: FieldRange
    ) -> String? {
        let bytes = unsafe block.bytes
        let isRequired = ZeekConnColumns.required.contains(name) && name != "conn_state"
        if !isRequired, unset.matches(bytes, range) { return nil }
        switch name {
        case "ts": return Self.time(bytes, range) == nil ? "a time" : nil
        case "duration": return Self.interval(bytes, range) == nil ? "a duration" : nil
        case "id.orig_h", "id.resp_h":
            return Self.address(block, bytes, range) == nil ? "an address" : nil
        case "id.orig_p", "id.resp_p":
            return bytes.decimal(range).map { $0 > 65535 } ?? true ? "a port" : nil
        case "orig_bytes", "resp_bytes", "orig_pkts", "resp_pkts":
            let isWrong = bytes.decimal(range).map { $0 > RecordLimits.maxCount } ?? true
            return isWrong ? "a count" : nil
        case "conn_state":
            let state = ConnState(zeek: block.extracting(range.start..<range.end))
            return state == nil ? "a state of Zeek's" : nil
        case "uid": return range.count > RecordLimits.maxUIDBytes ? "an id: too long" : nil
        default: return nil
        }
    }

    /// Most bytes of a wrong field that a message shows.
    private static let shownBytes = 40
}

extension ZeekTSVHeader {
    /// What every row of the log has in its flags.
    fileprivate var openFlag: ConnFlags { path.hasPrefix("open_") ? .open : [] }
}
