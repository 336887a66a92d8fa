import TocsinFeatures
import TocsinRecords

/// What all windows of one series say.
package struct SeriesVerdict: Sendable {
    /// Of the window that is most like a beacon.
    package var best: BeaconScore
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

    package init(_ tiling: BeaconTiling, null: NullTable = .calibrated) {
        self.tiling = tiling
        self.null = null
    }

    /// Judges every window that `isWorthIt` agrees to, given the positions of its events; nil if there is
    /// none. A window needs four connections and four contacts.
    package mutating func verdict(
        _ series: PairSeries, isWorthIt: (Range<Int>) -> Bool = { _ in true }
    ) -> SeriesVerdict? {
        var trials: [Trial] = []
        for cut in tiling.cuts(series.times, atLeast: PairScores.leastConnections)
        where isWorthIt(cut.events) {
            let slice = series.sliced(cut.events)
            guard slice.dials.count >= SeriesJudge.leastDials else { continue }
            trials.append(trial(slice, cut.window, length: cut.length))
        }
        guard let first = trials.first else { return nil }
        // The first of equals: the longest window.
        let best = trials.dropFirst().reduce(first) {
            $1.beacon.logOdds > $0.beacon.logOdds ? $1 : $0
        }
        return SeriesVerdict(
            best: best.beacon, window: best.window, activeSpans: Self.activeSpans(trials, best),
            leastP: trials.map(\.beacon.pValue).min(), tests: trials.count)
    }

    /// The verdict on a pair by itself: where no window can be judged, what little all of its connections
    /// say.
    package mutating func verdict(onPair series: PairSeries) -> SeriesVerdict {
        if let verdict = verdict(series) { return verdict }
        let length = tiling.span.upperBound - tiling.span.lowerBound
        let trial = trial(series, .whole, length: length)
        return SeriesVerdict(
            best: trial.beacon, window: .whole, activeSpans: Self.activeSpans([trial], trial),
            leastP: trial.dials.count >= SeriesJudge.leastDials ? trial.beacon.pValue : nil,
            tests: 1)
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
