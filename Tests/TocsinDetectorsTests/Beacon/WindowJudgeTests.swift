import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct WindowJudgeTests {
    private static let day = 86_400.0

    /// Seconds of a week that begins at `ConnLog.start`.
    private func judge(_ windows: Set<BeaconWindow> = Set(BeaconWindow.allCases)) -> WindowJudge {
        let start = Timestamp(microseconds: ConnLog.start)
        let end = Timestamp(microseconds: ConnLog.start + 7 * Timestamp.microsecondsPerDay)
        return WindowJudge(BeaconTiling(span: start...end, chosen: windows), null: .exponential)
    }

    private func series(_ seconds: [Double]) -> PairSeries {
        PairSeries(times: seconds.sorted().map { ConnLog.start + Int64($0 * 1e6) })
    }

    private func seconds(_ spans: [ClosedRange<Timestamp>]) -> [ClosedRange<Double>] {
        spans.map { span in
            let (first, last) = (span.lowerBound.microseconds, span.upperBound.microseconds)
            return Double(first - ConnLog.start) / 1e6...Double(last - ConnLog.start) / 1e6
        }
    }

    /// Five hours of the third day.
    private func shortLife() -> [Double] {
        var generator = SeededGenerator(seed: 42)
        return Arrivals.clock(period: 150, jitter: 0.2, count: 120, &generator)
            .map { 2 * Self.day + 10 * 3600 + $0 }
    }

    @Test func aPairOfFiveHoursIsFoundInAWeek() throws {
        var judge = judge()
        let times = shortLife()
        let verdict = judge.verdict(onPair: series(times))
        #expect(verdict.beacon.score > 0.5)
        #expect(verdict.tests == 1, "all windows hold the same events")
        let span = try #require(seconds(verdict.activeSpans).first)
        #expect(verdict.activeSpans.count == 1)
        #expect(abs(span.lowerBound - times[0]) < 1 && abs(span.upperBound - times[119]) < 1)
    }

    /// The same beside a week of chance connections: only the day shows it.
    @Test func aRhythmOfOneDayIsFoundInItsDay() throws {
        var generator = SeededGenerator(seed: 43)
        let chance = (0..<400).map { _ in generator.uniform() * 7 * Self.day }
            .filter { $0 < 2 * Self.day || $0 > 3 * Self.day }
        let times = shortLife()
        var both = judge()
        let verdict = both.verdict(onPair: series(chance + times))
        #expect(verdict.window == .day && verdict.tests == 8)
        #expect(verdict.beacon.score > 0.5)
        #expect(abs((verdict.beacon.period ?? 0) / 150 - 1) < 0.05)
        var whole = judge([.whole])
        let alone = whole.verdict(onPair: series(chance + times))
        #expect(alone.tests == 1 && alone.beacon.logOdds < verdict.beacon.logOdds)
        let span = try #require(seconds(verdict.activeSpans).first)
        #expect(verdict.activeSpans.count == 1)
        #expect(abs(span.lowerBound - times[0]) < 1 && abs(span.upperBound - times[119]) < 1)
    }

    /// Two days with the rhythm, and silence between them.
    @Test func activeSpansEndAtSilences() {
        var judge = judge()
        let first = shortLife()
        let second = first.map { $0 + Self.day }
        let stray = [6.5 * Self.day]
        let spans = seconds(judge.verdict(onPair: series(first + second + stray)).activeSpans)
        #expect(spans.count == 2, "\(spans)")
        for (span, times) in zip(spans, [first, second]) {
            #expect(abs(span.lowerBound - times[0]) < 1 && abs(span.upperBound - times[119]) < 1)
        }
    }

    @Test func tooFewContactsGiveNoP() {
        var judge = judge()
        // Four connections of one moment are one contact.
        let burst = judge.verdict(onPair: series([5, 5.1, 5.2, 5.3]))
        #expect(burst.leastP == nil && burst.tests == 1)
        // Four in the week, no four in a day: chosen days judge it as a whole.
        var days = self.judge([.day])
        let sparse = days.verdict(onPair: series((0..<4).map { Double($0) * Self.day }))
        #expect(sparse.leastP != nil && sparse.tests == 1 && sparse.window == .whole)
    }
}

extension NullTable {
    /// A null under which p = e^−T.
    static let exponential = NullTable(
        classes: Array(
            repeating: [
                Row(effective: 10, quantiles: levels.map { -Elementary.log($0) }, tail: 1)
            ], count: evenness.count + 1))
}
