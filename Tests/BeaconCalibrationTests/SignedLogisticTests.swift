import Testing
import TocsinMath

@testable import BeaconCalibration

@Suite struct SignedLogisticTests {
    /// Terms, label and importance of 24 rows, drawn from log-odds −2.5 + 0.8a + 0.05b − 0.7c.
    private static let sample: [(terms: [Double], isPositive: Bool, importance: Double)] = [
        ([1.4, 1.3, 1.0], false, 2), ([0.4, 8.6, -1.2], false, 1), ([2.5, 3.5, 0.7], false, 1),
        ([3.8, 7.0, -1.1], true, 2), ([5.3, 11.9, -0.3], true, 1), ([3.2, 0.4, -0.8], true, 1),
        ([1.9, 17.7, 1.4], false, 2), ([1.4, 0.0, 0.6], false, 1), ([4.5, 21.5, 2.4], true, 1),
        ([6.3, 9.3, 0.6], true, 2), ([3.5, 3.1, 0.8], false, 1), ([0.5, 7.0, 0.8], false, 1),
        ([1.1, 13.1, -0.6], true, 2), ([6.2, 5.2, -0.1], true, 1), ([3.4, 4.3, 1.4], true, 1),
        ([-0.5, 10.8, -0.4], false, 2), ([2.8, 14.7, 0.2], false, 1), ([0.7, 3.7, 0.0], false, 1),
        ([1.7, 3.8, 0.6], false, 2), ([2.0, 3.1, -0.4], true, 1), ([1.6, 21.2, -0.2], false, 1),
        ([4.1, 13.4, 0.2], true, 2), ([2.9, 0.1, 0.1], false, 1), ([1.8, 5.7, -0.9], true, 1),
    ]

    private func fit(least: [Double], thirdSign: Double = 1) -> SignedLogistic {
        SignedLogistic(
            rows: Self.sample.map { [$0.terms[0], $0.terms[1], thirdSign * $0.terms[2]] },
            isPositive: Self.sample.map(\.isPositive), importance: Self.sample.map(\.importance),
            least: least)
    }

    private func expect(_ fit: SignedLogistic, bias: Double, _ weights: [Double]) {
        #expect(abs(fit.bias - bias) < 1e-4, "\(fit.bias), not \(bias)")
        for (value, expected) in zip(fit.weights, weights) {
            #expect(abs(value - expected) < 1e-4, "\(value), not \(expected)")
        }
    }

    /// scikit-learn 1.9.1: LogisticRegression(C=1/(2·ridge)).fit on standardised terms with
    /// sample_weight, brought back to the terms' units. The third term's sign is turned, so that no
    /// bound holds.
    @Test func withoutAnActiveBoundItIsRidgeRegression() {
        expect(
            fit(least: [0, 0, 0], thirdSign: -1), bias: -4.786_642_1,
            [1.799_660_8, 0.087_934_9, 1.973_837_0])
    }

    /// SciPy 1.17.1: minimize(method="L-BFGS-B", bounds=…) of the same objective.
    @Test func boundsThatHoldAreMet() {
        let zero = fit(least: [0, 0, 0])
        expect(zero, bias: -3.279_242_4, [1.146_350_1, 0.036_453_2, 0])
        #expect(zero.weights.allSatisfy { $0 >= 0 })
        let known = fit(least: [0, 0.2, 0.25])
        expect(known, bias: -5.127_300_0, [1.350_025_7, 0.2, 0.25])
    }

    /// Two thousand labels of a known model. Its inverse information matrix gives standard errors of
    /// 0.103, 0.026, 0.074 and, for the bias, 0.30: three of each are allowed.
    @Test func recoversTheModelBehindNoisyLabels() {
        let seed: UInt64 = 71
        var generator = SeededGenerator(seed: seed)
        var rows: [[Double]] = []
        var labels: [Bool] = []
        for _ in 0..<2000 {
            let row = [generator.normal(), 10 + 4 * generator.normal(), generator.normal()]
            let odds = -6 + 2 * row[0] + 0.5 * row[1] - 0.8 * row[2]
            rows.append([row[0], row[1], -row[2]])
            labels.append(generator.uniform() < 1 / (1 + Elementary.exp(-odds)))
        }
        let importance = [Double](repeating: 1, count: rows.count)
        let fit = SignedLogistic(
            rows: rows, isPositive: labels, importance: importance, least: [0, 0, 0])
        for (value, (expected, error)) in zip(fit.weights, [(2, 0.31), (0.5, 0.078), (0.8, 0.222)])
        {
            #expect(abs(value - expected) < error, "seed \(seed): \(fit.weights)")
        }
        #expect(abs(fit.bias + 6) < 0.9, "seed \(seed): \(fit.bias)")
        let again = SignedLogistic(
            rows: rows, isPositive: labels, importance: importance, least: [0, 0, 0])
        #expect(again.weights == fit.weights && again.bias == fit.bias, "the same digits")
    }

    /// A row of no importance moves the units of the terms, and with them the ridge, a little.
    @Test func aRowWithoutImportanceSaysNothing() {
        let fit = SignedLogistic(
            rows: Self.sample.map(\.terms) + [[1.9, 7.8, 0]],
            isPositive: Self.sample.map(\.isPositive) + [true],
            importance: Self.sample.map(\.importance) + [0], least: [0, 0, 0])
        #expect(abs(fit.weights[0] - 1.146_350_1) < 1e-3)
        #expect(abs(fit.bias + 3.279_242_4) < 1e-3)
    }

    /// Terms that never vary, and rows that no term tells apart from the others.
    @Test func degenerateRowsAreFinite() {
        let constant = SignedLogistic(
            rows: [[1, 0], [1, 1], [1, 0], [1, 1]], isPositive: [false, true, true, true],
            importance: [1, 1, 1, 1], least: [0.5, 0])
        #expect(constant.weights.allSatisfy { $0.isFinite } && constant.bias.isFinite)
        #expect(constant.weights[0] == 0.5)
        let separable = SignedLogistic(
            rows: [[0], [1], [2], [3]], isPositive: [false, false, true, true],
            importance: [1, 1, 1, 1], least: [0])
        #expect(separable.weights[0].isFinite && separable.weights[0] > 1)
        let none = SignedLogistic(rows: [], isPositive: [], importance: [], least: [])
        #expect(none.weights.isEmpty)
    }
}
