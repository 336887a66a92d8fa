import TocsinFeatures

extension PairScores {
    /// The p-values of `scored`, those of name look-ups apart: the two families within which q-values
    /// are made. Pairs without one are left out.
    public static func pValues(
        _ scored: [ScoredPair], _ window: ConnWindow
    ) -> (pairs: [Double], lookUps: [Double]) {
        var families = (pairs: [Double](), lookUps: [Double]())
        for pair in scored {
            guard let p = pair.pValue?.value else { continue }
            if window.pairs.key(pair.pair).isNameResolution {
                families.lookUps.append(p)
            } else {
                families.pairs.append(p)
            }
        }
        return families
    }
}
