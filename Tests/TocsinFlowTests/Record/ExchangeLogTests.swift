import Testing
import TocsinRecords

@testable import TocsinFlow

@Suite struct ExchangeLogTests {
    private func times(_ payload: [Int64], hasRoom: Bool = true) -> ConnExchanges? {
        var log = ExchangeLog()
        for ts in payload { _ = log.note(ts, hasRoom: hasRoom) }
        return log.exchanges(row: 7)
    }

    @Test func aSecondOfSilencePartsTwo() {
        // The gap of 999,999 µs belongs to the exchange in front of it, and silence counts from the last packet.
        let found = times([0, 500_000, 1_500_000, 2_499_999, 3_499_999, 5_000_000])
        #expect(found?.times == [0, 1_500_000, 3_499_999, 5_000_000])
        #expect(found?.row == 7 && found?.dropped == 0)
    }

    @Test func fewerThanFourSayNothing() {
        #expect(times([0, 2_000_000, 4_000_000]) == nil)
        #expect(times([0, 2_000_000, 4_000_000, 6_000_000]) != nil)
    }

    @Test func packetsOutOfOrderBeginNothing() {
        let found = times([0, 5_000_000, 2_000_000, 5_500_000, 8_000_000, 10_000_000])
        #expect(found?.times == [0, 5_000_000, 8_000_000, 10_000_000])
    }

    @Test func theMostAreKeptAndTheRestCounted() {
        let all = (0..<Int64(ConnExchanges.most + 5)).map { $0 * 2_000_000 }
        #expect(times(all)?.times == Array(all.prefix(ConnExchanges.most)))
        #expect(times(all)?.dropped == 5)
        #expect(times(all, hasRoom: false) == nil)
    }
}
