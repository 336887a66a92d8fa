import TocsinFeatures
import TocsinRecords

/// Periodic connections of one pair: command-and-control that calls home on a timer.
public struct BeaconDetector: Detector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "beacon",
            detects: "connections of one source to one destination and port at regular intervals",
            techniques: [
                .applicationLayerWeb, .encryptedChannel, .applicationLayerDNS,
                .nonApplicationLayer,
            ],
            blindTo: "sleeps drawn from a memoryless law, fewer than about eight contacts, periods "
                + "over an eighth of the data's span, and command-and-control inside one long "
                + "connection; what is periodic is not thereby malicious",
            severityRule:
                "critical: q ≤ .01 and two concerns; high: q ≤ .01 and one; medium: q ≤ .05; "
                + "low: q ≤ .05 and a benign sign, a larger q, or name look-ups; info: clock and "
                + "discovery protocols in their usual form. Concerns: rare destination, service that "
                + "does not fit the port, 90 % failed dials, the same period from several hosts but "
                + "less than half, first seen late in 7 days of data. Benign signs: used by half of ten "
                + "or more inside hosts, outside source that is not served; a push channel's "
                + "heartbeat and a short session of fast beats, which take back one concern",
            isDirectional: true,
            settings: [
                Setting(
                    "min_score", default: 0.5, in: 0...1,
                    "pairs that score lower, and whose q is above fdr_level, make no finding; one in a "
                        + "thousand aperiodic pairs lies above 0.5"),
                Setting(
                    "fdr_level", default: 0.05, in: 0...1,
                    "a q-value up to this makes a finding"),
                Setting(
                    "min_contacts", default: 8, in: 4...1_000_000,
                    "contacts, retries merged, below which a pair makes no finding"),
            ])
    }

    public func detect(in window: ConnWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let scored = PairScores.score(
            window, directions: context.directions, threads: context.threads,
            windows: context.beaconWindows, fdr: context.falseDiscovery)
        detection.judged = scored.count
        let thresholds = BeaconThresholds(context.settings)
        let candidates = BeaconCandidate.all(scored, window, thresholds)
        detection.findings = BeaconReport(candidates, window).findings(threads: context.threads)
        let hours = Double(window.latest.microseconds - window.earliest.microseconds) / 3.6e9
        let longest = hours * 3600 / Double(thresholds.contacts)
        detection.limits.append(
            "\(Phrase.hours(hours)) of data: beacons with periods over "
                + "\(Phrase.seconds(longest)) cannot be confirmed")
        return detection
    }
}

/// How many inside hosts talk to a destination.
struct Prevalence {
    /// Inside hosts that start any connection in the window.
    let insideHosts: Int
    private let sources: [UInt32: Int]

    /// Inside hosts below which prevalence says nothing (contract).
    static let leastHosts = 10

    init(_ window: ConnWindow, destinations: [UInt32]) {
        let wanted = Set(destinations)
        var isSource = [Bool](repeating: false, count: window.addresses.count)
        var talkers: [UInt32: Set<UInt32>] = [:]
        for pair in 0..<window.pairs.count {
            let key = window.pairs.key(pair)
            guard window.isInside[Int(key.src)] else { continue }
            isSource[Int(key.src)] = true
            if wanted.contains(key.dst) { talkers[key.dst, default: []].insert(key.src) }
        }
        insideHosts = isSource.count { $0 }
        sources = talkers.mapValues(\.count)
    }

    func sources(of destination: UInt32) -> Int { sources[destination] ?? 0 }

    /// Share of the inside hosts that use the destination, 0 where there are too few to tell.
    func share(of destination: UInt32) -> Double {
        guard insideHosts >= Self.leastHosts else { return 0 }
        return Double(sources(of: destination)) / Double(insideHosts)
    }

    /// Whether a single one of enough inside hosts uses the destination.
    func isRare(_ destination: UInt32) -> Bool {
        insideHosts >= Self.leastHosts && sources(of: destination) == 1
    }

    /// Whether half of enough inside hosts use the destination.
    func isCommon(_ destination: UInt32) -> Bool {
        insideHosts >= Self.leastHosts && sources(of: destination) * 2 >= insideHosts
    }
}
