/// The point-to-point protocol and its like.
extension LinkLayer {
    /// PPP (RFC 1661) at `offset`, with or without address and control (RFC 1662), its protocol in
    /// two bytes or compressed to one.
    public static func ppp(_ bytes: Span<UInt8>, at offset: Int = 0) -> LinkOutcome {
        LinkFrame(type: 0, offset: offset).ppp(bytes)
    }

    /// A session of PPP over Ethernet (RFC 2516 §4) at `offset`.
    static func pppoe(_ bytes: Span<UInt8>, at offset: Int = 0) -> LinkOutcome {
        LinkFrame(type: 0, offset: offset).pppoe(bytes)
    }

    /// A serial line (LINKTYPE_PPP, LINKTYPE_PPP_HDLC, LINKTYPE_C_HDLC): PPP, or Cisco's HDLC, whose
    /// address is 0x0F for one and 0x8F for all and whose type is an EtherType. Captures call the one
    /// by the other's name; neither address begins a protocol number of PPP that is in use.
    static func hdlc(_ bytes: Span<UInt8>) -> LinkOutcome {
        guard !bytes.isEmpty, bytes[0] == 0x0F || bytes[0] == 0x8F else { return ppp(bytes) }
        guard bytes.count > 4 else { return .none(.truncated) }
        return byEtherType(bytes.uint16(at: 2), bytes, at: 4)
    }
}

extension LinkFrame {
    func pppoe(_ bytes: Span<UInt8>) -> LinkOutcome {
        guard bytes.count - offset > 6 else { return .none(.truncated) }
        var frame = self
        frame.offset += 6
        return frame.ppp(bytes)
    }

    func ppp(_ bytes: Span<UInt8>) -> LinkOutcome {
        var frame = self
        if bytes.count - frame.offset > 2, bytes.uint16(at: frame.offset) == 0xFF03 {
            frame.offset += 2
        }
        guard bytes.count - frame.offset > 2 else { return .none(.truncated) }
        var number = UInt16(bytes[frame.offset])
        frame.offset += 1
        // The last byte of a number is odd, every other one even (RFC 1661 §2).
        if number & 1 == 0 {
            number = number << 8 | UInt16(bytes[frame.offset])
            frame.offset += 1
        }
        switch number {
        case 0x0021, 0x0057: return frame.ip(bytes)
        case 0x0281: return frame.mpls(bytes)
        default: return .none(.pppProtocol(number))
        }
    }
}
