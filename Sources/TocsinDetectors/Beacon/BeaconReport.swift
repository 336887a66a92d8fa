import TocsinFeatures
import TocsinRecords

/// Turns candidates into findings: severity, priority, evidence, sentences.
struct BeaconReport {
    private let surroundings: BeaconSurroundings
    private let candidates: [BeaconCandidate]

    /// Looks up what the window says around `candidates`. O(connections).
    init(
        _ candidates: [BeaconCandidate], _ window: ConnWindow,
        suspicion: HostSuspicion = HostSuspicion()
    ) {
        self.candidates = candidates
        surroundings = BeaconSurroundings(window, candidates, suspicion: suspicion)
    }

    /// One finding a candidate, in the same order. About a millisecond each.
    func findings(threads: Int = 1) -> [Finding] {
        let chunks = (candidates.count + Self.chunk - 1) / Self.chunk
        return Parallel.map(chunks, threads: threads) { index -> [Finding] in
            var workspace = SpectralLine.Workspace()
            let end = min((index + 1) * Self.chunk, candidates.count)
            return candidates[(index * Self.chunk)..<end].map {
                Self.finding(BeaconFacts($0, surroundings, &workspace))
            }
        }.flatMap { $0 }
    }

    /// Candidates handed to a thread at a time.
    private static let chunk = 16

    private static func finding(_ facts: BeaconFacts) -> Finding {
        let window = facts.window
        let scored = facts.scored
        let key = facts.key
        let period = scored.period ?? 0
        let verdict = facts.verdict
        var finding = Finding(
            detector: "beacon", title: "Connections every \(Phrase.seconds(period))",
            severity: verdict.severity, priority: verdict.priority, score: scored.score,
            entity: Entity(
                src: window.addresses[Int(key.src)], dst: window.addresses[Int(key.dst)],
                port: key.port, proto: key.proto),
            service: facts.service,
            firstSeen: facts.series.times.first.map { Timestamp(microseconds: $0) }
                ?? scored.firstSeen,
            lastSeen: facts.series.times.last.map { Timestamp(microseconds: $0) }
                ?? scored.lastSeen,
            count: facts.series.times.count, episodeStart: episodeStart(facts.series.times, period))
        finding.pValue = scored.pValue?.value
        finding.qValue = scored.qValue
        finding.techniques = techniques(facts)
        finding.sample(facts.rows, of: window)
        finding.summary.period = scored.period
        finding.summary.jitter = scored.jitter
        finding.summary.activeHours = facts.activeHours
        if facts.prevalence.insideHosts >= Prevalence.leastHosts {
            finding.summary.seenBy = facts.prevalence.sources(of: key.dst)
            finding.summary.insideHosts = facts.prevalence.insideHosts
        }
        finding.evidence = BeaconEvidence.list(facts)
        let words = BeaconWords(facts)
        finding.why = words.sentences
        finding.summary.inShort = words.inShort
        return finding
    }

    /// Start of the last episode: one ends after a silence of max(24 h, 5 periods) (contract).
    private static func episodeStart(_ times: [Int64], _ period: Double) -> Timestamp? {
        let silence = max(Timestamp.microsecondsPerDay, Int64(min(5 * period, 1e10) * 1e6))
        guard var start = times.indices.last else { return nil }
        while start > 0, times[start] - times[start - 1] <= silence { start -= 1 }
        return Timestamp(microseconds: times[start])
    }

    private static func techniques(_ facts: BeaconFacts) -> [AttackTechnique] {
        if case .nameResolution = facts.known { return [.applicationLayerDNS] }
        if facts.service.contains("ssl") || facts.service.contains("quic") {
            return [.applicationLayerWeb, .encryptedChannel]
        }
        if facts.service.contains("http") { return [.applicationLayerWeb] }
        return [.nonApplicationLayer]
    }
}
