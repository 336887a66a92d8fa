import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinCapture

struct LinkFrameTests {
    private func ethernet(_ type: UInt8..., then rest: [UInt8] = Frame.ipv4) -> Frame {
        Frame(Frame.addresses, type, rest)
    }

    /// IEEE 802.3 §3.1.1.
    @Test func plain() {
        let frame = ethernet(8, 0)
        #expect(frame.offset() == 14)
        #expect(frame.source() == 0x0200_0000_0001)
        #expect(frame.destination() == 0x0200_0000_0002)
        #expect(frame.isSoundWhenCut(.ethernet))
        #expect(ethernet(0x86, 0xDD, then: Frame.ipv6).offset() == 14)
        #expect(ethernet(8, 6).outcome() == .none(.arp))
        #expect(ethernet(0x88, 0xCC).outcome() == .none(.etherType(0x88CC)))
        #expect(ethernet(5, 0xE0).outcome() == .none(.etherType(1504)))
        // The version in the packet decides, not the type.
        #expect(ethernet(8, 0, then: Frame.ipv6).offset() == 14)
        #expect(ethernet(8, 0, then: [0x55, 0, 0]).outcome() == .none(.ipVersion(5)))
    }

    @Test func zeekWantsMoreThan16Bytes() {
        #expect(ethernet(8, 0, then: [0x45, 0]).outcome() == .none(.truncated))
        #expect(ethernet(8, 0, then: [0x45, 0, 0]).offset() == 14)
    }

