/// The head of a classic capture file (draft-ietf-opsawg-pcap), and what it says of the records.
struct PcapHeader: Hashable, Sendable {
    var order: ByteOrder
    var isNanoseconds: Bool
    /// Bytes of the header in front of each packet.
    var recordHeaderBytes: Int
    var linkType: LinkType
    var lengths: Lengths

    /// Which of a record's two lengths comes first: files before version 2.3 have the wire length
    /// first, and writers of 2.3 did not agree.
    enum Lengths: Hashable, Sendable {
        case capturedFirst, wireFirst, smallerIsCaptured
    }

    /// Bytes of the file header.
    static let bytes = 24

    /// A magic number of the format: its order, resolution and record header.
    struct Magic: Hashable, Sendable {
        var order: ByteOrder
        var isNanoseconds = false
        var recordHeaderBytes = 16

        /// nil if the four bytes at the front of `head` are none.
        init?(_ head: Span<UInt8>) {
            guard head.count >= 4 else { return nil }
            let bigEndian = head.uint32(at: 0)
            switch bigEndian {
            case 0xA1B2_C3D4, 0xA1B2_3C4D, 0xA1B2_CD34: order = .bigEndian
            case 0xD4C3_B2A1, 0x4D3C_B2A1, 0x34CD_B2A1: order = .littleEndian
            default: return nil
            }
            let magic = order == .bigEndian ? bigEndian : bigEndian.byteSwapped
            isNanoseconds = magic == 0xA1B2_3C4D
            // Alexey Kuznetsov's patched libpcap adds interface, protocol and direction.
            if magic == 0xA1B2_CD34 { recordHeaderBytes = 24 }
        }
    }

    /// Why a header is none that can be read.
    enum Objection: Error, Hashable {
        case version(major: UInt16, minor: UInt16)
    }

    /// Reads the header of which `magic` is the beginning. Requires `bytes` bytes in `head`.
    init(_ magic: Magic, _ head: Span<UInt8>) throws(Objection) {
        order = magic.order
        isNanoseconds = magic.isNanoseconds
        recordHeaderBytes = magic.recordHeaderBytes
        let major = head.uint16(at: 4, order)
        let minor = head.uint16(at: 6, order)
        switch (major, minor) {
        // 543.0 is what an old tcpdump of Digital UNIX wrote for 2.2.
        case (2, 0..<3), (543, 0): lengths = .wireFirst
        case (2, 3): lengths = .smallerIsCaptured
        case (2, _): lengths = .capturedFirst
        default: throw .version(major: major, minor: minor)
        }
        // The upper bits tell of a frame check sequence, which IP's own lengths leave behind.
        linkType = LinkType(rawValue: UInt16(truncatingIfNeeded: head.uint32(at: 20, order)))
    }
}

/// The header of one packet of a classic capture file.
struct PcapRecord: Hashable, Sendable {
    var ts: Int64
    var captured: UInt32
    var wire: UInt32

    /// Reads the 16 bytes at `offset`; requires that they are there.
    @inline(__always)
    init(_ bytes: Span<UInt8>, at offset: Int, _ header: PcapHeader) {
        let seconds = Int64(bytes.uint32(at: offset, header.order))
        let fraction = Int64(bytes.uint32(at: offset + 4, header.order))
        ts = seconds * 1_000_000 + (header.isNanoseconds ? fraction / 1000 : fraction)
        captured = bytes.uint32(at: offset + 8, header.order)
        wire = bytes.uint32(at: offset + 12, header.order)
        switch header.lengths {
        case .capturedFirst: break
        case .smallerIsCaptured where captured <= wire: break
        case .wireFirst, .smallerIsCaptured: swap(&captured, &wire)
        }
    }
}
