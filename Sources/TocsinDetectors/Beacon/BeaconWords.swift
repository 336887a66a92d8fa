/// What a beacon finding says: short sentences, the most telling first.
struct BeaconWords {
    private let facts: BeaconFacts

    init(_ facts: BeaconFacts) { self.facts = facts }

    /// Share of same-size requests from which they are worth a sentence.
    private static let sameSizes = 0.8

    // MARK: Sentences

    var sentences: [String] {
        [rhythm, known, chance].compactMap { $0 }
            + facts.concerns.map(sentence) + facts.signs.map(sentence)
            + [noCause, company, oddPort, sizes, basis, secondOpinion, merged].compactMap { $0 }
            + [
                BeaconPower.sentence(contacts: facts.beacon.dials), more,
                "Timing says periodic, not malicious; most periodic traffic is benign.",
            ]
    }

    /// `One contact every 5.0 min (300.404 ± 0.005 s), jitter 0.4 %, no beat missing: …`.
    private var rhythm: String {
        let beacon = facts.beacon
        let period = beacon.period ?? 0
        let error = beacon.periodError.map { " (\(Self.measured(period, error: $0)))" } ?? ""
        return "One contact every \(Phrase.seconds(period))\(error), jitter "
            + "\(Self.share(beacon.jitter ?? 0)), \(Self.share(beacon.missing ?? 0)) of the beats "
            + "missing: \(beacon.dials) contacts, \(hours) over \(Phrase.seconds(facts.life))."
    }

    /// `300.404 ± 0.005 s`: as many decimals as the error leaves, three at most.
    static func measured(_ period: Double, error: Double) -> String {
        guard error >= 0.001 else { return "\(Phrase.fixed(period, 3)) s" }
        let digits = error < 0.0095 ? 3 : error < 0.095 ? 2 : error < 0.95 ? 1 : 0
        return "\(Phrase.fixed(period, digits)) ± \(Phrase.fixed(error, digits)) s"
    }

    /// A percentage that is 0 only for none.
    private static func share(_ share: Double) -> String {
        share > 0 && share < 0.0005 ? "< 0.1 %" : Phrase.percent(share)
    }

    private var hours: String {
        facts.activeHours == 1 ? "1 active hour" : "\(facts.activeHours) active hours"
    }

    private var known: String? {
        switch facts.known {
        case .clockOrDiscovery(let name): "\(name) in its usual form: periodic by design."
        case .errorReplies:
            "ICMP errors answer packets that others send: the regular party is the other end."
        case .nameResolution:
            "Name look-ups recur because cached answers expire; regular timing alone says little here."
        case nil: nil
        }
    }

    private var chance: String? {
        guard let pValue = facts.scored.pValue else { return nil }
        let tries = facts.scored.tests == 1 ? "1 try" : "\(facts.scored.tests) tries"
        let text =
            "Chance that random timing looks this regular: \(Chance.words(pValue.value)) after \(tries)"
        guard let qValue = facts.scored.qValue else { return text + "." }
        return text + "; \(Chance.falseAmong(qValue))."
    }

    private var basis: String? {
        let terms = facts.beacon.terms
        if facts.beacon.expert == .evenGaps {
            return "It rests on \(terms.gaps) gaps more even than random ones "
                + "(local variation \(Phrase.number(terms.rhythm.localVariation)), random 1)."
        }
        guard let mixture = terms.mixture else { return nil }
        return
            "It rests on a sleep timer that explains \(terms.gaps) gaps better than any smooth law, "
            + "by \(Phrase.number(mixture.nats)) nats, and covers \(Phrase.percent(terms.coverage)) of "
            + "the active time."
    }

    private var secondOpinion: String? {
        guard facts.autocorrelation.pairs > 0 else { return nil }
        let line =
            facts.line.period > 0
            ? "; the strongest spectral line lies at \(Phrase.seconds(facts.line.period))" : ""
        return "Second opinion: contacts lie one period apart "
            + "\(Phrase.number(facts.autocorrelation.contrast)) times as often as a little more or less"
            + line + "."
    }

    /// Share of the requests that are about as long as the middle one, and its bytes, where that is worth a
    /// word: dials that fail and connections without data are all alike, but not by their requests.
    private var alike: (share: Double, size: Int64)? {
        guard !facts.isUnanswered, let share = facts.beacon.sizeScore, share >= Self.sameSizes,
            let size = facts.medianSize, size > 0
        else { return nil }
        return (share, size)
    }

    private var sizes: String? {
        if let alike {
            return "\(Phrase.percent(alike.share)) of the requests have about the same size, "
                + "\(Phrase.bytes(Double(alike.size)))."
        }
        return facts.sendsNothing && !facts.isUnanswered
            ? "None of the requests carried data." : nil
    }

