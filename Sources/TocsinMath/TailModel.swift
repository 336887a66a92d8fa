/// How rare an anomaly score is among the scores a model was fitted with: empirical in the body of
/// their distribution, a fitted generalised Pareto tail beyond (Pickands 1975; Balkema & de Haan
/// 1974).
///
/// Meant for raw scores with an upper bound, such as the isolation forest's.
public struct TailModel: Hashable, Sendable {
    /// The least p-value that is stated; beyond the fitted end of the tail there is no evidence to
    /// tell smaller ones apart.
    public static let smallestPValue = 1e-12

    /// Order statistics that are kept of a larger sample; ranks between them are interpolated.
    public static let maxKept = 4096

    /// Scores it rests on, NaN left out.
    public let count: Int
    /// Scores above this are judged by `tail`.
    public let threshold: Double
    /// Scores above `threshold`.
    public let exceedances: Int
    /// Nil where the tail has too few distinct scores to be fitted; p-values are then empirical and
    /// no smaller than 1/(count + 1).
    public let tail: GeneralizedPareto?
    /// The largest score; p-values of larger ones are extrapolated.
    public let largest: Double

    /// Ascending order statistics and their ranks from 0.
    private let kept: [Double]
    private let ranks: [Int]

    /// Fits the scores above their (1 − `tailFraction`) quantile, `tailFraction` in 0 ..< 1; NaN
    /// scores are left out, and where one is infinite the tail is not fitted. O(n log n).
    public init(scores: [Double], tailFraction: Double = 0.05) {
        let sorted = scores.filter { !$0.isNaN }.sorted()
        count = sorted.count
        largest = sorted.last ?? .nan
        let threshold = Quantiles.quantile(sorted: sorted, 1 - tailFraction)
        self.threshold = threshold
        let above = sorted.suffix(while: { $0 > threshold })
        exceedances = above.count
        tail = GeneralizedPareto(exceedances: above.map { $0 - threshold })
        let last = sorted.count - 1
        let keeping = min(sorted.count, Self.maxKept)
        ranks = (0..<keeping).map { keeping == 1 ? 0 : $0 * last / (keeping - 1) }
        kept = ranks.map { sorted[$0] }
    }

    /// The chance of a score of at least `score` under the fitted distribution, `smallestPValue`…1;
    /// 1 for NaN and for a model without scores. Falls (weakly) with the score. O(log n).
    public func pValue(_ score: Double) -> Double {
        guard !score.isNaN, count > 0 else { return 1 }
        guard score > threshold, let tail else {
            return (Double(count) - scoresBelow(score) + 1) / Double(count + 1)
        }
        let atThreshold = Double(exceedances + 1) / Double(count + 1)
        return max(atThreshold * tail.survival(score - threshold), Self.smallestPValue)
    }

    /// Whether no score as high was seen when the model was fitted.
    public func isExtrapolated(_ score: Double) -> Bool { !(score <= largest) }

    /// How many of the fitted scores are below `score`: exact up to `maxKept` scores, else to
    /// within one part in 4,096.
    private func scoresBelow(_ score: Double) -> Double {
        var low = 0
        var high = kept.count
        while low < high {
            let middle = (low + high) / 2
            if kept[middle] < score { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return 0 }
        guard low < kept.count else { return Double(count) }
        let (a, b) = (kept[low - 1], kept[low])
        let share = b.isFinite && a.isFinite ? (score - a) / (b - a) : 1
        let rank = Double(ranks[low - 1]) + share * Double(ranks[low] - ranks[low - 1])
        return rank.rounded(.up)
    }
}

extension Array {
    /// The longest suffix of which every element meets the condition.
    fileprivate func suffix(while condition: (Element) -> Bool) -> ArraySlice<Element> {
        self[(lastIndex { !condition($0) }.map { $0 + 1 } ?? startIndex)...]
    }
}
