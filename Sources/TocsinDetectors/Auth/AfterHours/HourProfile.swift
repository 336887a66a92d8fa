import TocsinMath

/// The hours at which a user is seen, as circular statistics: for each quarter of an hour the number of
/// days on which the user was seen near it.
///
/// Each day counts with a von Mises kernel of an hour's standard deviation at its nearest attempt (kernel
/// estimation on the circle: Mardia & Jupp, "Directional Statistics", 2000, §12.2). Only the nearest, so that
/// one night with a thousand attempts weighs as much as one with a single attempt.
struct HourProfile {
    /// Quarters of an hour on the circle.
    static let bins = 96
    private static let binsPerHour = Double(bins) / 24
    /// Standard deviation of an hour: κ = 1/σ², σ = 2π/24.
    private static let concentration = 14.590_250_444_496_7

    /// Kernel by distance in bins, 1 at 0.
    private static let kernel: [Double] = (0...bins / 2).map { distance in
        let turn = Elementary.cosSin(turns: Double(distance) / Double(bins))
        return Elementary.exp(concentration * (turn.cos - 1))
    }

    /// Days seen near each bin.
    private(set) var days = [Double](repeating: 0, count: bins)

    /// The bin of an hour, 0 ..< 24.
    static func bin(hour: Double) -> Int {
        min(max(Int(hour * binsPerHour), 0), bins - 1)
    }

    /// How near to each bin one day's attempts, in the bins given, come: 0…1. O(bins).
    static func nearness(_ seen: some Sequence<Int>) -> [Double] {
        var distance = [Int](repeating: bins / 2, count: bins)
        for bin in seen { distance[bin] = 0 }
        // Twice around in each direction reaches every bin from its nearest attempt.
        for step in 1..<2 * bins {
            let (here, before) = (step % bins, (step - 1) % bins)
            distance[here] = min(distance[here], distance[before] + 1)
        }
        for step in stride(from: 2 * bins - 2, through: 0, by: -1) {
            let (here, after) = (step % bins, (step + 1) % bins)
            distance[here] = min(distance[here], distance[after] + 1)
        }
        return distance.map { kernel[$0] }
    }

    mutating func add(_ nearness: [Double]) {
        for bin in nearness.indices { days[bin] += nearness[bin] }
    }

    /// The days near `bin` without those of `left`, which were added.
    func days(near bin: Int, without left: [[Double]]) -> Double {
        left.reduce(days[bin]) { $0 - $1[bin] }
    }
}
