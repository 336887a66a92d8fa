import TocsinRecords

/// Lines of a Zeek JSON `conn.log` or `open_conn.log` (one object a line) → connections.
///
/// Required: `ts`, `id.orig_h`, `id.orig_p`, `id.resp_h`, `id.resp_p`, `proto`. Other keys are
/// optional or ignored; null and missing are unknown, never 0. The last of a repeated key counts.
package struct ZeekJSONConnDecoder: ConnDecoder {
    /// Wanted keys; the raw value is the position in `values`.
    private enum Key: Int, CaseIterable {
        case ts, uid, origHost, origPort, respHost, respPort, proto, service, duration
        case origBytes, respBytes, origPackets, respPackets, connState, localOrig, localResp, path
        case origHardware

        var name: String {
            switch self {
            case .ts: "ts"
            case .uid: "uid"
            case .origHost: "id.orig_h"
            case .origPort: "id.orig_p"
            case .respHost: "id.resp_h"
            case .respPort: "id.resp_p"
            case .proto: "proto"
            case .service: "service"
            case .duration: "duration"
            case .origBytes: "orig_bytes"
            case .respBytes: "resp_bytes"
            case .origPackets: "orig_pkts"
            case .respPackets: "resp_pkts"
            case .connState: "conn_state"
            case .localOrig: "local_orig"
            case .localResp: "local_resp"
            case .path: "_path"
            case .origHardware: "orig_l2_addr"
            }
        }
    }

    private let isOpen: Bool
    private let keys = JSONKeyTable(Key.allCases.map(\.name))
    /// Of the current line, reused.
    private var values = [JSONValue](repeating: .absent, count: Key.allCases.count)
    private var services = ServiceTable()

    /// A decoder whose rows are all marked `ConnFlags.open` if `isOpen`; otherwise those whose
    /// `_path` is `open_conn`.
    package init(isOpen: Bool = false) { self.isOpen = isOpen }

    package mutating func decode(
        _ block: Span<UInt8>, into batch: inout ConnBatch, report: inout DecodeReport
    ) {
        services = ServiceTable()
        report.decodeLines(of: block) { line throws(MalformedLine) in
            try decodeLine(block, line, into: &batch)
            return true
        }
    }

    @inline(__always)
    private mutating func decodeLine(
        _ block: Span<UInt8>, _ line: Range<Int>, into batch: inout ConnBatch
    ) throws(MalformedLine) {
        if try keys.scan(block, line, into: &values) {
            let copy = JSONFields.unescaped(block, &values)
            try decodeRow(copy.span, into: &batch)
        } else {
            try decodeRow(block, into: &batch)
        }
    }

    @inline(__always)
    private func value(_ key: Key) -> JSONValue { values[key.rawValue] }

    @inline(__always)
    private mutating func decodeRow(
        _ text: Span<UInt8>, into batch: inout ConnBatch
    ) throws(MalformedLine) {
        let fields = JSONFields(text)
        var row = PackedConn()
        row.ts = try time(fields)
        row.origHost = try fields.address(
            value(.origHost), orElse: "id.orig_h is missing or not an address")
        row.origPort = try fields.port(
            value(.origPort), orElse: "id.orig_p is missing or not a port")
        row.respHost = try fields.address(
            value(.respHost), orElse: "id.resp_h is missing or not an address")
        row.respPort = try fields.port(
            value(.respPort), orElse: "id.resp_p is missing or not a port")
        guard value(.proto).kind == .string else {
            throw MalformedLine("proto is missing or not a text")
        }
        row.proto = TransportProtocol(zeek: fields.bytes(value(.proto)))
        try decodeMeasures(fields, into: &row)
        row.flags = flags(fields)
        row.service = try service(fields, &batch)
        // Last, since it may add to the batch's table.
        row.uid = try uid(fields, &batch)
        let hardware = value(.origHardware)
        if hardware.kind == .string, !row.origHost.isV4,
            let address = HardwareAddress(fields.bytes(hardware))
        {
            batch.hardwareMarks.append(HardwareMark(row: batch.count, address: address))
        }
        batch.append(row)
    }

    /// Duration, counts and state.
    @inline(__always)
    private func decodeMeasures(
        _ fields: borrowing JSONFields, into row: inout PackedConn
    ) throws(MalformedLine) {
        row.duration = try duration(fields)
        row.origBytes = try fields.count(
            value(.origBytes), orElse: "orig_bytes is not a count")
        row.respBytes = try fields.count(
            value(.respBytes), orElse: "resp_bytes is not a count")
        row.origPackets = try fields.count(
            value(.origPackets), orElse: "orig_pkts is not a count")
        row.respPackets = try fields.count(
            value(.respPackets), orElse: "resp_pkts is not a count")
        let state = value(.connState)
        if state.isSet {
            guard state.kind == .string, let known = ConnState(zeek: fields.bytes(state)) else {
                throw MalformedLine("conn_state is none of Zeek's")
            }
            row.connState = known
        }
    }

    /// `ts` in microseconds: seconds, milliseconds (Zeek's `JSON::TS_MILLIS`, told by their size) or
    /// an ISO 8601 stamp.
    @inline(__always)
    private func time(_ fields: borrowing JSONFields) throws(MalformedLine) -> Int64 {
        let ts = value(.ts)
        var time: Int64?
        if ts.kind == .number || ts.kind == .string {
            let bytes = fields.bytes(ts)
            time = Decimal.microseconds(bytes)
            if time == nil, ts.kind == .string { time = ISO8601.microseconds(bytes) }
        }
        guard var time else { throw MalformedLine("ts is missing or not a time") }
        if time >= Self.firstMillisecondStamp { time /= 1000 }
        guard time.magnitude < RecordLimits.maxMicroseconds.magnitude else {
            throw MalformedLine("ts is beyond the year 9999")
        }
        return time
    }

    /// As seconds the year 5138, as milliseconds the year 1973: nothing of either era is logged as
    /// the other.
    private static let firstMillisecondStamp: Int64 = 100_000_000_000 * 1_000_000

    @inline(__always)
    private func duration(_ fields: borrowing JSONFields) throws(MalformedLine) -> Int64 {
        let duration = value(.duration)
        guard duration.isSet else { return ConnBatch.unknown }
        guard duration.kind == .number || duration.kind == .string,
            let time = Decimal.microseconds(fields.bytes(duration)), time >= 0,
            time < RecordLimits.maxMicroseconds
        else { throw MalformedLine("duration is negative or not a number of seconds") }
        return time
    }

    @inline(__always)
    private func flags(_ fields: borrowing JSONFields) -> ConnFlags {
        var flags: ConnFlags = isOpen ? .open : []
        if fields.isTrue(value(.localOrig)) { flags.insert(.localOrig) }
        if fields.isTrue(value(.localResp)) { flags.insert(.localResp) }
        if fields.isString(value(.path), "open_conn") { flags.insert(.open) }
        return flags
    }

    @inline(__always)
    private mutating func service(
        _ fields: borrowing JSONFields, _ batch: inout ConnBatch
    ) throws(MalformedLine) -> UInt16 {
        let service = value(.service)
        guard service.isSet else { return 0 }
        guard service.kind == .string else { throw MalformedLine("service is not a text") }
        return services.index(of: fields.bytes(service), in: &batch.services)
    }

    @inline(__always)
    private func uid(
        _ fields: borrowing JSONFields, _ batch: inout ConnBatch
    ) throws(MalformedLine) -> ConnUID {
        let uid = value(.uid)
        guard uid.isSet else { return .none }
        guard uid.kind == .string, let packed = batch.packUID(fields.bytes(uid)) else {
            throw MalformedLine("uid is not a text of at most 256 bytes")
        }
        return packed
    }
}
