import TocsinFeatures
import TocsinMath
import TocsinRecords

/// Connections that stay up for hours: tunnels, remote shells, command-and-control that never hangs up.
public struct LongConnectionDetector: ConnDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "long-connection",
            detects: "connections that last for hours, those still open among them",
            techniques: [.protocolTunneling, .nonApplicationLayer],
            blindTo: "sessions shorter than min_duration, and connections that the sensor's own "
                + "inactivity time-out cut into pieces",
            severityRule: "medium if it leaves the site, moves fewer bytes per second than "
                + "low_rate and is still open or lasts longer than three times min_duration; low "
                + "otherwise",
            isDirectional: true,
            settings: [
                Setting(
                    "min_duration", unit: "s", default: 14_400, in: 60...31_536_000,
                    "connections shorter than this are not reported"),
                Setting(
                    "low_rate", unit: "bytes/s", default: 100, in: 0...1e12,
                    "below this a long connection is idling rather than moving data"),
            ])
    }

    public func detect(in window: ConnWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let minimum = Int64(context.settings["long-connection.min_duration"] * 1e6)
        var rowsOfPair: [Int: [Int]] = [:]
        for row in 0..<window.count where window.duration(row) >= minimum {
            rowsOfPair[window.pairs.pair(ofRow: row), default: []].append(row)
        }
        for (pair, rows) in rowsOfPair
        where context.directions.contains(window.direction(ofPair: pair)) {
            detection.judged += 1
            detection.findings.append(
                finding(window, pair, rows.sorted(by: window.precedes), context.settings))
        }
        return detection
    }

    private func finding(
        _ window: ConnWindow, _ pair: Int, _ rows: [Int], _ settings: Settings
    ) -> Finding {
        let key = window.pairs.key(pair)
        let longest = rows.max { window.duration($0) < window.duration($1) } ?? rows[0]
        let seconds = Double(window.duration(longest)) / 1e6
        let minimum = settings["long-connection.min_duration"]
        let open = rows.count { window.flags($0).contains(.open) }
        let sizes = [window.origBytes(longest), window.respBytes(longest)].filter { $0 >= 0 }
        let rate = sizes.isEmpty ? nil : Double(sizes.reduce(0, &+)) / seconds
        let isIdle = rate.map { $0 < settings["long-connection.low_rate"] } ?? false
        let leaves = window.direction(ofPair: pair) == .outbound
        // A week of the default minimum counts in full; open, outbound and idle ones rank higher.
        let length = min(1, Elementary.log(seconds / minimum + 1) / Elementary.log(43))
        let score =
            0.3 + 0.4 * length + (open > 0 ? 0.1 : 0) + (leaves ? 0.1 : 0) + (isIdle ? 0.1 : 0)
        let isMedium = leaves && isIdle && (open > 0 || seconds >= 3 * minimum)
        let lastEnd = rows.map { window.ts($0) + window.duration($0) }.max() ?? 0
        var finding = Finding(
            detector: "long-connection",
            title: "Connection open for \(Phrase.seconds(seconds))",
            severity: isMedium ? .medium : .low,
            priority: isMedium ? 40 + Int(20 * score) : 15 + Int(20 * score), score: score,
            entity: Entity(
                src: window.addresses[Int(key.src)], dst: window.addresses[Int(key.dst)],
                port: key.port, proto: key.proto),
            service: window.mostCommonService(rows),
            firstSeen: Timestamp(microseconds: window.ts(rows[0])),
            lastSeen: Timestamp(microseconds: lastEnd), count: rows.count)
        finding.techniques = [.protocolTunneling]
        finding.sample(rows, of: window)
        finding.evidence = [
            Evidence("duration_s", .number(seconds)),
            Evidence("still_open", .integer(Int64(open))),
            Evidence("direction", .text(window.direction(ofPair: pair).name)),
        ]
        if let rate { finding.evidence.append(Evidence("bytes_per_s", .number(rate))) }
        if window.origBytes(longest) >= 0 {
            finding.evidence.append(Evidence("orig_bytes", .integer(window.origBytes(longest))))
        }
        if window.respBytes(longest) >= 0 {
            finding.evidence.append(Evidence("resp_bytes", .integer(window.respBytes(longest))))
        }
        finding.why = why(rows.count, seconds, open, rate, leaves)
        finding.summary.inShort =
            "up \(Phrase.seconds(seconds))" + (open > 0 ? ", still open" : "")
            + (isIdle ? ", nearly idle" : "")
        return finding
    }

    private func why(
        _ count: Int, _ seconds: Double, _ open: Int, _ rate: Double?, _ leaves: Bool
    ) -> [String] {
        var sentences = [
            count == 1
                ? "One connection lasted \(Phrase.seconds(seconds))."
                : "\(count) long connections, the longest \(Phrase.seconds(seconds))."
        ]
        if open > 0 { sentences.append("It had not ended when the log was written.") }
        if let rate {
            sentences.append("It moved \(Phrase.bytes(rate)) a second on average, both ways.")
        }
        if leaves { sentences.append("It leaves the site.") }
        return sentences
    }
}
