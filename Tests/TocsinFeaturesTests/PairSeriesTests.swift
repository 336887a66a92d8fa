import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFeatures

@Suite struct PairSeriesTests {
    private static func series(_ rows: [Conn]) -> PairSeries {
        PairSeries(ConnWindow(rows.shuffled()), pair: 0)
    }

    /// The slice of some days is the series of those days' connections.
    @Test func slicesAreSeriesOfTheirOwn() {
        let seed: UInt64 = 12
        var random = SeededGenerator(seed: seed)
        let rows = (0..<60).map { row in
            Conn.sample(
                at: Double(row * 15 + random.index(below: 14)),
                srcPort: UInt16(50_000 + random.index(below: 4))
            ) {
                $0.origBytes = Int64(row)
                $0.connState = random.index(below: 2) == 0 ? .s0 : .sf
            }
        }
        let whole = Self.series(rows)
        for range in [0..<60, 0..<0, 7..<31, 59..<60, 20..<60] {
            let slice = whole.sliced(range)
            let times = Set(whole.times[range])
            let direct = ConnWindow(rows.filter { times.contains($0.ts) })
            #expect(slice.times == Array(whole.times[range]))
            #expect(slice.origBytes == Array(whole.origBytes[range]))
            if range.isEmpty { continue }
            let expected = PairSeries(direct, pair: 0)
            #expect(slice.dials == expected.dials, "seed \(seed), \(range)")
            #expect(slice.dialEdge == expected.dialEdge)
            #expect(slice.failedShare == expected.failedShare)
        }
    }

    private static func seconds(_ times: [Int64]) -> [Double] { times.map { Double($0) / 1e6 } }

    /// Three dials of a dead server every five minutes, as Zeek logs the kernel's SYN retries: four
    /// S0 from one source port each.
    @Test func retriesOfOnePortAreOneDial() {
        var rows: [Conn] = []
        for dial in 0..<3 {
            for retry in [0.0, 7, 22, 52] {
                rows.append(
                    Conn.sample(
                        at: Double(dial) * 300 + retry, srcPort: UInt16(50_000 + dial)
                    ) { $0.connState = .s0 })
            }
        }
        let series = Self.series(rows)
        #expect(series.times.count == 12)
        #expect(Self.seconds(series.dials) == [0, 300, 600])
        #expect(series.failedShare == 1)
    }

    /// The same times from a port each, over UDP, answered, or after the retry span are dials.
    @Test(arguments: ["ports", "udp", "answered", "late"])
    func whatIsNoRetry(reason: String) {
        let times = [0.0, 20, 40, 60, 80, 100].map { reason == "late" ? $0 * 61 / 20 : $0 }
        let rows = times.enumerated().map { row, time in
            Conn.sample(
                at: time, srcPort: reason == "ports" ? UInt16(50_000 + row) : 50_000,
                proto: reason == "udp" ? .udp : .tcp
            ) { $0.connState = reason == "answered" ? .sf : .s0 }
        }
        #expect(Self.seconds(Self.series(rows).dials) == times)
    }

    /// A dial whose retry is answered: both stand, since the second is a contact.
    @Test func anAnswerIsAlwaysAContact() {
        let dials = PairSeries.mergingRetries(
            [0, 30_000_000, 40_000_000, 50_000_000], ports: [5, 5, 5, 5],
            failed: [true, false, true, false])
        #expect(Self.seconds(dials) == [0, 30, 50])
        let rows = [
            Conn.sample(at: 0) { $0.connState = .s0 }, Conn.sample(at: 300) { $0.connState = .sf },
            Conn.sample(at: 600) { $0.connState = .rej },
            Conn.sample(at: 900) { $0.connState = .sf },
        ]
        let series = Self.series(rows)
        #expect(Self.seconds(series.dials) == [0, 300, 600, 900])
        #expect(series.failedShare == 0.5)
    }

    /// The retry span counts from the first attempt, so that a port in constant use is no one dial.
    @Test func aPortInConstantUseDialsOnceAMinute() {
        let times = (0..<13).map { Int64($0) * 10_000_000 }
        let dials = PairSeries.mergingRetries(
            times, ports: Array(repeating: 5, count: 13), failed: Array(repeating: true, count: 13))
        #expect(Self.seconds(dials) == [0, 70])
    }

