import Testing
import TocsinMath
import TocsinModels

@Suite struct ForestContributionsTests {
    static let columns = 6

    static func forest(seed: UInt64) throws -> IsolationForest {
        try IsolationForest.fit(
            sample: normalRows(4000, columns: columns, seed: seed), columns: columns,
            parameters: IsolationForest.Parameters(seed: seed))
    }

    @Test(arguments: 0..<6, [1, 2] as [UInt64])
    func oddColumnsAreNamed(column: Int, seed: UInt64) throws {
        let forest = try Self.forest(seed: seed)
        var row = [Float](repeating: 0.1, count: Self.columns)
        row[column] = 8
        let one = forest.contributions(row: row)
        #expect(abs(one.reduce(0, +) - 1) < 1e-12)
        #expect(one[column] > 0.8)
        let second = (column + 2) % Self.columns
        row[second] = -8
        let two = forest.contributions(row: row)
        #expect(two[column] + two[second] > 0.8)
        #expect(min(two[column], two[second]) > 0.25)
    }

    /// Credits and path length add up to the same root, whatever the row.
    @Test func creditsAddUp() throws {
        let forest = try Self.forest(seed: 3)
        let rows = normalRows(50, columns: Self.columns, seed: 99)
        let scores = forest.scores(rows: rows)
        let roots = (0..<50).map { i in
            let row = Array(rows[(i * Self.columns)..<((i + 1) * Self.columns)])
            let length = -Elementary.log(scores[i]) / Elementary.log(2) * forest.meanPathLength
            return forest.credits(row: row).reduce(0, +) + length
        }
        #expect(roots.allSatisfy { abs($0 - roots[0]) < 1e-9 })
    }

    @Test func unknownIsNoEvidence() throws {
        let forest = try Self.forest(seed: 4)
        let shares = forest.contributions(row: [.nan, 0, 9, 0, .nan, 0])
        #expect(shares[2] > 0.8)
        #expect(shares[0] < 0.05 && shares[4] < 0.05)
    }

    @Test func nothingStandsOutOfEqualRows() throws {
        let forest = try IsolationForest.fit(
            sample: [Float](repeating: 1, count: 400), columns: 4)
        #expect(forest.contributions(row: [5, 1, 1, 1]) == [0.25, 0.25, 0.25, 0.25])
    }
}
