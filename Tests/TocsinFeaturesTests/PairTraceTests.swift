import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFeatures

@Suite struct PairTraceTests {
    private static let day = Timestamp.microsecondsPerDay

    /// Events in any order give one trace, and sizes stay with their times.
    @Test func orderOfArrivalDoesNotShow() {
        let seed: UInt64 = 3
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let events = (0..<500).map { row in
            PairEvent(
                time: Int64(random.index(below: 300)), origBytes: Int64(random.index(below: 3)),
                srcPort: UInt16(row % 2), isFailed: row % 3 == 0)
        }
        let trace = PairTrace(events, thinned: [])
        #expect(trace.times == events.map(\.time).sorted())
        for _ in 0..<5 {
            #expect(PairTrace(events.shuffled(using: &random), thinned: []) == trace)
        }
        let kept = trace.times.indices.map {
            PairEvent(
                time: trace.times[$0], origBytes: trace.origBytes[$0], srcPort: trace.srcPorts[$0],
                isFailed: trace.isFailed[$0])
        }
        #expect(Set(kept) == Set(events))
    }

    /// Days against a dictionary's, in any order of arrival.
    @Test func daysAreCounted() {
        let seed: UInt64 = 4
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let times = (0..<5000).map { _ in
            Int64(random.index(below: PairTrace.maxThinnedDays)) * Self.day - 5 * Self.day
                + Int64(random.index(below: Int(Self.day)))
        }
        var days: [ThinnedDay] = []
        for time in times { days.add(time) }
        let naive = Dictionary(grouping: times) { Timestamp(microseconds: $0).utcDay }
        #expect(days.count == naive.count)
        for line in days {
            let of = naive[Timestamp(microseconds: line.first).utcDay] ?? []
            #expect(line.count == of.count && line.first == of.min() && line.last == of.max())
        }
        #expect(days.map(\.first) == days.map(\.first).sorted())
    }

    /// Past the limit the oldest days share a line; nothing is lost from the sum.
    @Test func oldestDaysShareALine() {
        var days: [ThinnedDay] = []
        for day in 0..<100 as Range<Int64> {
            days.add(day * Self.day + 7)
            days.add(day * Self.day + 9)
        }
        #expect(days.count == PairTrace.maxThinnedDays)
        #expect(days[0] == ThinnedDay(first: 7, last: 69 * Self.day + 9, count: 140))
        days.add(30 * Self.day)
        #expect(days[0].count == 141)
        days.add(-Self.day)
        #expect(days.count == PairTrace.maxThinnedDays)
        #expect(days[0].first == -Self.day)
        #expect(days.reduce(0) { $0 + $1.count } == 202)
        days.add(.min)
        days.add(.max)
        #expect(days.reduce(0) { $0 + $1.count } == 204)
    }
}
