import TocsinFeatures
import TocsinMath
import TocsinRecords

/// Days on which a user makes many more attempts than on the others.
public struct VolumeSpikeDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "volume-spike",
            detects: "a day with many more logon attempts of a user than the user's other days",
            input: "authentications", techniques: [.validAccounts, .passwordGuessing],
            blindTo:
                "users with fewer than min_days other days between the first and the last attempt or "
                + "fewer than \(Self.leastActiveDays) active ones, spikes as long as a quarter of a "
                + "user's days, computer accounts, accounts that do not exist, and failures from "
                + "sources that fail as \(HabitAttempts.manyUsers) users a day",
            severityRule:
                "medium if a source that the user has on no other day got in, low otherwise",
            isDirectional: false,
            settings: [
                Setting(
                    "min_attempts", default: 10, in: 2...1_000_000,
                    "attempts of a day below which it is not reported"),
                Setting(
                    "min_ratio", default: 2, in: 1...1000,
                    "times the median of the user's other days"),
                Setting(
                    "max_p_value", default: 0.005, in: 1e-300...1,
                    "chance of as many attempts, by the user's other days, from which a day counts"),
                Setting(
                    "min_days", unit: "d", default: 7, in: 2...3650,
                    "other days of the user, those without attempts included"),
                Setting(
                    "budget", unit: "findings/day", default: 10, in: 0...1_000_000,
                    "most findings below high severity a day of data, the least likely first"),
            ])
    }

    /// Other days with attempts that make a habit.
    static let leastActiveDays = 3
    /// Consecutive busy days are left out together of what each is compared with, unless they are more
    /// than this share of the user's days.
    static let longestRunShare = 0.25

    /// A day that stands out.
    struct Spike {
        var day: UserDays.Day
        var baseline: UserDays.Baseline
        var pValue: Double
    }

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let attempts = HabitAttempts(window, zone: context.zone)
        let minDays = Int(context.settings["volume-spike.min_days"])
        var findings: [Finding] = []
        var newcomers = 0
        for user in window.users {
            let rows = attempts.rows(ofUser: user)
            guard !rows.isEmpty else { continue }
            let days = UserDays(rows, attempts)
            guard days.count > minDays, days.active.count > Self.leastActiveDays else {
                newcomers += 1
                continue
            }
            detection.judged += 1
            for episode in episodes(spikes(days, context.settings)) {
                findings.append(
                    VolumeSpikeReport(attempts: attempts, user: user, rows: rows)
                        .finding(episode))
            }
        }
        let budget = FindingBudget(perDay: Int(context.settings["volume-spike.budget"]))
        let (kept, leftOut) = budget.rarest(
            findings, span: window.latest.microseconds - window.earliest.microseconds)
        detection.findings = kept
        if newcomers > 0 {
            detection.limits.append(
                "\(Phrase.counted(newcomers, "user")) with fewer than \(minDays) other days, or "
                    + "active on fewer than \(Self.leastActiveDays) of them: no habit known")
        }
        if leftOut > 0 {
            detection.limits.append(
                "\(leftOut) more user-days are over the budget of \(budget.perDay) a day")
        }
        return detection
    }

    /// The days that stand out, in order.
    func spikes(_ days: UserDays, _ settings: Settings) -> [Spike] {
        let least = settings["volume-spike.min_attempts"]
        let ratio = settings["volume-spike.min_ratio"]
        let maxP = settings["volume-spike.max_p_value"]
        let minDays = Int(settings["volume-spike.min_days"])
        func isBusy(_ day: UserDays.Day, _ median: Double) -> Bool {
            day.attempts >= least && day.attempts >= ratio * median
        }
        let active = days.active
        let busy = active.indices.filter {
            isBusy(active[$0], days.others(but: active[$0...$0]).median)
        }
        var spikes: [Spike] = []
        for run in Self.runs(busy, active) {
            let leavesRun = Double(run.count) <= Self.longestRunShare * Double(days.count)
            for place in run {
                let baseline = days.others(but: leavesRun ? active[run] : active[place...place])
                guard baseline.days >= minDays, baseline.activeDays >= Self.leastActiveDays,
                    isBusy(active[place], baseline.median),
                    let p = baseline.model.pValue(active[place].attempts), p <= maxP
                else { continue }
                spikes.append(Spike(day: active[place], baseline: baseline, pValue: p))
            }
        }
        return spikes
    }

    /// Runs of busy days without a day between.
    private static func runs(_ busy: [Int], _ active: [UserDays.Day]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for place in busy {
            if let last = runs.last, last.upperBound == place,
                active[place].number == active[place - 1].number + 1
            {
                runs[runs.count - 1] = last.lowerBound..<place + 1
            } else {
                runs.append(place..<place + 1)
            }
        }
        return runs
    }

    /// Days in succession are one episode.
    private func episodes(_ spikes: [Spike]) -> [[Spike]] {
        var episodes: [[Spike]] = []
        for spike in spikes {
            if let last = episodes.last?.last, spike.day.number == last.day.number + 1 {
                episodes[episodes.count - 1].append(spike)
            } else {
                episodes.append([spike])
            }
        }
        return episodes
    }
}
