import TocsinCapture

/// The header of a GRE packet, with what ERSPAN and PPTP put behind it.
///
/// What is refused is what Zeek refuses (src/packet_analysis/protocol/gre/GRE.cc).
struct GREHeader {
    /// Bytes up to the inner packet.
    var length: Int
    var content: Content

    enum Content {
        case ip, ethernet, ieee80211
        /// An IP packet of this version that fills the payload.
        case exactly(UInt8)
    }

    private static let ethernet = 14
    private static let transparentBridging: UInt16 = 0x6558
    private static let erspanII: UInt16 = 0x88BE
    private static let erspanIII: UInt16 = 0x22EB
    private static let pptp: UInt16 = 0x880B

    /// nil for what is cut, contradicts itself, or has routing information (deprecated by RFC 2784).
    init?(_ bytes: Span<UInt8>, _ extent: PacketExtent) {
        guard extent.count >= 4 else { return nil }
        let flags = bytes.uint16(at: extent.start)
        let type = bytes.uint16(at: extent.start + 2)
        length = 4
        // Checksum, key, sequence number, acknowledgement.
        for flag: UInt16 in [0x8000, 0x2000, 0x1000, 0x0080] where flags & flag != 0 { length += 4 }
        // Routing, and the bits that are reserved.
        guard flags & 0x4000 == 0, flags & 0x0078 == 0 else { return nil }
        switch flags & 7 {
        case 0:
            guard let content = Self.content(type, flags, bytes, extent, &length) else {
                return nil
            }
            self.content = content
        case 1:
            guard type == Self.pptp, extent.count >= length + 4 else { return nil }
            // The number of PPP, behind address and control.
            switch bytes.uint16(at: extent.start + length + 2) {
            case 0x0021: content = .exactly(4)
            case 0x0057: content = .exactly(6)
            default: return nil
            }
            length += 4
        default: return nil
        }
        guard extent.count >= length else { return nil }
    }

    private static func content(
        _ type: UInt16, _ flags: UInt16, _ bytes: Span<UInt8>, _ extent: PacketExtent,
        _ length: inout Int
    ) -> Content? {
        switch type {
        case transparentBridging:
            return extent.count > length + ethernet ? .ethernet : nil
        case erspanII:
            guard extent.count > length + ethernet else { return nil }
            // Type I has no header of its own, and no sequence number.
            if flags & 0x1000 != 0 { length += 8 }
            return extent.count >= length + ethernet ? .ethernet : nil
        case erspanIII:
            guard extent.count > length + ethernet + 12 else { return nil }
            length += 12
            if bytes[extent.start + length - 1] & 1 != 0 {
                length += 8
                guard extent.count > length + ethernet else { return nil }
            }
            return .ethernet
        case 0x9000: return .ieee80211
        case let type where isAruba(type): return .ieee80211
        default: return .ip
        }
    }

    /// The numbers under which Aruba's access points send frames of IEEE 802.11.
    private static func isAruba(_ type: UInt16) -> Bool {
        guard type & 0x0F == 0 else { return false }
        return type & 0x8200 == 0x8200 && type & 0x8300 != 0x8300
            || type & 0x8300 == 0x8300 && type <= 0x8370
    }
}
