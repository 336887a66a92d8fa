import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct UnvouchedTailTests {
    private static let ordinary: [Double] = {
        var generator = SeededGenerator(seed: 3)
        return (0..<400).map { _ in 0.4 + 0.1 * generator.uniform() * generator.uniform() }
    }()

    /// One score far out among 400: by the tail it is part of it is none of one in ten thousand.
    @Test func anOutlierDoesNotVouchForItself() {
        let scores = Self.ordinary + [0.65]
        let own = TailModel(
            scores: scores, tailFraction: UnvouchedTail.tailFraction(of: scores.count))
        #expect(own.pValue(0.65) > 1e-4)
        #expect(UnvouchedTail(scores).pValue(0.65) < 1e-5)
    }

    @Test func aScoreThatIsNotInTheSampleIsJudgedByAllOfIt() {
        let tail = UnvouchedTail(Self.ordinary)
        #expect(tail.pValue(0.5) < tail.pValue(0.47))
        #expect(tail.pValue(0.5) == UnvouchedTail(Self.ordinary + [0.5]).pValue(0.5))
    }

    /// Of two equal scores only one is left out.
    @Test func twinsVouchForEachOther() {
        let alone = UnvouchedTail(Self.ordinary + [0.65]).pValue(0.65)
        #expect(UnvouchedTail(Self.ordinary + [0.65, 0.65]).pValue(0.65) > 10 * alone)
    }

    /// Two hundred even scores end at 1, the tail that is fitted to them where they end; that the true end
    /// lies 0.02 farther is well possible.
    @Test func whatIsALittleLargerIsNotImpossible() {
        let even = (0..<200).map { 0.5 + 0.5 * Double($0) / 200 }
        #expect(UnvouchedTail(even).pValue(1.002) > 1e-4)
        #expect(UnvouchedTail(even).pValue(1.2) == TailModel.smallestPValue)
    }

    @Test func ordinaryScoresAreOrdinary() {
        let tail = UnvouchedTail(Self.ordinary)
        let small = Self.ordinary.count { tail.pValue($0) <= 0.01 }
        #expect((1...10).contains(small))
        #expect(UnvouchedTail([]).pValue(0.9) == 1)
    }

    @Test func theShareIsWhatLiesAbove() {
        let tail = UnvouchedTail((1...1000).map { Double($0) })
        #expect(tail.score(withShareAbove: 0.2) == 800.2)
        // At least what a tail is fitted to.
        #expect(tail.score(withShareAbove: 1e-4) == 980.02)
    }
}