    /// IEEE 802.1Q and 802.1ad, nested, and the number of before the standard.
    @Test func tags() {
        #expect(ethernet(0x81, 0, 0x20, 5, 8, 0).offset() == 18)
        #expect(ethernet(0x88, 0xA8, 0, 1, 0x81, 0, 0, 2, 8, 0).offset() == 22)
        #expect(ethernet(0x91, 0, 0, 1, 0x91, 0, 0, 2, 0x81, 0, 0, 3, 8, 0).offset() == 26)
        #expect(ethernet(0x81, 0, 0, 5, 8, 0).isSoundWhenCut(.ethernet))
        // IEEE 802.2 behind a tag.
        #expect(
            ethernet(0x81, 0, 0, 5, 0, 12, then: Frame.snap + [8, 0] + Frame.ipv4).offset() == 26)
    }

    /// RFC 3032 §2.1: labels down to the one that says it is the last.
    @Test func labels() {
        let label: [UInt8] = [0, 1, 0x00, 64]
        let last: [UInt8] = [0, 1, 0x01, 64]
        #expect(ethernet(0x88, 0x47, then: last + Frame.ipv4).offset() == 18)
        let stack = ethernet(0x88, 0x47, then: label + label + last + Frame.ipv6)
        #expect(stack.offset() == 26)
        #expect(stack.isSoundWhenCut(.ethernet))
        #expect(ethernet(0x88, 0x47, then: label + label).outcome() == .none(.truncated))
        #expect(ethernet(0x88, 0x47, then: last + [0, 0]).outcome() == .none(.ipVersion(0)))
    }

    /// RFC 2516 §4 and RFC 1661.
    @Test func pppoe() {
        let session: [UInt8] = [0x11, 0, 0, 1, 0, 6]
        #expect(ethernet(0x88, 0x64, then: session + [0, 0x21] + Frame.ipv4).offset() == 22)
        #expect(ethernet(0x88, 0x64, then: session + [0, 0x57] + Frame.ipv6).offset() == 22)
        #expect(
            ethernet(0x88, 0x64, then: session + [0xC0, 0x21, 1, 1]).outcome()
                == .none(.pppProtocol(0xC021)))
        #expect(Frame(session, [0, 0x21], Frame.ipv4).offset(LinkType(rawValue: 51)) == 8)
    }

    /// IEEE 802.1ah: a service tag, then a frame with addresses of its own.
    @Test func backbone() {
        let inner: [UInt8] = [2, 0, 0, 0, 0, 4, 2, 0, 0, 0, 0, 3]
        let frame = ethernet(0x88, 0xE7, then: [0, 0, 0, 1] + inner + [8, 0] + Frame.ipv4)
        #expect(frame.offset() == 32)
        #expect(frame.source() == 0x0200_0000_0003)
        #expect(frame.isSoundWhenCut(.ethernet))
    }

    /// Cisco's VN-Tag of six bytes, and FabricPath's header of sixteen in front of the frame.
    @Test func fabric() {
        #expect(ethernet(0x89, 0x26, 0, 0, 0, 0, 8, 0).offset() == 20)
        let path: [UInt8] = [3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 1, 0x89, 3, 0, 0]
        let frame = Frame(path, ethernet(8, 0).bytes)
        #expect(frame.offset() == 30)
        #expect(frame.source() == 0x0200_0000_0001)
        #expect(frame.isSoundWhenCut(.ethernet))
    }

    /// IEEE 802.2 §3 and RFC 1042.
    @Test func logicalLink() {
        #expect(ethernet(0, 12, then: Frame.snap + [8, 0] + Frame.ipv4).offset() == 22)
        // A control field of two bytes.
        #expect(
            ethernet(0, 13, then: [0xAA, 0xAA, 0, 0, 0, 0, 0, 8, 0] + Frame.ipv4).offset() == 23)
        // Spanning tree; Cisco's organization; a length that was not captured.
        #expect(
            ethernet(0, 3, then: [0x42, 0x42, 3]).outcome() == .none(.logicalLink))
        #expect(
            ethernet(0, 9, then: [0xAA, 0xAA, 3, 0, 0, 0x0C, 0x20, 0, 0]).outcome()
                == .none(.logicalLink))
        #expect(
            ethernet(0, 40, then: Frame.snap + [8, 0] + Frame.ipv4).outcome()
                == .none(.truncated))
    }

    @Test func innerFramesCountFromThePacket() {
        let outer = Frame([1, 2, 3, 4, 5], ethernet(0x81, 0, 0, 1, 8, 0).bytes)
        guard case .network(let packet) = LinkLayer.ethernet(outer.bytes.span, at: 5) else {
            Issue.record("no packet")
            return
        }
        #expect(packet.offset == 23)
        #expect(LinkLayer.byEtherType(0x0800, outer.bytes.span, at: 23) != .none(.truncated))
        #expect(LinkLayer.byEtherType(0x0800, outer.bytes.span, at: 99) == .none(.truncated))
        #expect(LinkLayer.ethernet(outer.bytes.span, at: 99) == .none(.truncated))
    }

    @Test func nestingIsNoDanger() {
        let tags = [UInt8](repeating: 0, count: 65_536).indices.map { [0x81, 0, 0, 1][$0 % 4] }
        #expect(ethernet(then: tags.map { UInt8($0) }).outcome() == .none(.truncated))
    }

    /// Random bytes with the types that lead on sown in; the seed is printed with a failure.
    @Test func randomFramesNeverStopTheProgram() {
        var generator = SeededGenerator(seed: 802)
        let types: [[UInt8]] = [
            [0x81, 0], [0x88, 0x47], [0x88, 0x64], [0x88, 0xE7], [0x89, 0x26], [0x89, 3],
            [0xAA, 0xAA], [8, 0], [0, 4], [0xFF, 3], [0x88, 0x80],
        ]
        let links: [LinkType] = [
            .ethernet, .null, .ppp, .fddi, .pppSerial, .ieee80211, .linuxSLL, .radiotap, .nflog,
            .linuxSLL2, LinkType(rawValue: 51),
        ]
        for round in 0..<20_000 {
            var frame = Frame()
            let count = Int(generator.next() % 80)
            while frame.bytes.count < count {
                let draw = generator.next()
                if draw % 3 == 0 {
                    frame.bytes += types[Int(draw >> 8 % UInt64(types.count)) % types.count]
                } else {
                    frame.bytes.append(UInt8(truncatingIfNeeded: draw >> 8))
                }
            }
            for link in links {
                if case .network(let packet) = frame.outcome(link) {
                    #expect(packet.offset < frame.bytes.count, "seed 802, round \(round)")
                }
            }
        }
    }
}
