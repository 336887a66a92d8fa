import Testing
import TocsinMath
import TocsinModels

/// Rows of independent normal numbers.
func normalRows(_ rows: Int, columns: Int, seed: UInt64) -> [Float] {
    var generator = SeededGenerator(seed: seed, stream: 1 << 40)
    return (0..<(rows * columns)).map { _ in Float(generator.normal()) }
}

@Suite struct IsolationForestTests {
    typealias Parameters = IsolationForest.Parameters

    /// Three rows 0, 1, 10: the first split falls between 1 and 10 nine times of ten. So E(h) is
    /// 1.9, 2 and 1.1 whatever else there is, and c(3) = 5/3.
    @Test(arguments: [0, 5], [1, 2, 3] as [UInt64])
    func hasTheClosedForm(constantColumns: Int, seed: UInt64) throws {
        let constants = [Float](repeating: 7, count: constantColumns)
        let sample: [Float] = [0, 1, 10].flatMap { (x: Float) in [x] + constants }
        let forest = try IsolationForest.fit(
            sample: sample, columns: 1 + constantColumns,
            parameters: Parameters(trees: 10_000, subsampleSize: 3, seed: seed))
        let scores = forest.scores(rows: sample)
        for (score, length) in zip(scores, [1.9, 2, 1.1] as [Double]) {
            // Five standard errors of the mean of 10,000 path lengths of deviation .3.
            let found = -Elementary.log(score) / Elementary.log(2) * 5 / 3
            let tolerance = length == 2 ? 1e-12 : 0.015
            #expect(abs(found - length) < tolerance)
        }
    }

    /// Unknown values follow the larger known child, the lower of equals: from 0, 1, 10 always to
    /// depth 2.
    @Test func unknownFollowsTheMany() throws {
        let forest = try IsolationForest.fit(
            sample: [0, 1, 10], columns: 1, parameters: Parameters(trees: 500, subsampleSize: 3))
        let scores = forest.scores(rows: [.nan, 1, 0])
        #expect(scores[0] == scores[1])
        #expect(scores[0] < scores[2])
    }

    @Test func unknownIsNotZero() throws {
        var sample = normalRows(2000, columns: 3, seed: 4).map { 150 + 10 * $0 }
        for i in stride(from: 0, to: sample.count, by: 11) { sample[i] = .nan }
        let forest = try IsolationForest.fit(sample: sample, columns: 3)
        let scores = forest.scores(rows: [
            .nan, 150, 150, 0, 150, 150, 150, 150, 150, .nan, .nan, .nan,
        ])
        #expect(scores[0] < scores[2] + 0.05)
        #expect(scores[1] > scores[0] + 0.1)
        #expect(scores[3] < 0.5)
        #expect(scores.allSatisfy { $0 > 0 && $0 < 1 })
    }

    @Test func columnOfUnknownsIsConstant() throws {
        let sample: [Float] = (0..<300).flatMap { [Float($0), .nan] }
        let forest = try IsolationForest.fit(sample: sample, columns: 2)
        let scores = forest.scores(rows: [150, .nan, 150, 3, 150, -9])
        #expect(scores[0] == scores[1] && scores[1] == scores[2])
    }

    @Test func infiniteIsTheLargestFinite() throws {
        let sample = normalRows(500, columns: 2, seed: 1) + [.infinity, 0, -.infinity, 0]
        let forest = try IsolationForest.fit(
            sample: sample, columns: 2, parameters: Parameters(subsampleSize: 1024))
        let largest = Float.greatestFiniteMagnitude
        let scores = forest.scores(rows: [.infinity, 0, largest, 0, -.infinity, 0, -largest, 0])
        #expect(scores[0] == scores[1] && scores[2] == scores[3])
        #expect(scores[0] > 0.6)
        let zeros = forest.scores(rows: [0.0, 0, -0.0, -0.0])
        #expect(zeros[0] == zeros[1])
    }

    @Test func rowsWithoutDifferenceAreOrdinary() throws {
        let forest = try IsolationForest.fit(
            sample: [Float](repeating: 3, count: 1000), columns: 2)
        #expect(forest.scores(rows: [3, 3, 900, -4]).allSatisfy { abs($0 - 0.5) < 1e-14 })
        let single = try IsolationForest.fit(sample: [1, 2], columns: 2)
        #expect(single.scores(rows: [1, 2, 5, 5]) == [0.5, 0.5])
    }

