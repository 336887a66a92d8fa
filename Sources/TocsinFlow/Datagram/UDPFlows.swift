import TocsinCapture
import TocsinRecords

// UDP: from a datagram to its flow, to what its service says of the roles, and into its tunnels.

extension FlowTable {
    static let udpHeader = 8

    mutating func take(
        udp packet: IPPacket, _ bytes: Span<UInt8>, _ context: PacketContext,
        into batch: inout FlowBatch
    ) -> PacketFate {
        guard packet.holds(Self.udpHeader) else { return .malformedTransport }
        let (source, destination) = packet.endpoints(bytes)
        let (key, isFromLow) = FlowKey.make(
            from: source, to: destination, proto: IPProtocol.udp)
        let slot: Int
        if let found = find(key) {
            slot = found
            flows[slot].note(context.tunnel)
        } else {
            slot = begin(key, isFromLow: isFromLow, transport: .udp, context, into: &batch)
            let isAnswer =
                options.serverPorts.contains(udp: source.port)
                && !options.serverPorts.contains(udp: destination.port)
                && !packet.destination.isBroadcast
            if isAnswer { flows[slot].flipRoles() }
            let service = ServiceAnalyzer(
                isAnswer ? source.port : destination.port, options.serverPorts)
            flows[slot].rolesToldBy = service
            if service == .dns {
                set(.dns, due: now + FlowTimeouts.dns, slot)
            }
        }
        let length = packet.segmentLength
        if !options.ignoresChecksums, hasBadChecksum(packet, bytes, length) {
            flows[slot].noteBadDatagram(isFromLow: isFromLow)
            return .badChecksum
        }
        let said = Int(bytes.uint16(at: packet.payload.start + 4)) - Self.udpHeader
        var payload = packet.payload.dropping(Self.udpHeader)
        payload.end = min(payload.end, packet.payload.start + length)
        flows[slot].take(
            datagram: bytes, payload, said: said, isFromLow: isFromLow, ts: context.ts,
            totalLength: packet.totalLength)
        if said > 0 { notePayload(slot, context.ts) }
        // Last: what is inside may need room in the table, even this flow's.
        takeTunnel(packet, bytes, payload, slot, context, into: &batch)
        return .flow
    }

    /// A checksum of 0 says that there is none, which IPv6 does not allow (RFC 8200 §8.1); VXLAN
    /// should send it so (RFC 7348 §5).
    private func hasBadChecksum(_ packet: IPPacket, _ bytes: Span<UInt8>, _ length: Int) -> Bool {
        let start = packet.payload.start
        guard packet.payload.count >= length, packet.payload.missing <= 0 else { return false }
        let isAbsent = bytes.uint16(at: start + 6) == 0
        if isAbsent, packet.isV4 { return false }
        if isAbsent, length > Self.udpHeader + VXLAN.header + 14,
            bytes.uint16(at: start + 2) == VXLAN.port, bytes[start + Self.udpHeader] & 0x08 != 0
        {
            return false
        }
        return !packet.hasValidChecksum(bytes, length: length)
    }
}

/// The protocol analyzers of Zeek that say something of a UDP flow's roles or end, by service port.
enum ServiceAnalyzer {
    case none, dns, ntp

    /// The analyzer is there where its port is known.
    init(_ port: UInt16, _ ports: ServerPorts) {
        switch port {
        case 53, 137, 5353, 5355: self = ports.contains(udp: port) ? .dns : .none
        case 123: self = ports.contains(udp: port) ? .ntp : .none
        default: self = .none
        }
    }
}

extension FlowState {
    private static let dnsHeader = 12
    private static let ntpMessage = 48

    /// Takes a datagram whose checksum is good, and whose header says that it has `said` bytes of payload.
    mutating func take(
        datagram bytes: Span<UInt8>, _ payload: PacketExtent, said: Int, isFromLow: Bool,
        ts: Int64, totalLength: Int
    ) {
        let side = side(isFromLow: isFromLow)
        last = ts
        if !sides[side].hasData {
            sides[side].hasData = true
            history.append(UInt8(ascii: "D"), isOrig: side == 0)
        }
        sides[side].addLength(said)
        if rolesToldBy != .none { checkRoles(bytes, payload, side: side) }
        count(side, totalLength: totalLength)
    }

    mutating func noteBadDatagram(isFromLow: Bool) {
        let side = side(isFromLow: isFromLow)
        if sides[side].badChecksums.countsAsLetter() {
            history.append(UInt8(ascii: "C"), isOrig: side == 0)
        }
    }

    /// Swaps the roles if the service's message says that its sender is the server. The message
    /// itself stays booked with the role that its sender had.
    private mutating func checkRoles(
        _ bytes: Span<UInt8>, _ payload: PacketExtent, side: Int
    ) {
        switch rolesToldBy {
        case .none: return
        case .dns:
            // The first message alone: an answer that nobody was seen to ask for.
            guard payload.count >= Self.dnsHeader else { return }
            rolesToldBy = .none
            let isAnswer = bytes[payload.start + 2] & 0x80 != 0
            if isAnswer, side == 0, !resp.host.isMulticast { flipRoles() }
        case .ntp:
            guard payload.count >= Self.ntpMessage else { return }
            let mode = bytes[payload.start] & 0x07
            if side == 0 && mode == 4 || side == 1 && mode == 3 {
                rolesToldBy = .none
                flipRoles()
            }
        }
    }
}

extension IPAddress {
    fileprivate var isMulticast: Bool { isMulticastOrBroadcast && !isBroadcast }
}
