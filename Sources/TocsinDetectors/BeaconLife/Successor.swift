import TocsinFeatures
import TocsinRecords

/// Whether a source goes on with a rhythm at another destination: clients of a service that many servers
/// share move on every few hours, and implants fall back to the next server.
enum Successor {
    /// Sleeps of the rhythm that another pair must show, and their share of its gaps.
    static let leastSleeps = 4
    static let leastShare = 0.6
    /// How far a sleep may lie from the period, as a share of it: at least, at most, and in units of the
    /// jitter.
    static let tolerance = 0.05...0.3
    static let jitters = 2.0
    /// Missing beats are followed up to this many where the tolerance leaves room between their sums.
    static let mostBeats = 4.0
    static let narrow = 0.1

    /// Whether one of `pairs`, which share source, port and protocol with `beacon` but not the destination,
    /// shows its rhythm from about the last beat on. O(their events log events).
    static func exists(for beacon: KnownBeacon, _ pairs: [Int], _ window: ConnWindow) -> Bool {
        guard let last = beacon.series.times.last else { return false }
        // Turns overlap by a beat or so.
        let lead = Int64(min(Double(leastSleeps) * beacon.period, 1e9) * 1e6)
        return pairs.contains { pair in
            guard window.pairs.rowCount(pair) > leastSleeps else { return false }
            let series = PairSeries(window, pair: pair)
            let dials = series.dials.filter { $0 >= last - lead }
            guard let end = dials.last, end > last else { return false }
            let gaps = zip(dials.dropFirst(), dials).map { Double($0 - $1) / 1e6 }
            let sleeps = gaps.count { fits($0, beacon) }
            return sleeps >= leastSleeps && Double(sleeps) >= leastShare * Double(gaps.count)
        }
    }

    private static func fits(_ gap: Double, _ beacon: KnownBeacon) -> Bool {
        let share = min(
            max(jitters * beacon.jitter, tolerance.lowerBound), tolerance.upperBound)
        let beats = max((gap / beacon.period).rounded(), 1)
        return beats <= (share <= narrow ? mostBeats : 1)
            && abs(gap - beats * beacon.period) <= share * beacon.period * beats.squareRoot()
    }
}