    /// Distances of rank hardly matter, place does: an outlier outscores every row of the cloud.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func outliersStandOut(seed: UInt64) throws {
        let cloud = normalRows(3000, columns: 4, seed: seed)
        let forest = try IsolationForest.fit(
            sample: cloud + [9, -9, 9, 9], columns: 4, parameters: Parameters(seed: seed))
        let scores = forest.scores(rows: cloud)
        let outlier = forest.scores(rows: [9, -9, 9, 9])[0]
        #expect(scores.allSatisfy { $0 < outlier })
        #expect(outlier > 0.7)
        #expect(abs(scores.reduce(0, +) / 3000 - 0.45) < 0.05)
    }

    /// Three of four rows are drawn without replacement, so the odd row is in ¾ of the trees
    /// wherever it stands: its path is 1 long there, 1 + c(2) = 2 for the others, and c(3) = 5/3
    /// for all in the rest.
    @Test(arguments: 0..<4)
    func everyRowIsDrawnAlike(odd: Int) throws {
        var sample: [Float] = [0, 0, 0, 0]
        sample[odd] = 100
        let forest = try IsolationForest.fit(
            sample: sample, columns: 1, parameters: Parameters(trees: 10_000, subsampleSize: 3))
        let scores = forest.scores(rows: [100, 0])
        for (score, there) in zip(scores, [1.0, 2]) {
            let found = -Elementary.log(score) / Elementary.log(2) * 5 / 3
            // Five standard errors: a share of ¾ in 10,000, times the difference of at most 2/3.
            #expect(abs(found - (0.75 * there + 0.25 * 5 / 3)) < 0.015)
        }
    }

    @Test(arguments: [2, 3, 16])
    func threadsDoNotMatter(threads: Int) throws {
        let sample = normalRows(700, columns: 5, seed: 2)
        let one = try IsolationForest.fit(sample: sample, columns: 5)
        #expect(try IsolationForest.fit(sample: sample, columns: 5, threads: threads) == one)
        let other = try IsolationForest.fit(
            sample: sample, columns: 5, parameters: Parameters(seed: 2))
        #expect(other != one)
    }

    /// A row's score has the same bits in whatever block it comes.
    @Test(arguments: [1, 5, 40])
    func blocksDoNotMatter(columns: Int) throws {
        var rows = normalRows(1300, columns: columns, seed: 3)
        for i in stride(from: 7, to: rows.count, by: 501) { rows[i] = .nan }
        let forest = try IsolationForest.fit(sample: rows, columns: columns)
        let whole = forest.scores(rows: rows)
        #expect(whole.count == 1300)
        var generator = SeededGenerator(seed: 9)
        var parts: [Double] = []
        var workspace = IsolationForest.Workspace()
        var scores: [Double] = []
        while parts.count < 1300 {
            let count = min(1 + generator.index(below: 90), 1300 - parts.count)
            let block = rows[(parts.count * columns)..<((parts.count + count) * columns)]
            forest.score(
                rows: Array(block), count: count, into: &scores, workspace: &workspace)
            parts += scores[..<count]
        }
        #expect(parts == whole)
    }

    /// Trees compare values with values of the same column only.
    @Test func scaleDoesNotMatter() throws {
        let sample = normalRows(600, columns: 2, seed: 5)
        let scaled = sample.enumerated().map { $0 % 2 == 0 ? $1 * 1024 : $1 * 0.125 }
        let a = try IsolationForest.fit(sample: sample, columns: 2)
        let b = try IsolationForest.fit(sample: scaled, columns: 2)
        #expect(a.scores(rows: sample) == b.scores(rows: scaled))
    }

    /// Scores are part of what users store; a change of these bits is a change of every baseline.
    @Test func bitsAreFixed() throws {
        let sample = normalRows(1000, columns: 3, seed: 6)
        let forest = try IsolationForest.fit(sample: sample, columns: 3)
        let bits = forest.scores(rows: sample).reduce(UInt64(0)) {
            StableHash.mix($1.bitPattern, key: $0)
        }
        #expect(bits == 15_355_394_531_615_430_722)
    }

    @Test func widestAndLargestFit() throws {
        let wide = normalRows(20, columns: IsolationForest.maxColumns, seed: 1)
        let forest = try IsolationForest.fit(
            sample: wide, columns: IsolationForest.maxColumns, parameters: Parameters(trees: 7))
        #expect(forest.scores(rows: wide).allSatisfy { $0 > 0.2 && $0 < 0.8 })
        #expect(forest.subsampleSize == 20 && forest.height == 5)
        let long = normalRows(66_000, columns: 1, seed: 1)
        let deep = try IsolationForest.fit(
            sample: long, columns: 1,
            parameters: Parameters(trees: 1, subsampleSize: IsolationForest.maxSubsampleSize))
        #expect(deep.height == 16)
        #expect(deep.scores(rows: [0, 30])[1] > deep.scores(rows: [0, 30])[0])
    }

    @Test func mistakesAreNamed() {
        func fails(_ values: Int, _ columns: Int, _ parameters: Parameters = Parameters()) -> Bool {
            do {
                _ = try IsolationForest.fit(
                    sample: [Float](repeating: 0, count: values), columns: columns,
                    parameters: parameters)
                return false
            } catch {
                return !"\(error)".isEmpty
            }
        }
        #expect(!fails(6, 3))
        #expect(fails(0, 3))
        #expect(fails(7, 3))
        #expect(fails(6, 0))
        #expect(fails(6, -2))
        #expect(fails(8194, 4097))
        #expect(fails(6, 3, Parameters(trees: 0)))
        #expect(fails(6, 3, Parameters(trees: 10_001)))
        #expect(fails(6, 3, Parameters(subsampleSize: 1)))
        #expect(fails(6, 3, Parameters(subsampleSize: 65_537)))
        #expect(fails(70_000, 1, Parameters(trees: 10_000, subsampleSize: 65_536)))
    }
}
