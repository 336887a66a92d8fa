import TocsinFeatures
import TocsinRecords

/// Turns a judged connection into a finding: severity, priority, evidence, sentences.
struct ConnectionBeaconReport {
    private let trial: ConnectionTrial
    private let window: ConnWindow
    private let prevalence: Prevalence
    private let key: PairKey

    init(_ trial: ConnectionTrial, _ window: ConnWindow, _ prevalence: Prevalence) {
        self.trial = trial
        self.window = window
        self.prevalence = prevalence
        key = window.pairs.key(trial.pair)
    }

    /// Ports of protocols that keep idle connections alive by design: SSH, NetBIOS and SMB sessions, BGP,
    /// IMAP's IDLE, MQTT, RDP, XMPP, push services, AMQP, IRC.
    static let keepAlivePorts: Set<UInt16> = [
        22, 139, 143, 179, 445, 993, 1883, 3389, 5222, 5223, 5228, 5229, 5230, 5269, 5672, 6667,
        6697,
        8883,
    ]

    private var isKeepAliveByDesign: Bool {
        key.proto == .tcp && Self.keepAlivePorts.contains(key.port)
    }

    private var isRare: Bool { window.isInside[Int(key.src)] && prevalence.isRare(key.dst) }

    private var hasOddPort: Bool {
        !isKeepAliveByDesign && PortServices.expected(key.port, key.proto).isEmpty
    }

    private var severity: Severity {
        if isKeepAliveByDesign { return .info }
        switch [isRare, hasOddPort].count(where: { $0 }) {
        case 2: return trial.qValue <= BeaconVerdict.sureQ ? .high : .medium
        case 1: return .medium
        default: return .low
        }
    }

    var finding: Finding {
        let period = trial.beacon.period ?? 0
        let band = BeaconVerdict.band(severity)
        let times = trial.best.times
        var finding = Finding(
            detector: "beacon-in-connection",
            title: "Exchange every \(Phrase.seconds(period)) inside one connection",
            severity: severity,
            priority: band.lowerBound
                + Int(Double(band.upperBound - band.lowerBound) * trial.beacon.score),
            score: trial.beacon.score,
            entity: Entity(
                src: window.addresses[Int(key.src)], dst: window.addresses[Int(key.dst)],
                port: key.port, proto: key.proto),
            service: window.service(trial.best.row),
            firstSeen: Timestamp(microseconds: window.ts(trial.best.row)),
            lastSeen: Timestamp(microseconds: times.last ?? window.ts(trial.best.row)),
            count: trial.tests)
        finding.pValue = trial.pValue.value
        finding.qValue = trial.qValue
        finding.techniques = [.nonApplicationLayer] + (hasOddPort ? [.nonStandardPort] : [])
        finding.sample([trial.best.row], of: window)
        finding.summary.period = trial.beacon.period
        finding.summary.jitter = trial.beacon.jitter
        if prevalence.insideHosts >= Prevalence.leastHosts {
            finding.summary.seenBy = prevalence.sources(of: key.dst)
            finding.summary.insideHosts = prevalence.insideHosts
        }
        finding.evidence = evidence
        finding.why = why
        finding.summary.inShort = Finding.Summary.fitting([
            "inside one connection, \(Chance.short(q: trial.qValue))", "inside one connection",
        ])
        return finding
    }

    private var evidence: [Evidence] {
        let beacon = trial.beacon
        var list = [
            Evidence("basis", .text("needs packets")),
            Evidence("period_s", .number(beacon.period ?? 0)),
            Evidence("jitter", .number(beacon.jitter ?? 0)),
            Evidence("missing_fraction", .number(beacon.missing ?? 0)),
            Evidence("exchanges", .integer(Int64(beacon.dials))),
            Evidence("duration_s", .number(Double(window.duration(trial.best.row)) / 1e6)),
            Evidence("connections_judged", .integer(Int64(trial.tests))),
            Evidence("direction", .text(window.direction(ofPair: trial.pair).name)),
            Evidence("null", .text("payload at random times, at a constant or day-shaped rate")),
        ]
        if let error = beacon.periodError {
            list.append(Evidence("period_error_s", .number(error)))
        }
        return list
    }

    private var why: [String] {
        let beacon = trial.beacon
        let period = beacon.period ?? 0
        let seconds = Double(max(window.duration(trial.best.row), 0)) / 1e6
        let error = beacon.periodError.map { " (\(BeaconWords.measured(period, error: $0)))" } ?? ""
        var sentences = [
            "Payload moved every \(Phrase.seconds(period))\(error), jitter "
                + "\(Phrase.percent(beacon.jitter ?? 0)), inside one connection of "
                + "\(Phrase.seconds(seconds)): \(beacon.dials) exchanges.",
            "Chance that random timing looks this regular: \(Chance.words(trial.pValue.value)) after "
                + (trial.tests == 1 ? "1 try" : "\(trial.tests) tries")
                + "; \(Chance.falseAmong(trial.qValue)).",
        ]
        if isRare { sentences.append("No other inside host uses the destination.") }
        if hasOddPort { sentences.append("Port \(key.port) belongs to no registered service.") }
        if isKeepAliveByDesign {
            sentences.append("Protocols on port \(key.port) keep idle connections alive by design.")
        }
        sentences.append(
            "A log of connections does not show this; it needs packets. Keep-alives of chat, push "
                + "and remote desktops look the same: timing says periodic, not malicious.")
        return sentences
    }
}
