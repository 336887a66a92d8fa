import TocsinFeatures
import TocsinRecords

/// Tells of logons soon after a change of credentials.
struct NewCredentialReport {
    let changes: CredentialChanges
    /// Seconds.
    let maxAge: Double

    private var window: AuthWindow { changes.window }

    /// The finding of one episode, which has a case.
    func finding(_ cases: [NewCredentialLogonDetector.Case]) -> Finding {
        // The first of the most telling ones.
        let worst = cases.reduce(cases[0]) { $1.priority > $0.priority ? $1 : $0 }
        let rows = Set(cases.flatMap { $0.changes + [$0.logon] }).sorted()
        let logon = worst.logon
        let seconds = self.seconds(worst)
        var finding = Finding(
            detector: "new-credential-logon", title: title(worst), severity: worst.severity,
            priority: worst.priority,
            score: min(1, Double(worst.priority) / 100), window: window, rows: rows,
            source: window.source(logon), user: window.user(logon), host: window.onlyHost(rows))
        finding.service = window.name(window.service(logon))
        finding.techniques = techniques(worst)
        finding.evidence = evidence(worst, logons: cases.count, seconds)
        finding.why = sentences(worst, cases.count, seconds)
        let change = noun(worst)
        let withoutMFA = window.mfa(logon) == .notUsed
        finding.summary.inShort = Finding.Summary.fitting(
            [
                withoutMFA ? "\(Phrase.seconds(seconds)) after \(change), no MFA" : nil,
                "logon \(Phrase.seconds(seconds)) after \(change)",
                "logon with a new credential",
            ].compactMap { $0 })
        return finding
    }

    private func seconds(_ found: NewCredentialLogonDetector.Case) -> Double {
        Double(window.ts(found.logon) - window.ts(last(found))) / 1e6
    }

    private func last(_ found: NewCredentialLogonDetector.Case) -> Int {
        found.changes.last ?? found.logon
    }

    /// What was made last, as a noun.
    private func noun(_ found: NewCredentialLogonDetector.Case) -> String {
        let last = last(found)
        return switch (window.action(last), window.name(window.method(last))) {
        case (_, "CreateLoginProfile"): "its login profile"
        case (.accountCreated, _): "the account"
        case (.passwordChanged, _): "a password reset"
        default: "a new key"
        }
    }

    private func title(_ found: NewCredentialLogonDetector.Case) -> String {
        switch window.action(last(found)) {
        case .accountCreated: "Logon to a new account"
        case .passwordChanged: "Logon after a password reset"
        default: "Logon with a new credential"
        }
    }

    private func techniques(_ found: NewCredentialLogonDetector.Case) -> [AttackTechnique] {
        let isCloud = window.name(window.service(found.logon)) == "cloudtrail"
        let actions = Set(found.changes.map(window.action))
        var techniques: [AttackTechnique] = [isCloud ? .cloudAccounts : .validAccounts]
        if !actions.isDisjoint(with: [.credentialCreated, .passwordChanged]) {
            techniques.append(.accountManipulation)
        }
        if actions.contains(.accountCreated) { techniques.append(.createAccount) }
        return techniques
    }

    private func maker(_ found: NewCredentialLogonDetector.Case) -> Int {
        found.changes.last { window.actor($0) != 0 }.map(window.actor) ?? 0
    }

    /// `CreateLoginProfile`, or what other logs call it.
    private func eventName(_ row: Int) -> String {
        let method = window.name(window.method(row))
        return method.isEmpty ? window.action(row).name : method
    }

    private func evidence(
        _ found: NewCredentialLogonDetector.Case, logons: Int, _ seconds: Double
    ) -> [Evidence] {
        let logon = found.logon
        let last = last(found)
        var evidence = [
            Evidence("seconds_between", .number(seconds)),
            Evidence("max_age_s", .number(maxAge)),
            Evidence("changes", .texts(found.changes.map(eventName))),
            Evidence("logons", .integer(Int64(logons))),
            Evidence(
                "mfa", .text(window.mfa(logon) == .notUsed ? "not used" : "not in the log")),
            Evidence("network_new_to_user", .flag(found.isFromNewNetwork)),
        ]
        func add(_ name: String, _ text: String) {
            if !text.isEmpty { evidence.append(Evidence(name, .text(text))) }
        }
        add("made_by", window.name(maker(found)))
        add("source", window.sources[window.source(logon)].description)
        add("source_of_change", window.sources[window.source(last)].description)
        add("change_event_id", window.eventID(last))
        add("logon_event_id", window.eventID(logon))
        if maker(found) != 0 {
            evidence.append(
                Evidence("maker_is_established", .flag(changes.isEstablished(last))))
        }
        return evidence
    }

    private func sentences(
        _ found: NewCredentialLogonDetector.Case, _ logons: Int, _ seconds: Double
    ) -> [String] {
        let logon = found.logon
        let last = last(found)
        let name = window.quoted(user: window.user(logon))
        var first = "\(name) logged on from \(window.text(source: window.source(logon)))"
        if window.mfa(logon) == .notUsed { first += " without a second factor" }
        first += " \(Phrase.seconds(seconds)) after "
        switch (noun(found), maker(found)) {
        case ("a password reset", 0): first += "its password was set"
        case ("a password reset", let maker): first += "\(by(maker, logon)) reset its password"
        case ("a new key", 0): first += "a key was made for it"
        case ("a new key", let maker): first += "\(by(maker, logon)) made a key for it"
        case (let noun, 0): first += "\(noun) was made"
        case (let noun, let maker): first += "\(by(maker, logon)) made \(noun)"
        }
        var sentences = [first + "."]
        if window.source(last) != 0, window.source(last) == window.source(logon) {
            sentences.append("Both came from the same address.")
        } else if found.isFromNewNetwork, window.mfa(logon) != .notUsed {
            sentences.append("The user has not logged on from that network before.")
        }
        if maker(found) != 0, !changes.isEstablished(last) {
            let days = changes.otherDays(last)
            sentences.append(
                days == 0
                    ? "On no other day of the log does \(window.quoted(user: maker(found))) do that for others."
                    : "\(window.quoted(user: maker(found))) does that for others on \(Phrase.counted(days, "other day")) of the log."
            )
        }
        if window.mfa(logon) != .notUsed {
            sentences.append("The log does not say whether a second factor was used.")
        }
        if logons > 1 { sentences.append("\(logons) such logons in succession.") }
        return sentences
    }

    private func by(_ maker: Int, _ logon: Int) -> String {
        maker == window.user(logon) ? "it" : window.quoted(user: maker)
    }
}
