/// The generalised Pareto distribution of exceedances over a high threshold,
/// P(X > x) = (1 + ξx/σ)^(−1/ξ) for x ≥ 0 (e^(−x/σ) at ξ = 0).
public struct GeneralizedPareto: Hashable, Sendable {
    /// ξ: below 0 the tail ends at −σ/ξ, 0 is exponential, above 0 it is heavy. Hosking & Wallis
    /// and Dupuis write −ξ for it.
    public let shape: Double
    /// σ > 0, in the unit of the exceedances.
    public let scale: Double

    /// Below this |ξ| the exponential limit is used; its relative error there is under 1e-8 down to
    /// survivals of e^(−30).
    static let exponentialShape = 1e-11

    /// `scale` > 0 and both finite (precondition).
    public init(shape: Double, scale: Double) {
        precondition(shape.isFinite && scale > 0 && scale.isFinite, "σ is positive")
        self.shape = shape
        self.scale = scale
    }

    /// Fewest exceedances that are fitted; Hosking & Wallis found the estimates unusable below 15.
    public static let minimumSample = 15

    /// Fits positive exceedances by probability-weighted moments (Hosking & Wallis, "Parameter and
    /// Quantile Estimation for the Generalized Pareto Distribution", Technometrics 29(3), 1987,
    /// with the unbiased moments of their eq. for α̂_s); nil for fewer than `minimumSample` values,
    /// values that are not positive and finite, and a sample without spread.
    ///
    /// A fitted end point below the largest exceedance x would call an observation impossible; it
    /// is then moved to x(1 + 1/m) by changing ξ alone (after Dupuis & Tsao, "A Hybrid Estimator
    /// for Generalized Pareto and Extreme-Value Distributions", 1998, who move it to x). O(m log
    /// m).
    public init?(exceedances: [Double]) {
        let count = Double(exceedances.count)
        guard exceedances.count >= Self.minimumSample,
            exceedances.allSatisfy({ $0 > 0 && $0 < .infinity })
        else { return nil }
        let sorted = exceedances.sorted()
        let (least, largest) = (sorted[0], sorted[sorted.count - 1])
        guard least < largest else { return nil }
        // Divided by the largest value so that no sum overflows.
        var first = 0.0
        var second = 0.0
        for (index, value) in sorted.enumerated() {
            let x = value / largest
            first += x
            second += x * (count - Double(index + 1)) / (count - 1)
        }
        first /= count
        second /= count
        let spread = first - 2 * second
        guard spread > 0 else { return nil }
        var shape = 2 - first / spread
        let scale = 2 * first * second / spread
        let leastEnd = 1 + 1 / count
        if shape < 0, -scale / shape < leastEnd { shape = -scale / leastEnd }
        guard shape.isFinite, scale > 0, (scale * largest).isNormal else { return nil }
        self.init(shape: shape, scale: scale * largest)
    }

    /// P(X > x): 1 up to x = 0, 0 beyond the end of the tail, NaN for NaN.
    public func survival(_ x: Double) -> Double {
        guard x > 0 else { return x.isNaN ? x : 1 }
        let z = x / scale
        if abs(shape) < Self.exponentialShape { return Elementary.exp(-z) }
        guard shape * z > -1 else { return 0 }
        return Elementary.exp(-Elementary.log1p(shape * z) / shape)
    }
}
