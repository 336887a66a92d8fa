import TocsinFeatures
import TocsinMath
import TocsinRecords

/// A logon that follows failures from the same source: the guess that was right.
public struct SuccessAfterFailuresDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "success-after-failures",
            detects: "a logon after failures of that user, or of many users, from the same source",
            input: "authentications", techniques: [.validAccounts, .passwordGuessing],
            blindTo:
                "guesses spread over many sources, a first guess that is right, and failures more than "
                + "window before the logon",
            severityRule:
                "critical from a source the user had never logged on from, after failures of "
                + "many users or of ten or more; high after fewer; low from the user's own source",
            isDirectional: false,
            settings: [
                Setting(
                    "min_failures", default: 5, in: 2...1_000_000,
                    "failures of the user in front of a logon from a new source"),
                Setting(
                    "min_own_failures", default: 20, in: 2...1_000_000,
                    "the same from a source that the user has logged on from before"),
                Setting(
                    "min_users", default: 6, in: 2...1_000_000,
                    "other users that the source failed at and never got in as, at least twice those it "
                        + "got in as"),
                Setting(
                    "window", unit: "h", default: 24, in: 0.01...720,
                    "hours in front of the logon that are looked at"),
                Setting(
                    "max_p_value", default: 0.001, in: 1e-300...1,
                    "chance, among all logons, from which failures in front of one count"),
            ])
    }

    /// A logon with what its source did before it.
    private struct Guess {
        var row: Int
        /// Failed attempts of the same user since the user's last logon from there.
        var own: Int
        /// Other users that the source failed at and had never got in as.
        var failing: Int
        /// Users that it had got in as.
        var succeeding: Int
        /// Whether this user is one of them.
        var isKnown: Bool

        /// Behind an office's one address many people mistype, and get in.
        func followsSpraying(_ minUsers: Double) -> Bool {
            Double(failing) >= minUsers && failing >= 2 * succeeding
        }
    }

    /// What makes findings of one guess one.
    private struct Key: Hashable {
        var source: Int
        /// 0 where the source failed at others alone.
        var user: Int
    }

    /// Failures of the user from which nobody believes in a forgotten password.
    private static let manyFailures = 10
    /// Share of the logons that follow as many failures as a guess, above which that is how people log on
    /// here; below it they are no baseline for each other.
    private static let habitShare = 0.2
    /// Logons below which there is nothing to compare with.
    private static let leastLogons = 20

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let span = Int64(context.settings["\(info.id).window"] * 3600e6)
        // A guess in front of one logon must not make that in front of another look ordinary.
        let cap = context.settings["\(info.id).min_failures"]
        var counts = CountMoments()
        var guessing = CountMoments()
        // One finding a source and user, and one for all users that a spraying source got in as: the
        // first logon is the one that counts.
        var seen: Set<Key> = []
        var guesses: [(guess: Guess, own: [Int], others: [Int])] = []
        for (origin, rows) in SourceRows(window).origins where origin.source != 0 {
            walk(rows, window, span) { guess, before in
                let capped = min(Double(guess.own), cap)
                counts.add(capped)
                guard isGuess(guess, context.settings) else { return }
                guessing.add(capped)
                guard
                    seen.insert(
                        Key(
                            source: origin.source,
                            user: guess.own == 0 ? 0 : window.user(guess.row))
                    ).inserted
                else { return }
                let (own, others) = before()
                guesses.append((guess, own, others))
            }
        }
        detection.judged = counts.count
        let minUsers = context.settings["\(info.id).min_users"]
        let isHabit = Double(guessing.count) > Self.habitShare * Double(counts.count)
        for (guess, own, others) in guesses {
            var rest = counts
            if isHabit { rest.remove(min(Double(guess.own), cap)) } else { rest.remove(guessing) }
            let isSprayed = guess.followsSpraying(minUsers)
            let p =
                rest.count >= Self.leastLogons && !isSprayed
                ? GammaPoisson(rest).pValue(Double(guess.own)) : nil
            if let p, p > context.settings["\(info.id).max_p_value"] { continue }
            detection.findings.append(
                finding(
                    guess, (own: own, others: others), window, isSprayed: isSprayed, pValue: p, rest
                ))
        }
        return detection
    }

    /// Hands every logon of a source's rows to `body`, with what finds the failures in front of it: the
    /// user's own, and those of users that the source had never got in as. O(rows), and O(failures) each
    /// time they are asked for.
    private func walk(
        _ rows: [Int], _ window: AuthWindow, _ span: Int64,
        _ body: (Guess, () -> (own: [Int], others: [Int])) -> Void
    ) {
        var failed: [Int] = []
        var first = 0
        // Failed attempts of each user that are neither old nor settled by a logon of the user's.
        var live: [Int: Int] = [:]
        var settled: [Int: Int] = [:]
        var strangers = 0
        func isLive(_ row: Int) -> Bool { row > settled[window.user(row)] ?? -1 }
        for row in rows {
            while first < failed.count, window.ts(row) - window.ts(failed[first]) > span {
                let user = window.user(failed[first])
                if isLive(failed[first]), let count = live[user] {
                    let rest = count - window.attempts(failed[first])
                    live[user] = rest > 0 ? rest : nil
                    if rest <= 0, settled[user] == nil { strangers -= 1 }
                }
                first += 1
            }
            let user = window.user(row)
            if window.isFailure(row) {
                failed.append(row)
                if live[user] == nil, settled[user] == nil { strangers += 1 }
                live[user, default: 0] += window.attempts(row)
            }
            guard window.isSuccess(row) else { continue }
            let own = live[user] ?? 0
            let isKnown = settled[user] != nil
            if own > 0, !isKnown { strangers -= 1 }
            let guess = Guess(
                row: row, own: own, failing: strangers, succeeding: settled.count, isKnown: isKnown)
            body(guess) {
                let recent = failed[first...].filter(isLive)
                return (
                    recent.filter { window.user($0) == user },
                    recent.filter {
                        window.user($0) != user && settled[window.user($0)] == nil
                    }
                )
            }
            live[user] = nil
            settled[user] = row
        }
    }

    private func isGuess(_ guess: Guess, _ settings: Settings) -> Bool {
        if guess.isKnown { return Double(guess.own) >= settings["\(info.id).min_own_failures"] }
        return Double(guess.own) >= settings["\(info.id).min_failures"]
            || guess.followsSpraying(settings["\(info.id).min_users"])
    }

    private func finding(
        _ guess: Guess, _ before: (own: [Int], others: [Int]), _ window: AuthWindow,
        isSprayed: Bool, pValue: Double?, _ counts: CountMoments
    ) -> Finding {
        let own = guess.own
        let others = before.others.reduce(0) { $0 + window.attempts($1) }
        let (user, source) = (window.user(guess.row), window.source(guess.row))
        let severity: Severity =
            guess.isKnown
            ? .low : own >= Self.manyFailures || isSprayed ? .critical : .high
        let rows = (before.own + before.others + [guess.row]).sorted()
        var finding = Finding(
            detector: info.id, title: "Logon after failed guesses", severity: severity,
            priority: guess.isKnown ? 30 : severity == .critical ? 92 : 84,
            score: 1 - 1 / (1 + Elementary.log(Double(2 + own + others))), window: window,
            rows: rows, source: source, user: user, host: window.host(guess.row))
        finding.pValue = pValue
        finding.techniques = [.validAccounts, .passwordGuessing]
        let gap = rows.dropLast().last.map { Double(window.ts(guess.row) - window.ts($0)) / 1e6 }
        finding.evidence = [
            Evidence("failures_of_user", .integer(Int64(own))),
            Evidence("failures_of_others", .integer(Int64(others))),
            Evidence("other_users", .integer(Int64(guess.failing))),
            Evidence("since_last_failure_s", .number(gap ?? 0)),
            Evidence("known_source", .flag(guess.isKnown)),
            Evidence("source", .text(window.sources[source].description)),
        ]
        if pValue != nil {
            finding.evidence += [
                Evidence("mean_failures_before_logon", .number(counts.sum / Double(counts.count))),
                Evidence("null", .text("Gamma-Poisson over the failures before all other logons")),
            ]
        }
        finding.why = sentences(guess, own, others, gap, window, pValue, counts)
        finding.summary.inShort = Finding.Summary.fitting([
            "logon after \(Phrase.counted(own > 0 ? own : others, "failure")) from there"
        ])
        return finding
    }

    private func sentences(
        _ guess: Guess, _ own: Int, _ others: Int, _ gap: Double?, _ window: AuthWindow,
        _ pValue: Double?, _ counts: CountMoments
    ) -> [String] {
        let user = window.quoted(user: window.user(guess.row))
        let source = window.text(source: window.source(guess.row))
        var sentences: [String] = []
        if own > 0 {
            sentences.append(
                "\(user) logged on from \(source) after \(Phrase.counted(own, "failure")) from there"
                    + (gap.map { ", the last \(Phrase.seconds($0)) before." } ?? "."))
        } else {
            sentences.append("\(user) logged on from \(source).")
        }
        if guess.failing > 0 {
            sentences.append(
                "The same source had failed as \(Phrase.counted(guess.failing, "other user")), \(Phrase.counted(others, "time")) in all."
            )
        }
        sentences.append(
            guess.isKnown
                ? "The user has logged on from there before: a forgotten password is likely."
                : "No logon of that user from there is in the log before.")
        if let pValue {
            sentences.append(
                "Other logons have \(Phrase.number(counts.sum / Double(counts.count))) failures in front of them on average; chance of \(own): \(Phrase.chance(pValue))."
            )
        }
        return sentences
    }
}
