import TocsinCapture
import TocsinRecords

// ICMP: from a message to its flow.

extension FlowTable {
    static let icmpHeader = 8

    mutating func take(
        icmp packet: IPPacket, _ bytes: Span<UInt8>, _ context: PacketContext,
        into batch: inout FlowBatch
    ) -> PacketFate {
        guard packet.holds(Self.icmpHeader) else { return .malformedTransport }
        let start = packet.payload.start
        let type = bytes[start]
        let counterpart =
            packet.proto == IPProtocol.icmp
            ? ICMPCounterpart.v4(type) : ICMPCounterpart.v6(type)
        let (key, isFromLow) = FlowKey.make(
            from: FlowKey.Endpoint(host: packet.source, port: UInt16(type)),
            to: FlowKey.Endpoint(
                host: packet.destination, port: UInt16(counterpart ?? bytes[start + 1])),
            proto: packet.proto, isOneWay: counterpart == nil)
        let slot: Int
        if let found = find(key) {
            slot = found
            flows[slot].note(context.tunnel)
        } else {
            slot = begin(key, isFromLow: isFromLow, transport: .icmp, context, into: &batch)
        }
        let length = packet.segmentLength
        let isComplete = packet.payload.count >= length
        // ICMPv6 counts a pseudo-header in (RFC 4443 §2.3), ICMP does not.
        if !options.ignoresChecksums, isComplete,
            !packet.hasValidChecksum(
                bytes, length: length, pseudoHeader: packet.proto == IPProtocol.icmp6)
        {
            return .badChecksum
        }
        flows[slot].last = context.ts
        let side = flows[slot].side(isFromLow: isFromLow)
        flows[slot].sides[side].addLength(length - Self.icmpHeader)
        if isComplete { flows[slot].count(side, totalLength: packet.totalLength) }
        return .flow
    }
}
