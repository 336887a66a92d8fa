import Testing
import TocsinFeatures
import TocsinRecords

@testable import BeaconBenchmark

@Suite struct EpisodesTests {
    private let key = PairTraceKey(
        src: IPAddress(v4: 1), dst: IPAddress(v4: 2), port: 443, proto: .tcp)
    private let hour: Int64 = 3_600_000_000

    private func detection(_ hours: ClosedRange<Int64>, period: Double = 60, p: Double = 1e-6)
        -> Detection
    {
        Detection(
            key: key, first: hours.lowerBound * hour, last: hours.upperBound * hour, period: period,
            pValue: p)
    }

    @Test func daysInARowAreOneFinding() {
        var episodes = Episodes()
        episodes.add(detection(0...23))
        // Seen on the second day without being detected.
        episodes.see(key, (0...47).map { $0 * hour })
        episodes.see(key, (30...71).map { $0 * hour })
        episodes.add(detection(48...71, period: 61, p: 1e-9))
        #expect(episodes.all.count == 1)
        #expect(episodes.all.first?.detections == 2 && episodes.all.first?.period == 61)
        #expect(episodes.all.first?.first == 0 && episodes.all.first?.last == 71 * hour)
    }

    @Test func aSilenceEndsAnEpisode() {
        for (silence, count) in [(24, 1), (25, 2)] as [(Int64, Int)] {
            var episodes = Episodes()
            episodes.add(detection(0...20))
            episodes.see(key, [5, 20, 20 + silence, 60].map { $0 * hour })
            episodes.add(detection(20 + silence...60))
            #expect(episodes.all.count == count)
        }
    }

    /// Five periods of ten hours are more than a day.
    @Test func slowBeaconsMayBeSilentLonger() {
        var episodes = Episodes()
        episodes.add(detection(0...20, period: 36_000))
        episodes.see(key, [70].map { $0 * hour })
        episodes.add(detection(70...90, period: 36_000))
        #expect(episodes.all.count == 1)
        episodes.see(key, [141].map { $0 * hour })
        episodes.add(detection(141...150))
        #expect(episodes.all.map(\.first) == [0, 141 * hour])
    }
}
