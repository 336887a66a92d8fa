import Testing

@testable import BeaconBenchmark

@Suite struct MarkdownTableTests {
    @Test func columnsAreAligned() {
        var table = MarkdownTable(["a", "b", "c"], textColumns: 2)
        table.row(["x", "y", "1"])
        #expect(table.text == "| a | b | c |\n|---|---|---:|\n| x | y | 1 |\n")
    }

    private func share(_ some: Int, of all: Int) -> Share {
        var share = Share()
        for i in 0..<all { share.count(i < some) }
        return share
    }

    @Test func percentagesRoundHalfUp() {
        #expect(share(1, of: 8).percent == "13")
        #expect(share(1, of: 8).percent(decimals: 1) == "12.5")
        #expect(share(1, of: 1000).percent(decimals: 2) == "0.10")
        #expect(share(2, of: 3).percent(decimals: 2) == "66.67")
        #expect(share(3, of: 3).percent == "100")
        #expect(share(0, of: 3).percent(decimals: 0) == "0")
        #expect(share(0, of: 0).percent == "–" && share(0, of: 0).percent(decimals: 3) == "–")
    }

    @Test func decimalsAreFixed() {
        #expect(1.005.fixed(1) == "1.0" && 0.25.fixed(1) == "0.3" && (-2.5).fixed(0) == "−3")
        #expect(12.0.fixed(3) == "12.000" && 0.07.fixed(2) == "0.07")
        #expect(Double.infinity.fixed(2) == "–" && 1e300.fixed(2) == "–")
    }
}
