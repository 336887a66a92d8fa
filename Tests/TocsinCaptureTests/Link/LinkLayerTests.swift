import Testing
import TocsinRecords

@testable import TocsinCapture

/// A frame in the making, and what the link layers make of it.
struct Frame {
    var bytes: [UInt8] = []

    init(_ parts: [UInt8]...) { bytes = parts.flatMap { $0 } }

    /// The smallest beginning of IP that is recognised, a few bytes long.
    static let ipv4: [UInt8] = [0x45, 0, 0, 20]
    static let ipv6: [UInt8] = [0x60, 0, 0, 0]
    static let addresses: [UInt8] = [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1]
    /// IEEE 802.2 with a subnetwork access header (RFC 1042).
    static let snap: [UInt8] = [0xAA, 0xAA, 3, 0, 0, 0]

    func outcome(_ linkType: LinkType = .ethernet) -> LinkOutcome {
        LinkLayer.network(bytes.span, linkType)
    }

    /// Offset of the IP header; nil if there is none.
    func offset(_ linkType: LinkType = .ethernet) -> Int? {
        guard case .network(let packet) = outcome(linkType) else { return nil }
        return packet.offset
    }

    func source(_ linkType: LinkType = .ethernet) -> UInt64? {
        guard case .network(let packet) = outcome(linkType) else { return nil }
        return packet.source?.bits
    }

    func destination(_ linkType: LinkType = .ethernet) -> UInt64? {
        guard case .network(let packet) = outcome(linkType) else { return nil }
        return packet.destination?.bits
    }

    /// Whether every shorter frame gives either the same or no packet, and never stops the program.
    func isSoundWhenCut(_ linkType: LinkType) -> Bool {
        let whole = outcome(linkType)
        return (0..<bytes.count).allSatisfy { length in
            var cut = self
            cut.bytes.removeLast(bytes.count - length)
            let outcome = cut.outcome(linkType)
            if case .network = outcome { return outcome == whole }
            return true
        }
    }
}

struct LinkLayerTests {
    @Test func bareIP() {
        for linkType: UInt16 in [101, 12, 14, 228, 229, 195] {
            #expect(Frame(Frame.ipv4).offset(LinkType(rawValue: linkType)) == 0)
        }
        #expect(Frame(Frame.ipv6).offset(.raw) == 0)
        #expect(Frame([0x50]).outcome(.raw) == .none(.ipVersion(5)))
        #expect(Frame().outcome(.raw) == .none(.truncated))
    }

    /// tcpdump.org, LINKTYPE_NULL: the families of the systems, in either order.
    @Test func loopback() {
        for family: UInt8 in [2, 24, 28, 30] {
            #expect(Frame([family, 0, 0, 0], Frame.ipv4).offset(.null) == 4)
            #expect(Frame([0, 0, 0, family], Frame.ipv6).offset(.null) == 4)
        }
        #expect(Frame([0, 0, 0, 2], Frame.ipv4).offset(LinkType(rawValue: 108)) == 4)
        #expect(Frame([7, 0, 0, 0], Frame.ipv4).outcome(.null) == .none(.addressFamily(7)))
        #expect(Frame([2, 0, 0, 0]).outcome(.null) == .none(.truncated))
    }

