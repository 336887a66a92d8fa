import TocsinFeatures
import TocsinRecords

/// What one finding of the beacon detector is about: a pair, and what its rhythm is shared with.
public struct BeaconCandidate: Sendable {
    /// The pair that stands for all: the strongest.
    public var scored: ScoredPair
    /// Other destinations that the source dials in turn with this one, by their number in the window,
    /// in the order of their addresses.
    public var otherDestinations: [UInt32] = []
    /// Other sources with the same period to the same destination, by their number in the window, in
    /// the order of their addresses.
    public var otherSources: [UInt32] = []

    /// A pair that stands for itself.
    public init(_ scored: ScoredPair) { self.scored = scored }
}

/// What makes a pair a finding.
struct BeaconThresholds {
    /// q up to this, or a score from this on.
    var falseDiscoveryRate: Double
    var score: Double
    /// Contacts of the best test.
    var contacts: Int

    init(_ settings: Settings) {
        falseDiscoveryRate = settings["beacon.fdr_level"]
        score = settings["beacon.min_score"]
        contacts = Int(settings["beacon.min_contacts"])
    }

    func pass(_ scored: ScoredPair) -> Bool {
        isLongEnough(scored.beacon) && mayPass(score: scored.score, qValue: scored.qValue)
    }

    /// Whether score and q suffice.
    func mayPass(score: Double, qValue: Double?) -> Bool {
        score >= self.score || qValue.map { $0 <= falseDiscoveryRate } ?? false
    }

    /// The pair by its own best test, if that alone passes; nil too where it is the best anyway.
    func alone(_ scored: ScoredPair) -> ScoredPair? {
        guard let own = scored.own, isLongEnough(own.beacon) else { return nil }
        let isSure = own.hasLeastP && scored.qValue.map { $0 <= falseDiscoveryRate } ?? false
        guard own.beacon.score >= score || isSure else { return nil }
        var alone = scored
        alone.beacon = own.beacon
        alone.window = own.window
        alone.activeSpans = own.activeSpans
        alone.key = .pair
        alone.members = [scored.pair]
        alone.own = nil
        return alone
    }

    private func isLongEnough(_ beacon: BeaconScore) -> Bool {
        beacon.dials >= contacts && beacon.period != nil
    }
}

extension BeaconCandidate {
    /// Periods that differ by no more than this share are the same.
    static let samePeriod = 0.05

    /// What there is to report among `scored`, in the order of its addresses: one candidate for a group,
    /// and one for inside sources with one period to one destination. O(n log n) but for many sources with
    /// many periods to one destination.
    static func all(
        _ scored: [ScoredPair], _ window: ConnWindow, _ thresholds: BeaconThresholds
    ) -> [BeaconCandidate] {
        let passing = scored.filter(thresholds.pass)
        var found = passing.filter { $0.key == .pair }.map { BeaconCandidate($0) }
        for group in Dictionary(grouping: passing.filter { $0.key != .pair }, by: \.members).values
        {
            found += candidates(ofGroup: group, window, thresholds)
        }
        return merged(found, window).sorted {
            window.pairPrecedes($0.scored.pair, $1.scored.pair)
        }
    }

    /// One candidate for a group, in which the member with most connections stands for all, and one for
    /// every other member that needs no group.
    private static func candidates(
        ofGroup group: [ScoredPair], _ window: ConnWindow, _ thresholds: BeaconThresholds
    ) -> [BeaconCandidate] {
        let strongest = group.max { a, b in
            a.connections != b.connections
                ? a.connections < b.connections : window.pairPrecedes(b.pair, a.pair)
        }
        guard let strongest else { return [] }
        var shared = BeaconCandidate(strongest)
        let others = strongest.members.filter { $0 != strongest.pair }.map { window.pairs.key($0) }
        if strongest.key == .sourceNetwork {
            shared.otherSources = others.map(\.src)
        } else {
            shared.otherDestinations = others.map(\.dst)
        }
        let alone = group.filter { $0.pair != strongest.pair }.compactMap(thresholds.alone)
        return [shared] + alone.map { BeaconCandidate($0) }
    }

    /// Merges the candidates of inside sources to one destination and port whose periods are the same as
    /// the strongest's, then as the strongest's of the rest.
    private static func merged(
        _ candidates: [BeaconCandidate], _ window: ConnWindow
    ) -> [BeaconCandidate] {
        var merged: [BeaconCandidate] = []
        for var rest in Dictionary(grouping: candidates, by: { Service(window, $0) }).values {
            rest.sort { a, b in
                let (oddsA, oddsB) = (a.scored.beacon.logOdds, b.scored.beacon.logOdds)
                return oddsA != oddsB
                    ? oddsA > oddsB : window.pairPrecedes(a.scored.pair, b.scored.pair)
            }
            while var strongest = rest.first {
                rest.removeFirst()
                guard window.isInside[strongest.src(window)] else {
                    merged.append(strongest)
                    continue
                }
                let same = rest.filter {
                    window.isInside[$0.src(window)] && $0.hasPeriod(of: strongest)
                }
                rest.removeAll {
                    window.isInside[$0.src(window)] && $0.hasPeriod(of: strongest)
                }
                strongest.join(same, window)
                merged.append(strongest)
            }
        }
        return merged
    }

    /// A destination, port and protocol.
    private struct Service: Hashable {
        var dst: UInt32
        var port: UInt16
        var proto: TransportProtocol

        init(_ window: ConnWindow, _ candidate: BeaconCandidate) {
            let key = window.pairs.key(candidate.scored.pair)
            (dst, port, proto) = (key.dst, key.port, key.proto)
        }
    }

    private func src(_ window: ConnWindow) -> Int { Int(window.pairs.key(scored.pair).src) }

    private func hasPeriod(of other: BeaconCandidate) -> Bool {
        guard let a = scored.period, let b = other.scored.period else { return false }
        return abs(a - b) <= Self.samePeriod * b
    }

    /// Takes in the sources and destinations of `others`.
    private mutating func join(_ others: [BeaconCandidate], _ window: ConnWindow) {
        guard !others.isEmpty else { return }
        let key = window.pairs.key(scored.pair)
        let sources = others.map { UInt32($0.src(window)) } + others.flatMap(\.otherSources)
        otherSources = Self.distinct(otherSources + sources, but: key.src, window)
        otherDestinations = Self.distinct(
            otherDestinations + others.flatMap(\.otherDestinations), but: key.dst, window)
    }

    private static func distinct(
        _ numbers: [UInt32], but own: UInt32, _ window: ConnWindow
    ) -> [UInt32] {
        Set(numbers).subtracting([own]).sorted {
            window.addresses[Int($0)] < window.addresses[Int($1)]
        }
    }
}
