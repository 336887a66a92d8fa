/// The score that at most a given share of benign series exceed.
struct Threshold: Sendable {
    /// A series is called a beacon if its score is greater.
    let score: Double
    /// Benign series that it was found on, and those of them above it.
    let benign: Int
    let falseAlarms: Int

    /// The least score that at most `share` (0…1) of `benign` exceed; ties all stay below.
    /// O(n log n).
    init(benign scores: [Double], share: Double) {
        let sorted = scores.sorted(by: >)
        let allowed = Int(min(max(share, 0), 1) * Double(sorted.count))
        score = allowed < sorted.count ? sorted[allowed] : -1
        benign = sorted.count
        falseAlarms = sorted.prefix { [score] in $0 > score }.count
    }

    /// Unknown scores stay below every threshold.
    func isExceeded(by score: Double?) -> Bool { (score ?? -1) > self.score }
}
