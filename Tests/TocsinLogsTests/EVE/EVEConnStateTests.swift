import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct EVEConnStateTests {
    private func outcome(
        _ proto: TransportProtocol = .tcp, _ state: EVEFlowOutcome.State = .other,
        packets: (Int64, Int64), flags: (UInt8, UInt8)? = nil
    ) -> ConnState {
        EVEFlowOutcome(
            proto: proto, state: state, packetsToServer: packets.0, packetsToClient: packets.1,
            flagsToServer: flags.map { .init(rawValue: $0.0) },
            flagsToClient: flags.map { .init(rawValue: $0.1) }
        ).connState
    }

    /// Flags each way → the state that Zeek's rules give (base/protocols/conn/main.zeek).
    @Test(arguments: [
        (0x02, 0x14, ConnState.rej), (0x02, 0x00, .s0), (0x06, 0x00, .rstos0), (0x03, 0x00, .sh),
        (0x13, 0x12, .s2), (0x12, 0x13, .s3), (0x13, 0x13, .sf), (0x1F, 0x1B, .sf),
        (0x12, 0x12, .s1), (0x16, 0x12, .rsto), (0x12, 0x16, .rstr), (0x16, 0x16, .rstr),
        (0x10, 0x11, .shr), (0x10, 0x14, .rstrh), (0x10, 0x10, .oth), (0x14, 0x10, .oth),
        (0x02, 0x12, .s1), (0x00, 0x00, .unknown),
    ])
    func tcpWithFlags(toServer: UInt8, toClient: UInt8, expected: ConnState) {
        let replies: Int64 = toClient == 0 && toServer != 0 ? 0 : 2
        #expect(outcome(packets: (3, replies), flags: (toServer, toClient)) == expected)
    }

    @Test func tcpWithoutFlags() {
        #expect(outcome(.tcp, .new, packets: (1, 0)) == .s0)
        #expect(outcome(.tcp, .new, packets: (1, 1)) == .unknown)
        #expect(outcome(.tcp, .new, packets: (1, ConnBatch.unknown)) == .unknown)
        #expect(outcome(.tcp, .established, packets: (5, 4)) == .s1)
        #expect(outcome(.tcp, .closed, packets: (5, 4)) == .sf)
        #expect(outcome(.tcp, .closed, packets: (5, 0)) == .unknown)
        #expect(outcome(.tcp, .other, packets: (5, 4)) == .unknown)
    }

    @Test func otherProtocols() {
        #expect(outcome(.udp, packets: (1, 1)) == .sf)
        #expect(outcome(.udp, packets: (1, 0)) == .s0)
        #expect(outcome(.udp, packets: (0, 1)) == .shr)
        #expect(outcome(.udp, packets: (1, ConnBatch.unknown)) == .unknown)
        #expect(outcome(.icmp, packets: (1, 1)) == .oth)
        #expect(outcome(.unknown, packets: (1, 1)) == .oth)
    }
}
