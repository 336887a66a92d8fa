/// The frame of a pcapng block (draft-ietf-opsawg-pcapng §3.1): type, length, body, length again.
struct PcapngBlock: Hashable, Sendable {
    var type: UInt32
    /// Bytes of the whole block, a multiple of four.
    var length: Int
    var order: ByteOrder

    /// The same in both byte orders.
    static let sectionHeader: UInt32 = 0x0A0D_0D0A
    static let interfaceDescription: UInt32 = 1
    /// Obsolete; dumpcap of before 2009 wrote it.
    static let packet: UInt32 = 2
    static let simplePacket: UInt32 = 3
    static let enhancedPacket: UInt32 = 6
    /// Bytes of a block without body.
    static let frameBytes = 12

    /// Reads the beginning of the block at `offset`; `order` is its section's, and a section header
    /// brings its own. Requires `frameBytes` bytes there.
    init(
        _ bytes: Span<UInt8>, at offset: Int, order: ByteOrder?
    ) throws(PcapngSection.Objection) {
        if bytes.uint32(at: offset) == Self.sectionHeader {
            switch bytes.uint32(at: offset + 8) {
            case 0x1A2B_3C4D: self.order = .bigEndian
            case 0x4D3C_2B1A: self.order = .littleEndian
            default: throw .notASection
            }
        } else {
            guard let order else { throw .notASection }
            self.order = order
        }
        type = bytes.uint32(at: offset, self.order)
        length = Int(bytes.uint32(at: offset + 4, self.order))
        guard length >= Self.frameBytes, length % 4 == 0,
            !isRead || length <= TraceLimits.maxBlockBytes
        else { throw .blockLength(length) }
    }

    /// Whether the block is looked into; the others are passed over.
    var isRead: Bool {
        switch type {
        case Self.sectionHeader, Self.interfaceDescription, Self.packet, Self.simplePacket,
            Self.enhancedPacket:
            true
        default: false
        }
    }

    /// The whole block at `offset`, its frame included. Requires that it is there.
    @_lifetime(copy bytes)
    func body(_ bytes: Span<UInt8>, at offset: Int) throws(PcapngSection.Objection) -> Span<UInt8> {
        let block = bytes.extracting(offset..<offset + length)
        guard block.uint32(at: length - 4, order) == UInt32(length) else {
            throw .differentLengths
        }
        return block
    }
}
