import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct ConversationTests {
    private func conversation(v6: Bool = false) -> Conversation {
        Conversation(
            start: 0, orig: v6 ? IPAddress(high: 1, low: 2) : IPAddress(v4: 0x0A00_0001),
            resp: v6 ? IPAddress(high: 3, low: 4) : IPAddress(v4: 0x0A00_0002), respIsLocal: false,
            roundTrip: 0.02)
    }

    /// 100 bytes up, 6,000 down over IPv4: handshake, five segments, an acknowledgement for two, close.
    @Test func packetsAndHeadersOfTCP() {
        var generator = SeededGenerator(seed: 1, stream: 0)
        let row = conversation().tcp(
            port: 443, service: .ssl, sent: 100, received: 6000, seconds: 0.5, &generator)
        #expect(row.origPackets == 6)
        #expect(row.respPackets == 7)
        #expect(row.origIPBytes == 100 + 6 * 52)
        #expect(row.respIPBytes == 6000 + 7 * 52)
        #expect(row.duration == 500_000)
        let v6 = conversation(v6: true).tcp(
            port: 443, service: .ssl, sent: 100, received: 6000, seconds: 0.5, &generator)
        #expect(v6.origIPBytes == 100 + 6 * 72)
    }

    /// Sizes of real datagrams: an NTP exchange is 48 bytes and 76 with headers each way.
    @Test func datagrams() {
        var generator = SeededGenerator(seed: 1, stream: 0)
        let row = conversation().udp(
            port: 123, service: .ntp, sent: 48, received: 48, seconds: 0.01, &generator)
        #expect([row.origIPBytes, row.respIPBytes] == [76, 76])
        let lost = conversation().unansweredDatagram(
            port: 53, service: .dns, payload: 30, &generator)
        #expect(lost.duration == ConnBatch.unknown)
        #expect(lost.origIPBytes == 58)
    }

    @Test func attempts() {
        var generator = SeededGenerator(seed: 1, stream: 0)
        let silent = conversation().unansweredSYN(port: 22, &generator)
        #expect((silent.state, silent.origIPBytes, silent.respPackets) == (.s0, 60, 0))
        #expect(silent.duration == ConnBatch.unknown)
        let refused = conversation().refusedSYN(port: 22, &generator)
        #expect((refused.state, refused.origIPBytes, refused.respIPBytes) == (.rej, 60, 40))
        #expect((20_000...22_000).contains(refused.duration))
        #expect(silent.origPort >= 49_152)
    }

    @Test func echoHasTypesForPorts() {
        var generator = SeededGenerator(seed: 1, stream: 0)
        let v4 = conversation().ping(count: 3, &generator)
        #expect([v4.origPort, v4.respPort] == [8, 0])
        #expect((v4.state, v4.history) == (.oth, .none))
        #expect(v4.origIPBytes == 3 * 84)
        let v6 = conversation(v6: true).ping(count: 1, &generator)
        #expect([v6.origPort, v6.respPort] == [128, 129])
    }

    /// A transfer takes at least its bytes over the link, and the tail is cut.
    @Test func limits() {
        var generator = SeededGenerator(seed: 1, stream: 0)
        let bulk = conversation().tcp(
            port: 443, service: .ssl, sent: 0, received: 125e6, seconds: 1, &generator)
        #expect(bulk.duration == 10_000_000)
        let long = conversation().udp(
            port: 443, service: .quic, sent: 0, received: 0, seconds: 1e9, &generator)
        #expect(long.duration == 14_400_000_000)
    }

    /// Medians of a shape are what it says (within 10 %: about 4σ of 2,000 draws at σ 1).
    @Test func mediansOfAShape() {
        var generator = SeededGenerator(seed: 9, stream: 0)
        let sizes = (0..<2001).map { _ in conversation().tcp(.ldap, &generator).origBytes }.sorted()
        #expect(abs(Double(sizes[1000]) - 700) < 70)
    }
}
