import Testing
import TocsinRecords

@testable import TocsinCapture

/// Frames after IEEE 802.11-2020 §9.2 and §9.3.
struct WirelessTests {
    private let snapIP = Frame.snap + [8, 0] + Frame.ipv4

    private func address(_ last: UInt8) -> [UInt8] { [2, 0, 0, 0, 0, last] }

    /// A header of 24 bytes with addresses that end in 1, 2, 3.
    private func header(_ control: UInt8, _ flags: UInt8) -> [UInt8] {
        [control, flags, 0, 0] + address(1) + address(2) + address(3) + [0, 0]
    }

    @Test func addressesFollowTheDirection() {
        /// Flags, source, destination (table 9-60).
        let cases: [(UInt8, UInt64, UInt64)] = [(0, 2, 1), (1, 2, 3), (2, 3, 1)]
        for (flags, source, destination) in cases {
            let frame = Frame(header(0x08, flags), snapIP)
            #expect(frame.offset(.ieee80211) == 32)
            #expect(frame.source(.ieee80211) == 0x0200_0000_0000 | source)
            #expect(frame.destination(.ieee80211) == 0x0200_0000_0000 | destination)
            #expect(frame.isSoundWhenCut(.ieee80211))
        }
        let bridge = Frame(header(0x08, 3), address(4), snapIP)
        #expect(bridge.offset(.ieee80211) == 38)
        #expect(bridge.source(.ieee80211) == 0x0200_0000_0004)
        #expect(bridge.destination(.ieee80211) == 0x0200_0000_0003)
    }

    @Test func qualityOfServiceAndThroughputMoveTheContent() {
        #expect(Frame(header(0x88, 1), [0, 0], snapIP).offset(.ieee80211) == 34)
        #expect(Frame(header(0x88, 0x81), [0, 0, 0, 0, 0, 0], snapIP).offset(.ieee80211) == 38)
        #expect(Frame(header(0x88, 3), address(4), [0, 0], snapIP).offset(.ieee80211) == 40)
    }

    @Test func whatCarriesNothingIsNamed() {
        for control: UInt8 in [0x80, 0xB4, 0x48, 0xC8] {
            #expect(
                Frame(header(control, 1), snapIP).outcome(.ieee80211) == .none(.noWirelessData))
        }
        #expect(Frame(header(0x08, 0x41), snapIP).outcome(.ieee80211) == .none(.encrypted))
        #expect(
            Frame(header(0x08, 1), Frame.snap, [0x88, 0x8E, 1, 3]).outcome(.ieee80211)
                == .none(.etherType(0x888E)))
        // A retransmission is a frame like any other.
        #expect(Frame(header(0x08, 0x09), snapIP).offset(.ieee80211) == 32)
    }

    /// §9.3.2.2: three frames in one, of which the second is no IP.
    @Test func aggregates() {
        let first = address(7) + address(8) + [0, UInt8(snapIP.count)] + snapIP
        let second = address(7) + address(8) + [0, 11] + Frame.snap + [8, 6, 1, 2, 3]
        let third = address(9) + address(8) + [0, UInt8(snapIP.count)] + snapIP
        let padded = { (frame: [UInt8]) in
            frame + [UInt8](repeating: 0, count: (4 - frame.count % 4) % 4)
        }
        let frame = Frame(header(0x88, 1), [0x80, 0], padded(first), padded(second), third)
        guard case .network(let packet) = frame.outcome(.ieee80211) else {
            Issue.record("no packet")
            return
        }
        #expect(packet.offset == 26 + 14 + 8)
        #expect(packet.source?.bits == 0x0200_0000_0008)
        #expect(packet.destination?.bits == 0x0200_0000_0007)
        guard let next = packet.nextSubframe,
            case .network(let last) = LinkLayer.subframe(frame.bytes.span, at: next)
        else {
            Issue.record("no second packet")
            return
        }
        #expect(last.offset == frame.bytes.count - 4)
        #expect(last.destination?.bits == 0x0200_0000_0009)
        #expect(last.nextSubframe == nil)
        #expect(frame.isSoundWhenCut(.ieee80211) == false)
        for length in 0..<frame.bytes.count {
            _ = Frame(Array(frame.bytes[..<length])).outcome(.ieee80211)
        }
    }

    /// radiotap.org: version, filler, length in little-endian order.
    @Test func radiotap() {
        let frame = Frame([0, 0, 10, 0, 0, 0, 0, 0, 1, 2], header(0x08, 1), snapIP)
        #expect(frame.offset(.radiotap) == 42)
        #expect(frame.isSoundWhenCut(.radiotap))
        #expect(Frame([0, 0, 0xFF, 0xFF, 0], snapIP).outcome(.radiotap) == .none(.truncated))
    }
}
