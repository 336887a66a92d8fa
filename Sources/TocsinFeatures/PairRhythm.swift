/// How even the recent gaps of a pair are, in constant time and twelve bytes: what decides which
/// pairs are kept when memory is short. Detectors judge the trace itself.
///
/// A running mean, weight 1/8, of Shinomoto's local variation 3((a−b)/(a+b))² of neighbouring gaps
/// (Shinomoto, Shima & Tanji, Neural Computation 15, 2003), each term at most 1 so that a night's
/// silence does not undo a day. 0 for a timer, about .6 for a Poisson process; it starts at 1.
struct PairRhythm: Sendable {
    /// Seconds from the last contact to the latest connection.
    private var sinceContact: Float = 0
    /// Seconds between the last two contacts; 0 before there are two.
    private var gap: Float = 0
    private(set) var variation: Float = 1

    /// Below it a pair is regular; eight equal gaps, or more that vary by up to ±80 %.
    static let regularVariation: Float = 0.4

    var isRegular: Bool { variation < Self.regularVariation }

    /// Notes a connection that began `microseconds` after the latest one before it. Retries and
    /// bursts are no contacts of their own, as in `PairSeries`, the last gap standing for the
    /// median one.
    mutating func note(after microseconds: UInt64, isRetry: Bool) {
        let seconds = Float(microseconds) * 1e-6
        sinceContact += seconds
        let retrySpan = Float(PairSeries.retrySpan) * 1e-6
        if isRetry, sinceContact <= retrySpan { return }
        let burst = max(Float(PairSeries.burstFloor) * 1e-6, Float(PairSeries.burstShare) * gap)
        guard seconds >= burst else { return }
        if gap > 0 {
            let contrast = (gap - sinceContact) / (gap + sinceContact)
            variation += (min(3 * contrast * contrast, 1) - variation) / 8
        }
        gap = sinceContact
        sinceContact = 0
    }
}

// MARK: State that outlives the process

extension PairRhythm {
    /// The three numbers, bit for bit.
    var words: [UInt32] { [sinceContact.bitPattern, gap.bitPattern, variation.bitPattern] }

    /// The rhythm with these `words`; nil unless they are numbers a rhythm can have.
    init?(words: [UInt32]) {
        let numbers = words.map(Float.init(bitPattern:))
        guard numbers.count == 3, numbers.allSatisfy({ $0.isFinite && $0 >= 0 }), numbers[2] <= 1
        else { return nil }
        (sinceContact, gap, variation) = (numbers[0], numbers[1], numbers[2])
    }
}
