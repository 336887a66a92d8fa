import TocsinMath

/// Gaps between events on a logarithmic axis, on which another period is only a shift.
package struct GapHistogram {
    /// Bins of width `step` in ln seconds from `lowest`: 0.05 s to 4.5·10⁵ s (five days).
    package static let binCount = 1280
    /// Width of a bin in ln seconds: a period is placed to 1.25 %.
    package static let step = 0.0125
    /// Lower end of the axis in ln seconds.
    package static let lowest = Elementary.log(0.05)

    /// (bin, number of gaps) of the bins that hold any, ascending.
    private(set) var bins: [(bin: Int, count: Double)] = []
    /// All gaps, ascending, in seconds; gaps of zero read as the lowest bin's.
    private(set) var gaps: [Double]
    /// Sum of the gaps, seconds.
    private(set) var sum = 0.0

    /// (Σg)² / Σg²: how many gaps of equal length would share the time as evenly; n/2 for Poisson, few
    /// where some silences hold most of the time.
    package var effectiveCount: Double {
        let squares = gaps.reduce(0) { $0 + $1 * $1 }
        return squares > 0 ? sum * sum / squares : 0
    }

    /// (Σg)² / (n Σg²) without the nights: one gap more than the series has days, the longest ones.
    package var evenness: Double {
        let nights = 1 + Int(min(sum / 86_400, 1e6).rounded(.up))
        let kept = gaps.prefix(max(gaps.count - nights, 2))
        let total = kept.reduce(0, +)
        let squares = kept.reduce(0) { $0 + $1 * $1 }
        return squares > 0 ? total * total / squares / Double(kept.count) : 0
    }

    /// Number of gaps.
    package var count: Int { gaps.count }

    /// `gaps` in seconds, in any order. O(n log n).
    package init(gaps unsorted: [Double]) {
        gaps = unsorted.sorted()
        for gap in gaps {
            let u = Elementary.log(max(gap, 0.05))
            sum += gap
            let bin = Self.bin(logSeconds: u)
            if bins.last?.bin == bin {
                bins[bins.count - 1].count += 1
            } else {
                bins.append((bin, 1))
            }
        }
    }

    /// The bin of a gap; gaps beyond the axis belong to its first or last bin.
    package static func bin(seconds: Double) -> Int {
        bin(logSeconds: Elementary.log(max(seconds, 0.05)))
    }

    @inline(__always) private static func bin(logSeconds u: Double) -> Int {
        min(max(Int((u - lowest) / step), 0), binCount - 1)
    }

    /// Seconds in the middle of a bin.
    package static func seconds(bin: Double) -> Double {
        Elementary.exp(lowest + (bin + 0.5) * step)
    }
}
