import TocsinMath

/// How a beacon sleeps and what the observer misses: the gap distribution of one template.
///
/// A beacon is a renewal process with thinning: a gap is the sum of k sleeps, k geometric with the
/// loss rate; some gaps belong to other traffic (contamination).
package struct SleepLaw: Hashable, Sendable {
    /// The law of one sleep.
    package enum Shape: Hashable, Sendable {
        /// Normal sleep, standard deviation as a share of the period.
        case gaussian(Double)
        /// Uniform sleep, period · (1 ± half-width).
        case uniform(Double)
    }

    /// The law of one sleep.
    package var shape: Shape
    /// Share of beats that are not seen, 0 ..< 1.
    package var loss: Double
    /// Share of gaps that other events cut, 0 ..< 1.
    package var contamination: Double

    /// Standard deviation of the sleep over its mean.
    package var jitter: Double {
        switch shape {
        case .gaussian(let s): s
        case .uniform(let j): j / 3.0.squareRoot()
        }
    }

    /// Points of the linear gap axis.
    package static let linearCount = 8192
    /// Periods that the linear gap axis reaches.
    package static let linearSpan = 16.0

    /// The distribution function of the thinned gap on the linear axis, at the upper edges of its
    /// bins. The thinned density has a closed form, F_p = (1−p)F/(1−pF), in the Fourier domain.
    package func thinnedCDF(_ fft: FFT, _ workspace: inout FFT.Workspace) -> [Double] {
        let step = Self.linearSpan / Double(Self.linearCount)
        var re = (0..<Self.linearCount).map { bin in
            sleepCDF(Double(bin + 1) * step) - sleepCDF(Double(bin) * step)
        }
        if loss > 0 {
            var im = [Double](repeating: 0, count: Self.linearCount)
            fft.forward(re: &re, im: &im, workspace: &workspace)
            for i in re.indices {
                // (1−p)F / (1−pF), with 1/(a+ib) = (a−ib)/(a²+b²).
                let a = 1 - loss * re[i]
                let b = -loss * im[i]
                let norm = (1 - loss) / (a * a + b * b)
                let (x, y) = (re[i], im[i])
                re[i] = (x * a + y * b) * norm
                im[i] = (y * a - x * b) * norm
            }
            fft.inverse(re: &re, im: &im, workspace: &workspace)
        }
        var total = 0.0
        return re.map { mass in
            total += max(mass, 0)
            return total
        }
    }

    /// P(sleep ≤ x) for a period of 1; a normal law is cut at 0.
    private func sleepCDF(_ x: Double) -> Double {
        switch shape {
        case .gaussian(let s):
            x <= 0 ? 0 : 0.5 * Elementary.erfc((1 - x) / (s * 2.0.squareRoot()))
        case .uniform(let j):
            min(max((x - 1 + j) / (2 * j), 0), 1)
        }
    }
}

extension Elementary {
    /// The complementary error function, to 1.2e-7 of its value (the Chebyshev fit of Press et al.,
    /// "Numerical Recipes", §6.2.2): far finer than a template bin.
    package static func erfc(_ x: Double) -> Double {
        let t = 1 / (1 + 0.5 * abs(x))
        let coefficients = [
            -1.265_512_23, 1.000_023_68, 0.374_091_96, 0.096_784_18, -0.186_288_06, 0.278_868_07,
            -1.135_203_98, 1.488_515_87, -0.822_152_23, 0.170_872_77,
        ]
        let series = coefficients.reversed().reduce(0.0) { $0 * t + $1 }
        let value = t * Elementary.exp(-x * x + series)
        return x >= 0 ? value : 2 - value
    }
}
