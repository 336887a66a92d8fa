import TocsinMath

/// The law of a beacon's sleeps, for a period T and a jitter j.
public enum SleepShape: String, CaseIterable, Hashable, Sendable {
    /// Uniform in T(1 − j) … T, as Cobalt Strike sleeps.
    case uniformBelow = "uniform-below"
    /// Uniform in T(1 − j) … T(1 + j).
    case uniform
    /// Normal with mean T and the standard deviation of `uniform`, jT/√3.
    case normal
    /// Gamma of shape 3 and mean T; takes no jitter.
    case gamma = "gamma-3"
    /// T(1 − j) and an exponential of mean jT.
    case shiftedExponential = "shifted-exponential"
    /// Exponential with mean T, which has no rhythm; takes no jitter.
    case exponential
    /// Dials at kT + U(0, jT): a timetable, on which jitter does not add up.
    case schedule

    /// In tables.
    public var name: String { rawValue }

    /// Whether jitter changes the law.
    public var takesJitter: Bool { self != .gamma && self != .exponential }
}

/// The ranges that a beacon's settings are drawn from; a range of one value sets it.
public struct BeaconRanges: Hashable, Sendable {
    /// Seconds, at least 1; drawn log-uniformly.
    public var period: ClosedRange<Double>
    /// 0…1. A quarter of the draws take the lower end, the others are uniform.
    public var jitter: ClosedRange<Double>
    /// 0…0.95. Half of the draws take the lower end, the others are uniform.
    public var loss: ClosedRange<Double>
    /// Any, equally often, where nil.
    public var shape: SleepShape?

    /// Ranges, by default all that the families are meant for.
    public init(
        period: ClosedRange<Double> = 10...3600, jitter: ClosedRange<Double> = 0...0.8,
        loss: ClosedRange<Double> = 0...0.5, shape: SleepShape? = nil
    ) {
        self.period = period
        self.jitter = jitter
        self.loss = loss
        self.shape = shape
    }
}

/// A beacon's clock: when it dials.
struct BeaconTimer {
    /// Seconds.
    var period: Double
    var jitter: Double
    var shape: SleepShape
    /// Median time an exchange takes, seconds; the sleep follows it.
    var exchange: Double

    /// Standard deviation of the logarithm of the exchange's time.
    private static let exchangeSpread = 0.3
    /// No sleep is shorter, seconds: a dial has to end before the next one.
    private static let shortestSleep = 0.01

    /// Seconds from one dial to the next, the exchange included.
    func sleep(_ generator: inout SeededGenerator) -> Double {
        let relative: Double
        switch shape {
        case .uniformBelow: relative = 1 - jitter * generator.uniform()
        case .uniform: relative = 1 + jitter * (2 * generator.uniform() - 1)
        case .normal: relative = abs(1 + jitter / 3.0.squareRoot() * generator.normal())
        case .gamma:
            relative =
                (generator.exponential() + generator.exponential() + generator.exponential()) / 3
        case .shiftedExponential: relative = 1 - jitter + jitter * generator.exponential()
        case .exponential: relative = generator.exponential()
        case .schedule: relative = 1 + jitter * (generator.uniform() - 0.5)
        }
        return max(period * relative, Self.shortestSleep)
            + generator.logNormal(median: exchange, sigma: Self.exchangeSpread)
    }

    /// Dials while the host is awake, in seconds of the span; a timer starts anew at every waking,
    /// a timetable goes on. At most `RhythmSeries.maxEvents`.
    func dials(in awake: [Range<Double>], _ generator: inout SeededGenerator) -> [Double] {
        var dials: [Double] = []
        let phase = generator.uniform() * period
        for window in awake {
            if shape == .schedule {
                var beat = ((window.lowerBound - phase) / period).rounded(.up)
                while phase + beat * period < window.upperBound {
                    guard dials.count < RhythmSeries.maxEvents else { return dials }
                    let late = generator.uniform() * jitter * period
                    dials.append(
                        phase + beat * period + late
                            + generator.logNormal(median: exchange, sigma: Self.exchangeSpread))
                    beat += 1
                }
            } else {
                var time = window.lowerBound + generator.uniform() * period
                while time < window.upperBound {
                    guard dials.count < RhythmSeries.maxEvents else { return dials }
                    dials.append(time)
                    time += sleep(&generator)
                }
            }
        }
        return dials
    }
}
