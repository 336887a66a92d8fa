import TocsinFeatures

/// The service of a group of connections.
enum ServiceName {
    /// The most common identified service of `rows`, the first by name among equals; empty if none was
    /// identified.
    static func mostCommon(_ window: ConnWindow, _ rows: [Int]) -> String {
        var counts: [String: Int] = [:]
        for row in rows where window.serviceNumber(row) != 0 {
            counts[window.service(row), default: 0] += 1
        }
        return counts.max { a, b in a.value != b.value ? a.value < b.value : a.key > b.key }?.key ?? ""
    }
}
