import TocsinFeatures
import TocsinRecords

/// What a window says around its beacons: who else uses a destination, what its ports carry, how long
/// the data last.
struct BeaconSurroundings {
    let window: ConnWindow
    let prevalence: Prevalence
    let services: PortServices
    /// What the logons say of hosts.
    let suspicion: HostSuspicion

    /// One pass over the connections.
    init(
        _ window: ConnWindow, _ candidates: [BeaconCandidate],
        suspicion: HostSuspicion = HostSuspicion()
    ) {
        self.window = window
        self.suspicion = suspicion
        let keys = candidates.map { window.pairs.key($0.scored.pair) }
        prevalence = Prevalence(window, destinations: keys.map(\.dst))
        services = PortServices(window, keys: keys)
    }

    /// Seconds.
    var dataSpan: Double {
        Double(window.latest.microseconds - window.earliest.microseconds) / 1e6
    }

    /// Seconds of data from which a first contact late in them means something (contract).
    static let leastNoveltySpan = 7 * 86_400.0
    /// Share of the data, at their end, in which a first contact is new.
    static let noveltyShare = 0.1

    /// Whether a pair first seen then is new; nil where the data are too short to say.
    func isNew(_ firstSeen: Timestamp) -> Bool? {
        guard dataSpan >= Self.leastNoveltySpan else { return nil }
        let age = Double(window.latest.microseconds - firstSeen.microseconds) / 1e6
        return age <= Self.noveltyShare * dataSpan
    }
}
