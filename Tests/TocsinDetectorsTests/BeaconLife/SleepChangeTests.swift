import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct SleepChangeTests {
    /// Gaps of a beacon with uniform jitter, of which a share of the beats is lost.
    private func gaps(
        _ parts: [(period: Double, count: Int)], jitter: Double = 0.1, loss: Double = 0,
        seed: UInt64 = 60
    ) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        var gaps: [Double] = []
        for part in parts {
            var gap = 0.0
            for _ in 0..<part.count {
                gap += part.period * (1 + jitter * (2 * generator.uniform() - 1))
                guard generator.uniform() >= loss else { continue }
                gaps.append(gap)
                gap = 0
            }
        }
        return gaps
    }

    private func change(_ gaps: [Double]) -> SleepChange? {
        SleepChange(gaps, least: 12, change: 0.2, maxP: 1e-6)
    }

    @Test(arguments: [(60.0, 300.0), (300, 60), (60, 120), (60, 80), (900, 600)])
    func findsWhereTheSleepChanged(before: Double, after: Double) throws {
        let found = try #require(change(gaps([(before, 100), (after, 80)])))
        #expect(abs(found.before.period / before - 1) < 0.05)
        #expect(abs(found.after.period / after - 1) < 0.05)
        #expect(abs(found.after.range.lowerBound - 100) <= 2 && found.after.range.upperBound == 180)
        #expect(found.pValue < 1e-6)
    }

    @Test(arguments: [0.1, 0.2, 0.3], [0.1, 0.3])
    func seesItThroughJitterAndLoss(jitter: Double, loss: Double) throws {
        let found = try #require(change(gaps([(60, 300), (120, 200)], jitter: jitter, loss: loss)))
        #expect(abs(found.before.period / 60 - 1) < 0.1)
        #expect(abs(found.after.period / 120 - 1) < 0.1)
    }

    @Test(arguments: [0.0, 0.3, 0.8], [0.0, 0.3, 0.5])
    func aSteadySleepDoesNotChange(jitter: Double, loss: Double) {
        for seed in 61..<81 as Range<UInt64> {
            let gaps = gaps([(60, 1000)], jitter: jitter, loss: loss, seed: seed)
            #expect(change(gaps) == nil, "seed \(seed)")
        }
    }

    @Test func lossesThatComeAreNoChange() {
        let steady = gaps([(60, 300)])
        #expect(change(steady + gaps([(60, 600)], loss: 0.65)) == nil)
        // Most beats lost: most gaps are two beats or more.
        let pattern: [Double] = [120, 180, 120, 60, 240, 120]
        let beats: [Double] = (0..<30).flatMap { _ in pattern }
        #expect(change(steady + beats) == nil)
        #expect(change(steady + beats.filter { $0 > 60 }) != nil, "without a single beat of 60 s")
    }

    @Test func turnsAreNoChange() {
        let stages = (0..<60).flatMap { _ in [(60.0, 4), (600.0, 1)] }
        #expect(change(gaps(stages)) == nil)
        let days = (0..<5).flatMap { _ in [(60.0, 200), (600.0, 60)] }
        #expect(change(gaps(days)) == nil)
        #expect(change(gaps([(60, 200), (600, 60), (60, 200)])) == nil, "it came back")
    }

    @Test func slowDriftIsNoChange() {
        var generator = SeededGenerator(seed: 62)
        let gaps = (0..<600).map { 60 + Double($0) / 10 + generator.uniform() }
        #expect(change(gaps) == nil)
    }

    @Test func aFewQuickCallsAreNoRegime() {
        #expect(change(gaps([(10, 20), (300, 200)])) == nil)
    }

    @Test func nightsDoNotMatter() throws {
        let nights = (0..<4).flatMap { _ in gaps([(60, 200)]) + [50_000] }
        #expect(change(nights) == nil)
        let changed = try #require(change(nights + gaps([(300, 100)])))
        #expect(abs(changed.after.range.lowerBound - 804) <= 2)
    }

    @Test func fewGapsAreNoRegime() {
        #expect(change(gaps([(60, 200), (600, 11)])) == nil)
        #expect(change([]) == nil)
    }
}