    /// A scan from ever new ports stays linear: 40,000 attempts within a minute.
    @Test(.timeLimit(.minutes(1))) func aScanStaysLinear() {
        let times = (0..<40_000).map { Int64($0) * 1000 }
        let ports = times.indices.map { UInt16(truncatingIfNeeded: $0) }
        let failed = Array(repeating: true, count: times.count)
        #expect(PairSeries.mergingRetries(times, ports: ports, failed: failed).count == 40_000)
    }

    /// Several connections at each of ten wake-ups a minute apart: one contact each.
    @Test func burstsAreOneContact() {
        let within: [Int64] = [0, 200_000, 900_000, 1_500_000]
        var times: [Int64] = []
        for beat in 0..<10 as Range<Int64> { times += within.map { beat * 60_000_000 + $0 } }
        let series = PairSeries(times: times)
        #expect(series.times == times)
        #expect(Self.seconds(series.dials) == (0..<10).map { Double($0) * 60 })
    }

    @Test func evenTimesAreKept() {
        for period in [1.0, 1.5, 60, 86_400] {
            let times = (0..<50).map { Int64(Double($0) * period * 1e6) }
            #expect(PairSeries(times: times).dials == times)
        }
    }

    @Test func fewAndEqualTimes() {
        #expect(PairSeries(times: []).dials == [])
        #expect(PairSeries(times: [5]).dials == [5])
        #expect(PairSeries(times: [5, 5]).dials == [5])
        #expect(PairSeries(times: [5, 5, 5, 5]).dials == [5])
    }

    /// Sizes and times keep step whatever order the records came in.
    @Test func sizesGoWithTheirTimes() {
        let rows = (0..<20).map { row in
            Conn.sample(at: Double(row) * 60) { $0.origBytes = row % 5 == 0 ? -1 : Int64(row) }
        }
        let series = Self.series(rows)
        #expect(series.times == rows.map(\.ts))
        #expect(series.origBytes == rows.map(\.origBytes))
    }

    // MARK: Coarse dials

    /// Four tries from a port each at every beat of 300 s: most gaps are short, most time lies in gaps
    /// of 258 s, of which 12 % are 30.96 s.
    @Test func clustersOfTriesVanish() {
        var times: [Int64] = []
        for beat in 0..<12 as Range<Int64> {
            times += [0, 7, 22, 42].map { (beat * 300 + $0) * 1_000_000 }
        }
        let series = PairSeries(times: times)
        #expect(series.dials == times, "the median gap merges none of them")
        let coarse = series.coarseDials()
        #expect(Self.seconds(coarse.dials) == (0..<12).map { Double($0) * 300 })
        #expect(abs(coarse.edge - 30.96) < 1e-9)
    }

    /// An operator's ten minutes at a connection every five seconds are one contact.
    @Test func aSessionVanishes() {
        let beats = (0..<40).map { Int64($0) * 600_000_000 }
        let session = (1..<120).map { Int64($0) * 5_000_000 + 12_000_000_000 }
        let series = PairSeries(times: (beats + session).sorted())
        #expect(series.dials.count == 159)
        #expect(series.coarseDials().dials == beats.filter { $0 != 12_600_000_000 })
    }

    /// Sleeps of 30 s to 90 s, none of them close to another.
    @Test func aPlainBeaconStaysWhole() {
        let seed: UInt64 = 13
        var random = SeededGenerator(seed: seed)
        var times: [Int64] = [0]
        for _ in 0..<300 {
            times.append((times.last ?? 0) + 30_000_000 + Int64(random.index(below: 60_000_000)))
        }
        let series = PairSeries(times: times)
        let coarse = series.coarseDials()
        #expect(coarse.dials == times, "seed \(seed)")
        #expect(coarse.edge >= series.dialEdge && coarse.edge < 30)
    }

    /// Five hours of beats and one of silence: less than half of the time lies in the silence.
    @Test func anOutageMergesNothing() {
        let times = (0..<300).map { Int64($0) * 60_000_000 + ($0 < 150 ? 0 : 3_600_000_000) }
        let coarse = PairSeries(times: times).coarseDials()
        #expect(coarse.dials == times)
        #expect(abs(coarse.edge - 7.2) < 1e-9)
    }

    @Test func fewAndEqualTimesHaveCoarseDials() {
        for times in [[], [5], [5, 5], [5, 5, 5, 5], [0, 60_000_000]] as [[Int64]] {
            let series = PairSeries(times: times)
            #expect(series.coarseDials().edge >= series.dialEdge)
        }
        #expect(PairSeries(times: []).coarseDials().dials == [])
        #expect(PairSeries(times: [0, 60_000_000]).coarseDials().dials == [0, 60_000_000])
    }
}
