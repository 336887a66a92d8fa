import TocsinFeatures
import TocsinRecords

/// A beacon that was found in a window, with the connections its rhythm was found in.
struct KnownBeacon {
    let finding: Finding
    /// The pair, or all pairs of the group it stands for.
    let pairs: [Int]
    /// Their connections by time.
    let rows: [Int]
    let series: PairSeries
    let direction: Direction
    /// Seconds.
    let period: Double
    /// Standard deviation of the sleep over the period.
    let jitter: Double
    /// Share of beats that were not seen, 0…1.
    let missing: Double

    /// Least severity of a beacon whose end or change is worth a word: what is low or info is explained by
    /// a benign cause, a clock or a push channel, and comes and goes with its program.
    static let leastSeverity = Severity.medium

    /// The beacons of `context.earlier` in the directions that are judged, each with its connections. Other
    /// sources that were folded into a finding are left to it. O(connections + events log events).
    static func all(in window: ConnWindow, _ context: DetectionContext) -> [KnownBeacon] {
        let findings = context.earlier.filter {
            $0.detector == "beacon" && $0.severity >= leastSeverity
        }
        guard !findings.isEmpty else { return [] }
        let entities = findings.map(entities)
        let wanted = Set(entities.joined())
        let isWanted = window.addresses.map(
            Set(wanted.flatMap { [$0.src, $0.dst] }.compactMap { $0 }).contains)
        var pairs: [Entity: Int] = [:]
        for pair in 0..<window.pairs.count {
            let key = window.pairs.key(pair)
            guard isWanted[Int(key.src)], isWanted[Int(key.dst)] else { continue }
            let entity = Entity(
                src: window.addresses[Int(key.src)], dst: window.addresses[Int(key.dst)],
                port: key.port, proto: key.proto)
            if wanted.contains(entity) { pairs[entity] = pair }
        }
        return zip(findings, entities).compactMap { finding, entities in
            KnownBeacon(finding, entities.compactMap { pairs[$0] }, window, context.directions)
        }
    }

    /// The pairs whose connections the rhythm was found in: privacy addresses of one host are one source,
    /// servers that take turns one destination.
    private static func entities(_ finding: Finding) -> [Entity] {
        let isOneHost = finding.text("key") == BeaconKey.sourceNetwork.rawValue
        let others =
            isOneHost
            ? finding.addresses("other_sources") : finding.addresses("other_destinations")
        return [finding.entity]
            + others.map { address in
                var entity = finding.entity
                if isOneHost { entity.src = address } else { entity.dst = address }
                return entity
            }
    }

    private init?(
        _ finding: Finding, _ pairs: [Int], _ window: ConnWindow, _ directions: Set<Direction>
    ) {
        // A finding names the first of many servers only: the others may go on.
        let named = finding.addresses("other_destinations").count
        guard let pair = pairs.first, let proto = finding.entity.proto,
            finding.integer("other_destinations_count").map({ $0 == named }) ?? true,
            let period = finding.number("period_s"), period > 0
        else { return nil }
        direction = window.direction(ofPair: pair)
        guard directions.contains(direction) else { return nil }
        self.finding = finding
        self.pairs = pairs
        rows = window.sortedRows(ofPairs: pairs)
        series = PairSeries(window, rows: rows, proto: proto)
        self.period = period
        jitter = finding.number("jitter") ?? 0
        missing = finding.number("missing_fraction") ?? 0
    }

    /// One step below the beacon's own, at most medium: an end or a change is news of a beacon that was
    /// reported, not a second alarm.
    var severity: Severity {
        min(Severity(rawValue: finding.severity.rawValue - 1) ?? .info, .medium)
    }

    /// In the band of `severity`, as high as the beacon scores.
    var priority: Int {
        let band = BeaconVerdict.band(severity)
        let width = Double(band.upperBound - band.lowerBound)
        return band.lowerBound + Int(width * min(max(finding.score, 0), 1))
    }
}

extension Finding {
    /// The value of the evidence `name`, if it is a number.
    func number(_ name: String) -> Double? {
        guard case .number(let value)? = value(name) else { return nil }
        return value
    }

    /// Likewise a text.
    func text(_ name: String) -> String? {
        guard case .text(let value)? = value(name) else { return nil }
        return value
    }

    /// Likewise a count.
    func integer(_ name: String) -> Int? {
        guard case .integer(let value)? = value(name) else { return nil }
        return Int(clamping: value)
    }

    /// Likewise a list of addresses; empty where there is none.
    func addresses(_ name: String) -> [IPAddress] {
        guard case .texts(let texts)? = value(name) else { return [] }
        return texts.compactMap { IPAddress($0) }
    }

    private func value(_ name: String) -> Evidence.Value? {
        evidence.first { $0.name == name }?.value
    }
}
