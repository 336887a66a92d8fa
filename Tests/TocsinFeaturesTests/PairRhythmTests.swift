import Testing
import TocsinMath

@testable import TocsinFeatures

@Suite struct PairRhythmTests {
    private static func rhythm(_ gaps: [Double]) -> PairRhythm {
        var rhythm = PairRhythm()
        for gap in gaps { rhythm.note(after: UInt64(gap * 1e6), isRetry: false) }
        return rhythm
    }

    /// Eight gaps of a timer are seven comparisons: (7/8)^7 = .393.
    @Test func aTimerIsRegularAfterEightGaps() {
        #expect(!Self.rhythm(Array(repeating: 60, count: 7)).isRegular)
        #expect(Self.rhythm(Array(repeating: 60, count: 8)).isRegular)
        #expect(abs(Self.rhythm(Array(repeating: 60, count: 8)).variation - 0.39270) < 1e-5)
    }

    /// Share of the time that a pair counts as regular: sleeps with jitter, with losses, and a
    /// Poisson process, whose every gap is noted and whose bursts are left in.
    @Test func sharesOfTime() {
        let seed: UInt64 = 5
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        func share(_ gap: () -> Double) -> Double {
            var rhythm = PairRhythm()
            var regular = 0
            for k in 0..<20_100 {
                rhythm.note(after: UInt64(gap() * 1e6), isRetry: false)
                if k >= 100, rhythm.isRegular { regular += 1 }
            }
            return Double(regular) / 20_000
        }
        #expect(share { random.uniform(in: 30..<90) } > 0.999)
        #expect(share { random.uniform(in: 12..<108) } > 0.7)
        #expect(
            share {
                var gap = 60.0
                while random.uniform() < 0.3 { gap += 60 }
                return gap
            } > 0.95)
        #expect(share { 300 * random.exponential() } < 0.2)
    }

    /// Working hours: one silence of a night leaves the pair regular, and so do bursts and retries.
    @Test func silenceBurstsAndRetries() {
        let hours = Array(repeating: 60.0, count: 100)
        #expect(Self.rhythm(hours + [50_000] + hours).isRegular)
        #expect(Self.rhythm(hours + [50_000, 60]).isRegular)
        #expect(Self.rhythm((0..<100).flatMap { _ in [57, 0.5, 0.5, 2] }).variation < 0.001)

        var retried = PairRhythm()
        var asNew = PairRhythm()
        for _ in 0..<100 {
            for (gap, isRetry) in [(300, false), (7, true), (50, true)] {
                retried.note(after: UInt64(gap) * 1_000_000, isRetry: isRetry)
                asNew.note(after: UInt64(gap) * 1_000_000, isRetry: false)
            }
        }
        #expect(retried.variation < 0.001)
        #expect(!asNew.isRegular)
    }

    @Test func extremes() {
        var rhythm = PairRhythm()
        for gap in [0, 1, .max, .max, 0, .max, 1_000_000] as [UInt64] {
            rhythm.note(after: gap, isRetry: false)
            #expect(rhythm.variation.isFinite)
        }
    }
}
