import TocsinMath
import TocsinRecords
import TocsinSynthesis

/// Beacons that go on, stop and change, by family and by rhythm.
struct EndsPlan {
    let seed: UInt64
    /// Series of a family or of a cell.
    let series: Int
    let threads: Int

    /// Lengths of the data, days.
    static let lengths = [1, 3, 7]
    /// Families whose members neither stop nor change for good; films do end, but are no beacons.
    static let families = RhythmFamily.all(.malicious).filter { $0 != .sleepChanged }
    static let periods = [60.0, 300, 900]
    static let noises: [(jitter: Double, loss: Double)] = [
        (0, 0), (0.1, 0), (0.3, 0), (0.1, 0.1), (0.1, 0.3), (0.3, 0.3),
    ]
    /// The sleep after a change, in sleeps before it.
    static let factors = [1.25, 2, 5]
    /// Where in the span a beacon stops or changes.
    private static let turn = 0.4..<0.8

    private static func span(_ days: Int) -> Int64 { Int64(days) * Timestamp.microsecondsPerDay }

    /// What is said of beacons that go on.
    func steady(_ family: RhythmFamily, days: Int) -> [EndsLog.Verdict] {
        let span = Self.span(days)
        var log = EndsLog(span: span, seed: seed)
        let ranges = BeaconRanges(
            period: 60...1800, jitter: 0...0.5, loss: 0...0.3, shape: .uniform)
        for index in 0..<series {
            let series = family.series(index, seed: seed, span: span, ranges: ranges)
            // A suspended host is off altogether; it is so for half an hour or more.
            let pause = max(5 * (series.period ?? 0), 1800)
            log.add(series.events, sleep: family == .hostAsleep ? pause : .infinity)
        }
        return log.verdicts(threads: threads)
    }

    /// What is said of beacons that stop, or with a factor change their sleep, in the middle of `days`.
    func ending(
        period: Double, _ noise: (jitter: Double, loss: Double), days: Int, factor: Double?
    ) -> [EndsLog.Verdict] {
        let span = Self.span(days)
        var log = EndsLog(span: span, seed: seed)
        func events(_ number: Int, _ period: Double) -> [RhythmEvent] {
            let ranges = BeaconRanges(
                period: period...period, jitter: noise.jitter...noise.jitter,
                loss: noise.loss...noise.loss, shape: .uniform)
            return RhythmFamily.plain.series(number, seed: seed, span: span, ranges: ranges).events
        }
        var generator = SeededGenerator(seed: seed, stream: 1)
        for index in 0..<series {
            let share =
                Self.turn.lowerBound
                + generator.uniform() * (Self.turn.upperBound - Self.turn.lowerBound)
            let turn = Int64(share * Double(span))
            var series = events(2 * index, period).filter { $0.time < turn }
            if let factor {
                series += events(2 * index + 1, factor * period).filter { $0.time >= turn }
            }
            log.add(series)
        }
        return log.verdicts(threads: threads)
    }
}
