import TocsinFeatures
import TocsinRecords

/// Periodic exchanges inside one connection: command-and-control that dials once and stays connected.
public struct ConnectionBeaconDetector: ConnDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "beacon-in-connection",
            detects:
                "payload at regular intervals inside one long connection: keep-alives, long polls",
            input: "packets",
            techniques: [.nonApplicationLayer, .nonStandardPort],
            blindTo:
                "logs, which do not tell when payload moved inside a connection; channels that "
                + "are busy all the time; sleeps drawn from a memoryless law",
            severityRule:
                "high: q ≤ .01 and two concerns; medium: q ≤ .05 and one; low: q ≤ .05; info: ports of "
                + "protocols that keep connections alive by design. Concerns: rare destination, port "
                + "of no registered service",
            isDirectional: true,
            settings: [
                Setting(
                    "fdr_level", default: 0.05, in: 0...1, "a q-value up to this makes a finding"),
                Setting(
                    "min_score", default: 0.5, in: 0...1,
                    "connections that score lower make no finding, whatever their q; one in a "
                        + "thousand aperiodic ones lies above 0.5"),
                Setting(
                    "min_exchanges", default: 8, in: 4...1_000_000,
                    "exchanges below which a connection makes no finding"),
            ])
    }

    public func detect(in window: ConnWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let all = window.exchanges
        guard !all.isEmpty else {
            detection.unableBecause = "needs packets, and connections with several exchanges"
            return detection
        }
        let fewest = Int(context.settings["beacon-in-connection.min_exchanges"])
        let judged = all.filter {
            $0.times.count >= fewest
                && context.directions.contains(
                    window.direction(ofPair: window.pairs.pair(ofRow: $0.row)))
        }
        detection.judged = judged.count
        let trials = ConnectionTrial.all(
            judged, window, threads: context.threads, fdr: context.falseDiscovery)
        let level = context.settings["beacon-in-connection.fdr_level"]
        let score = context.settings["beacon-in-connection.min_score"]
        let found = trials.filter {
            $0.qValue <= level && $0.beacon.score >= score && $0.beacon.period != nil
                && $0.beacon.dials >= fewest
        }
        let prevalence = Prevalence(
            window, destinations: found.map { window.pairs.key($0.pair).dst })
        // What reconnects on a timer is a beacon already.
        let named = Set(context.earlier.filter { $0.detector == "beacon" }.map(\.entity))
        detection.findings = found.map { ConnectionBeaconReport($0, window, prevalence).finding }
            .filter { !named.contains($0.entity) }
        let dropped = all.reduce(0) { $0 + $1.dropped }
        if dropped > 0 {
            detection.limits = [
                "\(dropped) exchanges beyond the first \(ConnExchanges.most) of a connection were "
                    + "not kept"
            ]
        }
        return detection
    }
}

/// The connections of one pair that were judged by what moved inside them, by the best of them.
struct ConnectionTrial: Sendable {
    var pair: Int
    var best: ConnExchanges
    var beacon: BeaconScore
    /// Connections of the pair that were judged.
    var tests: Int
    /// Smallest of its connections, corrected for their number.
    var pValue: PValue
    /// Among the pairs judged so.
    var qValue = 1.0

    /// One trial a pair, in the order of its addresses. About a millisecond a connection.
    static func all(
        _ exchanges: [ConnExchanges], _ window: ConnWindow, threads: Int,
        fdr: FalseDiscoveryControl
    ) -> [ConnectionTrial] {
        let groups = Dictionary(grouping: exchanges) { window.pairs.pair(ofRow: $0.row) }
        let pairs = groups.keys.sorted(by: window.pairPrecedes)
        let judged = Parallel.map(pairs.count, threads: threads) { index -> ConnectionTrial? in
            trial(pairs[index], groups[pairs[index], default: []], window)
        }
        var trials = judged.compactMap { $0 }
        let values = fdr.qValues(trials.map(\.pValue.value))
        for (index, value) in values.enumerated() { trials[index].qValue = value }
        return trials
    }

    private static func trial(
        _ pair: Int, _ connections: [ConnExchanges], _ window: ConnWindow
    ) -> ConnectionTrial? {
        var trial: ConnectionTrial?
        var least = PValue(1)
        for connection in connections {
            // A connection's life is all the data there is of it.
            var scorer = BeaconScorer(
                dataSpan: min(max(window.duration(connection.row), 1), RhythmTerms.shortestSpan))
            let beacon = scorer.score(PairSeries(times: connection.times))
            least = min(least, beacon.pValue)
            if beacon.logOdds > trial?.beacon.logOdds ?? -.infinity {
                trial = ConnectionTrial(
                    pair: pair, best: connection, beacon: beacon, tests: connections.count,
                    pValue: least)
            }
        }
        let logOdds = trial?.beacon.logOdds ?? 0
        trial?.pValue = least.corrected(tests: connections.count).heldBack(bestLogOdds: logOdds)
        return trial
    }
}
