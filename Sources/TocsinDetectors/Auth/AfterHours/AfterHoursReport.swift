import TocsinFeatures
import TocsinRecords

/// Tells what was odd about the hours of a user's attempts.
struct AfterHoursReport {
    let hours: OffHours
    let user: Int
    /// All attempts of the user.
    let rows: [Int]
    let logons: NewSourceLogons
    let isPrivileged: Bool
    /// Judged by the fixed window, not by learned hours.
    let isWindow: Bool

    private var window: AuthWindow { hours.attempts.window }

    /// The finding of one episode, which has a night.
    func finding(_ nights: [OffNight]) -> Finding {
        let off = nights.flatMap(\.rows)
        let counts = AttemptCounts(off, window)
        let p = nights.compactMap(\.pValue).min()
        let score = Oddity.score(isWindow ? 0.01 : p ?? 0.01)
        let (severity, priority) = rank(off, counts, score)
        var finding = Finding(
            detector: "after-hours",
            title: "\(Phrase.counted(counts.attempts, "logon attempt")) at unusual hours",
            severity: severity, priority: priority, score: score, window: window, rows: off,
            user: user, host: window.onlyHost(off))
        finding.pValue = p
        finding.techniques = counts.successes > 0 ? [.validAccounts] : [.passwordGuessing]
        let usual = usualHours(nights)
        finding.evidence = evidence(nights, off, counts, usual)
        finding.why = sentences(nights, off, counts, usual, p)
        let span = clocks(nights)
        finding.summary.inShort = Finding.Summary.fitting(
            [
                usual.map { "\(counts.attempts) at \(span.first)–\(span.last), else \($0)" },
                counts.attempts == 1
                    ? "1 attempt at \(span.first)"
                    : "\(counts.attempts) attempts at \(span.first)–\(span.last)",
                "\(Phrase.counted(counts.attempts, "attempt")) at odd hours",
            ].compactMap { $0 })
        return finding
    }

    private func rank(
        _ off: [Int], _ counts: AttemptCounts, _ score: Double
    ) -> (severity: Severity, priority: Int) {
        if isPrivileged, off.contains(where: logons.contains) {
            let isKnown = off.contains(where: logons.isNewToAKnownUser)
            if isKnown, !isWindow { return (.high, 55 + Int(10 * score)) }
            return isKnown ? (.medium, 45) : (.low, 35)
        }
        return counts.successes > 0
            ? (.medium, 25 + Int(20 * score)) : (.low, 20 + Int(20 * score))
    }

    /// Local time of day of the first and last attempt of a night, over all nights.
    private func clocks(_ nights: [OffNight]) -> (first: String, last: String) {
        let zone = hours.attempts.calendar.zone
        let start = nights[0].start
        let times = nights.flatMap(\.rows).map { row in
            let ts = window.ts(row)
            let local = ts + Int64(zone.offset(at: ts)) * Timestamp.microsecondsPerSecond
            return Self.sinceMidnight(local - start)
        }
        return (
            Self.clock(start + (times.min() ?? 0)), Self.clock(start + (times.max() ?? 0))
        )
    }

    private static func sinceMidnight(_ local: Int64) -> Int64 {
        local - local.flooredDivision(by: Timestamp.microsecondsPerDay)
            * Timestamp.microsecondsPerDay
    }

    private static func clock(_ local: Int64) -> String {
        let minute = sinceMidnight(local) / (60 * Timestamp.microsecondsPerSecond)
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(two(minute / 60)):\(two(minute % 60))"
    }

    /// `22–06 h`.
    static func text(_ rule: OffHoursRule) -> String {
        func two(_ hour: Double) -> String {
            (hour < 10 ? "0" : "") + Phrase.fixed(hour, hour == hour.rounded() ? 0 : 2)
        }
        return "\(two(rule.from))–\(two(rule.to)) h"
    }

