import TocsinRecords

/// Some hundred captured packets and the bytes they lie in: what every packet source hands on.
///
/// A block is reused: a source empties and refills it, so that reading allocates nothing per packet.
public struct PacketBlock: Sendable {
    public var bytes: [UInt8] = []
    public var packets: [CapturedPacket] = []

    public init() {}
}

/// One packet of a capture: when it was seen, how long it was, and where its bytes lie in its block.
public struct CapturedPacket: Hashable, Sendable {
    /// Microseconds since the epoch; finer stamps are cut, as Zeek cuts them.
    public var ts: Int64
    /// Offset of the first captured byte in the block's `bytes`.
    public var start: Int
    /// Bytes captured, at most `wireLength` in an honest capture.
    public var length: Int
    /// Bytes the packet had on the wire.
    public var wireLength: Int
    public var linkType: LinkType

    public init(ts: Int64, start: Int, length: Int, wireLength: Int, linkType: LinkType) {
        self.ts = ts
        self.start = start
        self.length = length
        self.wireLength = wireLength
        self.linkType = linkType
    }

    /// Where the packet's bytes lie in its block's `bytes`.
    public var range: Range<Int> { start..<start + length }
}

/// What the first bytes of a packet are: a link-layer type of tcpdump.org's registry ("Link-Layer
/// Header Types"), as it stands in a capture file.
public struct LinkType: RawRepresentable, Hashable, Sendable {
    public var rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let null = LinkType(rawValue: 0)
    public static let ethernet = LinkType(rawValue: 1)
    public static let ppp = LinkType(rawValue: 9)
    public static let fddi = LinkType(rawValue: 10)
    public static let raw = LinkType(rawValue: 101)
    public static let pppSerial = LinkType(rawValue: 50)
    public static let ieee80211 = LinkType(rawValue: 105)
    public static let linuxSLL = LinkType(rawValue: 113)
    public static let radiotap = LinkType(rawValue: 127)
    public static let nflog = LinkType(rawValue: 239)
    public static let linuxSLL2 = LinkType(rawValue: 276)
}
