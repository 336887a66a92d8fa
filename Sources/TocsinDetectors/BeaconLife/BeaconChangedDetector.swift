import TocsinFeatures
import TocsinRecords

/// Beacons whose sleep was changed: an operator at work, or another task.
public struct BeaconChangedDetector: ConnDetector {
    /// A detector without state.
    public init() {}

    /// What it detects and how, for help and documents.
    public var info: DetectorInfo {
        DetectorInfo(
            id: "beacon-changed",
            detects:
                "a beacon of medium severity or more whose period changed for good within the data",
            techniques: BeaconDetector().info.techniques,
            blindTo:
                "slow drift, sleeps that take turns or come back, changes by less than min_change, "
                + "fewer than min_gaps contacts on either side, and beacons with as much other traffic to "
                + "the same server; a sleep that differs by day and by night until it has come back once "
                + "is called a change",
            severityRule: "one below the beacon's, at most medium",
            isDirectional: true,
            settings: [
                Setting(
                    "min_gaps", default: 12, in: 8...1_000_000,
                    "gaps between contacts before the change and after it"),
                Setting(
                    "min_change", default: 0.2, in: 0.05...100,
                    "how much longer the longer period must be, as a share of the shorter"),
                Setting(
                    "max_p", default: 1e-6, in: 0...1,
                    "p-value of the rank test between the two, corrected for the choice of the moment"
                ),
            ])
    }

    /// A finding for each beacon whose period changed. O(events log events).
    public func detect(in window: ConnWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let known = KnownBeacon.all(in: window, context)
        detection.judged = known.count
        let least = Int(context.settings["beacon-changed.min_gaps"])
        let change = context.settings["beacon-changed.min_change"]
        let maxP = context.settings["beacon-changed.max_p"]
        detection.findings = Parallel.map(known.count, threads: context.threads) { index in
            let beacon = known[index]
            let dials = beacon.series.dials
            let gaps = zip(dials.dropFirst(), dials).map { Double($0 - $1) / 1e6 }
            return SleepChange(gaps, least: least, change: change, maxP: maxP).map {
                BeaconChangedReport(beacon, $0, window).finding
            }
        }.compactMap { $0 }
        return detection
    }
}
