import TocsinCapture
import TocsinRecords

// From an IP packet to its flow.

extension FlowTable {
    /// Takes the packet that begins at `extent`, out of a frame or a tunnel.
    mutating func take(
        ip bytes: Span<UInt8>, _ extent: PacketExtent, _ context: PacketContext,
        into batch: inout FlowBatch
    ) -> PacketFate {
        let packet: IPPacket
        do throws(IPObjection) {
            packet = try IPPacket(bytes, extent, ignoresChecksums: options.ignoresChecksums)
        } catch {
            return .malformedIP(error)
        }
        guard let fragment = packet.fragment else {
            return take(packet, bytes, context, into: &batch)
        }
        let isCut = extent.count < packet.totalLength
        guard isCut else {
            guard
                let whole = fragments.add(packet, bytes, start: extent.start, now: now)
            else { return .fragment }
            return take(datagram: whole, context, into: &batch)
        }
        // A first fragment may be all there is of a capture of headers.
        return fragment.offset == 0
            ? take(packet, bytes, context, into: &batch) : .cutFragment
    }

    /// Takes a datagram that was put together from fragments.
    private mutating func take(
        datagram: [UInt8], _ context: PacketContext, into batch: inout FlowBatch
    ) -> PacketFate {
        do throws(IPObjection) {
            // The checksums of the fragments' headers were good.
            let packet = try IPPacket(
                datagram.span, PacketExtent(start: 0, end: datagram.count, missing: 0),
                ignoresChecksums: true)
            return take(packet, datagram.span, context, into: &batch)
        } catch {
            return .malformedIP(error)
        }
    }

    private mutating func take(
        _ packet: IPPacket, _ bytes: Span<UInt8>, _ context: PacketContext,
        into batch: inout FlowBatch
    ) -> PacketFate {
        switch packet.proto {
        case IPProtocol.tcp: take(tcp: packet, bytes, context, into: &batch)
        case IPProtocol.udp: take(udp: packet, bytes, context, into: &batch)
        case IPProtocol.icmp, IPProtocol.icmp6: take(icmp: packet, bytes, context, into: &batch)
        case IPProtocol.ipv4, IPProtocol.ipv6:
            take(ipInIP: packet, bytes, packet.payload, context, into: &batch)
        case IPProtocol.gre:
            take(gre: packet, bytes, packet.payload, context, into: &batch)
        case IPProtocol.igmp, IPv6Headers.noNext: .noFlow
        case IPv6Headers.esp where !packet.isV4, IPv6Headers.mobility where !packet.isV4: .noFlow
        default: take(other: packet, context, into: &batch)
        }
    }

    /// A protocol without ports.
    private mutating func take(
        other packet: IPPacket, _ context: PacketContext, into batch: inout FlowBatch
    ) -> PacketFate {
        let (key, isFromLow) = FlowKey.make(
            from: FlowKey.Endpoint(host: packet.source, port: 0),
            to: FlowKey.Endpoint(host: packet.destination, port: 0), proto: packet.proto)
        let slot: Int
        if let found = find(key) {
            slot = found
            flows[slot].note(context.tunnel)
        } else {
            slot = begin(key, isFromLow: isFromLow, transport: .unknown, context, into: &batch)
        }
        flows[slot].last = context.ts
        flows[slot].count(
            flows[slot].side(isFromLow: isFromLow), totalLength: packet.totalLength)
        return .flow
    }
}

/// Protocol numbers of IP (IANA).
enum IPProtocol {
    static let icmp: UInt8 = 1
    static let igmp: UInt8 = 2
    static let ipv4: UInt8 = 4
    static let tcp: UInt8 = 6
    static let udp: UInt8 = 17
    static let ipv6: UInt8 = 41
    static let gre: UInt8 = 47
    static let icmp6: UInt8 = 58
}

extension IPPacket {
    /// The endpoints that the ports at the front of the payload make; four bytes of it are there.
    @inline(__always)
    func endpoints(
        _ bytes: Span<UInt8>
    ) -> (source: FlowKey.Endpoint, destination: FlowKey.Endpoint) {
        (
            FlowKey.Endpoint(host: source, port: bytes.uint16(at: payload.start)),
            FlowKey.Endpoint(host: destination, port: bytes.uint16(at: payload.start + 2))
        )
    }

    /// Bytes of the payload by the header, or as captured if that says 0 (segmentation offload).
    var segmentLength: Int { payloadLength == 0 ? payload.count : payloadLength }

    /// Whether a transport header of `bytes` fits the header's length and what was captured.
    func holds(_ bytes: Int) -> Bool {
        (payloadLength == 0 || payloadLength >= bytes) && payload.count >= bytes
    }

    /// Whether the transport checksum over `length` bytes is good; all of them were captured.
    func hasValidChecksum(_ bytes: Span<UInt8>, length: Int, pseudoHeader: Bool = true) -> Bool {
        var checksum = Checksum()
        if pseudoHeader {
            if isV4 {
                checksum.add(UInt32(truncatingIfNeeded: source.low))
                checksum.add(UInt32(truncatingIfNeeded: destination.low))
            } else {
                for address in [source, destination] {
                    checksum.add(UInt32(truncatingIfNeeded: address.high >> 32))
                    checksum.add(UInt32(truncatingIfNeeded: address.high))
                    checksum.add(UInt32(truncatingIfNeeded: address.low >> 32))
                    checksum.add(UInt32(truncatingIfNeeded: address.low))
                }
            }
            checksum.add(UInt32(proto))
            checksum.add(UInt32(truncatingIfNeeded: length))
        }
        checksum.add(bytes, payload.start..<payload.start + length)
        return checksum.isValid
    }
}
