import TocsinFeatures
import TocsinMath
import TocsinRecords

/// Turns a pair that scored as a beacon into a finding: severity, priority, evidence, sentences.
struct BeaconReport {
    private let candidate: BeaconCandidate
    private let scored: ScoredPair
    private let window: ConnWindow
    private let key: PairKey
    private let rows: [Int]
    private let series: PairSeries
    private let prevalence: Prevalence
    private let known: KnownRhythm?

    /// Share of failed dials from which "the destination does not answer" is a concern (contract).
    static let failedConcern = 0.9

    init(
        _ candidate: BeaconCandidate, _ window: ConnWindow, _ prevalence: Prevalence,
        _ context: DetectionContext
    ) {
        self.candidate = candidate
        scored = candidate.scored
        self.window = window
        self.prevalence = prevalence
        key = window.pairs.key(candidate.scored.pair)
        rows = window.sortedRows(ofPair: candidate.scored.pair)
        series = PairSeries(window, pair: candidate.scored.pair)
        known = KnownRhythm(
            key, destination: window.addresses[Int(key.dst)],
            icmpType: rows.first.map { window.srcPort($0) } ?? 0,
            largestRequest: rows.map {
                Self.perPacket(window.origBytes($0), window.origPackets($0))
            }
            .max() ?? 0,
            largestReply: rows.map { Self.perPacket(window.respBytes($0), window.respPackets($0)) }
                .max() ?? 0)
    }

    /// Payload bytes of one message: a long-lived UDP flow holds many.
    private static func perPacket(_ bytes: Int64, _ packets: Int64) -> Int64 {
        packets > 1 ? bytes / packets : bytes
    }

    func finding() -> Finding {
        let beacon = scored.beacon
        let period = beacon.period ?? 0
        let src = window.addresses[Int(key.src)]
        let dst = window.addresses[Int(key.dst)]
        let service = window.mostCommonService(rows)
        var finding = Finding(
            detector: "beacon", title: "Connections every \(Phrase.seconds(period))",
            severity: severity, priority: priority, score: beacon.score,
            entity: Entity(src: src, dst: dst, port: key.port, proto: key.proto),
            service: service, firstSeen: scored.firstSeen, lastSeen: scored.lastSeen,
            count: rows.count, episodeStart: episodeStart(period))
        finding.techniques = techniques(service)
        finding.uids = rows.prefix(Finding.uidSample).map(window.uidText).filter { !$0.isEmpty }
        finding.summary.period = period
        finding.summary.jitter = beacon.jitter
        finding.summary.activeHours = activeHours
        if prevalence.insideHosts >= Prevalence.leastHosts {
            finding.summary.seenBy = prevalence.sources(of: key.dst)
            finding.summary.insideHosts = prevalence.insideHosts
        }
        finding.evidence = evidence
        finding.why = why
        finding.summary.inShort = inShort
        return finding
    }

    /// Start of the last episode: one ends after a silence of max(24 h, 5 periods) (contract).
    private func episodeStart(_ period: Double) -> Timestamp {
        let silence = max(Timestamp.microsecondsPerDay, Int64(min(5 * period, 1e10) * 1e6))
        var start = series.times.count - 1
        while start > 0, series.times[start] - series.times[start - 1] <= silence { start -= 1 }
        return Timestamp(microseconds: series.times[max(start, 0)])
    }

    /// Clock hours (UTC) with at least one connection.
    private var activeHours: Int {
        var hours = 0
        var previous = Int64.min
        for time in series.times {
            let hour = time.flooredDivision(by: 3_600_000_000)
            if hour != previous { hours += 1 }
            previous = hour
        }
        return hours
    }

    // MARK: Rank

    /// Most attempts got no service.
    private var isUnanswered: Bool { series.failedShare >= Self.failedConcern }

    /// Knocking from outside that nobody answers: the noise of the internet, however regular.
    private var isOutsideKnocking: Bool { isUnanswered && !window.isInside[Int(key.src)] }

    private var severity: Severity {
        switch known {
        case .clockOrDiscovery, .errorReplies: return .info
        case .nameResolution: return .low
        case nil: break
        }
        if prevalence.isCommon(key.dst) || isOutsideKnocking { return .low }
        return .medium
    }

    /// 0…100: a band for each severity, placed within it by log-odds, then by what makes the
    /// destination suspicious or ordinary.
    private var priority: Int {
        let strength = min(max(scored.beacon.logOdds / 20, 0), 1)
        switch severity {
        case .info: return Int(10 * strength)
        case .low: return 20 + Int(20 * strength)
        default:
            let concern = (isUnanswered ? 6 : 0) + (prevalence.isRare(key.dst) ? 8 : 0)
            return 45 + Int(20 * strength - 8 * prevalence.share(of: key.dst)) + concern
        }
    }

