import TocsinMath

/// What so few contacts could not have shown.
///
/// Gaps needed to find nine in ten beacons at one false alarm in a thousand, against exponential gaps,
/// if the sleep law were known exactly (likelihood-ratio test): no detector needs fewer.
enum BeaconPower {
    /// Uniform jitter (half-width over the period) and the gaps needed when no beat is lost.
    static let gapsByJitter: [(jitter: Double, gaps: Double)] = [(0, 4), (0.5, 8), (0.8, 15)]
    /// Jitter of `gapsByLoss`.
    static let lossJitter = 0.5
    /// Share of beats lost, at `lossJitter`, and the gaps needed.
    static let gapsByLoss: [(loss: Double, gaps: Double)] = [(0, 8), (0.5, 25)]
    /// Gaps needed at 80 % jitter with half of the beats lost: beyond, only sleeps that are all but
    /// memoryless stay hidden.
    static let plenty = 50.0

    /// Largest jitter that `gaps` could have shown without losses, 0…0.8; nil below four gaps.
    static func largestJitter(gaps: Int) -> Double? {
        interpolated(gaps, gapsByJitter.map { ($0.jitter, $0.gaps) })
    }

    /// Largest loss that `gaps` could have shown at `lossJitter`, 0…0.5; nil where even none could.
    static func largestLoss(gaps: Int) -> Double? {
        interpolated(gaps, gapsByLoss.map { ($0.loss, $0.gaps) })
    }

    /// Straight in ln gaps between the entries; the last one beyond them.
    private static func interpolated(_ gaps: Int, _ table: [(Double, Double)]) -> Double? {
        guard var before = table.first, Double(gaps) >= before.1 else { return nil }
        for entry in table.dropFirst() {
            if Double(gaps) < entry.1 {
                let share =
                    Elementary.log(Double(gaps) / before.1) / Elementary.log(entry.1 / before.1)
                return before.0 + (entry.0 - before.0) * share
            }
            before = entry
        }
        return before.0
    }

    /// A sentence for a finding of `contacts` contacts.
    static func sentence(contacts: Int) -> String {
        let gaps = contacts - 1
        if Double(gaps) >= plenty {
            return
                "\(contacts) contacts are enough to show even a timer with 80 % jitter and half its "
                + "beats lost; random sleeps cannot be seen by timing."
        }
        guard let jitter = largestJitter(gaps: gaps) else {
            return "\(contacts) contacts are too few to tell any timer from chance."
        }
        var limit = "no jitter"
        if jitter > 0 { limit = "up to \(Phrase.percent(jitter)) jitter" }
        limit += " if no beat is lost"
        if let loss = largestLoss(gaps: gaps), loss > 0 {
            limit += ", or with 50 % jitter and up to \(Phrase.percent(loss)) of its beats lost"
        }
        return
            "\(contacts) contacts can show a timer with \(limit); a noisier one looks like chance."
    }
}
