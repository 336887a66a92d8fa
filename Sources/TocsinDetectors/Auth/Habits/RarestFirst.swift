import TocsinMath
import TocsinRecords

/// How odd a chance is, 0…1: half at one in ten thousand.
enum Oddity {
    static func score(_ p: Double) -> Double {
        let digits = -Elementary.log(max(p, GammaPoisson.smallestPValue)) / Elementary.log(10)
        return max(digits, 0) / (max(digits, 0) + 4)
    }
}

extension FindingBudget {
    /// `findings` without those below high severity that are over the budget, the least likely by
    /// chance kept, and how many were left out. O(n log n).
    func rarest(_ findings: [Finding], span: Int64) -> (findings: [Finding], leftOut: Int) {
        let kept = findings.filter { $0.severity >= .high }
        let counted = findings.filter { $0.severity < .high }.sorted { a, b in
            let (p, q) = (a.pValue ?? 0, b.pValue ?? 0)
            return p != q ? p < q : Finding.mostWorthALookFirst(a, b)
        }
        let limit = limit(span: span)
        return (kept + counted.prefix(limit), max(0, counted.count - limit))
    }
}
