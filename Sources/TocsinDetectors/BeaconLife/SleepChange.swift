import TocsinMath

/// A beacon's period changed for good: what it was before, and what it is now.
struct SleepChange: Hashable {
    var before: SleepRegime
    var after: SleepRegime
    /// Corrected for the choice of the split.
    var pValue: Double

    /// More regimes than this are a beacon that wanders or takes turns between sleeps.
    static let mostRegimes = 3
    /// Either regime lasts at least this many of the longer periods, and this many seconds: a few quick
    /// calls at the start of a program are no regime.
    static let leastPeriods = 4.0
    static let leastLength = 600.0
    /// The halves of a regime lie no farther apart than this share of the step between regimes: in a slow
    /// drift it is a half.
    static let mostTrend = 0.35
    /// A run of one regime that looks like the other is a return. It is at least this long, longer the more
    /// beats are missing, and so long that jitter does not make one in `returnSigmas` standard errors.
    static let leastRun = 12
    static let returnSigmas = 4.5
    /// Periods that differ by a whole factor, to this share, are losses if the slow regime still shows this
    /// share of sleeps within `sameSleep` of the fast one.
    static let wholeFactor = 0.08
    static let lossShare = 0.05
    static let sameSleep = 0.25

    /// The change in `gaps`, positive seconds in order; nil where there is none, or none for good.
    /// O(n log n).
    init?(_ gaps: [Double], least: Int, change: Double, maxP: Double) {
        let regimes = SleepRegimes(gaps, least: least, change: change, maxP: maxP)
        let all = regimes.all
        guard (2...Self.mostRegimes).contains(all.count), let after = all.last,
            regimes.lastPValue <= maxP
        else { return nil }
        before = all[all.count - 2]
        self.after = after
        pValue = regimes.lastPValue
        let step = Elementary.log(1 + change)
        // A period that was there before has come back.
        guard all.dropLast().allSatisfy({ $0.distance(after) > step }),
            before.isBeaconLike, after.isBeaconLike, lastsLongEnough(gaps),
            !isLoss(gaps), !drifts(gaps), !returns(gaps)
        else { return nil }
    }

    private var regimes: [SleepRegime] { [before, after] }

    private func lastsLongEnough(_ gaps: [Double]) -> Bool {
        let least = max(Self.leastPeriods * max(before.period, after.period), Self.leastLength)
        return regimes.allSatisfy { regime in
            // A night is no time of the regime's.
            gaps[regime.range].reduce(0) { $0 + min($1, 8 * regime.period) } >= least
        }
    }

    private func isLoss(_ gaps: [Double]) -> Bool {
        let (fast, slow) = before.period < after.period ? (before, after) : (after, before)
        let ratio = slow.period / fast.period
        let beats = ratio.rounded()
        guard beats >= 2, abs(ratio / beats - 1) <= Self.wholeFactor else { return false }
        let same = gaps[slow.range].count { abs($0 / fast.period - 1) <= Self.sameSleep }
        return Double(same) >= Self.lossShare * Double(slow.range.count)
    }

    private func drifts(_ gaps: [Double]) -> Bool {
        let step = before.distance(after)
        return regimes.contains { regime in
            let middle = (regime.range.lowerBound + regime.range.upperBound) / 2
            let halves = [
                regime.range.lowerBound..<middle, middle..<regime.range.upperBound,
            ].map { SleepRegime(gaps, $0) }
            return halves[0].distance(halves[1]) > Self.mostTrend * step
        }
    }

    private func returns(_ gaps: [Double]) -> Bool {
        let step = before.distance(after)
        return [(before, after), (after, before)].contains { own, other in
            // A median of L values has a standard error of 1.25 spreads over √L.
            let sigmas = 2 * 1.25 * Self.returnSigmas * own.spread / step
            let beats = Double(Self.leastRun) / (own.singleShare * own.singleShare)
            let run = Int(min(max(beats, sigmas * sigmas), 1e6))
            var start = own.range.lowerBound
            while start + run <= own.range.upperBound {
                let piece = SleepRegime(gaps, start..<(start + run))
                if piece.distance(other) < piece.distance(own) { return true }
                // Half a run overlaps: each run of the other sleep fills three quarters of a piece.
                start += max(run / 2, 1)
            }
            return false
        }
    }
}
