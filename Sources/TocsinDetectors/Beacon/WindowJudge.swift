import TocsinFeatures
import TocsinRecords

/// What all windows of one series say.
package struct SeriesVerdict: Sendable {
    /// The score in the window that is most like a beacon.
    package var beacon: BeaconScore
    /// That window.
    package var window: BeaconWindow
    /// Where the rhythm is, ascending.
    package var activeSpans: [ClosedRange<Timestamp>]
    /// Smallest p of a single test; nil if no window holds four contacts.
    package var leastP: PValue?
    /// Windows that were judged, 1 or more.
    package var tests: Int
}

/// Judges series over their windows; one per thread.
package struct WindowJudge {
    private let tiling: BeaconTiling
    private let null: NullTable
    /// By the length of the data they look at, as far as it matters.
    private var scorers: [Int64: BeaconScorer] = [:]

    /// A judge of all windows of `tiling`.
    package init(_ tiling: BeaconTiling, null: NullTable = .calibrated) {
        self.tiling = tiling
        self.null = null
    }

    /// The verdict on a pair by itself; a window needs four connections and four contacts. Where none can be
    /// judged, what little all of the connections say.
    package mutating func verdict(onPair series: PairSeries) -> SeriesVerdict {
        var trials: [Trial] = []
        for cut in tiling.cuts(series.times, atLeast: PairScores.leastConnections) {
            let slice = series.sliced(cut.events)
            guard slice.dials.count >= SeriesJudge.leastDials else { continue }
            trials.append(trial(slice, cut.window, length: cut.length))
        }
        if let verdict = Self.verdict(trials) { return verdict }
        let length = tiling.span.upperBound - tiling.span.lowerBound
        let trial = trial(series, .whole, length: length)
        return SeriesVerdict(
            beacon: trial.beacon, window: .whole, activeSpans: Self.activeSpans([trial], trial),
            leastP: trial.dials.count >= SeriesJudge.leastDials ? trial.beacon.pValue : nil,
            tests: 1)
    }

    /// The verdict on a group over the windows in which several of its members matter, and the tests that it
    /// counts for: a window whose gaps are plainly not regular is tried and needs no judgement.
    mutating func verdict(
        _ group: BeaconGroup, _ window: ConnWindow
    ) -> (verdict: SeriesVerdict?, tests: Int) {
        guard let first = group.members.first else { return (nil, 0) }
        let rows = window.sortedRows(ofPairs: group.members)
        let series = PairSeries(window, rows: rows, proto: window.pairs.key(first).proto)
        var tests = 0
        var trials: [Trial] = []
        for cut in tiling.cuts(series.times, atLeast: BeaconGroups.leastConnections) {
            var counts: [Int: Int] = [:]
            for row in rows[cut.events] { counts[window.pairs.pair(ofRow: row), default: 0] += 1 }
            guard BeaconGroups.isEnough(Array(counts.values)) else { continue }
            let slice = series.sliced(cut.events)
            guard slice.dials.count >= BeaconGroups.leastConnections else { continue }
            tests += 1
            let gaps = zip(slice.dials.dropFirst(), slice.dials).map { Double($0 - $1) / 1e6 }
            guard RhythmTerms.localVariation(gaps) < Self.mostVariation else { continue }
            trials.append(trial(slice, cut.window, length: cut.length))
        }
        return (Self.verdict(trials), tests)
    }

    /// Groups with more local variation are not judged: 1 for chance, 0.7 for sleeps of ±80 % of which half is
    /// not seen, 0.3 for a clock of which half is not seen.
    static let mostVariation = 0.8

    /// The verdict of several windows, nil of none.
    private static func verdict(_ trials: [Trial]) -> SeriesVerdict? {
        guard let first = trials.first else { return nil }
        // The first of equals: the longest window.
        let best = trials.dropFirst().reduce(first) {
            $1.beacon.logOdds > $0.beacon.logOdds ? $1 : $0
        }
        return SeriesVerdict(
            beacon: best.beacon, window: best.window, activeSpans: activeSpans(trials, best),
            leastP: trials.map(\.beacon.pValue).min(), tests: trials.count)
    }

    /// One window, judged.
    private struct Trial {
        var window: BeaconWindow
        var dials: [Int64]
        var beacon: BeaconScore
    }

    private mutating func trial(
        _ series: PairSeries, _ window: BeaconWindow, length: Int64
    ) -> Trial {
        // Data over `shortestSpan` are all judged alike.
        let span = min(length, RhythmTerms.shortestSpan)
        let beacon =
            scorers[span, default: BeaconScorer(dataSpan: span, null: null)].score(series)
        return Trial(window: window, dials: series.dials, beacon: beacon)
    }

    // MARK: Where the rhythm is

    /// A window shows the rhythm from this score on: one in a thousand aperiodic series lies above.
    static let shownScore = 0.5
    /// Silences up to this many seconds, and up to this many periods, do not end an active span.
    static let ordinarySilence = 3600.0
    static let silentPeriods = 5.0

    /// The dials of the windows that show the rhythm and are no longer than the best, cut at silences;
    /// stray dials are left out.
    private static func activeSpans(_ trials: [Trial], _ best: Trial) -> [ClosedRange<Timestamp>] {
        let longest = best.window.length ?? .max
        let showing = trials.filter {
            $0.beacon.score >= shownScore && $0.window.length ?? .max <= longest
        }
        let dials = showing.isEmpty ? best.dials : showing.flatMap(\.dials).sorted()
        let silence = max(ordinarySilence, silentPeriods * (best.beacon.period ?? 0))
        let longestSilence = Int64(min(silence * 1e6, 1e17))
        var runs: [(first: Int64, last: Int64, dials: Int)] = []
        for dial in dials {
            if let run = runs.last, dial - run.last <= longestSilence {
                // Windows overlap: the same dial may come twice.
                runs[runs.count - 1] = (run.first, dial, run.dials + (dial > run.last ? 1 : 0))
            } else {
                runs.append((dial, dial, 1))
            }
        }
        let kept = runs.filter { $0.dials >= SeriesJudge.leastDials }
        return (kept.isEmpty ? runs : kept).map {
            Timestamp(microseconds: $0.first)...Timestamp(microseconds: $0.last)
        }
    }
}
