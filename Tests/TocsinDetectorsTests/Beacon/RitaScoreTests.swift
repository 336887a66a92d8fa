import Testing
import TocsinRecords

@testable import TocsinDetectors

/// Reference values were computed with an independent implementation of the same formulas (numpy) on
/// the same series.
@Suite struct RitaScoreTests {
    /// The numbers of a linear congruential generator (glibc's constants), for both programs alike.
    struct Congruential {
        private var state: Int64 = 7

        mutating func next(below bound: Int64) -> Int64 {
            state = (state * 1_103_515_245 + 12_345) % (1 << 31)
            return (state >> 8) % bound
        }
    }

    struct Series {
        var times: [Int64] = []
        var sizes: [Int64] = []
        var span: ClosedRange<Int64> = 0...86_400
        var random = Congruential()

        mutating func add(_ milliseconds: Int64, _ size: Int64) {
            times.append(milliseconds * 1000)
            sizes.append(size)
        }

        /// Events from second `start` up to `end`; `gap` in milliseconds is drawn after `size`.
        mutating func walk(
            _ start: Int64, _ end: Int64, gap: (inout Congruential) -> Int64,
            size: (inout Congruential) -> Int64
        ) {
            var time = start * 1000
            while time < end * 1000 {
                add(time, size(&random))
                time += gap(&random)
            }
        }

        var score: Double? {
            RitaScore.score(
                times: times, origIPBytes: sizes,
                span: span.lowerBound * 1_000_000...span.upperBound * 1_000_000)
        }
    }

    private func walk(
        _ start: Int64, _ end: Int64, span: ClosedRange<Int64> = 0...86_400,
        gap: (inout Congruential) -> Int64, size: (inout Congruential) -> Int64
    ) -> Series {
        var series = Series()
        series.span = span
        series.walk(start, end, gap: gap, size: size)
        return series
    }

    @Test func steadyPairs() {
        #expect(walk(30, 86_400, gap: { _ in 60_000 }, size: { _ in 100 }).score == 1)
        #expect(
            walk(
                100, 86_400, gap: { 195_000 + $0.next(below: 150_001) },
                size: { 200 + $0.next(below: 50) }
            ).score == 0.94)
        #expect(walk(1800, 86_400, gap: { _ in 14_400_000 }, size: { _ in 77 }).score == 0.708)
        #expect(
            walk(0, 50_000, gap: { 33_000 + $0.next(below: 40_000) }, size: { _ in 0 }).score
                == 0.852)
    }

    @Test func partOfTheTime() {
        #expect(
            walk(28_800, 57_600, gap: { 55_000 + $0.next(below: 10_000) }, size: { _ in 512 }).score
                == 0.663)
        #expect(
            walk(
                70_000, 86_400, gap: { 120_000 + $0.next(below: 9000) },
                size: { 300 + $0.next(below: 3) }
            ).score == 0.498)
    }

    @Test func unevenPairs() {
        let skewed = walk(
            0, 86_400, gap: { 500 + $0.next(below: 1000) * $0.next(below: 1000) / 2 },
            size: { 40 + $0.next(below: 30) * $0.next(below: 40) })
        #expect(skewed.times.count == 679)
        #expect(skewed.score == 0.732)
        var bursts = Series()
        var time: Int64 = 50_000
        while time < 86_400_000 {
            for k in 0..<(1 + bursts.random.next(below: 5)) {
                bursts.add(time + 150 * k, 60 + bursts.random.next(below: 900))
            }
            time += 200_000 + bursts.random.next(below: 2_000_000)
        }
        #expect(bursts.score == 0.698)
        var levels = Series()
        time = 0
        while time < 86_400_000 {
            levels.add(time, 100 + levels.random.next(below: 2) * 40)
            time += (time / 3_600_000) % 2 == 1 ? 60_000 : 240_000
        }
        #expect(levels.score == 1)
    }

    /// Two days of data, of which the second counts, and two hours of data.
    @Test func otherSpans() {
        #expect(
            walk(
                1000, 173_800, span: 1000...173_800, gap: { 240_000 + $0.next(below: 120_000) },
                size: { 150 + $0.next(below: 20) }
            ).score == 0.949)
        #expect(
            walk(
                5000, 12_200, span: 5000...12_200, gap: { 20_000 + $0.next(below: 30_000) },
                size: { 80 + $0.next(below: 200) }
            ).score == 0.901)
    }

    @Test func tooFewAndTooMany() {
        var four = Series()
        for second: Int64 in [10, 20, 35, 70] { four.add(second * 1000 + 400, 100) }
        #expect(four.score == 0.383)
        var three = Series()
        for second: Int64 in [10, 10, 20, 35, 35] { three.add(second * 1000 + 400, 100) }
        #expect(three.score == nil)
        var strobe = Series()
        for k in 0..<86_400 { strobe.add(Int64(k) * 999, 100) }
        #expect(strobe.score == nil)
        #expect(RitaScore.score(times: [], origIPBytes: [], span: 0...0) == nil)
    }

    @Test func hostileNumbersAreScored() {
        let times: [Int64] = [.min, -5_000_000, 0, 5_000_000, 9_000_000, .max]
        let spans: [ClosedRange<Int64>] = [
            Int64.min...Int64.max, 0...0, 0...9_000_000, Int64.max - 1...Int64.max,
        ]
        for span in spans {
            let score = RitaScore.score(times: times, origIPBytes: [.max, .min, -1], span: span)
            #expect((0...1).contains(score ?? 0))
        }
    }

    /// A window keeps payload and packets: 40 bytes a packet of TCP and 28 of UDP stand for headers.
    /// Sizes of 100 and 116 bytes in turn: a median of 108 without headers, of 348 with six of TCP.
    @Test func windowsCountHeaders() throws {
        var log = ConnLog()
        var series: [UInt16: Series] = [:]
        for (port, proto, header) in [
            (443, TransportProtocol.tcp, 240), (53, .udp, 168),
        ] as [(UInt16, TransportProtocol, Int64)] {
            for i in 0..<40 {
                let detail = ConnLog.Detail(origBytes: 100 + Int64(i % 2) * 16)
                try log.add("10.0.0.1", "198.51.100.1", port, proto, at: Double(i) * 60, detail)
                series[port, default: Series()].add(Int64(i) * 60_000, detail.origBytes + header)
            }
        }
        let window = log.window()
        let pairs = [443, 53].compactMap { window.pair("10.0.0.1", "198.51.100.1", $0) }
        let scores = RitaScore.scores(window, pairs: pairs, threads: 2)
        for (score, port) in zip(scores, [443, 53] as [UInt16]) {
            series[port]?.span = 0...2340
            #expect(score != nil && score == series[port]?.score)
        }
        #expect(scores[0] != scores[1])
    }
}
