import Testing
import TocsinMath

@testable import TocsinSynthesis

@Suite struct RhythmFamilyTests {
    static let day: Int64 = 86_400_000_000

    @Test(arguments: RhythmFamily.allCases)
    func everySeriesKeepsTheRules(_ family: RhythmFamily) {
        for index in 0..<30 {
            let series = family.series(index, seed: 11, span: Self.day)
            #expect(series.family == family.name && series.label == family.label)
            #expect(series.span == Self.day)
            #expect(series.events.count <= RhythmSeries.maxEvents)
            #expect(series.events.allSatisfy { (0..<Self.day).contains($0.time) })
            #expect(zip(series.events, series.events.dropFirst()).allSatisfy { $0.time <= $1.time })
            #expect(series.events.allSatisfy { (0..<6).contains($0.destination) })
            #expect(series.events.allSatisfy { $0.srcPort >= 49_152 })
            #expect(series.events.allSatisfy { $0.isFailed ? $0.origBytes == 0 : $0.origBytes > 0 })
            let isBeacon = family.label == .malicious
            #expect((series.period != nil) == isBeacon && (series.loss != nil) == isBeacon)
            #expect((series.shape != nil) == isBeacon)
        }
    }

    @Test(arguments: RhythmFamily.allCases)
    func onlyTheArgumentsMatter(_ family: RhythmFamily) {
        let series = family.series(3, seed: 5, span: Self.day)
        #expect(series == family.series(3, seed: 5, span: Self.day))
        #expect(series.events != family.series(4, seed: 5, span: Self.day).events)
        #expect(series.events != family.series(3, seed: 6, span: Self.day).events)
    }

    /// Long spans, short ones and absurd ones.
    @Test(arguments: RhythmFamily.allCases)
    func anySpanWillDo(_ family: RhythmFamily) {
        let spans: [Int64] = [.min, 0, 6 * 3_600_000_000, 7 * Self.day, .max]
        for span in spans {
            let series = family.series(0, seed: 1, span: span)
            #expect(RhythmSeries.spans.contains(series.span))
            #expect(series.events.count <= RhythmSeries.maxEvents)
            #expect(series.events.allSatisfy { (0..<series.span).contains($0.time) })
        }
    }

    @Test func namesAndSentencesAreWhole() {
        #expect(Set(RhythmFamily.allCases.map(\.name)).count == RhythmFamily.allCases.count)
        #expect(RhythmFamily.all(.malicious).count == 14)
        #expect(RhythmFamily.all(.benign).count == 13)
        for family in RhythmFamily.allCases {
            #expect(family.summary.hasSuffix(".") && family.summary.count < 80)
        }
    }

    /// Hash of the first 40 series of every family, as first recorded: another machine, compiler or
    /// release makes the same ones.
    @Test func everyMachineMakesTheSame() {
        var hash: UInt64 = 0
        for family in RhythmFamily.allCases {
            for index in 0..<40 {
                for event in family.series(index, seed: 1, span: Self.day).events {
                    hash = StableHash.mix(
                        hash, UInt64(event.time), UInt64(event.origBytes),
                        UInt64(event.srcPort) << 8 | UInt64(event.destination), key: 0)
                }
            }
        }
        #expect(hash == 620_082_146_589_097_485)
    }

    /// 8 … 3000 connections a day, log-uniform: the middle of the counts is near 155, the geometric
    /// mean; heavy tails and whole sessions leave much room. Films are as long as films are: some 750
    /// segments a day.
    @Test(arguments: RhythmFamily.all(.benign))
    func ratesAreThoseOfTheLaw(_ family: RhythmFamily) {
        let counts = (0..<300).map { family.series($0, seed: 2, span: Self.day).events.count }
            .sorted()
        let middle = family == .videoSegments ? 400...1400 : 60...420
        #expect(middle.contains(counts[150]), "median \(counts[150])")
        #expect(counts[285] < 6000, "95 %: \(counts[285])")
        #expect(counts[15] < 60, "5 %: \(counts[15])")
    }

    /// What a host's series have together is dense, but for the outage: at least half an hour.
    @Test func oneHostHasOneOutage() {
        let count = RhythmFamily.seriesPerHost
        var judged = 0
        for host in 0..<30 {
            let times = (host * count..<(host + 1) * count).flatMap { index in
                RhythmFamily.sharedOutage.series(index, seed: 3, span: Self.day).events.map(\.time)
            }.sorted()
            guard times.count > 3000 else { continue }
            judged += 1
            let longest = zip(times + [Self.day], [0] + times).map { $0 - $1 }.max() ?? 0
            #expect(longest > 1_750_000_000, "host \(host)")
        }
        #expect(judged > 10)
    }
}
