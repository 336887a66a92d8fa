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
                    "other users that the source failed at and never got in as"),
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
        /// Failures of the same user since the user's last logon from there.
        var own: [Int]
        /// Failures of others.
        var others: [Int]
        /// Users that the source failed at and had never got in as.
        var failing: Int
        /// Whether the user had logged on from there before.
        var isKnown: Bool
    }

    /// Logons below which there is nothing to compare with.
    private static let leastLogons = 20

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let span = Int64(context.settings["\(info.id).window"] * 3600e6)
        // A guess in front of one logon must not make that in front of another look ordinary.
        let cap = context.settings["\(info.id).min_failures"]
        var counts = CountMoments()
        var guesses: [Guess] = []
        for (origin, rows) in SourceRows(window).origins where origin.source != 0 {
            walk(rows, window, span) { guess in
                counts.add(min(failures(guess.own, window), cap))
                if isGuess(guess, window, context.settings) { guesses.append(guess) }
            }
        }
        detection.judged = counts.count
        var seen: Set<[Int]> = []
        for guess in guesses {
            // One finding a source and user, and one for all users that a spraying source got in as:
            // the first logon is the one that counts.
            let byUser = guess.own.isEmpty ? 0 : window.user(guess.row)
            guard seen.insert([window.source(guess.row), byUser]).inserted else { continue }
            var rest = counts
            rest.remove(min(failures(guess.own, window), cap))
            let p =
                rest.count >= Self.leastLogons
                ? GammaPoisson(rest).pValue(failures(guess.own, window)) : nil
            let isByUser = guess.failing < Int(context.settings["\(info.id).min_users"])
            if isByUser, let p, p > context.settings["\(info.id).max_p_value"] { continue }
            detection.findings.append(finding(guess, window, isByUser ? p : nil, rest))
        }
        return detection
    }

    /// Hands every logon of a source's rows to `body`.
    private func walk(
        _ rows: [Int], _ window: AuthWindow, _ span: Int64, _ body: (Guess) -> Void
    ) {
        var failed: [Int] = []
        var first = 0
        var known: Set<Int> = []
        for row in rows {
            guard window.isSuccess(row) else {
                if window.isFailure(row) { failed.append(row) }
                continue
            }
            while first < failed.count, window.ts(row) - window.ts(failed[first]) > span {
                first += 1
            }
            let user = window.user(row)
            let recent = failed[first...]
            let own = recent.filter { window.user($0) == user }
            let others = recent.filter { window.user($0) != user }
            let failing = Set(others.map(window.user)).subtracting(known).count
            body(
                Guess(
                    row: row, own: own, others: Array(others), failing: failing,
                    isKnown: !known.insert(user).inserted))
            // A logon settles what its user failed at before.
            if !own.isEmpty {
                failed = recent.filter { window.user($0) != user }
                first = 0
            }
        }
    }

    private func failures(_ rows: [Int], _ window: AuthWindow) -> Double {
        Double(rows.reduce(0) { $0 + window.attempts($1) })
    }

    private func isGuess(_ guess: Guess, _ window: AuthWindow, _ settings: Settings) -> Bool {
        let own = failures(guess.own, window)
        if guess.isKnown { return own >= settings["\(info.id).min_own_failures"] }
        return own >= settings["\(info.id).min_failures"]
            || Double(guess.failing) >= settings["\(info.id).min_users"]
    }

    private func finding(
        _ guess: Guess, _ window: AuthWindow, _ pValue: Double?, _ counts: CountMoments
    ) -> Finding {
        let own = Int(failures(guess.own, window))
        let others = Int(failures(guess.others, window))
        let (user, source) = (window.user(guess.row), window.source(guess.row))
        let severity: Severity =
            guess.isKnown
            ? .low : own >= 10 || guess.failing > 0 && others >= 10 ? .critical : .high
        let rows = (guess.own + (guess.failing > 0 ? guess.others : []) + [guess.row]).sorted()
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
            "logon after \(own > 0 ? own : others) failures from there"
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
                "Other logons follow \(Phrase.number(counts.sum / Double(counts.count))) failures; chance of \(own): \(Phrase.chance(pValue))."
            )
        }
        return sentences
    }
}
