import TocsinRecords

/// What the link layers of a packet leave: the bytes that begin with an IP header, and who sent them.
public struct NetworkPacket: Hashable, Sendable {
    /// Offset of the IP header from the packet's first byte; its version nibble tells which IP it is.
    public var offset: Int
    /// Sender's hardware address, where the link layer has one.
    public var source: HardwareAddress?
    public var destination: HardwareAddress?
    /// Where the next frame of the same IEEE 802.11 aggregate begins, which `LinkLayer.subframe`
    /// reads; nil for all other packets.
    public var nextSubframe: Int?

    public init(
        offset: Int, source: HardwareAddress? = nil, destination: HardwareAddress? = nil,
        nextSubframe: Int? = nil
    ) {
        self.offset = offset
        self.source = source
        self.destination = destination
        self.nextSubframe = nextSubframe
    }
}
