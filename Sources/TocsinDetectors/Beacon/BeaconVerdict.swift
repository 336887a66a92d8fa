import TocsinMath

/// What makes a periodic pair suspicious (contract).
enum BeaconConcern: String, CaseIterable, Sendable {
    /// One of ten or more inside hosts uses the destination.
    case rareDestination = "rare destination"
    /// The identified service does not fit the port; see `PortServices`.
    case serviceMismatch = "service does not fit the port"
    /// At least `BeaconFacts.failedConcern` of the connections got no service.
    case failedDials = "dials fail"
    /// Several inside hosts, but less than half, have the same period to it.
    case sharedPeriod = "same period from several hosts"
    /// First seen in the last tenth of seven days of data or more.
    case new = "new"
    /// A finding about logons bears on the source.
    case logonFinding = "logon finding on the host"
}

/// What speaks for a benign cause of the rhythm.
enum BenignSign: String, CaseIterable, Sendable {
    /// Half of ten or more inside hosts use the destination.
    case commonDestination = "common destination"
    /// An outside source that is not served.
    case outsideKnocking = "outside source, not served"
    /// The period, port and service of a push channel's heartbeat.
    case pushHeartbeat = "push heartbeat"
    /// One short session of fast beats, as players, dashboards and downloads make.
    case shortSession = "short session of fast beats"

    /// Whether concerns cannot outweigh it: what half of a site uses and what nobody serves are
    /// explained. A period or a session's length is chosen by whoever writes the program, and an
    /// implant may choose a push channel's.
    var isDecisive: Bool { self == .commonDestination || self == .outsideKnocking }
}

/// Severity and priority of a beacon.
struct BeaconVerdict: Hashable {
    var severity: Severity
    /// 0…100.
    var priority: Int

    /// Largest q of high and critical severity.
    static let sureQ = 0.01
    /// Largest q of medium severity.
    static let likelyQ = 0.05

    /// The contract's rule. q ≤ `sureQ` with two concerns is critical, with one high; q ≤ `likelyQ`
    /// is medium, with a benign sign low; so is a larger or unknown q. Clocks, discovery and ICMP
    /// errors are info, name look-ups low, whatever else holds. A sign that is not decisive takes back
    /// one concern where there is one: a rare destination with a push channel's period is medium.
    init(
        qValue: Double?, logOdds: Double, known: KnownRhythm?, concerns: [BeaconConcern],
        signs: [BenignSign]
    ) {
        severity = Self.severity(qValue, known, concerns.count, signs)
        let band = Self.band(severity)
        let share =
            0.8 * Self.strength(logOdds) + 0.2 * min(Double(concerns.count) / 3, 1)
        let width = Double(band.upperBound - band.lowerBound)
        priority = band.lowerBound + Int(width * share)
    }

    private static func severity(
        _ qValue: Double?, _ known: KnownRhythm?, _ concerns: Int, _ signs: [BenignSign]
    ) -> Severity {
        switch known {
        case .clockOrDiscovery, .errorReplies: return .info
        case .nameResolution: return .low
        case nil: break
        }
        guard let qValue, qValue <= likelyQ, !signs.contains(where: \.isDecisive) else {
            return .low
        }
        let balance = concerns - signs.count
        if balance < 0 { return .low }
        guard qValue <= sureQ else { return .medium }
        return balance == 0 ? .medium : balance == 1 ? .high : .critical
    }

    /// Priorities of a severity: bands that do not overlap.
    static func band(_ severity: Severity) -> ClosedRange<Int> {
        switch severity {
        case .info: 0...10
        case .low: 20...40
        case .medium: 45...65
        case .high: 70...85
        case .critical: 90...100
        }
    }

    /// Log-odds as a place in a band, 0…1; grows ever slower and has no end.
    private static func strength(_ logOdds: Double) -> Double {
        1 / (1 + Elementary.exp(-min(max(logOdds, -100), 100) / 8))
    }
}
