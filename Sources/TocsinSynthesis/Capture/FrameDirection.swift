import TocsinMath
import TocsinRecords

/// Who sends a frame to whom. Addresses are of one family.
struct FrameDirection {
    var src: IPAddress
    var dst: IPAddress
    var srcPort: UInt16
    var dstPort: UInt16

    /// Ethernet address, 48 bits: inside hosts by their own locally administered one, everybody else behind the
    /// router's.
    static func hardwareBits(_ address: IPAddress) -> UInt64 {
        if address.isMulticastOrBroadcast {
            // RFC 1112 §6.4; the generator sends to IPv4 groups only.
            return 0x0100_5E00_0000 | address.low & 0x7F_FFFF
        }
        return 0x0200_0000_0000 | (isInside(address) ? address.low & 0xFFFF_FFFF : 1)
    }

    /// The address plan of `Site`: 10.0.0.0/8 and fd00::/8. Swept networks lie behind the router.
    private static func isInside(_ address: IPAddress) -> Bool {
        address.isV4 ? address.low >> 24 & 0xFF == 10 : address.high >> 56 == 0xFD
    }

    /// 64 or 128 at home, less what the way took from abroad; 255 to a group of the link (RFC 6762 §11).
    var hopLimit: UInt8 {
        if dst.isMulticastOrBroadcast { return 255 }
        let trait = StableHash.mix(src.high, src.low, key: 0x54)
        let initial: UInt8 = trait & 1 == 0 ? 64 : 128
        return Self.isInside(src) ? initial : initial - 7 - UInt8(trait >> 8 % 12)
    }

    /// Of IPv6, the same for all packets of a direction (RFC 6437).
    var flowLabel: UInt32 {
        let ports = UInt64(srcPort) << 16 | UInt64(dstPort)
        return UInt32(StableHash.mix(src.low, dst.low, ports, key: 0x46) & 0xF_FFFF)
    }
}

extension ConnRow {
    /// From originator to responder, or back.
    func direction(isRequest: Bool) -> FrameDirection {
        isRequest
            ? .init(src: orig, dst: resp, srcPort: origPort, dstPort: respPort)
            : .init(src: resp, dst: orig, srcPort: respPort, dstPort: origPort)
    }
}
