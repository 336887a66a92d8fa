import TocsinMath

/// The tail of a sample of scores in which no score vouches for itself: each is judged by the others.
///
/// An outlier that belongs to the sample pulls the fitted tail out to where it lies, of a few hundred
/// scores so far that it is none any more.
struct UnvouchedTail {
    private let ascending: [Double]

    /// O(n log n).
    init(_ scores: [Double]) { ascending = scores.sorted() }

    /// A score that about `share` of the sample exceed, at least as many as the tail is fitted to. O(1).
    func score(withShareAbove share: Double) -> Double {
        let fitted = AnomalySample.tailFraction(of: ascending.count)
        return Quantiles.quantile(sorted: ascending, 1 - max(share, fitted))
    }

    /// The chance of a score of at least `score` under the tail of the others. O(n).
    func pValue(_ score: Double) -> Double {
        var others = ascending
        var (low, high) = (0, others.count)
        while low < high {
            let middle = (low + high) / 2
            if others[middle] < score { low = middle + 1 } else { high = middle }
        }
        if low < others.count, others[low] == score { others.remove(at: low) }
        return TailModel(
            scores: others, tailFraction: AnomalySample.tailFraction(of: others.count)
        ).pValue(score)
    }
}
