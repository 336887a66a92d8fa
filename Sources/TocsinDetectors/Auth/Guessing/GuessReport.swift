import TocsinFeatures
import TocsinMath
import TocsinRecords

/// Tells findings of guessing: the same evidence and sentences whatever the pattern.
struct GuessReport {
    let window: AuthWindow
    let context: DetectionContext

    /// Relative spread of the gaps between attempts below which a program's clock sends them.
    static let steadySpread = 0.1
    /// Attempts that such a spread takes, and seconds between them: a guessing tool is quicker.
    static let leastSteady = 60
    static let leastSteadyGap = 30.0
    /// Names of users that evidence lists.
    static let namedUsers = 20

    /// The finding of one stretch; `detector` is the pattern's.
    func finding(_ stretch: GuessStretch, detector: String) -> Finding {
        let tally = stretch.tally
        let isInside = isInside(stretch)
        let isSteady = steadyGap(stretch) != nil
        let (severity, priority) = rank(stretch, isInside: isInside, isSteady: isSteady)
        let user: Int
        if case .bruteForce(let number) = stretch.pattern { user = number } else { user = 0 }
        let attempts = tally.failures + tally.unknown
        var finding = Finding(
            detector: detector, title: title(stretch), severity: severity, priority: priority,
            score: 1 - 1 / (1 + Elementary.log(Double(1 + attempts))), window: window,
            rows: stretch.rows.filter { !window.isSuccess($0) }, source: stretch.origin.source,
            user: user,
            host: stretch.origin.source == 0
                ? stretch.origin.host : window.onlyHost(stretch.rows))
        finding.pValue = stretch.pValue
        finding.techniques = techniques(stretch.pattern)
        finding.evidence = evidence(stretch)
        finding.why = sentences(stretch)
        finding.summary.inShort = inShort(stretch)
        return finding
    }

    /// Whether the origin stands inside the site, or is a machine known by a bare name, as Windows names
    /// its own; the Internet's have domains.
    private func isInside(_ stretch: GuessStretch) -> Bool {
        let source = window.sources[stretch.origin.source]
        if let address = source.address { return context.site.contains(address) }
        guard let name = source.name, let dot = name.firstIndex(of: ".") else { return true }
        let domain = name[dot...].lowercased()
        return Set(stretch.rows.map(window.host)).contains {
            window.name($0).lowercased().hasSuffix(domain)
        }
    }

    private func rank(
        _ stretch: GuessStretch, isInside: Bool, isSteady: Bool
    ) -> (Severity, Int) {
        switch stretch.pattern {
        case .bruteForce(let user):
            if isSteady, isInside { return (.low, 25) }
            if isOwnSource(stretch, user) { return (.low, 24) }
            if stretch.tally.users[user]?.isInvalid ?? false {
                return isInside ? (.medium, 45) : (.low, 28)
            }
            if isInside { return (.high, 66) }
            return window.isPrivileged(user, stretch.rows) ? (.low, 32) : (.medium, 52)
        case .spraying: return isInside ? (.high, 72) : (.medium, 58)
        case .enumeration: return isInside ? (.high, 62) : (.low, 32)
        case .knocking: return (.info, 8)
        }
    }

    /// Whether the user had logged on from there before the failures: a forgotten password.
    private func isOwnSource(_ stretch: GuessStretch, _ user: Int) -> Bool {
        guard stretch.origin.source != 0,
            let first = stretch.rows.first(where: {
                window.user($0) == user && window.isFailure($0)
            })
        else { return false }
        return window.rows(ofSource: stretch.origin.source).contains { row in
            row < first && window.user(Int(row)) == user && window.isSuccess(Int(row))
        }
    }

    private func techniques(_ pattern: GuessPattern) -> [AttackTechnique] {
        switch pattern {
        case .bruteForce: [.passwordGuessing]
        case .spraying: [.passwordSpraying]
        case .enumeration, .knocking: [.passwordGuessing, .passwordSpraying]
        }
    }

    private func title(_ stretch: GuessStretch) -> String {
        switch stretch.pattern {
        case .bruteForce: "Password guessing against one account"
        case .spraying: "Password spraying"
        case .enumeration: "Guessing of user names"
        case .knocking: "Tries of accounts that do not exist"
        }
    }

    private func evidence(_ stretch: GuessStretch) -> [Evidence] {
        let tally = stretch.tally
        var evidence = [
            Evidence("failures", .integer(Int64(tally.failures))),
            Evidence("users", .integer(Int64(tally.failing))),
            Evidence("invalid_users", .integer(Int64(tally.invalid))),
            Evidence("successes", .integer(Int64(tally.successes))),
            Evidence("hosts", .integer(Int64(Set(stretch.rows.map(window.host)).count))),
            Evidence("worst_day_failures", .number(stretch.worstDay)),
        ]
        if tally.unknown > 0 {
            evidence.append(Evidence("attempts_of_unknown_result", .integer(Int64(tally.unknown))))
        }
        if let baseline = stretch.baseline {
            evidence.append(Evidence("ordinary_failures_per_day", .number(baseline.mean)))
            let days = baseline.isOwn ? "the source's other days" : "the days of ordinary sources"
            evidence.append(Evidence("null", .text("Gamma-Poisson over \(days)")))
        }
        if let gap = steadyGap(stretch) { evidence.append(Evidence("steady_gap_s", .number(gap))) }
        if stretch.origin.source != 0 {
            evidence.append(
                Evidence("source", .text(window.sources[stretch.origin.source].description)))
        }
        let names = tally.users.filter { $0.value.isOnlyFailing }.keys.sorted()
            .prefix(Self.namedUsers).map(window.name)
        evidence.append(Evidence("tried_users", .texts(Array(names))))
        return evidence
    }