    private func sentence(_ concern: BeaconConcern) -> String {
        let prevalence = facts.prevalence
        switch concern {
        case .rareDestination:
            return "Concern: only 1 of \(prevalence.insideHosts) inside hosts talks to it."
        case .serviceMismatch:
            switch facts.fit {
            case .wrong(let service, let expected):
                return "Concern: \(service) on port \(facts.key.port), which is for \(expected)."
            default:
                return "Concern: no service identified on port \(facts.key.port), where this log's "
                    + "other connections have one."
            }
        case .failedDials:
            return
                "Concern: \(Phrase.percent(facts.series.failedShare)) of the dials fail; something "
                + "keeps dialling a host that does not answer."
        case .sharedPeriod:
            return "Concern: \(facts.sourceCount) inside hosts dial it with about the same period."
        case .new:
            return
                "Concern: first seen in the last tenth of \(Phrase.seconds(facts.surroundings.dataSpan)) "
                + "of data."
        case .logonFinding:
            return
                "Concern: \(facts.logonFinding?.detector ?? "a finding about logons") on this host."
        }
    }

    private var oddPort: String? {
        guard case .oddPort(let service) = facts.fit else { return nil }
        return "\(service) on port \(facts.key.port), which is not its usual one."
    }

    /// Others with the same rhythm, where that is no concern.
    private var company: String? {
        let others = facts.candidate.otherDestinations.count
        if others > 0 {
            return "The source dials \(others + 1) destinations in turn; the rhythm is that of all."
        }
        guard facts.sourceCount > 1, !facts.concerns.contains(.sharedPeriod) else { return nil }
        return "\(facts.sourceCount) sources dial it with about the same period."
    }

    private func sentence(_ sign: BenignSign) -> String {
        switch sign {
        case .commonDestination:
            return "Benign sign: \(facts.prevalence.sources(of: facts.key.dst)) of "
                + "\(facts.prevalence.insideHosts) inside hosts talk to it, as they do to an update or "
                + "cloud service."
        case .outsideKnocking:
            return
                "Benign sign: \(Phrase.percent(facts.series.failedShare)) of the attempts got no "
                + "service: a scanner on a timer rather than a way in."
        case .pushHeartbeat:
            return "Benign sign: period, port and service of a push channel's heartbeat."
        case .shortSession:
            return
                "Benign sign: one short session of fast beats, as players, dashboards and downloads "
                + "make."
        }
    }

    private var noCause: String? {
        facts.known == nil && facts.signs.isEmpty
            ? "None of the known benign causes fits." : nil
    }

    private var merged: String? {
        let contacts = facts.series.dials.count
        guard contacts < facts.series.times.count else { return nil }
        return
            "\(facts.series.times.count) connections in the log are \(contacts) contacts: retries and "
            + "bursts count as one."
    }

    private var more: String {
        let window = facts.window
        let (src, dst) = (
            window.addresses[Int(facts.key.src)], window.addresses[Int(facts.key.dst)]
        )
        return "All terms: `tocsin score beacons --terms INPUT`, row "
            + "\(src),\(dst),\(facts.key.port),\(facts.key.proto.name)."
    }

    // MARK: Few words

    /// For a table: the reason, then q where there is room.
    var inShort: String {
        let reason = reason
        guard facts.known == nil, let qValue = facts.scored.qValue else { return reason }
        return Finding.Summary.fitting([reason + ", " + Chance.short(q: qValue), reason])
    }

    private var reason: String {
        switch facts.known {
        case .clockOrDiscovery(let name): return "\(name), usual form"
        case .nameResolution: return "name look-ups"
        case .errorReplies: return "ICMP errors, answers to others"
        case nil: break
        }
        if let sign = facts.signs.first(where: \.isDecisive) { return few(sign) }
        let concerns = facts.concerns.map(few)
        if !concerns.isEmpty {
            // As many as there is room for beside q.
            return Finding.Summary.fitting(
                (1...concerns.count).reversed().map { concerns.prefix($0).joined(separator: ", ") })
        }
        if let sign = facts.signs.first { return few(sign) }
        return alike == nil ? "regular timing" : "regular, same-size requests"
    }

    private func few(_ concern: BeaconConcern) -> String {
        switch concern {
        case .rareDestination: "rare destination"
        case .serviceMismatch:
            if case .wrong(let service, _) = facts.fit, service.count <= 8 {
                "\(service) on \(facts.key.port)"
            } else {
                "odd service"
            }
        case .failedDials: "dials fail"
        case .sharedPeriod: "\(facts.sourceCount) hosts alike"
        case .new: "new"
        case .logonFinding: facts.logonFinding?.detector ?? "logon finding"
        }
    }

    private func few(_ sign: BenignSign) -> String {
        switch sign {
        case .commonDestination: "common destination"
        case .outsideKnocking: "scanner on a timer, not served"
        case .pushHeartbeat: "like a push heartbeat"
        case .shortSession: "short fast session"
        }
    }
}
