import TocsinMath

/// Where a sequence splits into two parts of which one tends to hold the larger values.
///
/// The Mann–Whitney U test (Mann & Whitney, Annals of Mathematical Statistics 18(1), 1947) at every split
/// point, by the normal approximation with the correction for ties; its tails are heavier than the exact
/// ones, so p is never too small. p is multiplied by the number of splits (Bonferroni).
struct RankShift: Hashable {
    /// Values in the first part.
    var split: Int
    /// Two-sided, corrected for the choice of the split.
    var pValue: Double

    /// The split of `values` (no NaN) with the smallest p among those that leave `least` values (positive)
    /// on either side, the first of equals; nil if there is none. O(n log n).
    static func best(_ values: [Double], least: Int) -> RankShift? {
        let n = values.count
        guard least > 0, n >= 2 * least else { return nil }
        let (ranks, tieSum) = midranks(values)
        let total = Double(n)
        // Σ(t³ − t) over the ties.
        let variance = (total + 1 - tieSum / (total * (total - 1))) / 12
        guard variance > 0 else { return nil }
        var sum = 0.0
        var best: (split: Int, z: Double)?
        for index in 0..<(n - least) {
            sum += ranks[index]
            let first = index + 1
            guard first >= least else { continue }
            let (a, b) = (Double(first), Double(n - first))
            let u = sum - a * (a + 1) / 2
            // Half a rank towards the middle, for the step of a discrete law.
            let distance = max(abs(u - a * b / 2) - 0.5, 0)
            let z = distance / (a * b * variance).squareRoot()
            if z > best?.z ?? -1 { best = (first, z) }
        }
        guard let best else { return nil }
        let splits = Double(n - 2 * least + 1)
        let pValue = Elementary.erfc(best.z / 2.0.squareRoot()) * splits
        return RankShift(split: best.split, pValue: min(pValue, 1))
    }

    /// Ranks from 1, equal values sharing the mean of theirs, and Σ(t³ − t) over runs of t equal values.
    private static func midranks(_ values: [Double]) -> (ranks: [Double], tieSum: Double) {
        let order = values.indices.sorted {
            values[$0] != values[$1] ? values[$0] < values[$1] : $0 < $1
        }
        var ranks = [Double](repeating: 0, count: values.count)
        var tieSum = 0.0
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            let run = Double(end - start)
            for index in start..<end { ranks[order[index]] = Double(start) + (run + 1) / 2 }
            tieSum += run * (run * run - 1)
            start = end
        }
        return (ranks, tieSum)
    }
}
