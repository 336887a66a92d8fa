import TocsinFeatures
import TocsinMath
import TocsinRecords

/// How long a beacon has been silent at the end of a window, and how likely that is while it lives.
///
/// All times but `lastBeat` and `wall` are on the beacon's own clock, `AudibleTime`.
struct Silence: Hashable {
    /// Start of the last connection, microseconds.
    var lastBeat: Int64
    /// Seconds since its end.
    var wall: Double
    /// What of it counts.
    var length: Double
    /// Seconds of the longest earlier pause.
    var longestEarlier: Double
    /// Whole beats that should have come meanwhile.
    var beatsMissed: Int
    /// Chance of a pause this long, or longer, after any one beat under the rhythm so far.
    var chance: Double
    /// Whole minutes of the silence in which a beat could have been seen.
    var minutesHeard: Int

    /// Pauses that say how the beacon sleeps of late: one that has slowed down is not silent yet.
    static let recentGaps = 5
    /// Share of the gaps above which their tail is fitted.
    static let tailShare = 0.1
    /// The least chance that is stated.
    static let leastChance = 1e-12
    /// Life, microseconds, below which a beacon has not shown that it runs around the clock: the data before
    /// its first dial are then a pause like any other.
    static let dayOfLife = 24 * 60 * SeenMinutes.minute

    /// Nil without two dials. O(gaps log gaps).
    init?(_ beacon: KnownBeacon, _ window: ConnWindow, _ clock: AudibleTime) {
        guard let first = beacon.series.dials.first, let last = beacon.series.times.last,
            let lastDial = beacon.series.dials.last, lastDial > first
        else { return nil }
        let dials = beacon.series.dials
        let end = window.latest.microseconds
        lastBeat = last
        let quiet = beacon.lastEnd(window)
        wall = quiet < end ? Self.seconds(end - quiet) : 0
        length = Self.seconds(clock.elapsed(quiet, end))
        minutesHeard = clock.minutesHeard(quiet, end)
        let gaps = zip(dials, dials.dropFirst()).map { Self.seconds(clock.elapsed($0, $1)) }
        longestEarlier = gaps.max() ?? 0
        if lastDial - first < Self.dayOfLife {
            let before = clock.elapsed(window.earliest.microseconds, first)
            longestEarlier = max(longestEarlier, Self.seconds(before))
        }
        let recent = gaps.suffix(Self.recentGaps)
        let beat = max(beacon.period, recent.reduce(0, +) / Double(recent.count))
        beatsMissed = Int(min(length / beat, 1e9))
        chance = min(
            max(
                Self.chanceOfLosses(beacon, gaps.count, beatsMissed),
                Self.chanceOfPause(gaps, length, beat), Self.leastChance), 1)
    }

    private static func seconds(_ microseconds: Int64) -> Double { Double(microseconds) / 1e6 }

    /// Beats are missed independently, as often as before; the share is Laplace's, (missed + 1)/(beats + 2),
    /// so that few beats promise little.
    private static func chanceOfLosses(
        _ beacon: KnownBeacon, _ gaps: Int, _ missed: Int
    ) -> Double {
        let missing = min(max(beacon.missing, 0), 0.99)
        let beats = Double(gaps) / (1 - missing)
        let share = (missing * beats + 1) / (beats + 2)
        return Elementary.exp(Double(missed) * Elementary.log(share))
    }

    /// The gaps' own tail: above the length that a tenth of them exceed it is taken to be exponential, which
    /// holds outages, bursts and sleeps without a limit; one more excess of a beat keeps it from vanishing.
    private static func chanceOfPause(
        _ gaps: [Double], _ length: Double, _ beat: Double
    ) -> Double {
        let sorted = gaps.sorted()
        let edge = Quantiles.quantile(sorted: sorted, 1 - tailShare)
        guard length > edge else { return 1 }
        let excesses = sorted.filter { $0 > edge }.map { $0 - edge }
        let mean = (excesses.reduce(0, +) + beat) / Double(excesses.count + 1)
        let share = Double(excesses.count + 1) / Double(gaps.count + 2)
        return share * Elementary.exp(-(length - edge) / mean)
    }
}

extension KnownBeacon {
    /// End of the connection that lasts longest, microseconds: while one is open the beacon is not silent.
    func lastEnd(_ window: ConnWindow) -> Int64 {
        rows.reduce(Int64.min) { last, row in
            let (end, overflow) = window.ts(row).addingReportingOverflow(
                max(window.duration(row), 0))
            return max(last, overflow ? .max : end)
        }
    }
}
