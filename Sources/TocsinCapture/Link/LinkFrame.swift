import TocsinRecords

/// A frame in the middle of being unwrapped: what its next bytes are, and where.
///
/// Layers follow each other in a loop, each some bytes farther into the packet, so that no nesting is
/// too deep for the stack.
struct LinkFrame {
    /// EtherType of the bytes at `offset`; up to 1500 it is a length and they are IEEE 802.2.
    var type: UInt16
    var offset: Int
    var source: HardwareAddress?
    var destination: HardwareAddress?

    /// Smaller numbers in the place of an EtherType are none (IEEE 802.3 §3.2.6).
    static let smallestEtherType: UInt16 = 1536
    static let largestLength: UInt16 = 1500

    init(type: UInt16, offset: Int) {
        self.type = type
        self.offset = offset
    }

    var isIP: Bool { type == 0x0800 || type == 0x86DD }

    /// Unwraps layer after layer.
    func follow(_ bytes: Span<UInt8>) -> LinkOutcome {
        var frame = self
        while true {
            let reason: NoNetworkPacket?
            switch frame.type {
            case 0x0800, 0x86DD: return frame.ip(bytes)
            // IEEE 802.1Q, 802.1ad and what preceded it.
            case 0x8100, 0x88A8, 0x9100: reason = frame.readTag(bytes, length: 4, typeAt: 2)
            case 0x8926: reason = frame.readTag(bytes, length: 6, typeAt: 4)
            case 0x8847: return frame.mpls(bytes)
            case 0x8864: return frame.pppoe(bytes)
            case 0x88E7:
                // IEEE 802.1ah: a service tag, then a whole frame.
                guard bytes.count - frame.offset > 18 else { return .none(.truncated) }
                frame.offset += 4
                reason = frame.readEthernet(bytes)
            case 0x0806, 0x8035: return .none(.arp)
            case 0...Self.largestLength: reason = frame.readLogicalLink(bytes)
            case let other: return .none(.etherType(other))
            }
            if let reason { return .none(reason) }
        }
    }

    /// The end of the way: IP at `offset`.
    @inline(__always)
    func ip(_ bytes: Span<UInt8>) -> LinkOutcome {
        guard offset < bytes.count else { return .none(.truncated) }
        let version = bytes[offset] >> 4
        guard version == 4 || version == 6 else { return .none(.ipVersion(version)) }
        return .network(NetworkPacket(offset: offset, source: source, destination: destination))
    }

    /// A label stack (RFC 3032 §2.1), whose content tells itself by its version.
    func mpls(_ bytes: Span<UInt8>) -> LinkOutcome {
        var frame = self
        while bytes.count - frame.offset > 4 {
            let isBottom = bytes[frame.offset + 2] & 1 == 1
            frame.offset += 4
            if isBottom { return frame.ip(bytes) }
        }
        return .none(.truncated)
    }

    /// Addresses and type of an Ethernet header at `offset`.
    @inline(__always)
    mutating func readEthernet(_ bytes: Span<UInt8>) -> NoNetworkPacket? {
        guard bytes.count - offset > 16 else { return .truncated }
        // Cisco's FabricPath puts 16 bytes in front of the frame.
        if bytes.uint16(at: offset + 12) == 0x8903 {
            guard bytes.count - offset > 16 + 14 else { return .truncated }
            offset += 16
        }
        destination = bytes.hardwareAddress(at: offset)
        source = bytes.hardwareAddress(at: offset + 6)
        type = bytes.uint16(at: offset + 12)
        offset += 14
        if type <= Self.largestLength, bytes.count - offset < Int(type) { return .truncated }
        return nil
    }

    /// A tag of `length` bytes, of which two are the next type.
    private mutating func readTag(
        _ bytes: Span<UInt8>, length: Int, typeAt place: Int
    ) -> NoNetworkPacket? {
        guard bytes.count - offset > length else { return .truncated }
        type = bytes.uint16(at: offset + place)
        offset += length
        return nil
    }

    /// The header of IEEE 802.2, of which only the subnetwork access protocol (RFC 1042) carries IP.
    private mutating func readLogicalLink(_ bytes: Span<UInt8>) -> NoNetworkPacket? {
        guard bytes.count - offset >= 3 else { return .truncated }
        guard bytes.uint16(at: offset) == 0xAAAA else { return .logicalLink }
        // Only unnumbered frames have a control field of one byte.
        let header = bytes[offset + 2] & 3 == 3 ? 3 : 4
        guard bytes.count - offset >= header + 5 else { return .truncated }
        let organization = bytes.uint32(at: offset + header) >> 8
        guard organization == 0 else { return .logicalLink }
        type = bytes.uint16(at: offset + header + 3)
        offset += header + 5
        return nil
    }
}

extension Span where Element == UInt8 {
    /// The hardware address at `offset`; nil for zeros. Requires `offset + 6 <= count`.
    @inline(__always)
    func hardwareAddress(at offset: Int) -> HardwareAddress? {
        HardwareAddress(bits: UInt64(uint16(at: offset)) << 32 | UInt64(uint32(at: offset + 2)))
    }
}