    /// tcpdump.org, LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2.
    @Test func cooked() {
        let address: [UInt8] = [2, 0, 0, 0, 0, 1, 0, 0]
        let first = Frame([0, 0, 0, 1, 0, 6], address, [0x08, 0], Frame.ipv4)
        #expect(first.offset(.linuxSLL) == 16)
        #expect(first.source(.linuxSLL) == 0x0200_0000_0001)
        #expect(first.destination(.linuxSLL) == nil)
        let second = Frame(
            [0x86, 0xDD, 0, 0, 0, 0, 0, 3, 0, 1, 0, 6], address, Frame.ipv6)
        #expect(second.offset(.linuxSLL2) == 20)
        #expect(second.source(.linuxSLL2) == 0x0200_0000_0001)
        // A tag of IEEE 802.1Q, and IEEE 802.2 under Linux's number of it.
        let tagged = Frame([0, 0, 0, 1, 0, 6], address, [0x81, 0, 0, 5, 8, 0], Frame.ipv4)
        #expect(tagged.offset(.linuxSLL) == 20)
        let logical = Frame(
            [0, 0, 0, 1, 0, 6], address, [0, 4], Frame.snap, [8, 0], Frame.ipv4)
        #expect(logical.offset(.linuxSLL) == 24)
        // An address of four bytes, and Linux's number of CAN.
        let tunnel = Frame([0, 0, 3, 10, 0, 4], address, [0x08, 0], Frame.ipv4)
        #expect(tunnel.offset(.linuxSLL) == 16)
        #expect(tunnel.source(.linuxSLL) == nil)
        let bus = Frame([0, 0, 1, 24, 0, 0], address, [0, 0x0C], Frame.ipv4)
        #expect(bus.outcome(.linuxSLL) == .none(.etherType(0x0C)))
        for (frame, linkType) in [
            (first, LinkType.linuxSLL), (second, .linuxSLL2), (logical, .linuxSLL),
        ] {
            #expect(frame.isSoundWhenCut(linkType))
        }
    }

    /// tcpdump.org, LINKTYPE_NFLOG: attributes are filled up to a multiple of four bytes.
    @Test func netfilter() {
        let head: [UInt8] = [2, 0, 0, 0]
        let prefix: [UInt8] = [5, 0, 10, 0, 0, 0, 0, 0]
        let frame = Frame(head, prefix, [8, 0, 9, 0], Frame.ipv4)
        #expect(frame.offset(.nflog) == 16)
        #expect(frame.isSoundWhenCut(.nflog))
        #expect(Frame([10, 0, 0, 0], [8, 0, 9, 0], Frame.ipv6).offset(.nflog) == 8)
        #expect(Frame(head, [3, 0, 1, 0]).outcome(.nflog) == .none(.malformed))
        #expect(Frame(head, [0xFF, 0xFF, 1, 0]).outcome(.nflog) == .none(.truncated))
        #expect(Frame([2, 1, 0, 0], [8, 0, 9, 0]).outcome(.nflog) == .none(.malformed))
        #expect(Frame([7, 0, 0, 0], [8, 0, 9, 0]).outcome(.nflog) == .none(.addressFamily(7)))
    }

    /// The attributes stand in the order of the machine that wrote the file; libpcap turns them
    /// around too (pcap-util.c).
    @Test func netfilterOfTheOtherOrder() throws {
        for order in [ByteOrder.bigEndian, .littleEndian] {
            var file = CaptureBytes.pcap(0xA1B2_C3D4, order, linkType: 239)
            var packet = CaptureBytes(bytes: [2, 0, 0, 0], order: order)
            packet.shorts(5, 10)
            packet.bytes += [7, 0, 0, 0]
            packet.shorts(8, 9)
            packet.bytes += Frame.ipv4
            for _ in 0..<2 {
                file.words(0, 0, 20, 20)
                file.bytes += packet.bytes
            }
            let read = try ReadTrace(file.bytes)
            #expect(read.packets.count == 2)
            for packet in read.packets { #expect(Frame(packet.data).offset(.nflog) == 16) }
        }
    }

    /// Frame control, addresses, then IEEE 802.2 (RFC 1390).
    @Test func fibre() {
        let frame = Frame([0x50], Frame.addresses, Frame.snap, [8, 0], Frame.ipv4)
        #expect(frame.offset(.fddi) == 21)
        #expect(frame.source(.fddi) == 0x0200_0000_0001)
        #expect(frame.destination(.fddi) == 0x0200_0000_0002)
        #expect(frame.isSoundWhenCut(.fddi))
        let other = Frame([0x50], Frame.addresses, [0x42, 0x42, 3], Frame.ipv4)
        #expect(other.outcome(.fddi) == .none(.logicalLink))
    }
}
