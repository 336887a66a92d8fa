import TocsinFeatures
import TocsinRecords

/// Logons soon after somebody else made or reset the account's credentials.
public struct NewCredentialLogonDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "new-credential-logon",
            detects: "a logon without a second factor soon after the account, its password, key or "
                + "login profile was made or reset by somebody else",
            input: "authentications",
            techniques: [.validAccounts, .cloudAccounts, .accountManipulation, .createAccount],
            blindTo:
                "logons later than max_age, logons with a second factor, owners who change their own "
                + "password, and, where the log does not say whether a second factor was used, resets "
                + "followed by a logon from a network known of the user or of a user never seen before",
            severityRule:
                "high if the log says that no second factor was used; where it does not say, medium "
                + "for a reset and a logon from a network new to the user, low if who reset it does so "
                + "on \(CredentialChanges.establishedDays) other days too, and low for a new account "
                + "made by somebody who does not",
            isDirectional: false,
            settings: [
                Setting(
                    "max_age", unit: "s", default: 3600, in: 1...604_800,
                    "longest time from the change to the logon")
            ])
    }

    /// Ways to log on that no person uses.
    static let unattended: Set<String> = ["service", "batch", "system", "unlock"]

    /// Latest changes of one account that a logon is compared with; what is older says nothing new.
    static let mostChanges = 16

    /// A logon and the changes it came after.
    struct Case {
        /// In order of time, not empty.
        var changes: [Int]
        var logon: Int
        var severity: Severity
        var priority: Int
        /// Whether an earlier logon of the user came from elsewhere only.
        var isFromNewNetwork: Bool
    }

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let changes = CredentialChanges(window)
        let seconds = context.settings["new-credential-logon.max_age"]
        for user in window.users {
            let rows = window.rows(ofUser: user).map { Int($0) }
            guard rows.contains(where: { CredentialChanges.isChange($0, window) }) else { continue }
            detection.judged += 1
            for episode in episodes(cases(rows, changes, seconds), window) {
                detection.findings.append(
                    NewCredentialReport(changes: changes, maxAge: seconds).finding(episode))
            }
        }
        return detection
    }

    private func cases(_ rows: [Int], _ changes: CredentialChanges, _ maxAge: Double) -> [Case] {
        let window = changes.window
        let age = Int64(maxAge * Double(Timestamp.microsecondsPerSecond))
        var cases: [Case] = []
        var recent: [Int] = []
        var known = KnownNetworks()
        for row in inOrder(rows, window) {
            if CredentialChanges.isChange(row, window) {
                recent.append(row)
                if recent.count > Self.mostChanges { recent.removeFirst() }
            } else if window.isSuccess(row) {
                recent.removeAll { window.ts(row) - window.ts($0) > age }
                if let found = judge(row, recent, changes, known, maxAge) { cases.append(found) }
                known.add(window.sources[window.source(row)])
            }
        }
        return cases
    }

    /// By time, changes first: stamps of whole seconds hide which came first.
    private func inOrder(_ rows: [Int], _ window: AuthWindow) -> [Int] {
        rows.sorted { a, b in
            if window.ts(a) != window.ts(b) { return window.ts(a) < window.ts(b) }
            let isChange = (
                CredentialChanges.isChange(a, window), CredentialChanges.isChange(b, window)
            )
            return isChange.0 != isChange.1 ? isChange.0 : a < b
        }
    }

    private func judge(
        _ logon: Int, _ recent: [Int], _ changes: CredentialChanges, _ known: KnownNetworks,
        _ maxAge: Double
    ) -> Case? {
        let window = changes.window
        let before = recent.filter { changes.isSuspect($0) && changes.isSameAccount($0, logon) }
        guard let last = before.last, window.mfa(logon) != .used,
            !window.flags(logon).contains(.machineAccount),
            !Self.unattended.contains(window.name(window.service(logon)))
        else { return nil }
        let seconds = Double(window.ts(logon) - window.ts(last)) / 1e6
        let soon = 1 - seconds / maxAge
        let source = window.sources[window.source(logon)]
        let isNew = known.isNew(source)
        let isEstablished = before.allSatisfy(changes.isEstablished)
        func found(_ severity: Severity, _ priority: Double) -> Case {
            Case(
                changes: before, logon: logon, severity: severity, priority: Int(priority),
                isFromNewNetwork: isNew)
        }
        if window.mfa(logon) == .notUsed {
            // Who makes a profile and uses it from one place is one and the same.
            let isMaker = before.contains {
                window.source($0) != 0 && window.source($0) == window.source(logon)
            }
            return found(.high, (isMaker ? 82 : 68) + 10 * soon)
        }
        if known.isEmpty {
            // Nothing to compare the source with.
            let isAccountNew = before.contains { window.action($0) == .accountCreated }
            return isAccountNew && !isEstablished ? found(.low, 35 + 10 * soon) : nil
        }
        guard isNew else { return nil }
        let isMadeByNobodyKnown = before.contains { window.actor($0) == 0 }
        return isEstablished || isMadeByNobodyKnown
            ? found(.low, 30 + 10 * soon) : found(.medium, 45 + 10 * soon)
    }

    /// Logons with less than a day between are one episode.
    private func episodes(_ cases: [Case], _ window: AuthWindow) -> [[Case]] {
        var episodes: [[Case]] = []
        for found in cases {
            if let last = episodes.last?.last,
                window.ts(found.logon) - window.ts(last.logon) < Timestamp.microsecondsPerDay
            {
                episodes[episodes.count - 1].append(found)
            } else {
                episodes.append([found])
            }
        }
        return episodes
    }
}
