import TocsinCapture
import TocsinRecords

/// An IP packet whose header was checked against the bytes that are there.
///
/// Which packets are refused, and by which length a payload is taken, is Zeek's choice
/// (src/packet_analysis/protocol/ip/IP.cc).
struct IPPacket {
    var isV4: Bool
    /// Behind a home-address option (IPv6), its home address.
    var source: IPAddress
    /// Behind a routing header with segments left (IPv6), the last of its addresses.
    var destination: IPAddress
    /// Protocol of the payload (IANA), behind IPv6 extension headers.
    var proto: UInt8
    /// Length by the header, extension headers included; 0 for segmentation offload.
    var totalLength: Int
    /// Bytes in front of the payload.
    var headerLength: Int
    /// The captured payload and, behind it, padding of the link layer.
    var payload: PacketExtent
    var fragment: Fragment?
    /// Offset of the byte that names the protocol of what follows the unfragmentable part (IPv6).
    var nextHeaderOffset = 0

    /// Bytes of payload by the header; 0 for segmentation offload.
    var payloadLength: Int { max(totalLength - headerLength, 0) }

    /// Place of a fragment in its datagram.
    struct Fragment: Hashable {
        var id: UInt32
        /// In bytes.
        var offset: Int
        var isLast: Bool
    }
}

/// Why a packet gives no flow, although it has an IP header.
public enum IPObjection: UInt8, Error, Sendable, CaseIterable {
    /// Fewer bytes than a header has.
    case truncatedHeader
    /// Neither 4 nor 6.
    case version
    /// Shorter than its own header, or longer than the packet on the wire.
    case length
    /// A total length of 0 without checksums being ignored: segmentation offload.
    case zeroLength
    case headerChecksum

    /// As a person reads it.
    public var name: String {
        switch self {
        case .truncatedHeader: "cut header"
        case .version: "unknown IP version"
        case .length: "impossible IP length"
        case .zeroLength: "IP length 0 (segmentation offload; -C accepts it)"
        case .headerChecksum: "bad IP header checksum"
        }
    }
}

extension IPPacket {
    static let minV4Header = 20
    static let v6Header = 40

    /// Decodes the packet at `extent`, which begins with an IP header and lies in `bytes`.
    /// `ignoresChecksums` also accepts a total length of 0, as Zeek's `-C` does.
    @inline(__always)
    init(
        _ bytes: Span<UInt8>, _ extent: PacketExtent, ignoresChecksums: Bool
    ) throws(IPObjection) {
        guard extent.count >= Self.minV4Header else { throw .truncatedHeader }
        switch bytes[extent.start] >> 4 {
        case 4: try self.init(v4: bytes, extent, ignoresChecksums: ignoresChecksums)
        case 6: try self.init(v6: bytes, extent, ignoresChecksums: ignoresChecksums)
        default: throw .version
        }
    }

    private init(
        v4 bytes: Span<UInt8>, _ extent: PacketExtent, ignoresChecksums: Bool
    ) throws(IPObjection) {
        let start = extent.start
        let header = Int(bytes[start] & 0x0F) * 4
        let total = Int(bytes.uint16(at: start + 2))
        try Self.check(total, header, extent, ignoresChecksums)
        guard header >= Self.minV4Header else { throw .length }
        if !ignoresChecksums {
            var checksum = Checksum()
            checksum.add(bytes, start..<start + header)
            guard checksum.isValid else { throw .headerChecksum }
        }
        let flags = bytes.uint16(at: start + 6)
        isV4 = true
        source = IPAddress(v4: bytes.uint32(at: start + 12))
        destination = IPAddress(v4: bytes.uint32(at: start + 16))
        proto = bytes[start + 9]
        totalLength = total
        headerLength = header
        payload = extent.dropping(header)
        fragment =
            flags & 0x3FFF == 0
            ? nil
            : Fragment(
                id: UInt32(bytes.uint16(at: start + 4)), offset: Int(flags & 0x1FFF) * 8,
                isLast: flags & 0x2000 == 0)
    }

    private init(
        v6 bytes: Span<UInt8>, _ extent: PacketExtent, ignoresChecksums: Bool
    ) throws(IPObjection) {
        guard extent.count >= Self.v6Header else { throw .truncatedHeader }
        let start = extent.start
        let total = Int(bytes.uint16(at: start + 4)) + Self.v6Header
        let chain = IPv6Headers(bytes, extent)
        try Self.check(total, chain.length, extent, ignoresChecksums)
        isV4 = false
        source = chain.homeAddress ?? bytes.ipv6Address(at: start + 8)
        destination = chain.finalDestination ?? bytes.ipv6Address(at: start + 24)
        proto = chain.proto
        totalLength = total
        headerLength = chain.length
        payload = extent.dropping(chain.length)
        fragment = chain.fragment
        nextHeaderOffset = chain.nextHeaderOffset
    }

    /// The lengths of a header against each other and against the packet.
    private static func check(
        _ total: Int, _ header: Int, _ extent: PacketExtent, _ ignoresChecksums: Bool
    ) throws(IPObjection) {
        guard total > 0 || ignoresChecksums else { throw .zeroLength }
        let total = total == 0 ? extent.count : total
        guard extent.count + extent.missing >= total, header <= total else { throw .length }
        guard header <= extent.count else { throw .truncatedHeader }
    }
}

extension Span where Element == UInt8 {
    /// The eight bytes at `offset` as a number of the network. Requires `offset + 8 <= count`.
    @inline(__always)
    func uint64(at offset: Int) -> UInt64 {
        UInt64(uint32(at: offset)) << 32 | UInt64(uint32(at: offset + 4))
    }

    @inline(__always)
    func ipv6Address(at offset: Int) -> IPAddress {
        IPAddress(high: uint64(at: offset), low: uint64(at: offset + 8))
    }
}
