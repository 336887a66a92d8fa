import TocsinDetectors
import TocsinMath
import TocsinRecords
import TocsinSynthesis

/// The pairs of one run: few beacons among many pairs without a timer.
struct DiscoveryPlan: Sendable {
    let seed: UInt64
    let items: [PairPlan]

    static let span = Timestamp.microsecondsPerDay
    /// Families without a timer, of one pair a series.
    static let benignFamilies = RhythmFamily.all(.benign).filter {
        $0.isAperiodic && $0 != .serverPool
    }
    static let beaconFamilies: [RhythmFamily] = [
        .plain, .workingHours, .hostAsleep, .infectedLate,
    ]
    /// Sleeps that have a rhythm.
    static let shapes: [SleepShape] = [.uniformBelow, .uniform, .normal, .schedule]

    /// `benign` series in the proportions of a network, `beacons` of all shapes alike.
    init(seed: UInt64, beacons: Int, benign: Int) {
        self.seed = seed
        let malicious = Self.beaconFamilies.enumerated().flatMap { number, family in
            stride(from: number, to: beacons, by: Self.beaconFamilies.count).map { index in
                let shape = Self.shapes[(index / Self.beaconFamilies.count) % Self.shapes.count]
                return PairPlan(
                    family: family, index: index,
                    ranges: BeaconRanges(
                        period: 30...900, jitter: 0...0.5, loss: 0...0.3, shape: shape))
            }
        }
        items = malicious + PairPlan.items(Self.counts(benign))
    }

    /// `total` series shared out among the benign families as common as they are; what rounding leaves goes
    /// to the first.
    static func counts(_ total: Int) -> [(family: RhythmFamily, count: Int)] {
        let all = benignFamilies.reduce(0) { $0 + $1.commonness }
        var counts = benignFamilies.map {
            (family: $0, count: Int(Double(total) * $0.commonness / all))
        }
        var rest = total - counts.reduce(0) { $0 + $1.count }
        var index = 0
        while rest > 0 {
            counts[index % counts.count].count += 1
            index += 1
            rest -= 1
        }
        return counts
    }

    func points(threads: Int) -> [PairPoint] {
        items.points(seed: seed, span: Self.span, threads: threads)
    }

    // MARK: One outage

    /// Hours from 8 to 16, of three of which nothing is seen.
    private static let silenceStarts = 8.0...16.0
    private static let silence: Int64 = 3 * 3_600_000_000

    /// The judged pairs of one host that was off for three hours of its day, which they all show.
    func outage(pairs: Int, threads: Int) -> [ScoredPair] {
        var generator = SeededGenerator(seed: seed, stream: 1)
        let hours = Self.silenceStarts
        let start = Int64(
            generator.uniform(in: hours.lowerBound..<hours.upperBound) * 3_600_000_000)
        var log = BenchmarkLog(span: Self.span)
        // Other series than those of `points`.
        let other = seed ^ 1 << 32
        for item in PairPlan.items(Self.counts(pairs)) {
            log.add(
                item.family.series(item.index, seed: other, span: Self.span), host: 0,
                silence: start..<start + Self.silence)
        }
        return log.pairs(threads: threads).map(\.pair)
    }
}
