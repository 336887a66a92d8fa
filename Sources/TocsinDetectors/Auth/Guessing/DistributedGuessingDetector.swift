import TocsinFeatures
import TocsinMath
import TocsinRecords

/// Many sources that guess at one account, or that try many accounts a few times each.
public struct DistributedGuessingDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "distributed-guessing",
            detects: "many sources that fail at one account, or at many accounts a few times each",
            input: "authentications", techniques: [.passwordGuessing, .credentialStuffing],
            blindTo:
                "attacks that stay below what the account's other days bring, and accounts that do "
                + "not exist",
            severityRule: "medium; low for root and its like, which the whole Internet guesses at",
            isDirectional: false,
            settings: [
                Setting(
                    "min_sources", default: 8, in: 3...1_000_000,
                    "sources in a day that fail at the account and never got in as it"),
                Setting(
                    "min_failures", default: 10, in: 3...1_000_000, "their failures in that day"),
                Setting(
                    "min_stuffing_users", default: 20, in: 5...1_000_000,
                    "accounts in a day that as many sources tried at most three times each"),
                Setting(
                    "max_p_value", default: 0.001, in: 1e-300...1,
                    "chance, beside the other days, from which their number counts"),
            ])
    }

    /// Days of which a comparison takes at least so many.
    static let leastDays = 7
    /// Tries of an account that a stuffed pair of name and password takes.
    static let stuffingTries = 3
    /// Share of one source in the failures above which it is its guessing, not that of many.
    static let largestShare = 0.5

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let calendar = AuthCalendar(window, zone: context.zone)
        for user in window.users {
            let rows = window.rows(ofUser: user).map { Int($0) }
                .filter { window.isLogon($0) && window.source($0) != 0 }
            guard !rows.isEmpty else { continue }
            detection.judged += 1
            detection.findings += atOneUser(user, rows, window, calendar, context)
        }
        detection.findings += stuffing(window, calendar, context)
        return detection
    }

    /// A day's failures of strangers: sources that never got in.
    private struct Day {
        var day: Int
        var rows: [Int]
        /// Sources at one account, accounts where credentials are stuffed.
        var count: Int
        var pValue: Double?
        var mean: Double?
    }

    private func atOneUser(
        _ user: Int, _ rows: [Int], _ window: AuthWindow, _ calendar: AuthCalendar,
        _ context: DetectionContext
    ) -> [Finding] {
        let known = Set(rows.filter(window.isSuccess).map(window.source))
        var byDay: [Int: [Int]] = [:]
        for row in rows
        where window.isFailure(row) && !known.contains(window.source(row))
            && !window.flags(row).contains(.invalidUser)
        {
            byDay[calendar.day(window.ts(row)), default: []].append(row)
        }
        let least = Int(context.settings["\(info.id).min_sources"])
        guard byDay.values.contains(where: { $0.count >= least }) else { return [] }
        let counts = moments(byDay, calendar) { Set($0.map(window.source)).count }
        let leastFailures = Int(context.settings["\(info.id).min_failures"])
        let days: [Day] = byDay.sorted { $0.key < $1.key }.compactMap { day, rows in
            let bySource = Dictionary(grouping: rows, by: window.source).mapValues {
                $0.reduce(0) { $0 + window.attempts($1) }
            }
            let failures = bySource.values.reduce(0, +)
            let most = bySource.values.max() ?? 0
            guard bySource.count >= least, failures >= leastFailures,
                Double(most) <= Self.largestShare * Double(failures)
            else { return nil }
            return judged(day, rows, bySource.count, counts, context)
        }
        return episodes(days).map { days in
            finding(days, window, user: user, title: "Many sources guess at one account")
        }
    }

    /// Counts of all days, those without anything included.
    private func moments(
        _ byDay: [Int: [Int]], _ calendar: AuthCalendar, _ count: ([Int]) -> Int
    ) -> CountMoments {
        var counts = CountMoments()
        for rows in byDay.values { counts.add(Double(count(rows))) }
        counts.addZeros(calendar.days.count - byDay.count)
        return counts
    }

    private func judged(
        _ day: Int, _ rows: [Int], _ count: Int, _ counts: CountMoments, _ context: DetectionContext
    ) -> Day? {
        var others = counts
        others.remove(Double(count))
        let model = others.count >= Self.leastDays ? GammaPoisson(others) : nil
        let p = model?.pValue(Double(count))
        if let p, p > context.settings["\(info.id).max_p_value"] { return nil }
        return Day(day: day, rows: rows, count: count, pValue: p, mean: model?.mean)
    }

    /// Days in a row are one episode.
    private func episodes(_ days: [Day]) -> [[Day]] {
        var episodes: [[Day]] = []
        for day in days {
            if let last = episodes.last?.last, day.day == last.day + 1 {
                episodes[episodes.count - 1].append(day)
            } else {
                episodes.append([day])
            }
        }
        return episodes
    }

    private func stuffing(
        _ window: AuthWindow, _ calendar: AuthCalendar, _ context: DetectionContext
    ) -> [Finding] {
        var byDay: [Int: [Int]] = [:]
        let mostUsers = Int(context.settings["password-spraying.min_users"])
        for (origin, rows) in SourceRows(window).origins where origin.source != 0 {
            guard !rows.contains(where: { window.isSuccess($0) }) else { continue }
            let failed = rows.filter {
                window.isFailure($0) && !window.flags($0).contains(.invalidUser)
            }
            for (day, rows) in Dictionary(grouping: failed, by: { calendar.day(window.ts($0)) }) {
                let tries = Dictionary(grouping: rows, by: window.user).values.map {
                    $0.reduce(0) { $0 + window.attempts($1) }
                }
                // More would be that source's own spraying or guessing.
                guard tries.allSatisfy({ $0 <= Self.stuffingTries }),
                    tries.count < mostUsers
                else { continue }
                byDay[day, default: []] += rows
            }
        }
        let counts = moments(byDay, calendar) { Set($0.map(window.user)).count }
        let least = Int(context.settings["\(info.id).min_stuffing_users"])
        let days: [Day] = byDay.sorted { $0.key < $1.key }.compactMap { day, rows in
            let users = Set(rows.map(window.user)).count
            let sources = Set(rows.map(window.source)).count
            guard users >= least, sources >= least else { return nil }
            return judged(day, rows.sorted(), users, counts, context)
        }
        return episodes(days).map { days in
            finding(days, window, user: 0, title: "Credential stuffing")
        }
    }

    private func finding(
        _ days: [Day], _ window: AuthWindow, user: Int, title: String
    ) -> Finding {
        let rows = days.flatMap(\.rows).sorted()
        let sources = Set(rows.map(window.source)).count
        let users = Set(rows.map(window.user)).count
        let failures = rows.reduce(0) { $0 + window.attempts($1) }
        let isPrivileged = user != 0 && window.isPrivileged(user, rows)
        let worst = days.max { ($0.count, $1.day) < ($1.count, $0.day) } ?? days[0]
        var finding = Finding(
            detector: info.id, title: title, severity: isPrivileged ? .low : .medium,
            priority: isPrivileged ? 30 : 50,
            score: 1 - 1 / (1 + Elementary.log(Double(1 + sources))), window: window, rows: rows,
            user: user, host: window.onlyHost(rows))
        finding.pValue = worst.pValue
        finding.techniques = [user == 0 ? .credentialStuffing : .passwordGuessing]
        finding.evidence = [
            Evidence("sources", .integer(Int64(sources))),
            Evidence("users", .integer(Int64(users))),
            Evidence("failures", .integer(Int64(failures))),
            Evidence("days", .integer(Int64(days.count))),
            Evidence(
                "source_sample",
                .texts(
                    Set(rows.map(window.source)).sorted().prefix(10).map {
                        window.sources[$0].description
                    })),
        ]
        if let mean = worst.mean {
            finding.evidence += [
                Evidence(
                    user == 0 ? "ordinary_users_per_day" : "ordinary_sources_per_day", .number(mean)
                ),
                Evidence("null", .text("Gamma-Poisson over the other days")),
            ]
        }
        finding.why = [
            user == 0
                ? "\(Phrase.counted(sources, "source")) tried \(Phrase.counted(users, "account")), none of them one account more than \(Self.stuffingTries) times, and got into none."
                : "\(Phrase.counted(sources, "source")) failed \(Phrase.counted(failures, "time")) at \(window.quoted(user: user)); none of them ever got in."
        ]
        if let p = worst.pValue, let mean = worst.mean {
            finding.why.append(
                "Other days bring \(Phrase.number(mean)) such \(user == 0 ? "accounts" : "sources") on average; chance of \(worst.count): \(Phrase.chance(p))."
            )
        } else {
            finding.why.append(
                "Fewer than \(Self.leastDays) other days to compare with: judged by its count alone."
            )
        }
        finding.summary.inShort = Finding.Summary.fitting([
            user == 0
                ? "\(sources) sources, \(users) accounts"
                : "\(failures) failures from \(sources) sources"
        ])
        return finding
    }
}
