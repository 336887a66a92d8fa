import Testing

@testable import BeaconBenchmark

@Suite struct ThresholdTests {
    /// One of a thousand may lie above: the second-highest score is the threshold.
    @Test func someFalseAlarmsAreAllowed() {
        let scores = (0..<1000).map { Double($0) }.shuffled()
        let threshold = Threshold(benign: scores, share: 0.001)
        #expect(threshold.score == 998 && threshold.falseAlarms == 1 && threshold.benign == 1000)
        #expect(threshold.isExceeded(by: 998.5) && !threshold.isExceeded(by: 998))
        #expect(!threshold.isExceeded(by: nil))
        #expect(Threshold(benign: scores, share: 0).score == 999)
        #expect(Threshold(benign: Array(scores.prefix(999)), share: 0.001).falseAlarms == 0)
    }

    /// Equal scores at the top are all or none of them alarms.
    @Test func tiesStayBelow() {
        let threshold = Threshold(benign: [1, 1, 1, 0.5], share: 0.5)
        #expect(threshold.score == 1 && threshold.falseAlarms == 0)
    }

    @Test func withoutBenignSeriesEveryScoreIsAnAlarm() {
        let threshold = Threshold(benign: [], share: 0.001)
        #expect(threshold.isExceeded(by: 0) && !threshold.isExceeded(by: nil))
        #expect(Threshold(benign: [0.2], share: 7).isExceeded(by: 0.1))
    }
}
