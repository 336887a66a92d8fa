import Testing
import TocsinModels

@Suite struct PathLengthTests {
    /// 2H(n − 1) − 2(n − 1)/n in rational arithmetic (Python's fractions), on both sides of the
    /// change from the sum to the series.
    @Test(arguments: [
        (2, 1.0), (3, 1.6666666666666667), (129, 8.881798061147338),
        (130, 8.897182676531953), (256, 10.248689925634562), (1000, 12.97094172110069),
        (4096, 15.790207793932646),
    ])
    func isExact(n: Int, expected: Double) {
        #expect(abs(PathLength.mean(n) - expected) < 1e-14 * expected)
    }

    @Test func nothingIsLeftToIsolate() {
        #expect(PathLength.mean(1) == 0)
        #expect(PathLength.mean(0) == 0)
        #expect(PathLength.mean(-5) == 0)
    }
}
