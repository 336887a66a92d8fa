import TocsinRecords

/// Finds the IP packet in a captured frame, through the link layers that Zeek knows.
///
/// Each layer is an entry of its own, for the frames that tunnels carry. Nothing is believed beyond
/// `bytes`, the captured packet (where a tunnel's inner frame ends earlier: `extracting(0..<end)`);
/// offsets count from its first byte and must not be negative. O(bytes of link headers).
public enum LinkLayer {
    /// The IP packet in `bytes`, a whole packet of a capture; a link type that is not known is taken
    /// for bare IP, as Zeek takes it.
    public static func network(_ bytes: Span<UInt8>, _ linkType: LinkType) -> LinkOutcome {
        switch linkType {
        case .ethernet: ethernet(bytes)
        case .linuxSLL: linuxSLL(bytes)
        case .linuxSLL2: linuxSLL2(bytes)
        case .null, .loop: null(bytes)
        case .ppp, .pppSerial, .ciscoHDLC: hdlc(bytes)
        case .pppEther: pppoe(bytes)
        case .ieee80211: ieee80211(bytes)
        case .radiotap: radiotap(bytes)
        case .nflog: nflog(bytes)
        case .fddi: fddi(bytes)
        default: ip(bytes)
        }
    }

    /// IP itself at `offset`.
    public static func ip(_ bytes: Span<UInt8>, at offset: Int = 0) -> LinkOutcome {
        LinkFrame(type: 0, offset: offset).ip(bytes)
    }

    /// A frame of Ethernet (IEEE 802.3): more than 16 bytes, as Zeek wants them.
    public static func ethernet(_ bytes: Span<UInt8>, at offset: Int = 0) -> LinkOutcome {
        var frame = LinkFrame(type: 0, offset: offset)
        if let reason = frame.readEthernet(bytes) { return .none(reason) }
        // Nearly every frame: without the way through the layers that it does not have.
        return frame.isIP ? frame.ip(bytes) : frame.follow(bytes)
    }

    /// What an EtherType (or a length of IEEE 802.3, up to 1500) says of the bytes at `offset`.
    public static func byEtherType(
        _ type: UInt16, _ bytes: Span<UInt8>, at offset: Int
    ) -> LinkOutcome {
        LinkFrame(type: type, offset: offset).follow(bytes)
    }

    /// FDDI (tcpdump.org, LINKTYPE_FDDI): control, two addresses, then IEEE 802.2.
    static func fddi(_ bytes: Span<UInt8>) -> LinkOutcome {
        guard bytes.count > 13 else { return .none(.truncated) }
        var frame = LinkFrame(type: 0, offset: 13)
        frame.destination = bytes.hardwareAddress(at: 1)
        frame.source = bytes.hardwareAddress(at: 7)
        return frame.follow(bytes)
    }

    /// Linux's cooked capture (tcpdump.org, LINKTYPE_LINUX_SLL).
    static func linuxSLL(_ bytes: Span<UInt8>) -> LinkOutcome {
        guard bytes.count > 16 else { return .none(.truncated) }
        return cooked(
            bytes, type: bytes.uint16(at: 14), at: 16,
            source: bytes.uint16(at: 4) == 6 ? bytes.hardwareAddress(at: 6) : nil)
    }

    /// Its second version (LINKTYPE_LINUX_SLL2).
    static func linuxSLL2(_ bytes: Span<UInt8>) -> LinkOutcome {
        guard bytes.count > 20 else { return .none(.truncated) }
        return cooked(
            bytes, type: bytes.uint16(at: 0), at: 20,
            source: bytes[11] == 6 ? bytes.hardwareAddress(at: 12) : nil)
    }

    /// What follows a cooked header. Small types are Linux's own numbers, not lengths; one of them
    /// says IEEE 802.2.
    private static func cooked(
        _ bytes: Span<UInt8>, type: UInt16, at offset: Int, source: HardwareAddress?
    ) -> LinkOutcome {
        let isLogicalLink = type == 0x0004
        guard isLogicalLink || type >= LinkFrame.smallestEtherType else {
            return .none(.etherType(type))
        }
        var frame = LinkFrame(type: isLogicalLink ? 0 : type, offset: offset)
        frame.source = source
        return frame.follow(bytes)
    }

    /// The loopback of the BSDs (LINKTYPE_NULL, LINKTYPE_LOOP): an address family in the order of
    /// the machine that captured, or of the network.
    static func null(_ bytes: Span<UInt8>) -> LinkOutcome {
        guard bytes.count > 4 else { return .none(.truncated) }
        let value = bytes.uint32(at: 0)
        // A family is small, whichever way round it stands.
        let family = min(value, value.byteSwapped)
        switch family {
        // AF_INET; then AF_INET6 of Linux, Windows, NetBSD and OpenBSD, FreeBSD, Darwin.
        case 2, 10, 23, 24, 28, 30: return ip(bytes, at: 4)
        default: return .none(.addressFamily(family))
        }
    }

    /// Netfilter's log (LINKTYPE_NFLOG), attributes in little-endian order, as `TraceReader` leaves
    /// them.
    static func nflog(_ bytes: Span<UInt8>) -> LinkOutcome {
        guard bytes.count > NFLOG.headBytes else { return .none(.truncated) }
        guard bytes[1] == NFLOG.version else { return .none(.malformed) }
        // AF_INET and AF_INET6 of Linux.
        guard bytes[0] == 2 || bytes[0] == 10 else {
            return .none(.addressFamily(UInt32(bytes[0])))
        }
        var position = NFLOG.headBytes
        while bytes.count - position >= 4 {
            let length = Int(bytes.uint16(at: position, .littleEndian))
            if bytes.uint16(at: position + 2, .littleEndian) == NFLOG.payload {
                return ip(bytes, at: position + 4)
            }
            guard length >= 4 else { return .none(.malformed) }
            position += (length + 3) & ~3
        }
        return .none(.truncated)
    }
}

extension LinkType {
    /// Cisco's HDLC (LINKTYPE_C_HDLC).
    static let ciscoHDLC = LinkType(rawValue: 104)
    /// As `null`, always in the order of the network (LINKTYPE_LOOP).
    static let loop = LinkType(rawValue: 108)
    /// PPPoE without the Ethernet header (LINKTYPE_PPP_ETHER).
    static let pppEther = LinkType(rawValue: 51)
}
