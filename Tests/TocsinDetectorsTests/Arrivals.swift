import TocsinFeatures
import TocsinMath

@testable import TocsinDetectors

/// Times of events in seconds, ascending, drawn from a seeded generator.
enum Arrivals {
    /// Memoryless events, `mean` seconds apart on average.
    static func poisson(
        mean: Double, count: Int, _ generator: inout SeededGenerator
    ) -> [Double] {
        var time = 0.0
        return (0..<count).map { _ in
            time += mean * generator.exponential()
            return time
        }
    }

    /// Memoryless events whose rate follows the working day: none at midnight, most at noon
    /// (thinning, Lewis & Shedler 1979).
    static func dayShaped(
        mean: Double, days: Double, _ generator: inout SeededGenerator
    ) -> [Double] {
        var times: [Double] = []
        var time = 0.0
        while time < days * 86_400 {
            time += mean / 2 * generator.exponential()
            let rate = 0.5 - 0.5 * Elementary.cosSin(turns: time / 86_400).cos
            if generator.uniform() < rate { times.append(time) }
        }
        return times
    }

    /// Memoryless events during memoryless sessions of ten minutes, an hour apart.
    static func onOff(mean: Double, count: Int, _ generator: inout SeededGenerator) -> [Double] {
        var times: [Double] = []
        var time = 0.0
        while times.count < count {
            time += 3600 * generator.exponential()
            let end = time + 600 * generator.exponential()
            while time < end {
                time += mean * generator.exponential()
                times.append(time)
            }
        }
        return Array(times.prefix(count))
    }

    /// Pages opened at memoryless times, each with a handful of requests within seconds.
    static func pageLoads(pages: Int, _ generator: inout SeededGenerator) -> [Double] {
        var times: [Double] = []
        var time = 0.0
        for _ in 0..<pages {
            time += 300 * generator.exponential()
            var request = time
            for _ in 0..<(1 + generator.index(below: 8)) {
                times.append(request)
                request += 2 * generator.exponential()
            }
        }
        return times.sorted()
    }

    /// A beacon with uniform sleeps period · (1 ± `jitter`), of which a share `loss` of the beats is not
    /// seen; `count` events are.
    static func clock(
        period: Double, jitter: Double = 0, loss: Double = 0, count: Int,
        _ generator: inout SeededGenerator
    ) -> [Double] {
        var times: [Double] = []
        var time = 0.0
        while times.count < count {
            time += period * (1 + jitter * (2 * generator.uniform() - 1))
            if generator.uniform() >= loss { times.append(time) }
        }
        return times
    }
}

extension PairSeries {
    /// A series of bare times in seconds.
    init(seconds: [Double]) { self.init(times: seconds.map { Int64(($0 * 1e6).rounded()) }) }
}

extension GapHistogram {
    /// The gaps between `seconds` as they stand, without merging bursts.
    init(times seconds: [Double]) {
        self.init(gaps: zip(seconds.dropFirst(), seconds).map { $0 - $1 })
    }
}
