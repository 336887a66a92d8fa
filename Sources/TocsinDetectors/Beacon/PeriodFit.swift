import TocsinMath

/// The period, its spread and its losses, refined from the gaps around the best template.
package struct PeriodFit {
    /// Seconds.
    package var period: Double
    /// Standard deviation of the sleep over the period.
    package var jitter: Double
    /// Share of beats that were not seen, 0…1.
    package var missing: Double
    /// Standard error of the period, seconds.
    package var error: Double

    /// Up to this spread the gaps themselves place the period more finely than the bank's grid of
    /// 1.25 %; beyond it the template's likelihood does better than a median of few gaps.
    package static let narrowJitter = 0.1
    /// Most beats one gap may span and still be counted as losses rather than as an outage.
    package static let mostBeats = 8.0

    /// `gaps` in seconds, at least one, ascending; `period` and `law` as the bank placed them.
    package init(gaps: [Double], period: Double, law: SleepLaw) {
        self.period = period
        jitter = law.jitter
        missing = law.loss
        error = law.jitter * period / Double(max(gaps.count, 1)).squareRoot()
        var period = period
        let tolerance = max(0.15, min(0.45, 3 * law.jitter))
        // A few rounds: which gaps are how many beats depends on the period itself.
        for _ in 0..<3 {
            var single: [Double] = []
            var beats = 0.0
            var seen = 0.0
            for gap in gaps {
                let k = max((gap / period).rounded(), 1)
                guard k <= Self.mostBeats,
                    abs(gap - k * period) <= tolerance * period * k.squareRoot()
                else { continue }
                beats += k
                seen += 1
                if k == 1 { single.append(gap) }
            }
            guard single.count >= 2 else { return }
            let middle = Quantiles.median(of: &single)
            var deviations = single.map { abs($0 - middle) }
            let mad = Quantiles.median(of: &deviations)
            if 1.4826 * mad < Self.narrowJitter * middle { period = middle }
            self.period = period
            // 1.4826 · MAD is the normal's σ; a uniform law's is 1.155 · MAD.
            if case .uniform = law.shape {
                jitter = 1.155 * mad / period
            } else {
                jitter = 1.4826 * mad / period
            }
            missing = 1 - seen / beats
            // A median's standard error is √(π/2) times a mean's.
            error = 1.2533 * jitter * period / Double(single.count).squareRoot()
        }
    }
}
