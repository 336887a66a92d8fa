import TocsinCapture

/// What became of a packet.
public enum PacketFate: Hashable, Sendable {
    /// Counted in a flow, or in one inside of a tunnel.
    case flow
    /// In a flow, with a checksum that is wrong: not counted in it.
    case badChecksum
    /// In a flow, with a transport header that makes no sense: not counted in it.
    case badHeader
    /// A fragment of a datagram that was not complete.
    case fragment
    /// A fragment that was not completely captured.
    case cutFragment
    /// No IP packet.
    case notIP(NotIP)
    /// An IP packet that is not what it says.
    case malformedIP(IPObjection)
    /// Too short for a transport header.
    case malformedTransport
    /// IP without a flow: IGMP, and over IPv6 ESP, mobility and "no next header".
    case noFlow
    /// A tunnel whose header makes no sense, or which is nested too deep.
    case tunnelRefused
}

/// Kinds of packets that hold no IP.
public enum NotIP: UInt8, Sendable, CaseIterable {
    case arp, otherProtocol, wirelessControl, encryptedWireless, cutLinkHeader, badLinkHeader
    case ipVersion

    init(_ reason: NoNetworkPacket) {
        self =
            switch reason {
            case .truncated: .cutLinkHeader
            case .malformed: .badLinkHeader
            case .arp: .arp
            case .etherType, .pppProtocol, .addressFamily, .logicalLink: .otherProtocol
            case .ipVersion: .ipVersion
            case .noWirelessData: .wirelessControl
            case .encrypted: .encryptedWireless
            }
    }

    /// As a person reads it.
    public var name: String {
        switch self {
        case .arp: "ARP"
        case .otherProtocol: "other protocols"
        case .wirelessControl: "wireless management"
        case .encryptedWireless: "encrypted wireless"
        case .cutLinkHeader: "cut link header"
        case .badLinkHeader: "bad link header"
        case .ipVersion: "neither IPv4 nor IPv6"
        }
    }
}

/// Counts what became of the packets; every packet is in exactly one of the counts by fate.
public struct FlowTally: Hashable, Sendable {
    public var packets = 0
    public var inFlows = 0
    public var badChecksums = 0
    public var badHeaders = 0
    public var fragments = 0
    public var cutFragments = 0
    public var notIP = [Int](repeating: 0, count: NotIP.allCases.count)
    public var malformedIP = [Int](repeating: 0, count: IPObjection.allCases.count)
    public var malformedTransport = 0
    public var withoutFlow = 0
    public var tunnelsRefused = 0

    /// Flows written.
    public var flows = 0
    /// Flows written before their time because there were too many.
    public var evicted = 0
    /// Datagrams of which not all fragments came.
    public var datagramsIncomplete = 0

    public init() {}

    public static func += (a: inout FlowTally, b: FlowTally) {
        a.packets += b.packets
        a.inFlows += b.inFlows
        a.badChecksums += b.badChecksums
        a.badHeaders += b.badHeaders
        a.fragments += b.fragments
        a.cutFragments += b.cutFragments
        for i in a.notIP.indices { a.notIP[i] += b.notIP[i] }
        for i in a.malformedIP.indices { a.malformedIP[i] += b.malformedIP[i] }
        a.malformedTransport += b.malformedTransport
        a.withoutFlow += b.withoutFlow
        a.tunnelsRefused += b.tunnelsRefused
        a.flows += b.flows
        a.evicted += b.evicted
        a.datagramsIncomplete += b.datagramsIncomplete
    }

    mutating func count(_ fate: PacketFate) {
        packets += 1
        switch fate {
        case .flow: inFlows += 1
        case .badChecksum: badChecksums += 1
        case .badHeader: badHeaders += 1
        case .fragment: fragments += 1
        case .cutFragment: cutFragments += 1
        case .notIP(let why): notIP[Int(why.rawValue)] += 1
        case .malformedIP(let why): malformedIP[Int(why.rawValue)] += 1
        case .malformedTransport: malformedTransport += 1
        case .noFlow: withoutFlow += 1
        case .tunnelRefused: tunnelsRefused += 1
        }
    }

    /// Sum of the counts by fate: the packets.
    public var accounted: Int {
        inFlows + badChecksums + badHeaders + fragments + cutFragments + notIP.reduce(0, +)
            + malformedIP.reduce(0, +) + malformedTransport + withoutFlow + tunnelsRefused
    }
}
