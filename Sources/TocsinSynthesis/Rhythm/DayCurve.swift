import TocsinMath

/// When one person, or one office, is at work: one hump or two in the hours awake, little outside
/// them, another share at the weekend.
struct DayCurve {
    private let humps: [(centre: Double, width: Double, height: Double)]
    private let wake: Double
    private let awake: Double
    private let night: Double
    private let weekend: Double

    init(_ generator: inout SeededGenerator) {
        let wake = generator.uniform(5...11)
        let awake = generator.uniform(8...17)
        self.wake = wake
        self.awake = awake
        night = generator.chance(0.4) ? 0 : generator.uniform(0...0.1)
        weekend = generator.uniform(0...1)
        let centres = generator.chance(0.5) ? [0.5] : [0.28, 0.74]
        humps = centres.map { centre in
            (
                wake + awake * (centre + generator.uniform(-0.08...0.08)),
                generator.uniform(1.2...3.5), generator.uniform(0.6...1)
            )
        }
    }

    /// Relative rate, 0…2, at a second of the span.
    func rate(at time: Double) -> Double {
        let hours = time / 3600
        let day = (hours / 24).rounded(.down)
        let hour = hours - 24 * day
        let isWeekend = day.truncatingRemainder(dividingBy: 7) >= 5
        // Hours since waking; the evening may reach past midnight.
        let since = hour >= wake ? hour - wake : hour + 24 - wake
        guard since < awake else { return night }
        let sum = humps.reduce(night) { sum, hump in
            let z = (wake + since - hump.centre) / hump.width
            return sum + hump.height * Elementary.exp(-0.5 * z * z)
        }
        return min(sum, 2) * (isWeekend ? weekend : 1)
    }

    /// Instants of a Poisson process of this shape with the expected number `expected` in
    /// `seconds`, ascending (Lewis & Shedler 1979, thinning). At most `RhythmSeries.maxEvents`.
    func arrivals(
        _ expected: Double, in seconds: Double, _ generator: inout SeededGenerator
    ) -> [Double] {
        let bins = max(1, Int(min(seconds, 7 * 86_400) / 900))
        var mean = 0.0
        var peak = 0.0
        for bin in 0..<bins {
            let rate = rate(at: (Double(bin) + 0.5) * min(seconds, 7 * 86_400) / Double(bins))
            mean += rate / Double(bins)
            peak = max(peak, rate)
        }
        guard expected > 0, peak > 0, mean > 0 else { return [] }
        let gap = seconds * mean / peak / expected
        var times: [Double] = []
        var time = generator.exponential() * gap
        while time < seconds, times.count < RhythmSeries.maxEvents {
            if generator.uniform() * peak < rate(at: time) { times.append(time) }
            time += generator.exponential() * gap
        }
        return times
    }
}
