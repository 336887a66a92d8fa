import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct SpectralLineTests {
    private func line(_ seconds: [Double]) -> SpectralLine {
        var workspace = SpectralLine.Workspace()
        return SpectralLine(dials: seconds.map { Int64(($0 * 1e6).rounded()) }, &workspace)
    }

    @Test func aClocksLineIsItsPeriodOrAHarmonic() {
        let seed: UInt64 = 51
        var generator = SeededGenerator(seed: seed)
        let times = Arrivals.clock(period: 300, jitter: 0.02, count: 280, &generator)
        let line = line(times)
        let beats = 300 / line.period
        #expect(line.nats > 50, "seed \(seed): \(line.nats)")
        #expect(abs(beats - beats.rounded()) < 0.03 * beats, "seed \(seed): \(line.period) s")
    }

    /// Bursty traffic owns the low frequencies of a raw spectrum: by its power over the mean of all, its
    /// strongest line has hundreds of nats.
    @Test(arguments: [52, 53, 54] as [UInt64])
    func burstsHaveNoLine(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bursts = line(Arrivals.onOff(mean: 10, count: 3000, &generator))
        let clock = line(Arrivals.clock(period: 300, jitter: 0.02, count: 280, &generator))
        #expect(bursts.nats < 30, "seed \(seed): \(bursts.nats)")
        #expect(bursts.nats < clock.nats / 3, "seed \(seed): \(bursts.nats), \(clock.nats)")
    }

    @Test func aFewEventsHaveNone() {
        for times in [[], [1], [1, 2, 3], [5, 5, 5, 5, 5]] as [[Double]] {
            #expect(line(times).nats == 0 && line(times).period == 0)
        }
    }

    /// A workspace that was used for another series leaves nothing behind.
    @Test func workspacesAreReused() {
        var generator = SeededGenerator(seed: 55)
        var workspace = SpectralLine.Workspace()
        let clock = (0..<200).map { Int64($0) * 60_000_000 }
        let other = Arrivals.poisson(mean: 20, count: 500, &generator).map { Int64($0 * 1e6) }
        let first = SpectralLine(dials: clock, &workspace)
        _ = SpectralLine(dials: other, &workspace)
        let again = SpectralLine(dials: clock, &workspace)
        #expect(first.nats == again.nats && first.period == again.period)
    }
}
