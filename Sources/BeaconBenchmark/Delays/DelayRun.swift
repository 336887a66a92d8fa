import TocsinDetectors
import TocsinEngine
import TocsinRecords

/// What one watched office gave, by each of the rules that are compared.
struct DelayRun: Sendable {
    let beacons: [DelayPlan.Beacon]
    private var registers: [AlertRegister]
    /// By rule: what was told, in its order.
    private(set) var told: [[ToldFinding]]
    /// Ids of the findings at the end: those of a hunt through the whole.
    private(set) var standing: Set<String> = []
    private(set) var windows = 0
    private let from: Int64
    private var toldBefore: Set<String> = []

    init(
        beacons: [DelayPlan.Beacon], standings: [Int64], _ options: SensorOptions, from: Int64
    ) {
        self.beacons = beacons
        self.from = from
        registers = standings.map {
            AlertRegister(repeatAfter: options.repeatAfter, keep: options.keep, standing: $0)
        }
        told = standings.map { _ in [] }
    }

    /// Takes note of a window; what the first one tells was there before.
    mutating func note(_ result: HuntResult, at time: Timestamp, isLast: Bool = false) {
        let start = result.loaded.span?.lowerBound ?? time
        let isFirst = windows == 0
        windows += 1
        for rule in registers.indices {
            let alerts = registers[rule].note(
                result.findings, at: time, windowStart: start, tellsAll: isFirst || isLast)
            if isFirst {
                toldBefore.formUnion(alerts.map(\.finding.id))
            } else {
                told[rule] += alerts.filter { !isLast || standing.contains($0.finding.id) }
            }
        }
    }

    /// Takes note of the last window.
    mutating func end(_ result: HuntResult, at time: Timestamp) {
        standing = Set(result.findings.map(\.id))
        note(result, at: time, isLast: true)
    }

    /// Seconds from the first dial of a beacon to its first alert; nil where there was none.
    func delay(_ beacon: DelayPlan.Beacon, rule: Int) -> Double? {
        told[rule].first {
            $0.finding.detector == "beacon" && $0.finding.entity.src == beacon.src
                && $0.finding.entity.dst == beacon.dst
        }.map { Double($0.toldAt.microseconds - beacon.start) / 1e6 }
    }

    /// Told for the first time, and of them those that did not stand at the end, of at least
    /// `severity`; planted beacons apart.
    func tally(rule: Int, from severity: Severity) -> (told: Int, gone: Int) {
        let servers = Set(beacons.map(\.dst))
        let first = told[rule].filter {
            $0.reason == .new && $0.finding.severity >= severity
                && !($0.finding.entity.dst.map(servers.contains) ?? false)
        }
        return (first.count, first.count { !standing.contains($0.finding.id) })
    }

    /// Told for the first time of planted beacons, and of them those that did not stand at the end.
    func beaconTally(rule: Int) -> (told: Int, gone: Int) {
        let servers = Set(beacons.map(\.dst))
        let first = told[rule].filter {
            $0.reason == .new && ($0.finding.entity.dst.map(servers.contains) ?? false)
        }
        return (first.count, first.count { !standing.contains($0.finding.id) })
    }

    /// Told again: raised, or returned.
    func again(rule: Int) -> Int { told[rule].count { $0.reason != .new } }

    /// Of what was told and did not stand, planted beacons apart, how many of each detector.
    func goneByDetector(rule: Int) -> [String: Int] {
        let servers = Set(beacons.map(\.dst))
        var counts: [String: Int] = [:]
        for alert in told[rule]
        where alert.reason == .new && !standing.contains(alert.finding.id)
            && !(alert.finding.entity.dst.map(servers.contains) ?? false)
        {
            counts["\(alert.finding.detector) \(alert.finding.severity.name)", default: 0] += 1
        }
        return counts
    }
}
