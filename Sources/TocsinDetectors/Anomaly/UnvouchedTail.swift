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
        let fitted = Self.tailFraction(of: ascending.count)
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
        let model = TailModel(
            scores: others, tailFraction: Self.tailFraction(of: others.count))
        guard let tail = Self.prolonged(model), score > model.threshold else {
            return model.pValue(score)
        }
        let atThreshold = Double(model.exceedances + 1) / Double(model.count + 1)
        return max(
            atThreshold * tail.survival(score - model.threshold), TailModel.smallestPValue)
    }

    /// Share of the scores that the tail is fitted to: a fiftieth, so that a tail is of one kind (mistyped
    /// passwords are a twentieth of a log), of few scores as many as a fit needs.
    static func tailFraction(of count: Int) -> Double {
        min(max(0.02, Double(leastTail) / Double(max(count, 1))), 0.5)
    }

    /// Somewhat more than the fewest exceedances that are fitted, since equal scores are dropped.
    private static let leastTail = 20

    /// Chance with which the end of a tail may lie farther out than it is taken to.
    private static let endRisk = 0.001

    /// A tail that ends, with its end at the upper confidence bound: fitted to few scores it ends where they
    /// do, and whatever is a little larger than all of them would be impossible.
    ///
    /// Of m exceedances that end at e by the shape ξ = −1/k, the largest stays below x with chance
    /// (1 − (1 − x/e)ᵏ)ᵐ; e is such that this is `endRisk` for the largest that was seen.
    private static func prolonged(_ model: TailModel) -> GeneralizedPareto? {
        guard let tail = model.tail, tail.shape < 0, model.exceedances > 0 else { return nil }
        let allBelow = Elementary.exp(Elementary.log(endRisk) / Double(model.exceedances))
        let distance = Elementary.exp(-tail.shape * Elementary.log(1 - allBelow))
        let end = max(
            (model.largest - model.threshold) / (1 - distance), -tail.scale / tail.shape)
        guard end.isFinite, end > 0 else { return nil }
        return GeneralizedPareto(shape: -tail.scale / end, scale: tail.scale)
    }
}
