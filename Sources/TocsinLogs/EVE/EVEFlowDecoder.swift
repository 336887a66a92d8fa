import TocsinRecords

/// Lines of a Suricata EVE log → connections: the `flow` events; all others are counted as skipped.
///
/// `bytes_toserver` and `bytes_toclient` are what Suricata counts, whole frames with their headers;
/// they stand in `origBytes` and `respBytes`, which Zeek fills with payload alone. So sizes compare
/// within an EVE log and not with a Zeek log. `ts` is `flow.start` (`timestamp`, when the flow was
/// logged, where that is missing), the duration `end - start`, the uid `flow_id` in decimal.
///
/// Required: `event_type`, a time, both addresses, `proto`; ports for TCP and UDP. ICMP gets Zeek's
/// pseudo ports from its type and code; other protocols have ports 0.
package struct EVEFlowDecoder: ConnDecoder {
    /// Keys of the record itself, then of its objects `flow` and `tcp`; the raw value is the position
    /// in `values`.
    private enum Key: Int, CaseIterable {
        case timestamp, flowID, eventType, srcIP, srcPort, destIP, destPort, proto, appProto
        case icmpType, icmpCode, flow, tcp
        case packetsToServer, packetsToClient, bytesToServer, bytesToClient, start, end, state
        case flagsToServer, flagsToClient

        static let ofFlow = Self.packetsToServer.rawValue
        static let ofTCP = Self.flagsToServer.rawValue

        var name: String {
            switch self {
            case .timestamp: "timestamp"
            case .flowID: "flow_id"
            case .eventType: "event_type"
            case .srcIP: "src_ip"
            case .srcPort: "src_port"
            case .destIP: "dest_ip"
            case .destPort: "dest_port"
            case .proto: "proto"
            case .appProto: "app_proto"
            case .icmpType: "icmp_type"
            case .icmpCode: "icmp_code"
            case .flow: "flow"
            case .tcp: "tcp"
            case .packetsToServer: "pkts_toserver"
            case .packetsToClient: "pkts_toclient"
            case .bytesToServer: "bytes_toserver"
            case .bytesToClient: "bytes_toclient"
            case .start: "start"
            case .end: "end"
            case .state: "state"
            case .flagsToServer: "tcp_flags_ts"
            case .flagsToClient: "tcp_flags_tc"
            }
        }
    }

    private let recordKeys = JSONKeyTable(Key.allCases[..<Key.ofFlow].map(\.name))
    private let flowKeys = JSONKeyTable(Key.allCases[Key.ofFlow..<Key.ofTCP].map(\.name))
    private let tcpKeys = JSONKeyTable(Key.allCases[Key.ofTCP...].map(\.name))
    /// Of the current line, reused.
    private var values = [JSONValue](repeating: .absent, count: Key.allCases.count)
    private var services = ServiceTable()

    package init() {}

    package mutating func decode(
        _ block: Span<UInt8>, into batch: inout ConnBatch, report: inout DecodeReport
    ) {
        services = ServiceTable()
        report.decodeLines(of: block) { line throws(MalformedLine) in
            try decodeLine(block, line, into: &batch)
        }
    }

    /// False if the line is another event.
    private mutating func decodeLine(
        _ block: Span<UInt8>, _ line: Range<Int>, into batch: inout ConnBatch
    ) throws(MalformedLine) -> Bool {
        var hasEscapes = try recordKeys.scan(block, line, into: &values)
        let event = value(.eventType)
        guard event.kind == .string else { throw MalformedLine("event_type is missing") }
        guard JSONFields(block).isString(event, "flow") else { return false }
        let flow = value(.flow)
        guard flow.kind == .object else { throw MalformedLine("flow is missing or not an object") }
        if try flowKeys.scan(block, flow.start..<flow.end, into: &values, from: Key.ofFlow) {
            hasEscapes = true
        }
        let tcp = value(.tcp)
        if tcp.kind == .object {
            if try tcpKeys.scan(block, tcp.start..<tcp.end, into: &values, from: Key.ofTCP) {
                hasEscapes = true
            }
        } else {
            values[Key.flagsToServer.rawValue] = .absent
            values[Key.flagsToClient.rawValue] = .absent
        }
        if hasEscapes {
            let copy = JSONFields.unescaped(block, &values)
            try decodeRow(copy.span, into: &batch)
        } else {
            try decodeRow(block, into: &batch)
        }
        return true
    }

    @inline(__always)
    private func value(_ key: Key) -> JSONValue { values[key.rawValue] }
}

// MARK: Fields

