import Testing

@testable import TocsinCapture

struct PacketBlockTests {
    @Test func aPacketKnowsWhereItsBytesLie() {
        let packet = CapturedPacket(
            ts: 0, start: 16, length: 60, wireLength: 1514, linkType: .ethernet)
        #expect(packet.range == 16..<76)
    }
}
