/// The hours of the day at which a user is mostly seen, as stretches that a reader can remember.
struct UsualHours {
    /// First hour and the hour behind the last, 0…24 and beyond midnight less than the first.
    private(set) var stretches: [(from: Int, to: Int)] = []
    /// Hours of the day that are usual.
    let count: Int

    /// Hours without anybody that do not end a stretch.
    static let longestGap = 2
    /// Stretches beyond which their number is told instead.
    static let mostStretches = 3

    /// Of the number of days seen in each of the 24 hours; an hour is usual on more than `least` days.
    init(daysByHour: [Int], moreThan least: Double) {
        var isUsual = daysByHour.map { Double($0) > least }
        count = isUsual.count { $0 }
        guard count > 0, count < 24 else {
            if count == 24 { stretches = [(0, 24)] }
            return
        }
        let seen = isUsual.indices.filter { isUsual[$0] }
        for (place, hour) in seen.enumerated() {
            let gap = (seen[(place + 1) % seen.count] - hour + 23) % 24
            guard gap <= Self.longestGap else { continue }
            for step in 0..<gap { isUsual[(hour + 1 + step) % 24] = true }
        }
        guard let start = isUsual.indices.first(where: { isUsual[$0] && !isUsual[($0 + 23) % 24] })
        else {
            stretches = [(0, 24)]
            return
        }
        var from: Int?
        for step in 0...24 {
            let hour = (start + step) % 24
            if step < 24, isUsual[hour] {
                from = from ?? hour
            } else if let first = from {
                stretches.append((first, hour == 0 ? 24 : hour))
                from = nil
            }
        }
    }

    /// `08–19 h`, `07–12 h and 20–02 h`; nil if nothing is usual.
    var text: String? {
        guard count > 0 else { return nil }
        guard stretches.count <= Self.mostStretches else { return "at \(count) hours of the day" }
        func two(_ hour: Int) -> String { (hour < 10 ? "0" : "") + String(hour) }
        return stretches.map { "\(two($0.from))–\(two($0.to)) h" }.joined(separator: " and ")
    }
}
