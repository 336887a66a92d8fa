import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct RankShiftTests {
    /// U = 0 of 20 and 20 values: z = (200 − ½)/√(20·20·41/12) = 5.396493, erfc(z/√2) = 6.795615e-8
    /// (worked by hand, erfc by Python's `math`), times the one split that leaves 20 on either side.
    @Test func separatedPartsHaveTheTestsP() throws {
        let shift = try #require(RankShift.best((1...40).map(Double.init), least: 20))
        #expect(shift.split == 20)
        #expect(abs(shift.pValue / 6.795615e-8 - 1) < 1e-4)
    }

    /// U = 2, ties of 3, 4 and 3: z = (10.5 − ½)/√(25/12·(11 − 108/90)) = 2.213133, p = 0.02688845, worked
    /// likewise.
    @Test func tiesShareARank() throws {
        let shift = try #require(RankShift.best([1, 1, 1, 2, 2, 2, 2, 3, 3, 3], least: 5))
        #expect(abs(shift.pValue - 0.02688845) < 1e-7)
    }

    @Test func findsTheSplit() throws {
        var generator = SeededGenerator(seed: 50)
        let values = (0..<300).map { ($0 < 70 ? 1.0 : 2) + 0.3 * generator.uniform() }
        let shift = try #require(RankShift.best(values, least: 12))
        #expect(shift.split == 70 && shift.pValue < 1e-12)
    }

    /// The correction holds the chance of a small p under any one law.
    @Test func pIsHonest() {
        var generator = SeededGenerator(seed: 51)
        var small = 0
        for _ in 0..<500 {
            let values = (0..<80).map { _ in generator.uniform() }
            if let shift = RankShift.best(values, least: 12), shift.pValue <= 0.05 { small += 1 }
        }
        #expect(small <= 25)
    }

    @Test func fewOrEqualValuesHaveNoSplit() {
        #expect(RankShift.best([], least: 1) == nil)
        #expect(RankShift.best([1, 2, 3], least: 2) == nil)
        #expect(RankShift.best([5, 5, 5, 5], least: 2) == nil)
        #expect(RankShift.best([1, 2], least: 0) == nil)
    }
}
