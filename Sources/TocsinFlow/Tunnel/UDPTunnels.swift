import TocsinCapture
import TocsinRecords

// Into tunnels over UDP, which are flows themselves.

/// What the header of a tunnel over UDP leads to.
enum TunnelContent {
    /// Nothing to follow: a message of control, or one without content.
    case none
    /// The header makes no sense: the flow is no such tunnel.
    case violation
    /// An IP packet, which begins here.
    case ip(Int)
    /// A frame of Ethernet, which begins here.
    case ethernet(Int)
}

enum VXLAN {
    static let port: UInt16 = 4789
    static let header = 8

    /// RFC 7348 §5: the I flag, and a frame.
    static func content(_ bytes: Span<UInt8>, _ extent: PacketExtent) -> TunnelContent {
        guard extent.count >= header, bytes[extent.start] & 0x08 != 0 else { return .violation }
        return extent.count > header ? .ethernet(extent.start + header) : .none
    }
}

enum Geneve {
    static let port: UInt16 = 6081
    private static let header = 8

    /// RFC 8926 §3.4: version 0; options are passed over.
    static func content(_ bytes: Span<UInt8>, _ extent: PacketExtent) -> TunnelContent {
        guard extent.count >= header else { return .violation }
        let first = bytes[extent.start]
        guard first >> 6 == 0 else { return .none }
        let length = header + Int(first & 0x3F) * 4
        guard extent.count >= length else { return .violation }
        guard extent.count > length else { return .none }
        switch bytes.uint16(at: extent.start + 2) {
        case 0x6558: return .ethernet(extent.start + length)
        case 0x0800, 0x86DD: return .ip(extent.start + length)
        default: return .none
        }
    }
}

enum GTPv1 {
    static let ports: (user: UInt16, control: UInt16) = (2152, 2123)
    private static let header = 8
    /// G-PDU: a packet of a user.
    private static let userMessage: UInt8 = 0xFF

    /// 3GPP TS 29.060 §6: user messages with one IP packet.
    static func content(_ bytes: Span<UInt8>, _ extent: PacketExtent) -> TunnelContent {
        guard extent.count >= header else { return .violation }
        let flags = bytes[extent.start]
        guard flags >> 5 == 1 else { return .violation }
        // Without this bit it is GTP', of accounting.
        guard flags & 0x10 != 0, bytes[extent.start + 1] == userMessage else { return .none }
        var length = header
        if flags & 0x07 != 0 {
            length += 4
            guard extent.count >= length else { return .violation }
            var next = flags & 0x04 != 0 ? bytes[extent.start + length - 1] : 0
            while next != 0 {
                guard extent.count > length else { return .violation }
                let words = Int(bytes[extent.start + length])
                guard words > 0, extent.count >= length + words * 4 else { return .violation }
                length += words * 4
                next = bytes[extent.start + length - 1]
            }
        }
        let inner = extent.dropping(length)
        guard inner.count > 0,
            bytes.isExactly(ipVersion: 4, inner) || bytes.isExactly(ipVersion: 6, inner)
        else { return .violation }
        return .ip(inner.start)
    }
}

enum AYIYA {
    static let port: UInt16 = 5072
    private static let header = 8
    private static let forward: UInt8 = 1

    /// Whether it looks like AYIYA on any port.
    static func recognises(_ bytes: Span<UInt8>, _ extent: PacketExtent) -> Bool {
        extent.count >= 3 && bytes[extent.start + 1] == 0x52 && bytes[extent.start + 2] == 0x11
    }

    /// draft-massar-v6ops-ayiya: identity and signature are passed over.
    static func content(_ bytes: Span<UInt8>, _ extent: PacketExtent) -> TunnelContent {
        guard extent.count >= header else { return .violation }
        let identity = Int(UInt8(truncatingIfNeeded: 1 << Int(bytes[extent.start] >> 4)))
        let signature = Int(bytes[extent.start + 1] >> 4) * 4
        let length = header + identity + signature
        guard extent.count >= length else { return .violation }
        guard bytes[extent.start + 2] & 0x0F == forward, extent.count > length else { return .none }
        switch bytes[extent.start + 3] {
        case IPProtocol.ipv4, IPProtocol.ipv6: return .ip(extent.start + length)
        default: return .none
        }
    }
}

extension FlowTable {
    static let greOverUDP: UInt16 = 4754

    /// Follows the tunnel that the payload of the flow at `slot` may be, told by the responder's port
    /// or, for two of them, by content.
    mutating func takeTunnel(
        _ packet: IPPacket, _ bytes: Span<UInt8>, _ payload: PacketExtent, _ slot: Int,
        _ context: PacketContext, into batch: inout FlowBatch
    ) {
        let port = flows[slot].resp.port
        if port == Self.greOverUDP {
            _ = take(gre: packet, bytes, payload, context, into: &batch)
            return
        }
        let content: (Span<UInt8>, PacketExtent) -> TunnelContent
        switch port {
        case VXLAN.port: content = VXLAN.content
        case Geneve.port: content = Geneve.content
        case GTPv1.ports.user, GTPv1.ports.control: content = GTPv1.content
        case Teredo.port: content = Teredo.content
        case AYIYA.port: content = AYIYA.content
        default:
            if Teredo.recognises(bytes, payload) {
                content = Teredo.content
            } else if AYIYA.recognises(bytes, payload) {
                content = AYIYA.content
            } else {
                return
            }
        }
        guard !flows[slot].tunnel.isViolated else { return }
        guard context.tunnel.depth < TunnelContext.maxDepth else {
            flows[slot].hitLimit()
            return
        }
        let inside = context.entering(flows[slot].uid)
        switch content(bytes, payload) {
        case .none: return
        case .violation: flows[slot].tunnel.isViolated = true
        case .ip(let offset):
            _ = take(
                ip: bytes,
                PacketExtent(start: offset, end: payload.end, missing: payload.missing),
                inside.withoutHardware, into: &batch)
        case .ethernet(let offset):
            let frame = bytes.extracting(0..<payload.end)
            _ = take(
                inner: LinkLayer.ethernet(frame, at: offset), bytes, payload, inside, into: &batch)
        }
    }
}

extension PacketContext {
    /// What is inside was not sent by the machines whose addresses the outer frame has.
    fileprivate var withoutHardware: PacketContext {
        var context = self
        context.source = nil
        context.destination = nil
        return context
    }
}
