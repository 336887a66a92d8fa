/// A section of a pcapng file: its byte order and the interfaces described so far.
struct PcapngSection: Hashable, Sendable {
    var order: ByteOrder
    var interfaces: [Interface] = []

    struct Interface: Hashable, Sendable {
        var linkType: LinkType
        /// 0 is no limit.
        var snapLength: UInt32
        var scale = StampScale()
    }

    /// Why a block ends the reading: what follows cannot be found or understood.
    enum Objection: Error, Hashable {
        case notASection
        case blockLength(Int)
        case differentLengths
        case version(major: UInt16, minor: UInt16)
        case tooManyInterfaces
        case shortBlock
    }

    /// Begins a section with the whole block in `block`.
    init(_ block: Span<UInt8>, order: ByteOrder) throws(Objection) {
        guard block.count >= 28 else { throw .shortBlock }
        let major = block.uint16(at: 12, order)
        let minor = block.uint16(at: 14, order)
        // 1.2 is 1.0 with another number (the draft's §4.1).
        guard major == 1, minor == 0 || minor == 2 else {
            throw .version(major: major, minor: minor)
        }
        self.order = order
    }

    /// Takes up the interface that the whole block in `block` describes; false if its options are
    /// damaged, so that its times may be wrong.
    mutating func addInterface(_ block: Span<UInt8>) throws(Objection) -> Bool {
        guard block.count >= 20 else { throw .shortBlock }
        guard interfaces.count < TraceLimits.maxInterfaces else { throw .tooManyInterfaces }
        var interface = Interface(
            linkType: LinkType(rawValue: block.uint16(at: 8, order)),
            snapLength: block.uint32(at: 12, order))
        let isSound = interface.readOptions(block.extracting(16..<block.count - 4), order)
        interfaces.append(interface)
        return isSound
    }

    /// The packet in the whole block `block` of one of the three packet types, which lies at `start`
    /// of the read bytes; nil if it does not hold what it says, or no such interface was described.
    @inline(__always)
    func packet(type: UInt32, _ block: Span<UInt8>, at start: Int) -> CapturedPacket? {
        if type == PcapngBlock.simplePacket { return simplePacket(block, at: start) }
        guard block.count >= 32 else { return nil }
        let index =
            type == PcapngBlock.packet
            ? Int(block.uint16(at: 8, order)) : Int(block.uint32(at: 8, order))
        let length = Int(block.uint32(at: 20, order))
        guard index < interfaces.count, length <= block.count - 32,
            length <= TraceLimits.maxPacketBytes
        else { return nil }
        let ticks = UInt64(block.uint32(at: 12, order)) << 32 | UInt64(block.uint32(at: 16, order))
        return CapturedPacket(
            ts: interfaces[index].scale.microseconds(ticks: ticks), start: start + 28,
            length: length, wireLength: Int(block.uint32(at: 24, order)),
            linkType: interfaces[index].linkType)
    }

    /// A simple packet belongs to the first interface and has no time: 0, as libpcap gives it.
    private func simplePacket(_ block: Span<UInt8>, at start: Int) -> CapturedPacket? {
        guard block.count >= 16, let interface = interfaces.first else { return nil }
        let wire = block.uint32(at: 8, order)
        let snap = interface.snapLength
        let length = Int(snap == 0 ? wire : min(wire, snap))
        guard length <= block.count - 16, length <= TraceLimits.maxPacketBytes else { return nil }
        return CapturedPacket(
            ts: 0, start: start + 12, length: length, wireLength: Int(wire),
            linkType: interface.linkType)
    }
}

extension PcapngSection.Interface {
    private static let endOfOptions: UInt16 = 0
    private static let tsResolution: UInt16 = 9
    private static let tsOffset: UInt16 = 14

    /// Takes resolution and offset of times out of a list of options; false if the list is damaged.
    fileprivate mutating func readOptions(_ options: Span<UInt8>, _ order: ByteOrder) -> Bool {
        var position = 0
        while options.count - position >= 4 {
            let code = options.uint16(at: position, order)
            let length = Int(options.uint16(at: position + 2, order))
            if code == Self.endOfOptions { return true }
            position += 4
            guard options.count - position >= length else { return false }
            if code == Self.tsResolution {
                guard length == 1 else { return false }
                scale.resolution = options[position]
            } else if code == Self.tsOffset {
                guard length == 8 else { return false }
                let first = UInt64(options.uint32(at: position, order))
                let second = UInt64(options.uint32(at: position + 4, order))
                let bits = order == .bigEndian ? first << 32 | second : second << 32 | first
                scale.offset = Int64(bitPattern: bits)
            }
            position += (length + 3) & ~3
        }
        // Padding behind the last option may be missing.
        return position >= options.count
    }
}