extension EVEFlowDecoder {
    private mutating func decodeRow(
        _ text: Span<UInt8>, into batch: inout ConnBatch
    ) throws(MalformedLine) {
        let fields = JSONFields(text)
        var row = PackedConn()
        try decodeTimes(fields, into: &row)
        row.origHost = try fields.address(
            value(.srcIP), orElse: "src_ip is missing or not an address")
        row.respHost = try fields.address(
            value(.destIP), orElse: "dest_ip is missing or not an address")
        guard value(.proto).kind == .string else {
            throw MalformedLine("proto is missing or not a text")
        }
        row.proto = EVESpelling.proto(fields.bytes(value(.proto)))
        try decodePorts(fields, into: &row)
        row.origBytes = try fields.count(
            value(.bytesToServer), orElse: "flow.bytes_toserver is not a count")
        row.respBytes = try fields.count(
            value(.bytesToClient), orElse: "flow.bytes_toclient is not a count")
        row.origPackets = try fields.count(
            value(.packetsToServer), orElse: "flow.pkts_toserver is not a count")
        row.respPackets = try fields.count(
            value(.packetsToClient), orElse: "flow.pkts_toclient is not a count")
        row.connState =
            EVEFlowOutcome(
                proto: row.proto, state: flowState(fields), packetsToServer: row.origPackets,
                packetsToClient: row.respPackets,
                flagsToServer: tcpFlags(fields, value(.flagsToServer)),
                flagsToClient: tcpFlags(fields, value(.flagsToClient))
            ).connState
        row.service = try service(fields, row.proto, &batch)
        // Last, since it may add to the batch's table.
        row.uid = try uid(fields, &batch)
        batch.append(row)
    }

    private func decodeTimes(
        _ fields: borrowing JSONFields, into row: inout PackedConn
    ) throws(MalformedLine) {
        let hasStart = value(.start).isSet
        guard let start = stamp(fields, value(hasStart ? .start : .timestamp)) else {
            throw MalformedLine("flow.start or timestamp is not a time")
        }
        row.ts = start
        guard hasStart, value(.end).isSet else { return }
        guard let end = stamp(fields, value(.end)) else {
            throw MalformedLine("flow.end is not a time")
        }
        guard end >= start else { throw MalformedLine("flow.end lies before flow.start") }
        row.duration = end - start
    }

    /// Years 1…9999, so that no difference overflows.
    private func stamp(_ fields: borrowing JSONFields, _ value: JSONValue) -> Int64? {
        guard value.kind == .string else { return nil }
        return ISO8601.microseconds(fields.bytes(value))
    }

    private func decodePorts(
        _ fields: borrowing JSONFields, into row: inout PackedConn
    ) throws(MalformedLine) {
        switch row.proto {
        case .tcp, .udp:
            row.origPort = try fields.port(
                value(.srcPort), orElse: "src_port is missing or not a port")
            row.respPort = try fields.port(
                value(.destPort), orElse: "dest_port is missing or not a port")
        case .icmp:
            guard value(.icmpType).isSet, value(.icmpCode).isSet else { return }
            let type = try fields.port(value(.icmpType), orElse: "icmp_type is not a number")
            let code = try fields.port(value(.icmpCode), orElse: "icmp_code is not a number")
            row.origPort = type
            row.respPort = EVESpelling.icmpResponderPort(
                type: type, code: code, isV6: !row.origHost.isV4)
        case .unknown: break
        }
    }

    private func flowState(_ fields: borrowing JSONFields) -> EVEFlowOutcome.State {
        let state = value(.state)
        if fields.isString(state, "new") { return .new }
        if fields.isString(state, "established") { return .established }
        return fields.isString(state, "closed") ? .closed : .other
    }

    /// Two hexadecimal digits; nil if absent or something else.
    private func tcpFlags(
        _ fields: borrowing JSONFields, _ value: JSONValue
    ) -> EVEFlowOutcome.TCPFlags? {
        guard value.kind == .string, value.end - value.start == 2 else { return nil }
        var flags: UInt8 = 0
        for position in value.start..<value.end {
            guard let digit = Character(Unicode.Scalar(fields.text[position])).hexDigitValue else {
                return nil
            }
            flags = flags << 4 | UInt8(digit)
        }
        return EVEFlowOutcome.TCPFlags(rawValue: flags)
    }

    private mutating func service(
        _ fields: borrowing JSONFields, _ proto: TransportProtocol, _ batch: inout ConnBatch
    ) throws(MalformedLine) -> UInt16 {
        let name = value(.appProto)
        guard name.isSet else { return 0 }
        guard name.kind == .string else { throw MalformedLine("app_proto is not a text") }
        let bytes = fields.bytes(name)
        if let zeek = EVESpelling.service(bytes, proto) {
            return services.index(of: zeek.utf8Span.span, in: &batch.services)
        }
        return services.index(of: bytes, in: &batch.services)
    }

    private func uid(
        _ fields: borrowing JSONFields, _ batch: inout ConnBatch
    ) throws(MalformedLine) -> ConnUID {
        let id = value(.flowID)
        guard id.isSet else { return .none }
        let isNumber = id.kind == .number || id.kind == .string
        guard isNumber, let packed = batch.packUID(fields.bytes(id)) else {
            throw MalformedLine("flow_id is not a number")
        }
        return packed
    }
}
