import TocsinFeatures
import TocsinRecords

/// Periodic connections of one pair: command-and-control that calls home on a timer.
public struct BeaconDetector: ConnDetector {
    /// A detector without state.
    public init() {}

    /// What it detects and how, for help and documents.
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
                + "less than half, first seen late in 7 days of data, a finding about logons on the host. Benign signs: used by half of ten "
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

    /// A finding for each beacon, or for those that share a rhythm; O(events log events).
    public func detect(in window: ConnWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let thresholds = BeaconThresholds(context.settings)
        let (count, scored) = PairScores.judged(window, context, isWanted: thresholds.mayPass)
        detection.judged = count
        let candidates = BeaconCandidate.all(scored, window, thresholds)
        detection.findings = BeaconReport(
            candidates, window, suspicion: context.suspicion
        ).findings(threads: context.threads)
        let hours = Double(window.latest.microseconds - window.earliest.microseconds) / 3.6e9
        let longest = hours * 3600 / Double(thresholds.contacts)
        detection.limits.append(
            "\(Phrase.hours(hours)) of data: beacons with periods over "
                + "\(Phrase.seconds(longest)) cannot be confirmed")
        return detection
    }
}
