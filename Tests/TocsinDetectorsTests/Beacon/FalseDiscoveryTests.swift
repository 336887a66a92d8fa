import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct FalseDiscoveryTests {
    /// The p-values of Benjamini & Hochberg (1995), section 3.2.
    private static let published = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0,
    ]

    /// By scipy 1.17.1, `scipy.stats.false_discovery_control(p, method=…)`.
    private static let reference: [(FalseDiscoveryControl, [Double])] = [
        (
            .bh,
            [
                0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286,
                0.0645, 0.0765, 0.486, 0.5811818181818181, 0.714875, 0.7532307692307693,
                0.8132142857142857, 1,
            ]
        ),
        (
            .by,
            [
                0.004977343489843491, 0.009954686979686982, 0.03152317543567544,
                0.11821190788378289, 0.20008920829170831, 0.21189262285333718, 0.21189262285333718,
                0.2140257700632701, 0.25384451798201807, 1, 1, 1, 1, 1, 1,
            ]
        ),
    ]

    private func expect(_ values: [Double], _ expected: [Double]) {
        #expect(values.count == expected.count)
        for (a, b) in zip(values, expected) { #expect(abs(a - b) <= 1e-14, "\(a), not \(b)") }
    }

    @Test func theValuesOfThePublishedExample() {
        for (method, expected) in Self.reference {
            expect(method.qValues(Self.published), expected)
        }
    }

    /// The same reference for p-values out of order and tied.
    @Test func orderAndTiesDoNotMatter() {
        let p = [0.05, 0.01, 0.01, 0.5, 0.04]
        expect(FalseDiscoveryControl.bh.qValues(p), [0.0625, 0.025, 0.025, 0.5, 0.0625])
        expect(
            FalseDiscoveryControl.by.qValues(p),
            [0.14270833333333333, 0.05708333333333333, 0.05708333333333333, 1, 0.14270833333333333])
        var generator = SeededGenerator(seed: 40)
        for _ in 0..<20 {
            let order = p.indices.shuffled(using: &generator)
            let values = FalseDiscoveryControl.bh.qValues(order.map { p[$0] })
            #expect(values == order.map { FalseDiscoveryControl.bh.qValues(p)[$0] })
        }
    }

    @Test(arguments: FalseDiscoveryControl.allCases)
    func fewPValues(method: FalseDiscoveryControl) {
        #expect(method.qValues([]) == [])
        #expect(method.qValues([0.3]) == [0.3])
        #expect(method.qValues([1, 1]) == [1, 1])
        #expect(method.qValues([0, 1]) == [0, 1])
    }
}
