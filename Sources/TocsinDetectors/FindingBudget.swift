import TocsinRecords

/// How many findings a day of data an analyst has time for.
public struct FindingBudget: Hashable, Sendable {
    /// Findings a day of data, 0 or more.
    public var perDay: Int

    public init(perDay: Int) { self.perDay = max(perDay, 0) }

    /// Most findings over `span` microseconds; less than a day counts as one.
    public func limit(span: Int64) -> Int {
        let days = max(1, Double(span) / Double(Timestamp.microsecondsPerDay))
        return Int(min(Double(perDay) * days, 1e9))
    }

    /// `findings` without those of `detector` below high severity that are over the budget, the most
    /// worth a look kept, and how many were left out. O(n log n); the order stays.
    public func kept(
        _ findings: [Finding], of detector: String, span: Int64
    ) -> (findings: [Finding], leftOut: Int) {
        let counted = findings.indices.filter {
            findings[$0].detector == detector && findings[$0].severity < .high
        }.sorted { Finding.mostWorthALookFirst(findings[$0], findings[$1]) }
        let dropped = Set(counted.dropFirst(limit(span: span)))
        return (
            findings.indices.filter { !dropped.contains($0) }.map { findings[$0] }, dropped.count
        )
    }
}
