/// How q-values are made of the p-values of many tests.
public enum FalseDiscoveryControl: String, CaseIterable, Hashable, Sendable {
    /// Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995): tests that are independent or depend
    /// positively on each other.
    case bh
    /// Benjamini & Yekutieli, Ann. Stat. 29 (2001): any dependence, at the price of a factor of about
    /// ln m.
    case by

    /// The q-value of each of `pValues` (0…1, not NaN): the least share of false discoveries among all
    /// tests with a p this small or smaller, 0…1. Equal p-values have equal q-values. O(m log m).
    public func qValues(_ pValues: [Double]) -> [Double] {
        let order = pValues.indices.sorted { pValues[$0] > pValues[$1] }
        let count = Double(pValues.count)
        // Summed from the small end, so that the sum is the same on every machine and exact enough.
        let dependence =
            self == .by
            ? (1...max(pValues.count, 1)).reversed().reduce(0) { $0 + 1 / Double($1) } : 1
        var values = [Double](repeating: 1, count: pValues.count)
        var least = 1.0
        for (above, index) in order.enumerated() {
            let rank = count - Double(above)
            least = min(least, pValues[index] * (count * dependence / rank))
            values[index] = least
        }
        return values
    }
}
