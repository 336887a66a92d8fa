import TocsinRecords

/// JSON objects, one a line, of any authentication log that is written as JSON: journald, CloudTrail,
/// Windows events, Splunk results, Zeek, plain columns. Each object is told by its own keys, so that
/// mixed streams are read too; objects of no such kind are counted as skipped.
package struct JSONAuthDecoder: AuthDecoder {
    package var stamps = LocalStamps()
    /// The Zeek log the objects belong to, where they do not say so themselves.
    private let zeek: ZeekAuthLog?

    init(zeek: ZeekAuthLog? = nil) { self.zeek = zeek }

    package mutating func decode(
        _ block: Span<UInt8>, into batch: inout AuthBatch, report: inout DecodeReport
    ) {
        let record = AuthRecord(stamps: stamps, zeek: zeek)
        report.decodeLines(of: block) { range throws(MalformedLine) in
            try record.append(LineText(block, range), to: &batch)
        }
    }
}

/// Reads one record whose format its own content tells.
struct AuthRecord {
    var stamps: LocalStamps
    var zeek: ZeekAuthLog?
    /// For records that do not name their computer.
    var host: String?

    /// Records inside records (`_raw`, `CloudTrailEvent`) that are followed: Splunk around
    /// `lookup-events` is two.
    private static let maxNesting = 3

    /// Appends what `line` tells of, false if that is nothing. O(bytes).
    func append(
        _ line: LineText, to batch: inout AuthBatch, nesting: Int = 0
    ) throws(MalformedLine) -> Bool {
        var text = line
        text.trim()
        if text.has(prefix: "{") {
            return try append(JSONObject(Array(text.bytes)), to: &batch, nesting: nesting)
        }
        if text.has(prefix: "<Event") || text.has(prefix: "<?xml") {
            guard let event = try WindowsEvent(xml: Array(text.bytes)) else { return false }
            return try event.append(to: &batch, stamps)
        }
        guard var event = try SyslogAuthDecoder.event(text, stamps) else { return false }
        if event.host == nil { event.host = host }
        batch.append(event)
        return true
    }

    /// The record in a string inside another record.
    private func append(
        nested bytes: [UInt8], to batch: inout AuthBatch, nesting: Int
    ) throws(MalformedLine) -> Bool {
        guard nesting < Self.maxNesting else { throw MalformedLine("records nested too deep") }
        return try append(LineText(bytes), to: &batch, nesting: nesting + 1)
    }

    func append(
        _ object: JSONObject, to batch: inout AuthBatch, nesting: Int = 0
    ) throws(MalformedLine) -> Bool {
        if let result = object.object("result"), SplunkResult.isResult(result) {
            return try append(SplunkResult(result), to: &batch, nesting)
        }
        if let event = object.stringBytes("CloudTrailEvent") {
            return try append(nested: event, to: &batch, nesting: nesting)
        }
        if SplunkResult.isResult(object) {
            return try append(SplunkResult(object), to: &batch, nesting)
        }
        if CloudTrailEvent.isEvent(object) {
            return try CloudTrailEvent(object).append(to: &batch, stamps)
        }
        if let entry = JournalEntry(object) { return try entry.append(to: &batch) }
        if let event = WindowsEvent(json: object) {
            return try event.append(to: &batch, stamps)
        }
        if object.has("id.orig_h") {
            let path = object.text("_path") ?? zeek?.rawValue
            guard let log = ZeekAuthLog(path: path, has: object.has) else { return false }
            return try log.append({ object.text($0) }, to: &batch)
        }
        if let columns = AuthColumns(object.keys) {
            return try columns.append({ object.text(columns.names[$0]) }, to: &batch, stamps)
        }
        return false
    }

    private func append(
        _ result: SplunkResult, to batch: inout AuthBatch, _ nesting: Int
    ) throws(MalformedLine) -> Bool {
        var inner = self
        inner.host = result.host ?? host
        if let time = result.time.flatMap({ AuthTime.instant($0, stamps) }) {
            // The index knows the year that a raw line lacks.
            inner.stamps.years = .notAfter(stamps.local(time))
        }
        return try inner.append(nested: result.raw, to: &batch, nesting: nesting)
    }
}
