import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct PairScoresTests {
    private static let everywhere = Set(Direction.allCases)

    @Test func judgesPairsOfFourConnections() throws {
        var log = ConnLog()
        for i in 0..<4 { try log.add("10.0.0.1", "198.51.100.1", 443, at: Double(i) * 60) }
        for i in 0..<3 { try log.add("10.0.0.1", "198.51.100.2", 443, at: Double(i) * 60) }
        for i in 0..<4 { try log.add("203.0.113.1", "10.0.0.1", 443, at: Double(i) * 60) }
        let window = log.window()
        let all = PairScores.score(window, directions: Self.everywhere, threads: 1)
        #expect(
            all.map(\.pair) == [
                window.pair("10.0.0.1", "198.51.100.1", 443),
                window.pair("203.0.113.1", "10.0.0.1", 443),
            ])
        try #require(all.map(\.connections) == [4, 4])
        #expect(all[0].firstSeen.microseconds == ConnLog.start)
        #expect(all[0].lastSeen.microseconds == ConnLog.start + 180_000_000)
        let out = PairScores.score(window, directions: [.outbound], threads: 1)
        #expect(out.map(\.pair) == [all[0].pair])
    }

    /// More pairs than one thread takes at a time.
    @Test func threadsDoNotMatter() throws {
        var log = ConnLog()
        var generator = SeededGenerator(seed: 31)
        for host in 0..<150 {
            for time in Arrivals.clock(
                period: 100, jitter: 0.01 * Double(host % 90), count: 12, &generator)
            {
                try log.add("10.0.0.1", "198.51.\(host / 100).\(host % 100)", 443, at: time)
            }
        }
        let window = log.window()
        let one = PairScores.score(window, directions: Self.everywhere, threads: 1)
        #expect(one.count == 150)
        for threads in [2, 5] {
            let many = PairScores.score(window, directions: Self.everywhere, threads: threads)
            #expect(many.map(\.pair) == one.map(\.pair))
            #expect(many.map(\.score) == one.map(\.score))
            #expect(many.map(\.period) == one.map(\.period))
        }
    }

    /// q-values are made within two families, name look-ups and the rest, by the control asked for.
    @Test(arguments: FalseDiscoveryControl.allCases)
    func qValuesAreMadeWithinFamilies(fdr: FalseDiscoveryControl) throws {
        var log = ConnLog()
        var generator = SeededGenerator(seed: 32)
        for host in 1...5 {
            for port in [53, 443] as [UInt16] {
                for time in Arrivals.clock(
                    period: 100, jitter: 0.18 * Double(host), count: 10, &generator)
                { try log.add("10.0.0.1", "198.51.100.\(host)", port, at: time) }
            }
        }
        try log.add("10.0.0.1", "198.51.100.9", 443, at: 1)
        let window = log.window()
        let scored = PairScores.score(
            window, directions: Self.everywhere, threads: 1, fdr: fdr)
        #expect(scored.count == 10)
        for isNames in [false, true] {
            let family = scored.filter { window.pairs.key($0.pair).isNameResolution == isNames }
            let p = family.compactMap { $0.pValue?.value }
            #expect(p.count == 5 && Set(p).count > 1)
            #expect(family.compactMap(\.qValue) == fdr.qValues(p))
            let families = PairScores.pValues(scored, window)
            #expect((isNames ? families.lookUps : families.pairs) == p)
        }
    }
}
