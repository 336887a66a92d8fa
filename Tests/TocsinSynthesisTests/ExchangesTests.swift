import Testing

@testable import TocsinSynthesis

@Suite struct ExchangesTests {
    private static func exchanges(filling seconds: Int64, jitter: Double = 0.2) -> SteadyExchanges {
        SteadyExchanges(
            period: 10, jitter: jitter, request: 100, reply: 50, busyShare: 0.1, seed: 3,
            service: .ssl, filling: seconds * 1_000_000, roundTrip: 20_000)
    }

    @Test func fillsWhatItIsGiven() {
        let exchanges = Self.exchanges(filling: 3600)
        #expect((340...380).contains(exchanges.count))
        #expect(exchanges.length + SteadyExchanges.tail(20_000) <= 3600 * 1_000_000)
        #expect(exchanges.length > 3580 * 1_000_000)
        let sleeps = (0..<exchanges.count - 1).map(exchanges.sleep)
        #expect(sleeps.reduce(0, +) == exchanges.length)
        #expect(sleeps.allSatisfy { (8_000_000...12_000_000).contains($0) })
        #expect(Self.exchanges(filling: 3600, jitter: 0).sleep(after: 5) == 10_000_000)
    }

    @Test func thereIsAlwaysOne() {
        #expect(Self.exchanges(filling: 0).count == 1)
        #expect(Self.exchanges(filling: -5).count == 1)
    }

    @Test func totalsAreTheSumOfTheParts() {
        let exchanges = Self.exchanges(filling: 3600)
        let totals = exchanges.totals
        #expect(totals.sent == (0..<exchanges.count).reduce(0) { $0 + exchanges.requestBytes($1) })
        #expect(
            totals.received == (0..<exchanges.count).reduce(0) { $0 + exchanges.replyBytes($1) })
        // A handshake first; afterwards some replies bring work.
        #expect(exchanges.requestBytes(0) > 500)
        let replies = (1..<exchanges.count).map(exchanges.replyBytes)
        let busy = replies.filter { $0 > 60 }.count
        #expect((15...60).contains(busy))
    }
}
