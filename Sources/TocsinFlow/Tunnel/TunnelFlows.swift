import TocsinCapture
import TocsinMath
import TocsinRecords

// Into tunnels that are no flows: GRE and IP in IP; and on to what is inside of any tunnel.

extension FlowTable {
    /// IP in IP (RFC 2003, RFC 2473): the inner length must be that of the payload.
    mutating func take(
        ipInIP packet: IPPacket, _ bytes: Span<UInt8>, _ payload: PacketExtent,
        _ context: PacketContext, into batch: inout FlowBatch
    ) -> PacketFate {
        let version = packet.proto == IPProtocol.ipv4 ? 4 : 6
        guard context.tunnel.depth < TunnelContext.maxDepth,
            bytes.isExactly(ipVersion: UInt8(version), payload)
        else { return .tunnelRefused }
        return take(
            inner: .network(NetworkPacket(offset: payload.start)), bytes, payload.complete,
            entering(packet, context), into: &batch)
    }

    /// GRE (RFC 2784, RFC 2890; version 1: RFC 2637), at `payload`, inside of `packet`.
    mutating func take(
        gre packet: IPPacket, _ bytes: Span<UInt8>, _ payload: PacketExtent,
        _ context: PacketContext, into batch: inout FlowBatch
    ) -> PacketFate {
        guard context.tunnel.depth < TunnelContext.maxDepth,
            let header = GREHeader(bytes, payload)
        else { return .tunnelRefused }
        let inner = payload.dropping(header.length)
        let frame = bytes.extracting(0..<inner.end)
        let outcome: LinkOutcome
        switch header.content {
        case .ip: outcome = LinkLayer.ip(frame, at: inner.start)
        case .ethernet: outcome = LinkLayer.ethernet(frame, at: inner.start)
        case .ieee80211: outcome = LinkLayer.ieee80211(frame, at: inner.start)
        case .exactly(let version):
            guard bytes.isExactly(ipVersion: version, inner) else { return .tunnelRefused }
            outcome = .network(NetworkPacket(offset: inner.start))
        }
        return take(inner: outcome, bytes, inner.complete, entering(packet, context), into: &batch)
    }

    /// The context of what is inside of a tunnel between the addresses of `packet`.
    private mutating func entering(_ packet: IPPacket, _ context: PacketContext) -> PacketContext {
        let uid = tunnels.uid(packet, now: now) { key in
            uids.make(key, isFromLow: true, ts: context.ts, now: now)
        }
        return context.entering(uid)
    }

    /// Takes what a tunnel holds: frames of an aggregate one by one.
    mutating func take(
        inner outcome: LinkOutcome, _ bytes: Span<UInt8>, _ extent: PacketExtent,
        _ context: PacketContext, into batch: inout FlowBatch
    ) -> PacketFate {
        let frame = bytes.extracting(0..<extent.end)
        var outcome = outcome
        var fate: PacketFate?
        while true {
            guard case .network(let network) = outcome else {
                guard case .none(let reason) = outcome else { return fate ?? .noFlow }
                return fate ?? .notIP(NotIP(reason))
            }
            var context = context
            context.source = network.source
            context.destination = network.destination
            let packet = PacketExtent(
                start: network.offset, end: extent.end, missing: extent.missing)
            let next = take(ip: frame, packet, context, into: &batch)
            fate = fate ?? next
            guard let subframe = network.nextSubframe else { return fate ?? next }
            outcome = LinkLayer.subframe(frame, at: subframe)
        }
    }
}

extension PacketContext {
    /// For what is inside of the tunnel `uid`, which is inside of this one.
    func entering(_ uid: ConnUID) -> PacketContext {
        var inner = self
        inner.tunnel.depth += 1
        inner.tunnel.parent = uid
        inner.tunnel.stack = StableHash.mix(tunnel.stack, uid.high, uid.low, key: 0) | 1
        return inner
    }
}

extension PacketExtent {
    /// What was captured, as though that were all.
    var complete: PacketExtent { PacketExtent(start: start, end: end, missing: 0) }
}

extension Span where Element == UInt8 {
    /// Length by the header of the IP packet at `extent`; nil for another version than `ipVersion`,
    /// and for fewer bytes than a header has.
    func totalLength(ipVersion: UInt8, _ extent: PacketExtent) -> Int? {
        guard extent.count >= (ipVersion == 4 ? IPPacket.minV4Header : IPPacket.v6Header),
            self[extent.start] >> 4 == ipVersion
        else { return nil }
        return ipVersion == 4
            ? Int(uint16(at: extent.start + 2))
            : Int(uint16(at: extent.start + 4)) + IPPacket.v6Header
    }

    /// Whether an IP packet of that version fills `extent`.
    func isExactly(ipVersion: UInt8, _ extent: PacketExtent) -> Bool {
        totalLength(ipVersion: ipVersion, extent) == extent.count
    }
}
