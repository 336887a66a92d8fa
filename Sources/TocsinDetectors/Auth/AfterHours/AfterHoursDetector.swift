import TocsinFeatures
import TocsinMath
import TocsinRecords

/// Attempts at hours at which a user is otherwise not seen.
public struct AfterHoursDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "after-hours",
            detects: "logon attempts at hours that the user's other days do not know, by circular "
                + "statistics or a fixed window; for privileged users (marked so in the log, or named "
                + "\(AuthWindow.privilegedNames.joined(separator: ", "))) one logon from a new source",
            input: "authentications", techniques: [.validAccounts, .passwordGuessing],
            blindTo:
                "users who are seen around the clock, the first min_days days of a user, hours known "
                + "from more than rare_share of the days, up to \(OffHours.mostMistyped) failures that a "
                + "logon from the same source ends within minutes, computer accounts, accounts that do not "
                + "exist, and failures from sources that fail as \(HabitAttempts.manyUsers) users a day",
            severityRule:
                "high for a privileged user's logon at a rare hour from a source that is new to a "
                + "user known from others, medium for other logons, low if all attempts failed or "
                + "nothing is known of a privileged user",
            isDirectional: false,
            settings: [
                Setting(
                    "min_attempts", default: 3, in: 1...1_000_000,
                    "attempts in rare hours of a night below which it is not reported"),
                Setting(
                    "max_p_value", default: 0.005, in: 1e-300...1,
                    "chance of as many, by the user's other days, from which a night counts"),
                Setting(
                    "rare_share", default: 0.05, in: 0...0.5,
                    "share of the other days on which a user was seen near a rare hour, at most"),
                Setting(
                    "min_days", unit: "d", default: 5, in: 2...3650,
                    "other days with attempts that it takes to know a user's hours"),
                Setting(
                    "min_events", default: 20, in: 2...1_000_000,
                    "attempts on them that it takes"),
                Setting(
                    "fixed", default: 0, in: 0...1,
                    "1 takes the fixed window for everybody instead of learned hours"),
                Setting(
                    "fixed_from", unit: "h", default: 22, in: 0...24,
                    "local hour at which the fixed window begins; privileged users of whom too little "
                        + "is known are judged by it"),
                Setting(
                    "fixed_to", unit: "h", default: 6, in: 0...24,
                    "local hour at which it ends"),
                Setting(
                    "budget", unit: "findings/day", default: 10, in: 0...1_000_000,
                    "most findings below high severity a day of data, the least likely first"),
            ])
    }

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let rule = OffHoursRule(context.settings)
        let hours = OffHours(attempts: HabitAttempts(window, zone: context.zone), rule: rule)
        var findings: [Finding] = []
        var newcomers = 0
        for user in window.users {
            let rows = hours.attempts.rows(ofUser: user)
            guard !rows.isEmpty else { continue }
            let isPrivileged = window.isPrivileged(user, rows)
            let learned = rule.isFixed ? nil : hours.learned(rows)
            let isWindow = learned == nil
            if isWindow, !rule.isFixed { newcomers += 1 } else { detection.judged += 1 }
            guard !isWindow || rule.isFixed || isPrivileged else { continue }
            let logons = NewSourceLogons(rows, window)
            let nights = (learned ?? hours.fixed(rows)).filter { night in
                isUnusual(night, rule, isKnown: learned != nil)
                    || isPrivileged && isOutOfHabit(night, rule)
                        && night.rows.contains(where: logons.contains)
            }
            let report = AfterHoursReport(
                hours: hours, user: user, rows: rows, logons: logons, isPrivileged: isPrivileged,
                isWindow: isWindow)
            findings += episodes(nights).map(report.finding)
        }
        let budget = FindingBudget(perDay: Int(context.settings["after-hours.budget"]))
        let (kept, leftOut) = budget.rarest(
            findings, span: window.latest.microseconds - window.earliest.microseconds)
        detection.findings = kept
        detection.limits = limits(newcomers, leftOut, rule, budget)
        return detection
    }

    private func limits(
        _ newcomers: Int, _ leftOut: Int, _ rule: OffHoursRule, _ budget: FindingBudget
    ) -> [String] {
        var limits: [String] = []
        if newcomers > 0 {
            limits.append(
                "\(Phrase.counted(newcomers, "user")) with fewer than \(rule.minDays) other days or "
                    + "\(rule.minEvents) attempts: hours unknown, only privileged users are judged, "
                    + "by \(AfterHoursReport.text(rule))")
        }
        if leftOut > 0 {
            limits.append("\(leftOut) more nights are over the budget of \(budget.perDay) a day")
        }
        return limits
    }

    /// A fixed window is a rule, learned hours are judged by chance.
    private func isUnusual(_ night: OffNight, _ rule: OffHoursRule, isKnown: Bool) -> Bool {
        guard night.attempts >= rule.minAttempts else { return false }
        return isKnown ? night.pValue.map { $0 <= rule.maxP } ?? false : rule.isFixed
    }

    /// A user who is seen at rare hours on more than a few other days keeps such hours.
    private func isOutOfHabit(_ night: OffNight, _ rule: OffHoursRule) -> Bool {
        night.comparedDays == 0
            || Double(night.comparedNights) <= rule.rareShare * Double(night.comparedDays)
    }

    /// Nights in succession, or with less than a day of silence between, are one episode.
    private func episodes(_ nights: [OffNight]) -> [[OffNight]] {
        var episodes: [[OffNight]] = []
        for night in nights {
            // Starts of days of two kinds, workdays and weekends, lie up to a day apart.
            if let last = episodes.last?.last,
                night.start - last.start < 2 * Timestamp.microsecondsPerDay
            {
                episodes[episodes.count - 1].append(night)
            } else {
                episodes.append([night])
            }
        }
        return episodes
    }
}

/// A user's logons from sources that nobody logged on from as that user before.
struct NewSourceLogons {
    private let rows: Set<Int>
    /// The earliest logon with a source, after which others can be called new.
    private let first: Int?

    init(_ attempts: [Int], _ window: AuthWindow) {
        var known: Set<Int> = []
        var rows: Set<Int> = []
        var first: Int?
        for row in attempts where window.isSuccess(row) {
            let source = window.source(row)
            guard source != 0, !window.sources[source].isLoopback else { continue }
            if known.insert(source).inserted { rows.insert(row) }
            first = first ?? row
        }
        self.rows = rows
        self.first = first
    }

    func contains(_ row: Int) -> Bool { rows.contains(row) }

    /// Whether the source of `row` is new to a user who is known from others.
    func isNewToAKnownUser(_ row: Int) -> Bool { rows.contains(row) && row != first }
}
