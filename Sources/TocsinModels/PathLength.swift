import TocsinMath

/// Path lengths of unsuccessful searches in binary search trees, the yardstick of isolation.
public enum PathLength {
    /// c(n) = 2H(n − 1) − 2(n − 1)/n, the mean path length that n rows would still need to be
    /// isolated (Liu, Ting & Zhou 2008, eq. 1); 0 for n ≤ 1.
    ///
    /// H is summed exactly up to `exactTerms`; the paper's ln + γ alone is 0.27 off at n = 2.
    public static func mean(_ n: Int) -> Double {
        guard n > 1 else { return 0 }
        return 2 * harmonic(n - 1) - 2 * Double(n - 1) / Double(n)
    }

    static let exactTerms = 128

    /// H(n) = 1 + ½ + … + 1/n; beyond `exactTerms` by Euler–Maclaurin, whose next term 1/(252 n⁶)
    /// is below 1e-15 there.
    static func harmonic(_ n: Int) -> Double {
        if n <= exactTerms {
            return stride(from: n, to: 0, by: -1).reduce(0) { $0 + 1 / Double($1) }
        }
        let x = Double(n)
        let euler = 0.577_215_664_901_532_86
        return Elementary.log(x) + euler + 1 / (2 * x) - 1 / (12 * x * x)
            + 1 / (120 * x * x * x * x)
    }
}