    private func techniques(_ service: String) -> [AttackTechnique] {
        if case .nameResolution = known { return [.applicationLayerDNS] }
        if service.contains("ssl") || service.contains("quic") {
            return [.applicationLayerWeb, .encryptedChannel]
        }
        if service.contains("http") { return [.applicationLayerWeb] }
        return [.nonApplicationLayer]
    }

    // MARK: Words

    private var evidence: [Evidence] {
        let beacon = scored.beacon
        var list: [Evidence] = [
            Evidence("contacts", .integer(Int64(beacon.dials))),
            Evidence("connections", .integer(Int64(rows.count))),
        ]
        let numbers: [(String, Double?)] = [
            ("period_s", beacon.period), ("jitter", beacon.jitter),
            ("missing_fraction", beacon.missing), ("gap_evidence_nats", beacon.terms.mixture?.nats),
            ("local_variation", beacon.terms.rhythm.localVariation),
            ("fano_factor", beacon.terms.rhythm.fano),
            ("short_gap_ratio", beacon.terms.rhythm.shortGapRatio),
            ("active_fraction", beacon.terms.rhythm.activeFraction),
            ("longest_run_fraction", beacon.terms.rhythm.longestRun),
            ("size_score", beacon.sizeScore), ("failed_fraction", series.failedShare),
            ("log_odds", beacon.logOdds),
        ]
        for (name, value) in numbers {
            if let value { list.append(Evidence(name, .number(value))) }
        }
        list.append(Evidence("direction", .text(window.direction(ofPair: scored.pair).name)))
        list.append(
            Evidence("null", .text("best of exponential, chi-squared, log-normal, smoothed gaps")))
        return list
    }

    private var why: [String] {
        let beacon = scored.beacon
        let period = beacon.period ?? 0
        let span = Double(scored.lastSeen.microseconds - scored.firstSeen.microseconds) / 1e6
        var sentences = [
            "\(beacon.dials) contacts, one every \(Phrase.seconds(period)) "
                + "(± \(Phrase.percent(beacon.jitter ?? 0))), \(Phrase.percent(beacon.missing ?? 0)) "
                + "of the beats missing, over \(Phrase.seconds(span))."
        ]
        if case .clockOrDiscovery(let name) = known {
            sentences.append("\(name) in its usual form: periodic by design.")
        }
        if case .errorReplies = known {
            sentences.append(
                "ICMP errors answer packets that others send: the regular party is the other end.")
        }
        if case .nameResolution = known {
            sentences.append(
                "Name look-ups recur because cached answers expire; regular timing alone says "
                    + "little here.")
        }
        if beacon.dials < rows.count {
            sentences.append(
                "\(rows.count) connections in the log; retries and bursts count as one contact.")
        }
        if isOutsideKnocking {
            sentences.append(
                "\(Phrase.percent(series.failedShare)) of the attempts got no service: a scanner on "
                    + "a timer rather than a way in.")
        } else if isUnanswered {
            sentences.append(
                "\(Phrase.percent(series.failedShare)) of the attempts got no service: something "
                    + "keeps dialling a host that does not answer.")
        }
        if let nats = beacon.terms.mixture?.nats {
            sentences.append(
                "A sleep timer explains the gaps better than any aperiodic law tried, by "
                    + "\(Phrase.number(nats)) nats over \(beacon.terms.gaps) gaps.")
        }
        if let size = beacon.sizeScore, size >= 0.8 {
            sentences.append("\(Phrase.percent(size)) of the requests have the same size.")
        }
        if prevalence.isCommon(key.dst) {
            sentences.append(
                "\(prevalence.sources(of: key.dst)) of \(prevalence.insideHosts) inside hosts talk "
                    + "to it: more likely shared software than an implant.")
        }
        if prevalence.isRare(key.dst) {
            sentences.append(
                "Only \(prevalence.sources(of: key.dst)) of \(prevalence.insideHosts) inside hosts "
                    + "talks to it.")
        }
        sentences.append("Timing says periodic, not malicious; most periodic traffic is benign.")
        return sentences
    }

    private var inShort: String {
        if case .clockOrDiscovery(let name) = known { return "\(name), usual form" }
        if case .nameResolution = known { return "name look-ups" }
        if case .errorReplies = known { return "ICMP errors, answers to others" }
        if isOutsideKnocking { return "scanner on a timer, not served" }
        if isUnanswered { return "never answered, keeps dialling" }
        if prevalence.isCommon(key.dst) { return "common destination" }
        if prevalence.isRare(key.dst) { return "regular timing, rare destination" }
        if let size = scored.beacon.sizeScore, size >= 0.8 { return "regular, same-size requests" }
        return "regular timing"
    }
}
