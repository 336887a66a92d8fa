import TocsinCapture
import TocsinRecords

// TCP: from a segment to its flow.

extension FlowTable {
    mutating func take(
        tcp packet: IPPacket, _ bytes: Span<UInt8>, _ context: PacketContext,
        into batch: inout FlowBatch
    ) -> PacketFate {
        guard packet.holds(Segment.minHeader) else { return .malformedTransport }
        let start = packet.payload.start
        let flags = TCPFlags(rawValue: bytes[start + 13])
        let (source, destination) = packet.endpoints(bytes)
        let (key, isFromLow) = FlowKey.make(
            from: source, to: destination, proto: IPProtocol.tcp)
        let slot: Int
        if let found = find(key) {
            // A header of an impossible length begins nothing anew.
            let isSYN = flags.contains(.syn) && bytes[start + 12] >> 4 >= 5
            let syn = isSYN ? (bytes.uint32(at: start + 4), flags) : nil
            if flows[found].joins(syn, context.tunnel) {
                slot = found
            } else {
                end(found, into: &batch)
                slot = beginTCP(key, isFromLow, packet, flags, source, destination, context, &batch)
            }
        } else {
            slot = beginTCP(key, isFromLow, packet, flags, source, destination, context, &batch)
        }
        let length = packet.segmentLength
        guard let segment = Segment(bytes, packet.payload, length: length) else {
            return .badHeader
        }
        if !options.ignoresChecksums, segment.isComplete,
            !packet.hasValidChecksum(bytes, length: length)
        {
            flows[slot].noteBadSegment(isFromLow: isFromLow)
            return .badChecksum
        }
        let requests = flows[slot].take(
            segment, isFromLow: isFromLow, ts: context.ts, totalLength: packet.totalLength)
        arm(requests, slot)
        if segment.length > 0 { notePayload(slot, context.ts) }
        return .flow
    }

    private mutating func beginTCP(
        _ key: FlowKey, _ isFromLow: Bool, _ packet: IPPacket, _ flags: TCPFlags,
        _ source: FlowKey.Endpoint, _ destination: FlowKey.Endpoint, _ context: PacketContext,
        _ batch: inout FlowBatch
    ) -> Int {
        let slot = begin(key, isFromLow: isFromLow, transport: .tcp, context, into: &batch)
        if guessesFlip(flags, source.port, destination.port), !packet.destination.isBroadcast {
            flows[slot].flipRoles()
        }
        set(.session, due: now + FlowTimeouts.firstSessionCheck, slot)
        return slot
    }

    /// Whether a first segment that is no plain SYN looks as though it came from the server.
    private func guessesFlip(_ flags: TCPFlags, _ source: UInt16, _ destination: UInt16) -> Bool {
        guard !flags.contains(.syn) || flags.contains(.ack),
            options.serverPorts.contains(tcp: source)
        else { return false }
        return !options.serverPorts.contains(tcp: destination)
            || !flags.contains(.syn) && source < destination
    }
}

extension FlowState {
    /// Whether a segment that was found to belong here does so; then its tunnels are taken note of.
    /// `syn` is nil for segments that begin nothing.
    @inline(__always)
    mutating func joins(_ syn: (seq: UInt32, flags: TCPFlags)?, _ tunnel: TunnelContext) -> Bool {
        if let syn, isReused(by: syn) { return false }
        note(tunnel)
        return true
    }

    mutating func noteBadSegment(isFromLow: Bool) {
        let e = side(isFromLow: isFromLow)
        if tcp.ends[e].badChecksums.countsAsLetter() {
            history.append(UInt8(ascii: "C"), isOrig: e == 0)
        }
    }

    /// Whether a SYN has waited for an answer for long enough (Zeek: AttemptTimer).
    var isAttemptOver: Bool {
        tcp.isActive && !tcp.hasCancelledTimers && tcp.ends[1].state == .inactive
            && (tcp.ends[0].state == .synSent || tcp.ends[0].state == .synAckSent)
    }
}

extension IPAddress {
    /// 255.255.255.255.
    var isBroadcast: Bool { v4Bits == .max }
}
