import TocsinMath
import TocsinRecords

/// The cheap O(n) terms of a pair's rhythm: clustering, evenness and persistence.
package struct RhythmTerms: Sendable {
    /// LV: 1 Poisson, < 0.5 regular.
    package var localVariation = 1.0
    /// Variance over mean of the counts per slot, with the Poisson value 1.
    package var fano = 1.0
    /// 5 % quantile of the gaps over their median, 0…1.
    package var shortGapRatio = 0.0
    /// Slots of the judged span with an event, of all, 0…1.
    package var activeFraction = 0.0
    /// Longest run of active slots, of all, 0…1.
    package var longestRun = 0.0
    /// How much better a gamma law of shape k > 1 explains the gaps than an exponential one, nats ≥ 0; see
    /// `gammaNats`.
    package var regularity = 0.0
    /// Median gap, seconds.
    package var medianGap = 0.0
    /// Length of a slot, microseconds.
    package var slot = 1.0
    /// Slots of the judged span.
    package var slotCount = 1
    /// Length of the judged span, seconds.
    package var spanSeconds = 0.0
    /// Seconds of the slots with an event.
    package var activeSeconds = 0.0

    /// Slots that a judged span is cut into, fewer where the gaps are long.
    package static let slots = 24
    /// A slot is at least this many median gaps long, so that a steady beacon fills it.
    package static let gapsPerSlot = 2.5
    /// A pair is judged over its own life, but over no less than this where the data last longer: a
    /// burst of some minutes is no beacon.
    package static let shortestSpan: Int64 = 6 * 3600 * Timestamp.microsecondsPerSecond

    /// Rounding of whole counts alone leaves this much; below it, smaller says nothing.
    package static let leastFano = 0.02

    /// The terms of `dials`, microseconds ascending, with the histogram of their gaps; the defaults for
    /// fewer than two. `dataSpan`: length of the data, microseconds. O(dials).
    package init(dials: [Int64], dataSpan: Int64, histogram: GapHistogram) {
        guard let first = dials.first, let last = dials.last, dials.count > 1 else { return }
        let gaps = zip(dials.dropFirst(), dials).map { Double($0 - $1) / 1e6 }
        localVariation = Self.localVariation(gaps)
        medianGap = Quantiles.quantile(sorted: histogram.gaps, 0.5)
        if medianGap > 0 {
            shortGapRatio = Quantiles.quantile(sorted: histogram.gaps, 0.05) / medianGap
        }
        regularity = Self.gammaNats(histogram.gaps)
        let life = last - first + Int64(medianGap * 1e6)
        let span = max(life, min(dataSpan, Self.shortestSpan))
        spanSeconds = Double(span) / 1e6
        slot = max(Double(span) / Double(Self.slots), Self.gapsPerSlot * medianGap * 1e6, 1)
        let count = max(1, Int((Double(span) / slot).rounded(.up)))
        slotCount = count
        var counts = [Double](repeating: 0, count: count)
        for time in dials { counts[min(Int(Double(time - first) / slot), count - 1)] += 1 }
        activeFraction = Double(counts.count { $0 > 0 }) / Double(count)
        // The judged span may end within its last slot.
        activeSeconds = min(Double(counts.count { $0 > 0 }) * slot, Double(span)) / 1e6
        var run = 0
        var longest = 0
        for value in counts {
            run = value > 0 ? run + 1 : 0
            longest = max(longest, run)
        }
        longestRun = Double(longest) / Double(count)
        // The slots of the pair's own life only; the last is cut short by its end.
        let own = counts.prefix(max(1, Int(Double(life) / slot)))
        let mean = own.reduce(0, +) / Double(own.count)
        if own.count > 2, mean > 0 {
            let variance = own.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(own.count - 1)
            fano = max(variance / mean, Self.leastFano)
        }
    }

    /// LV = mean 3((a−b)/(a+b))² of successive gaps (Shinomoto et al. 2003); 1 for fewer than two. O(n).
    static func localVariation(_ gaps: [Double]) -> Double {
        guard gaps.count > 1 else { return 1 }
        var total = 0.0
        for (a, b) in zip(gaps, gaps.dropFirst()) where a + b > 0 {
            let ratio = (a - b) / (a + b)
            total += 3 * ratio * ratio
        }
        return total / Double(gaps.count - 1)
    }

    /// ln of the likelihood ratio of a gamma law of shape k > 1 against an exponential one, ≥ 0, both at their
    /// likeliest scale; k by Minka's estimate ("Estimating a Gamma distribution", 2002), within 1.5 % of
    /// the likeliest. Few gaps are 0; gaps that are all alike count 8 nats each.
    ///
    /// `sorted`: gaps in seconds, ascending, of which the few longest, outages, are left out. O(n).
    package static func gammaNats(_ sorted: [Double]) -> Double {
        let kept = sorted.prefix(sorted.count - min(3, sorted.count / 10)).map { max($0, 0.05) }
        guard kept.count >= 3 else { return 0 }
        let n = Double(kept.count)
        let mean = kept.reduce(0, +) / n
        let s = Elementary.log(mean) - kept.reduce(0) { $0 + Elementary.log($1) } / n
        guard s > 1e-9 else { return n * 8 }
        let k = min((3 - s + ((s - 3) * (s - 3) + 24 * s).squareRoot()) / (12 * s), 1e4)
        guard k > 1 else { return 0 }
        return max(n * (k * Elementary.log(k) - logGamma(k) - (k - 1) * s - k + 1), 0)
    }

    /// ln Γ(x) for x > 0, to 1e-9: Stirling's series, from 8 on; below by Γ(x + 1) = x Γ(x).
    static func logGamma(_ x: Double) -> Double {
        var x = x
        var shift = 0.0
        while x < 8 {
            shift += Elementary.log(x)
            x += 1
        }
        let z = 1 / (x * x)
        return (x - 0.5) * Elementary.log(x) - x + 0.918_938_533_204_672_7
            + (1.0 / 12 - z * (1.0 / 360 - z / 1260)) / x - shift
    }
}
