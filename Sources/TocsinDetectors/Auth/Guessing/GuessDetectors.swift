import TocsinFeatures
import TocsinRecords

/// The least counts and the rarity that all detectors of guessing from one source share.
private enum GuessSettings {
    static let maxP = Setting(
        "max_p_value", default: 0.001, in: 1e-300...1,
        "chance, on an ordinary source's day, from which failures count")
    static let budget = Setting(
        "budget", unit: "findings/day", default: 20, in: 0...1_000_000,
        "most findings below high severity a day of data")

    /// The floors are those of all three detectors, so that each stretch has one pattern.
    static func floors(_ settings: Settings) -> GuessPattern.Floors {
        GuessPattern.Floors(
            failures: Int(settings["brute-force.min_failures"]),
            users: Int(settings["password-spraying.min_users"]),
            unknownUsers: Int(settings["password-spraying.min_unknown_users"]),
            names: Int(settings["user-enumeration.min_names"]))
    }

    static func detection(
        of id: String, in window: AuthWindow, _ context: DetectionContext,
        where isWanted: (GuessPattern) -> Bool
    ) -> Detection {
        var detection = Detection()
        let rows = SourceRows(window)
        let stretches = GuessStretches(
            rows, AuthCalendar(window, zone: context.zone), floors: floors(context.settings),
            maxP: context.settings["\(id).max_p_value"])
        let report = GuessReport(window: window, context: context)
        var findings: [Finding] = []
        stretches.forEach { stretch in
            if isWanted(stretch.pattern) { findings.append(report.finding(stretch, detector: id)) }
        }
        let budget = FindingBudget(perDay: Int(context.settings["\(id).budget"]))
        let (kept, leftOut) = budget.kept(
            findings, of: id, span: window.latest.microseconds - window.earliest.microseconds)
        detection.judged = rows.origins.count
        detection.findings = kept
        if leftOut > 0 {
            detection.limits.append(
                "\(leftOut) more sources are over the budget of \(budget.perDay) a day; "
                    + "`tocsin score auth --per source-hour` has all")
        }
        return detection
    }
}

/// One source that fails many times at one account.
public struct BruteForceDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "brute-force", detects: "one source that fails many times at one account",
            input: "authentications", techniques: [.passwordGuessing],
            blindTo:
                "fewer than min_failures tries an episode, guessing spread over many sources, and "
                + "what a service does not log",
            severityRule:
                "high from inside, medium from outside; low for an account that does not exist "
                + "(medium from inside), from outside for root and its like, which the whole Internet "
                + "guesses at, and for attempts from inside that come like clockwork, as of a service "
                + "with an old password, or from where the user had logged on before",
            isDirectional: false,
            settings: [
                Setting(
                    "min_failures", default: 10, in: 3...1_000_000,
                    "failures of one user from one source"),
                GuessSettings.maxP, GuessSettings.budget,
            ])
    }

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        GuessSettings.detection(of: info.id, in: window, context) {
            if case .bruteForce = $0 { true } else { false }
        }
    }
}

/// One source that tries many accounts a few times each.
public struct PasswordSprayingDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "password-spraying",
            detects: "one source that tries many accounts and gets into few or none",
            input: "authentications", techniques: [.passwordSpraying],
            blindTo:
                "fewer than min_users accounts an episode, spraying from many sources, and attempts of "
                + "unknown result by a computer's own account",
            severityRule: "high from inside, medium from outside", isDirectional: false,
            settings: [
                Setting(
                    "min_users", default: 6, in: 3...1_000_000,
                    "users that one source tried and never got in as"),
                Setting(
                    "min_unknown_users", default: 12, in: 3...1_000_000,
                    "users that one account tried from there, where the log does not say whether it "
                        + "worked (Windows 4648)"),
                GuessSettings.maxP, GuessSettings.budget,
            ])
    }

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        GuessSettings.detection(of: info.id, in: window, context) { $0 == .spraying }
    }
}

/// One source that tries names no account has.
public struct UserEnumerationDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "user-enumeration", detects: "one source that tries user names no account has",
            input: "authentications", techniques: [.passwordGuessing, .passwordSpraying],
            blindTo:
                "services that do not say whether an account exists (most web logins), and fewer "
                + "than min_names names",
            severityRule:
                "high from inside, low from outside, where it is the weather of the Internet; "
                + "info for fewer names",
            isDirectional: false,
            settings: [
                Setting(
                    "min_names", default: 5, in: 2...1_000_000,
                    "names without account that one source tried"),
                GuessSettings.maxP, GuessSettings.budget,
            ])
    }

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        GuessSettings.detection(of: info.id, in: window, context) {
            $0 == .enumeration || $0 == .knocking
        }
    }
}
