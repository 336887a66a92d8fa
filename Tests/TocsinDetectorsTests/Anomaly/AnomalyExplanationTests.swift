import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct AnomalyExplanationTests {
    private func explanation(
        of detail: ConnLog.Detail, at seconds: Double = 40_000
    ) throws -> AnomalyExplanation {
        var log = ConnLog()
        var generator = SeededGenerator(seed: 60)
        try log.addBackground(rows: 1500, &generator)
        try log.add("10.0.0.1", "192.0.2.1", 443, at: seconds, detail)
        let window = log.window()
        let model = try ConnAnomalyModel(window, zone: .utc, seed: 1, threads: 1)
        return AnomalyExplanation(model, window.count - 1)
    }

    /// Everything but the duration is ordinary: it is named first, in its unit.
    @Test func namesTheFeatureThatIsUnlikeTheRest() throws {
        var detail = ConnLog.Detail(
            duration: 20_000, origBytes: 1200, respBytes: 10_000, origPackets: 8, respPackets: 14)
        let long = try explanation(of: detail)
        let names = long.evidence.map(\.name)
        #expect(names.count == 3 && Set(names).count == 3)
        #expect(names.contains("contribution_log_duration"), "\(names)")
        #expect(long.sentences.contains { $0.contains("5.6 h") }, "\(long.sentences)")
        detail.duration = 1
        detail.state = .rstr
        let aborted = try explanation(of: detail)
        #expect(aborted.evidence.first?.name == "contribution_state_class")
        #expect(aborted.inShort.contains("aborted"), "\(aborted.inShort)")
    }

    @Test func contributionsFallAndAreShares() throws {
        let explanation = try explanation(
            of: ConnLog.Detail(duration: 9000, origBytes: 1 << 40, respBytes: 3, state: .rsto))
        let shares = explanation.evidence.map { evidence -> Double in
            if case .number(let share) = evidence.value { return share }
            return .nan
        }
        #expect(shares == shares.sorted(by: >))
        #expect(shares.allSatisfy { $0 > 0 && $0 <= 1 })
        #expect(explanation.sentences.count == 4)
    }

    /// Two labels of unknown features are longer than the column.
    @Test func shortReasonsFit() throws {
        let unknown = ConnBatch.unknown
        let explanation = try explanation(
            of: ConnLog.Detail(
                duration: nil, origBytes: unknown, respBytes: unknown, origPackets: unknown,
                respPackets: unknown, state: .unknown))
        #expect(explanation.inShort.count <= Finding.Summary.inShortLength)
        #expect(!explanation.inShort.isEmpty)
    }
}
