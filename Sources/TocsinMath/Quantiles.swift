/// Order statistics of a sample.
///
/// NaN means "unknown": the functions that take an unsorted sample leave NaN out, those that take a
/// sorted one require that there is none. Without a value the answer is NaN.
public enum Quantiles {
    /// The quantile at `probability` (clamped to 0…1) of an ascending sample without NaN.
    ///
    /// Linear between order statistics: type 7 of Hyndman & Fan, "Sample Quantiles in Statistical
    /// Packages", American Statistician 50(4), 1996, the default of numpy and R. O(1).
    public static func quantile(sorted: [Double], _ probability: Double) -> Double {
        guard let last = sorted.indices.last, !probability.isNaN else { return .nan }
        let (below, weight) = position(probability, last: last)
        return interpolated(sorted[below], sorted[min(below + 1, last)], weight)
    }

    /// Quantiles at several ascending or unordered probabilities of an unsorted sample; sorts a
    /// copy, O(n log n).
    public static func quantiles(_ sample: [Double], _ probabilities: [Double]) -> [Double] {
        let sorted = sample.filter { !$0.isNaN }.sorted()
        return probabilities.map { quantile(sorted: sorted, $0) }
    }

    /// The median; reorders `scratch` and removes its NaNs. O(n) on average, O(n log n) at worst.
    public static func median(of scratch: inout [Double]) -> Double {
        quantile(of: &scratch, 0.5)
    }

    /// One quantile (type 7) by selection; reorders `scratch` and removes its NaNs. O(n) on
    /// average, O(n log n) at worst.
    public static func quantile(of scratch: inout [Double], _ probability: Double) -> Double {
        scratch.removeAll { $0.isNaN }
        guard let last = scratch.indices.last, !probability.isNaN else { return .nan }
        let (below, weight) = position(probability, last: last)
        let value = Selection.select(&scratch, below)
        guard weight > 0, below < last else { return value }
        // Everything behind `below` is at least as large; the next order statistic is their least.
        var next = scratch[below + 1]
        for i in (below + 1)...last { next = min(next, scratch[i]) }
        return interpolated(value, next, weight)
    }

    /// The median of |x − median|, not scaled (× 1.4826 estimates σ of a normal sample); reorders
    /// and overwrites `scratch` with the deviations.
    public static func medianAbsoluteDeviation(of scratch: inout [Double]) -> Double {
        let center = median(of: &scratch)
        for i in scratch.indices { scratch[i] = abs(scratch[i] - center) }
        return median(of: &scratch)
    }

    /// The distance between the quartiles (type 7); reorders `scratch` and removes its NaNs.
    public static func interquartileRange(of scratch: inout [Double]) -> Double {
        let upper = quantile(of: &scratch, 0.75)
        return upper - quantile(of: &scratch, 0.25)
    }

    /// Index of the order statistic below h = (n − 1)p, and the weight of the next one.
    private static func position(_ probability: Double, last: Int) -> (Int, Double) {
        let h = Double(last) * min(max(probability, 0), 1)
        let below = h.rounded(.down)
        return (Int(below), h - below)
    }

    /// Between equal values, infinite ones too, the value itself.
    private static func interpolated(_ a: Double, _ b: Double, _ weight: Double) -> Double {
        weight == 0 || a == b ? a : a + (b - a) * weight
    }
}

/// Selection of one order statistic.
enum Selection {
    /// The value that index `k` would hold if `values` (no NaN, k a valid index) were sorted;
    /// smaller or equal values end up in front of k, larger or equal ones behind.
    ///
    /// Quickselect (Hoare 1961) with the median of three as pivot; when its partitions go badly, as
    /// crafted input can force, the rest is sorted.
    static func select(_ values: inout [Double], _ k: Int) -> Double {
        var low = 0
        var high = values.count - 1
        var patience = 2 * (Int.bitWidth - values.count.leadingZeroBitCount)
        while low < high {
            if high - low < 16 || patience == 0 {
                values[low...high].sort()
                break
            }
            patience -= 1
            let pivot = medianOfThree(values[low], values[(low + high) / 2], values[high])
            var i = low
            var j = high
            while i <= j {
                while values[i] < pivot { i += 1 }
                while values[j] > pivot { j -= 1 }
                if i <= j {
                    values.swapAt(i, j)
                    i += 1
                    j -= 1
                }
            }
            if k <= j {
                high = j
            } else if k >= i {
                low = i
            } else {
                break
            }
        }
        return values[k]
    }

    private static func medianOfThree(_ a: Double, _ b: Double, _ c: Double) -> Double {
        max(min(a, b), min(max(a, b), c))
    }
}
