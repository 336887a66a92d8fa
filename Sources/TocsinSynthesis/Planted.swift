import TocsinRecords

/// A planted source of connections, whichever its kind.
enum Planted: Sendable {
    case periodic(PeriodicPair)
    case scan(Scan)
    case long(LongConnection)

    /// Everything the scenario plants, in the order of its fields.
    static func all(_ scenario: ConnScenario, _ site: Site) -> [Planted] {
        var planted: [Planted] = []
        for k in 0..<scenario.beacons.count {
            planted.append(.periodic(PeriodicPair(beacon: k, scenario: scenario, site: site)))
        }
        for k in 0..<scenario.benignPeriodic {
            planted.append(.periodic(PeriodicPair(benign: k, scenario: scenario, site: site)))
        }
        for k in 0..<scenario.hostScans {
            planted.append(.scan(Scan(hosts: k, scenario: scenario, site: site)))
        }
        for k in 0..<scenario.portScans {
            planted.append(.scan(Scan(ports: k, scenario: scenario, site: site)))
        }
        for k in 0..<scenario.longConnections {
            planted.append(.long(LongConnection(tunnel: k, scenario: scenario, site: site)))
        }
        for k in 0..<scenario.keepAlives.count {
            planted.append(.long(LongConnection(keepAlive: k, scenario: scenario, site: site)))
        }
        for k in 0..<scenario.benignSessions {
            planted.append(.long(LongConnection(session: k, scenario: scenario, site: site)))
        }
        return planted
    }

    var nextStart: Int64? {
        switch self {
        case .periodic(let source): source.nextStart
        case .scan(let source): source.nextStart
        case .long(let source): source.nextStart
        }
    }

    /// The connection at `nextStart`; later ones start no earlier.
    mutating func next() -> ConnRow? {
        switch self {
        case .periodic(var source):
            defer { self = .periodic(source) }
            return source.next()
        case .scan(var source):
            defer { self = .scan(source) }
            return source.next()
        case .long(var source):
            defer { self = .long(source) }
            return source.next()
        }
    }

    /// The truth row and the number of connections, after every connection was made once.
    func counted(until spanEnd: Int64, afterTheSpan: LateStart) -> (truth: TruthRow, rows: Int) {
        var source = self
        var rows = 0
        var truth =
            switch self {
            case .periodic(let source): source.truth
            case .scan(let source): source.truth
            case .long(let source): source.truth
            }
        while var row = source.next() {
            rows += 1
            if row.start >= spanEnd, afterTheSpan == .left { continue }
            row.clip(to: spanEnd)
            truth.count(row)
        }
        return (truth, rows)
    }
}
