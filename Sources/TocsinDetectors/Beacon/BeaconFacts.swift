import TocsinFeatures
import TocsinMath
import TocsinRecords

/// All that a finding says of a candidate, looked up once.
struct BeaconFacts {
    let candidate: BeaconCandidate
    let surroundings: BeaconSurroundings
    let key: PairKey
    /// Connections of the pair, or of the group it stands for, by time.
    let rows: [Int]
    let series: PairSeries
    let service: String
    let known: KnownRhythm?
    let fit: PortServices.Fit
    /// Nil where the data are too short to say.
    let isNew: Bool?
    let line: SpectralLine
    let autocorrelation: Autocorrelation

    /// Share of failed dials from which "the destination does not answer" is a concern (contract).
    static let failedConcern = 0.9
    /// Seconds: a session of fast beats shorter than `longestSession`, in data of at least
    /// `leastSessionData`, is a player's, a dashboard's or a download's.
    static let longestSession = 3 * 3600.0
    static let leastSessionData = 6 * 3600.0

    init(
        _ candidate: BeaconCandidate, _ surroundings: BeaconSurroundings,
        _ workspace: inout SpectralLine.Workspace
    ) {
        let window = surroundings.window
        let scored = candidate.scored
        self.candidate = candidate
        self.surroundings = surroundings
        key = window.pairs.key(scored.pair)
        rows =
            scored.members.count > 1
            ? scored.members.flatMap { window.sortedRows(ofPair: $0) }.sorted(by: window.precedes)
            : window.sortedRows(ofPair: scored.pair)
        series =
            scored.members.count > 1
            ? PairSeries(window, rows: rows, proto: key.proto)
            : PairSeries(window, pair: scored.pair)
        service = window.mostCommonService(rows)
        known = KnownRhythm(
            key, destination: window.addresses[Int(key.dst)],
            icmpType: rows.first.map { window.srcPort($0) } ?? 0,
            largestRequest: rows.map {
                Self.perPacket(window.origBytes($0), window.origPackets($0))
            }.max() ?? 0,
            largestReply: rows.map {
                Self.perPacket(window.respBytes($0), window.respPackets($0))
            }.max() ?? 0)
        fit = surroundings.services.fit(window, key, rows: rows)
        isNew = surroundings.isNew(scored.firstSeen)
        let spans = scored.activeSpans
        let dials =
            spans.isEmpty
            ? series.dials
            : series.dials.filter { dial in
                spans.contains { $0.contains(Timestamp(microseconds: dial)) }
            }
        line = SpectralLine(dials: dials, &workspace)
        autocorrelation = Autocorrelation(dials: dials, period: scored.period ?? 0)
    }

    /// Payload bytes of one message: a long-lived UDP flow holds many.
    private static func perPacket(_ bytes: Int64, _ packets: Int64) -> Int64 {
        packets > 1 ? bytes / packets : bytes
    }

    var scored: ScoredPair { candidate.scored }
    var beacon: BeaconScore { candidate.scored.beacon }
    var window: ConnWindow { surroundings.window }
    var prevalence: Prevalence { surroundings.prevalence }

    /// Inside hosts with this rhythm to the destination; the privacy addresses of one host are one.
    var sourceCount: Int {
        scored.key == .sourceNetwork ? 1 : 1 + candidate.otherSources.count
    }

    /// Most attempts got no service.
    var isUnanswered: Bool { series.failedShare >= Self.failedConcern }

    private var isFromInside: Bool { window.isInside[Int(key.src)] }

    /// Knocking from outside that nobody answers: the noise of the internet, however regular.
    var isOutsideKnocking: Bool { isUnanswered && !isFromInside }

    /// Seconds from the first to the last connection.
    var life: Double {
        Double((series.times.last ?? 0) - (series.times.first ?? 0)) / 1e6
    }

    private var isShortSession: Bool {
        guard let period = scored.period else { return false }
        return period <= BeaconExpert.slowBeat && life < Self.longestSession
            && surroundings.dataSpan >= Self.leastSessionData
    }

    /// What is known of logons on the source or from it.
    var logonFinding: Finding? { surroundings.suspicion.gravest(window.addresses[Int(key.src)]) }

    /// In the order of `BeaconConcern`.
    var concerns: [BeaconConcern] {
        BeaconConcern.allCases.filter { concern in
            switch concern {
            case .rareDestination: isFromInside && prevalence.isRare(key.dst)
            case .serviceMismatch: fit.isMismatch
            case .failedDials: isUnanswered && isFromInside
            case .sharedPeriod:
                sourceCount > 1 && prevalence.sources(of: key.dst) * 2 < prevalence.insideHosts
            case .new: isNew == true
            case .logonFinding: logonFinding != nil
            }
        }
    }

    /// In the order of `BenignSign`.
    var signs: [BenignSign] {
        BenignSign.allCases.filter { sign in
            switch sign {
            case .commonDestination: prevalence.isCommon(key.dst)
            case .outsideKnocking: isOutsideKnocking
            case .pushHeartbeat:
                !isUnanswered
                    && PushHeartbeat.fits(
                        key, service: service, period: scored.period, jitter: scored.jitter)
            case .shortSession: isShortSession
            }
        }
    }

    var verdict: BeaconVerdict {
        BeaconVerdict(
            qValue: scored.qValue, logOdds: beacon.logOdds, known: known, concerns: concerns,
            signs: signs)
    }

    /// Clock hours (UTC) with at least one connection.
    var activeHours: Int {
        var hours = 0
        var previous: Int64?
        for time in series.times {
            let hour = time.flooredDivision(by: 3600 * Timestamp.microsecondsPerSecond)
            if hour != previous { hours += 1 }
            previous = hour
        }
        return hours
    }

    /// Middle request, bytes; nil where no size is known.
    var medianSize: Int64? {
        let known = series.origBytes.filter { $0 != ConnBatch.unknown }.sorted()
        return known.isEmpty ? nil : known[known.count / 2]
    }

    /// Whether requests are known and all of them are empty.
    var sendsNothing: Bool {
        let known = series.origBytes.filter { $0 != ConnBatch.unknown }
        return !known.isEmpty && known.allSatisfy { $0 == 0 }
    }
}
