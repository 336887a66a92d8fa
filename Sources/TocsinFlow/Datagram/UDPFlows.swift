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
            if options.serverPorts.contains(udp: source.port),
                !options.serverPorts.contains(udp: destination.port),
                !packet.destination.isBroadcast
            {
                flows[slot].flipRoles()
            }
            if ServiceAnalyzer(flows[slot].resp.port, options.serverPorts) == .dns {
                set(.dns, due: now + FlowTimeouts.dns, slot)
            }
        }
        let side = flows[slot].side(isFromLow: isFromLow)
        let length = packet.segmentLength
        if !options.ignoresChecksums, hasBadChecksum(packet, bytes, length) {
            if flows[slot].sides[side].badChecksums.countsAsLetter() {
                flows[slot].history.append(UInt8(ascii: "C"), isOrig: side == 0)
            }
            return .badChecksum
        }
        flows[slot].last = context.ts
        if !flows[slot].sides[side].hasData {
            flows[slot].sides[side].hasData = true
            flows[slot].history.append(UInt8(ascii: "D"), isOrig: side == 0)
        }
        let said = Int(bytes.uint16(at: packet.payload.start + 4))
        flows[slot].sides[side].addLength(said - Self.udpHeader)
        var payload = packet.payload.dropping(Self.udpHeader)
        payload.end = min(payload.end, packet.payload.start + length)
        flows[slot].checkRoles(bytes, payload, side: side, options.serverPorts)
        flows[slot].count(side, totalLength: packet.totalLength)
        if said > Self.udpHeader { notePayload(slot, context.ts) }
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

    static let dnsPorts: Set<UInt16> = [53, 137, 5353, 5355]
    static let ntpPort: UInt16 = 123

    /// The analyzer is there where its port is known.
    init(_ port: UInt16, _ ports: ServerPorts) {
        guard port == Self.ntpPort || Self.dnsPorts.contains(port), ports.contains(udp: port) else {
            self = .none
            return
        }
        self = port == Self.ntpPort ? .ntp : .dns
    }
}

extension FlowState {
    private static let dnsHeader = 12
    private static let ntpMessage = 48

    /// Swaps the roles if the service's message says that its sender is the server. The message
    /// itself stays booked with the role that its sender had.
    mutating func checkRoles(
        _ bytes: Span<UInt8>, _ payload: PacketExtent, side: Int, _ ports: ServerPorts
    ) {
        guard !hasCheckedRoles else { return }
        switch ServiceAnalyzer(resp.port, ports) {
        case .none: hasCheckedRoles = true
        case .dns:
            // The first message alone: an answer that nobody was seen to ask for.
            guard payload.count >= Self.dnsHeader else { return }
            hasCheckedRoles = true
            let isAnswer = bytes[payload.start + 2] & 0x80 != 0
            if isAnswer, side == 0, !resp.host.isMulticast { flipRoles() }
        case .ntp:
            guard payload.count >= Self.ntpMessage else { return }
            let mode = bytes[payload.start] & 0x07
            if side == 0 && mode == 4 || side == 1 && mode == 3 {
                hasCheckedRoles = true
                flipRoles()
            }
        }
    }
}

extension IPAddress {
    fileprivate var isMulticast: Bool { isMulticastOrBroadcast && !isBroadcast }
}
