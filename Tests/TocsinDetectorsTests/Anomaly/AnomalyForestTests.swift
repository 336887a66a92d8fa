import Testing
import TocsinFeatures
import TocsinMath
import TocsinModels
import TocsinRecords

@testable import TocsinDetectors

@Suite struct AnomalyForestTests {
    private static let office = Result { try ConnLog.office() }

    private func model(_ window: ConnWindow, seed: UInt64 = 1, threads: Int = 1) throws
        -> ConnAnomalyModel
    {
        try ConnAnomalyModel(window, zone: .utc, seed: seed, threads: threads)
    }

    /// Scores by the uid of their row.
    private func byUID(_ window: ConnWindow, _ model: ConnAnomalyModel) -> [String: Double] {
        Dictionary(
            uniqueKeysWithValues: (0..<window.count).map { (window.uidText($0), model.scores[$0]) })
    }

    /// More rows than one thread takes at a time, so that there is something to share out.
    @Test func threadsDoNotMatter() throws {
        var log = ConnLog()
        var generator = SeededGenerator(seed: 40)
        try log.addBackground(rows: 66_000, &generator)
        let window = log.window()
        let one = try model(window)
        for threads in [2, 5] { #expect(try model(window, threads: threads).scores == one.scores) }
    }

    @Test(arguments: [41, 42] as [UInt64])
    func theOrderOfReadingDoesNotMatter(seed: UInt64) throws {
        let log = try Self.office.get()
        let window = log.window()
        let expected = byUID(window, try model(window))
        let shuffled = log.shuffled(seed: seed).window()
        #expect(byUID(shuffled, try model(shuffled)) == expected, "seed \(seed)")
    }

    /// Fewer rows than there are, with and without uids, short and long ones.
    @Test(arguments: [43, 44] as [UInt64])
    func theSampleIsTheSameInAnyOrder(seed: UInt64) throws {
        var log = try Self.office.get()
        for i in log.rows.indices {
            if i % 3 == 0 { log.rows[i].uid = "" }
            if i % 3 == 1 { log.rows[i].uid = "a-uid-of-more-than-eighteen-bytes-\(i)" }
        }
        let sample = { (log: ConnLog) -> [String] in
            let window = log.window()
            return ConnAnomalyModel.sample(
                ConnFeatures(window, zone: .utc), seed: 7, count: 300
            ).map {
                "\(window.ts($0)) \(window.srcPort($0)) \(window.uidText($0))"
            }
        }
        let expected = sample(log)
        #expect(expected.count == 300)
        #expect(sample(log.shuffled(seed: seed)) == expected, "seed \(seed)")
    }

    @Test func theSampleIsOfTheSizeAsked() throws {
        let window = try Self.office.get().window()
        let rows = ConnFeatures(window, zone: .utc)
        let all = 0..<window.count
        #expect(ConnAnomalyModel.sample(rows, seed: 1, count: 1 << 20).sorted() == Array(all))
        let some = ConnAnomalyModel.sample(rows, seed: 1, count: 100)
        #expect(some.count == 100 && Set(some).count == 100)
        #expect(some != ConnAnomalyModel.sample(rows, seed: 2, count: 100))
        #expect(ConnAnomalyModel.sample(rows, seed: 1, count: 0).isEmpty)
    }

    @Test func theDateDoesNotMatter() throws {
        let log = try Self.office.get()
        let (now, later) = (log.window(), log.shifted(days: 400).window())
        #expect(byUID(now, try model(now)) == byUID(later, try model(later)))
    }

    @Test func uploadsUnlikeTheRestScoreHighest() throws {
        let window = try Self.office.get().window()
        let model = try model(window)
        #expect(model.scores.count == window.count)
        #expect(model.scores.allSatisfy { $0 > 0 && $0 < 1 })
        let ranked = (0..<window.count).sorted { model.scores[$0] > model.scores[$1] }
        #expect(Set(ranked.prefix(3).map { window.dstPort($0) }) == [60_001])
    }

    @Test func theThresholdLeavesTheShareAboveIt() throws {
        let window = try Self.office.get().window()
        let model = try model(window)
        let threshold = model.threshold(contamination: 0.01)
        let above = model.scores.count { $0 > threshold }
        #expect(above > 0 && Double(above) <= 0.01 * Double(window.count) + 1)
    }

    @Test func anotherSeedIsAnotherForest() throws {
        let window = try Self.office.get().window()
        #expect(try model(window, seed: 1).scores != model(window, seed: 2).scores)
    }

    @Test func nothingCannotBeModelled() {
        #expect(throws: ModelError.self) { try model(ConnLog().window()) }
    }
}