    private func sentences(_ stretch: GuessStretch) -> [String] {
        let tally = stretch.tally
        let source = name(stretch)
        let attempts = tally.failures + tally.unknown
        let first = stretch.rows.first.map { window.ts($0) } ?? 0
        let last = stretch.rows.last.map { window.ts($0) } ?? 0
        let span = Phrase.seconds(Double(last - first) / 1e6)
        var sentences: [String]
        switch stretch.pattern {
        case .bruteForce(let user):
            let failures = tally.users[user]?.failures ?? 0
            sentences = [
                "\(Phrase.counted(failures, "failure")) of \(window.quoted(user: user)) from \(source) within \(span)."
            ]
            if tally.failing > 1 {
                sentences.append(
                    "It also tried \(Phrase.counted(tally.failing - 1, "other user")).")
            }
            if tally.users[user]?.isInvalid ?? false {
                sentences.append("No such account exists.")
            }
            if isOwnSource(stretch, user) {
                sentences.append(
                    "The user has logged on from there before: a forgotten password is likely.")
            }
        case .spraying:
            let most = tally.mostTried.map { $0.user.failures + $0.user.unknown } ?? 0
            sentences = [
                "\(source) tried \(Phrase.counted(tally.failing, "user")) in \(Phrase.counted(attempts, "attempt")) within \(span), none of them more than \(most == 1 ? "once" : "\(most) times")."
            ]
        case .enumeration, .knocking:
            sentences = [
                "\(source) tried \(Phrase.counted(tally.failing, "user name")) in \(Phrase.counted(attempts, "attempt")) within \(span); \(Self.withoutAccount(tally))."
            ]
            if tally.failing > 1, let most = tally.mostTried, most.user.failures >= 10 {
                sentences.append(
                    "\(most.user.failures) of the attempts were at \(window.quoted(user: most.number))."
                )
            }
        }
        if tally.unknown > tally.failures {
            sentences.append("The log does not say whether they worked.")
        }
        if tally.successes > 0 {
            sentences.append(
                "\(Phrase.counted(tally.successes, "logon")) from there succeeded meanwhile.")
        }
        if let gap = steadyGap(stretch) {
            sentences.append(
                "One attempt every \(Phrase.seconds(gap)), like a program with an old password.")
        }
        if let p = stretch.pValue, let baseline = stretch.baseline {
            let days = baseline.isOwn ? "On its other days" : "On a day of an ordinary source"
            sentences.append(
                "\(days) \(Phrase.number(baseline.mean)) attempts fail on average; chance of \(Phrase.fixed(stretch.worstDay, 0)): \(Phrase.chance(p))."
            )
        } else {
            sentences.append("No ordinary days to compare with: judged by its count alone.")
        }
        return sentences
    }

    /// The origin as a sentence calls it; only those about one user do not begin with it.
    private func name(_ stretch: GuessStretch) -> String {
        guard stretch.origin.source == 0 else { return window.text(source: stretch.origin.source) }
        let article = if case .bruteForce = stretch.pattern { "the" } else { "The" }
        return
            "\(article) computer “\(Phrase.shortened(window.name(stretch.origin.host)))” itself"
    }

    private static func withoutAccount(_ tally: AttemptTally) -> String {
        switch (tally.invalid, tally.failing) {
        case (1, 1): "it has no account"
        case (let invalid, let all) where invalid == all: "none of them has an account"
        case (1, _): "1 of them has no account"
        default: "\(tally.invalid) of them have no account"
        }
    }

    private func inShort(_ stretch: GuessStretch) -> String {
        let tally = stretch.tally
        switch stretch.pattern {
        case .bruteForce(let user):
            let count = tally.users[user]?.failures ?? 0
            return Finding.Summary.fitting([
                "\(count) failures of \(window.name(user))", "\(count) failures of one user",
            ])
        case .spraying:
            return Finding.Summary.fitting([
                "\(tally.failing) users, \(tally.failures + tally.unknown) attempts"
            ])
        case .enumeration, .knocking:
            return Finding.Summary.fitting([
                tally.failing == 1
                    ? "a name without account"
                    : "\(tally.failing) names, \(tally.invalid) without account"
            ])
        }
    }

    /// Seconds between attempts that come like clockwork; nil if they do not.
    private func steadyGap(_ stretch: GuessStretch) -> Double? {
        guard case .bruteForce(let user) = stretch.pattern else { return nil }
        let rows = stretch.rows.filter { window.user($0) == user && !window.isSuccess($0) }
        guard rows.count >= Self.leastSteady, stretch.tally.failing <= 1 else { return nil }
        var gaps = zip(rows, rows.dropFirst()).map {
            Double(window.ts($1) - window.ts($0)) / 1e6
        }
        let median = Quantiles.median(of: &gaps)
        guard median >= Self.leastSteadyGap else { return nil }
        return Quantiles.interquartileRange(of: &gaps) <= Self.steadySpread * median ? median : nil
    }
}