    /// The hours of all days but those of the episode.
    private func usualHours(_ nights: [OffNight]) -> String? {
        let calendar = hours.attempts.calendar
        let odd = Set(nights.flatMap(\.rows))
        let oddDays = Set(odd.map { calendar.day(window.ts($0)) })
        var seen: Set<Int> = []
        var days: Set<Int> = []
        for row in rows {
            let day = calendar.day(window.ts(row))
            guard !oddDays.contains(day) else { continue }
            days.insert(day)
            seen.insert(day * 24 + Int(calendar.hour(window.ts(row))))
        }
        var daysByHour = [Int](repeating: 0, count: 24)
        for key in seen { daysByHour[((key % 24) + 24) % 24] += 1 }
        return UsualHours(
            daysByHour: daysByHour, moreThan: hours.rule.rareShare * Double(days.count)
        ).text
    }

    private func evidence(
        _ nights: [OffNight], _ off: [Int], _ counts: AttemptCounts, _ usual: String?
    ) -> [Evidence] {
        let calendar = hours.attempts.calendar
        let span = clocks(nights)
        let dates = Set(off.map { calendar.day(window.ts($0)) }).sorted()
        let new = Set(off.filter(logons.contains).map(window.source)).sorted()
        var evidence = [
            Evidence("attempts", .integer(Int64(counts.attempts))),
            Evidence("failures", .integer(Int64(counts.failures))),
            Evidence("successes", .integer(Int64(counts.successes))),
            Evidence("days", .texts(dates.map { AuthCalendar.text(day: $0) })),
            Evidence("first_local", .text(span.first)), Evidence("last_local", .text(span.last)),
            Evidence("zone", .text(calendar.zone.name)),
            Evidence("sources", .integer(Int64(counts.sources.count))),
            Evidence(
                "new_logon_sources",
                .texts(new.prefix(20).map { window.sources[$0].description })),
            Evidence("privileged", .flag(isPrivileged)),
        ]
        if let usual { evidence.append(Evidence("usual_hours", .text(usual))) }
        if isWindow {
            evidence.append(Evidence("window", .text(Self.text(hours.rule))))
        } else if let night = nights.first {
            evidence += [
                Evidence("compared_days", .integer(Int64(night.comparedDays))),
                Evidence("compared_days_with_rare_hours", .integer(Int64(night.comparedNights))),
                Evidence(
                    "null", .text("Gamma-Poisson over the other days' rare hours, by sittings")),
            ]
        }
        return evidence
    }

    private func sentences(
        _ nights: [OffNight], _ off: [Int], _ counts: AttemptCounts, _ usual: String?, _ p: Double?
    ) -> [String] {
        let calendar = hours.attempts.calendar
        let span = clocks(nights)
        let days = Set(off.map { calendar.day(window.ts($0)) }).sorted()
            .map { AuthCalendar.text(day: $0) }
        let name = window.quoted(user: user)
        var first = "\(Phrase.counted(counts.attempts, "attempt"))"
        first +=
            span.first == span.last
            ? " at \(span.first)" : " between \(span.first) and \(span.last)"
        first +=
            days.count <= 2
            ? " on \(days.joined(separator: " and "))" : " on \(days.count) days from \(days[0])"
        if isWindow {
            first += ", within \(Self.text(hours.rule))"
        } else if let usual {
            first += "; \(name) is otherwise seen \(usual)"
        }
        var sentences = [first + "."]
        if isWindow, !hours.rule.isFixed {
            sentences.append(
                "Too little is known of the hours of \(name); a privileged user is judged by that window."
            )
        } else if let p, let night = nights.first {
            let nights = night.comparedNights == 0 ? "None" : "\(night.comparedNights)"
            sentences.append(
                "\(nights) of \(night.comparedDays) other days had attempts at rare hours; chance of as many: \(Phrase.chance(p))."
            )
        }
        var outcome = counts.outcome
        if !counts.sources.isEmpty {
            outcome += ", from "
            outcome +=
                counts.sources.count == 1
                ? window.text(source: counts.sources.first ?? 0)
                : Phrase.counted(counts.sources.count, "source")
        }
        sentences.append(outcome + ".")
        if isPrivileged, let row = off.first(where: logons.contains) {
            sentences.append(
                "\(name) is privileged and logged on from \(window.text(source: window.source(row))) for the first time."
            )
        }
        return sentences
    }
}
