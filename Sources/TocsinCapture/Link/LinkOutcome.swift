/// What stands behind the link layers of a frame.
public enum LinkOutcome: Hashable, Sendable {
    case network(NetworkPacket)
    case none(NoNetworkPacket)
}

/// Why a frame gives no IP packet.
public enum NoNetworkPacket: Error, Hashable, Sendable {
    /// The captured bytes end inside a link layer's header.
    case truncated
    /// A header contradicts itself or its format's definition.
    case malformed
    /// ARP or RARP.
    case arp
    /// Another protocol by its EtherType (IANA, "IEEE 802 Numbers").
    case etherType(UInt16)
    /// Another protocol by its PPP number (IANA, "PPP DLL Protocol Numbers").
    case pppProtocol(UInt16)
    /// Another protocol by its address family.
    case addressFamily(UInt32)
    /// An IEEE 802.2 frame that names no EtherType: spanning tree, NetBIOS, IPX …
    case logicalLink
    /// Where IP should begin stands another version than 4 and 6.
    case ipVersion(UInt8)
    /// A management, control or empty frame of IEEE 802.11.
    case noWirelessData
    /// A frame of IEEE 802.11 whose content is encrypted.
    case encrypted
}
