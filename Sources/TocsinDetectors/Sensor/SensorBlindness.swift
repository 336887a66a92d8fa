import TocsinRecords

/// A live sensor that sees too little for its silence to mean anything.
///
/// No window shows that: the capture's own counters do, so that `watch` tells it and nothing is detected
/// in records.
public struct SensorBlindness: Detector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "sensor-blind",
            detects:
                "a live sensor whose interface is down, which loses a twentieth of its packets, "
                + "or which sees none any more",
            input: "the counters of `watch -i`", techniques: [],
            blindTo: "packets that never reach the interface while others do",
            severityRule: "high once it has lasted five minutes", isDirectional: false,
            settings: [])
    }

    /// The finding for a sensor on `interface` that has been blind from `from` to `to`; `lost` and `seen`
    /// are packets meanwhile.
    public static func finding(
        interface: String, cause: String, from: Timestamp, to: Timestamp, lost: Int, seen: Int
    ) -> Finding {
        let seconds = Double(to.microseconds - from.microseconds) / 1e6
        var finding = Finding(
            detector: "sensor-blind", title: "Sensor blind: \(cause)", severity: .high,
            priority: 80, score: 1, entity: Entity(host: interface), firstSeen: from, lastSeen: to,
            count: max(lost, 1))
        finding.evidence = [
            Evidence("interface", .text(interface)), Evidence("cause", .text(cause)),
            Evidence("blind_s", .number(seconds)), Evidence("packets_lost", .integer(Int64(lost))),
            Evidence("packets_seen", .integer(Int64(seen))),
        ]
        finding.why = [
            "On \(interface) \(cause), for \(Phrase.seconds(seconds)) by now.",
            lost > 0
                ? "\(lost) packets were lost meanwhile and \(seen) seen: what beaconed through them is not judged."
                : "What happens on the line meanwhile is not judged.",
        ]
        finding.summary.inShort = cause
        return finding
    }
}
