import Testing

@testable import TocsinCapture

struct PointToPointTests {
    /// RFC 1661 §2 and §6.5, RFC 1662 §3.2.
    @Test func framingAndCompressionAreOptional() {
        #expect(Frame([0, 0x21], Frame.ipv4).offset(.ppp) == 2)
        #expect(Frame([0xFF, 3, 0, 0x57], Frame.ipv6).offset(.ppp) == 4)
        #expect(Frame([0x21], Frame.ipv4).offset(.ppp) == 1)
        #expect(Frame([0xFF, 3, 0x21], Frame.ipv4).offset(.ppp) == 3)
        #expect(Frame([2, 0x81, 0, 0, 1, 0], Frame.ipv4).offset(.ppp) == 6)
        #expect(
            Frame([0xC0, 0x23, 1, 2]).outcome(.ppp) == .none(.pppProtocol(0xC023)))
        for frame in [[0, 0x21], [0xFF, 3, 0, 0x21], [0x21]] {
            #expect(Frame(frame.map { UInt8($0) }, Frame.ipv4).isSoundWhenCut(.ppp))
        }
    }

    /// tcpdump.org, LINKTYPE_PPP_HDLC and LINKTYPE_C_HDLC; a public capture of BGP over Cisco's HDLC
    /// (nDPI's BGP_Cisco_hdlc_slarp) calls itself LINKTYPE_PPP.
    @Test func serialLines() {
        #expect(Frame([0xFF, 3, 0, 0x21], Frame.ipv4).offset(.pppSerial) == 4)
        #expect(Frame([0x0F, 0, 8, 0], Frame.ipv4).offset(.pppSerial) == 4)
        #expect(Frame([0x8F, 0, 0x86, 0xDD], Frame.ipv6).offset(LinkType(rawValue: 104)) == 4)
        #expect(
            Frame([0x8F, 0, 0x80, 0x35], Frame.ipv4).outcome(.pppSerial) == .none(.arp))
        #expect(Frame([0x0F, 0, 8, 0], Frame.ipv4).offset(.ppp) == 4)
        #expect(Frame([0x0F, 0, 8, 0]).outcome(.ppp) == .none(.truncated))
    }
}
