import TocsinMath

/// Gaps between events on a logarithmic axis, on which another period is only a shift.
struct GapHistogram {
    /// Bins of width `step` in ln seconds from `lowest`: 0.05 s to 4.5·10⁵ s (five days).
    static let binCount = 1280
    static let step = 0.0125
    static let lowest = Elementary.log(0.05)

    /// (bin, number of gaps) of the bins that hold any, ascending.
    private(set) var bins: [(bin: Int, count: Double)] = []
    /// All gaps, ascending, in seconds; gaps of zero read as the lowest bin's.
    private(set) var gaps: [Double]
    /// Sum of gaps and of their logarithms.
    private(set) var sum = 0.0
    private(set) var logSum = 0.0

    var count: Int { gaps.count }

    /// `gaps` in seconds, in any order. O(n log n).
    init(gaps unsorted: [Double]) {
        gaps = unsorted.sorted()
        for gap in gaps {
            let u = Elementary.log(max(gap, 0.05))
            sum += gap
            logSum += u
            let bin = min(max(Int((u - Self.lowest) / Self.step), 0), Self.binCount - 1)
            if bins.last?.bin == bin {
                bins[bins.count - 1].count += 1
            } else {
                bins.append((bin, 1))
            }
        }
    }

    /// Seconds in the middle of a bin.
    static func seconds(bin: Double) -> Double { Elementary.exp(lowest + (bin + 0.5) * step) }
}
