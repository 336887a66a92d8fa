import TocsinRecords

/// What the link layers of a packet leave: the bytes that begin with an IP header, and who sent them.
public struct NetworkPacket: Hashable, Sendable {
    /// Offset of the IP header from the packet's first byte; its version nibble tells which IP it is.
    public var offset: Int
    /// Sender's hardware address, where the link layer has one.
    public var source: HardwareAddress?
    public var destination: HardwareAddress?

    public init(
        offset: Int, source: HardwareAddress? = nil, destination: HardwareAddress? = nil
    ) {
        self.offset = offset
        self.source = source
        self.destination = destination
    }
}
