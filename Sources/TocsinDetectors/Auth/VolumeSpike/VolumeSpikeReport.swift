import TocsinFeatures
import TocsinRecords

/// Tells what stood out about a user's days.
struct VolumeSpikeReport {
    let attempts: HabitAttempts
    let user: Int
    /// All attempts of the user.
    let rows: [Int]

    /// Sources that evidence lists.
    static let namedSources = 20

    /// The finding of one episode, which has a day.
    func finding(_ spikes: [VolumeSpikeDetector.Spike]) -> Finding {
        let window = attempts.window
        let own = spikes.flatMap { rows[$0.day.rows] }
        let peak = spikes.min { $0.pValue < $1.pValue } ?? spikes[0]
        let counts = AttemptCounts(own, window)
        let days = Set(spikes.map(\.day.number))
        let elsewhere = rows.filter { !days.contains(attempts.calendar.day(window.ts($0))) }
        let new = counts.sources.subtracting(elsewhere.map(window.source))
        let gotIn = !counts.successSources.isDisjoint(with: new)
        let score = Oddity.score(peak.pValue)
        var finding = Finding(
            detector: "volume-spike",
            title: "\(Phrase.counted(counts.attempts, "logon attempt")), far more than usual",
            severity: gotIn ? .medium : .low, priority: (gotIn ? 25 : 20) + Int(20 * score),
            score: score, window: window, rows: own, user: user, host: window.onlyHost(own))
        finding.pValue = peak.pValue
        finding.techniques =
            2 * counts.failures > counts.attempts ? [.passwordGuessing] : [.validAccounts]
        finding.evidence = evidence(peak, spikes, counts, new)
        finding.why = sentences(peak, spikes, counts, new)
        let median = Self.count(peak.baseline.median)
        let busiest = Self.count(peak.day.attempts)
        finding.summary.inShort = Finding.Summary.fitting([
            "\(busiest) logon attempts, \(median) on a usual day",
            "\(busiest) attempts, usually \(median)",
            "\(busiest) attempts in a day",
        ])
        return finding
    }

    /// `6`, `6.5`.
    private static func count(_ value: Double) -> String {
        Phrase.fixed(value, value == value.rounded() ? 0 : 1)
    }

    private func evidence(
        _ peak: VolumeSpikeDetector.Spike, _ spikes: [VolumeSpikeDetector.Spike],
        _ counts: AttemptCounts, _ new: Set<Int>
    ) -> [Evidence] {
        let baseline = peak.baseline
        let window = attempts.window
        return [
            Evidence("attempts", .integer(Int64(counts.attempts))),
            Evidence("failures", .integer(Int64(counts.failures))),
            Evidence("successes", .integer(Int64(counts.successes))),
            Evidence("days", .texts(spikes.map { AuthCalendar.text(day: $0.day.number) })),
            Evidence("attempts_of_busiest_day", .number(peak.day.attempts)),
            Evidence("median_attempts_per_other_day", .number(baseline.median)),
            Evidence("mean_attempts_per_other_day", .number(baseline.model.mean)),
            Evidence("dispersion", .number(baseline.model.dispersion)),
            Evidence("other_days", .integer(Int64(baseline.days))),
            Evidence("active_other_days", .integer(Int64(baseline.activeDays))),
            Evidence("null", .text("Gamma-Poisson over the user's other days")),
            Evidence("sources", .integer(Int64(counts.sources.count))),
            Evidence(
                "new_sources",
                .texts(
                    new.sorted().prefix(Self.namedSources)
                        .map { window.sources[$0].description })),
        ]
    }

    private func sentences(
        _ peak: VolumeSpikeDetector.Spike, _ spikes: [VolumeSpikeDetector.Spike],
        _ counts: AttemptCounts, _ new: Set<Int>
    ) -> [String] {
        let name = attempts.window.quoted(user: user)
        let day = AuthCalendar.text(day: peak.day.number)
        let count = Phrase.counted(Int(peak.day.attempts), "logon attempt")
        let baseline = peak.baseline
        var first = "\(name) made \(count) on \(day)"
        if spikes.count > 1 { first += ", the busiest of \(spikes.count) such days in succession" }
        var sentences = [
            first + ".",
            "The median of \(baseline.days) other days is \(Self.count(baseline.median)), their mean \(Phrase.fixed(baseline.model.mean, 1)); chance of as many: \(Phrase.chance(peak.pValue)).",
        ]
        var outcome = counts.outcome
        if !counts.sources.isEmpty {
            outcome += ", from \(Phrase.counted(counts.sources.count, "source"))"
            if !new.isEmpty {
                let all = new.count == counts.sources.count
                outcome += ", \(all ? "all" : "\(new.count)") new to the user"
            }
        }
        sentences.append(outcome + ".")
        return sentences
    }
}
