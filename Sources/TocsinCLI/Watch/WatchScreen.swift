import TocsinDetectors
import TocsinRecords
import TocsinSinks

/// The lines of the live view: the health strip, the beacons, the feed; fits 80 × 24.
struct WatchScreen {
    let status: WatchStatus
    let times: TimeText
    let columns: Int
    let rows: Int
    let colour: Bool

    var lines: [String] {
        let head = healthLines
        let feed = feedLines
        // The feed has what the beacons leave, a third at least.
        let room = max(0, rows - head.count - 4)
        let feedRows = min(feed.count, max(room / 3, room - beaconLines.count))
        let beacons = Array(beaconLines.prefix(max(0, room - feedRows)))
        return head + [title("BEACONS  (\(status.beacons.count))")] + beacons + [""]
            + [title("TOLD  (\(status.counts.told))")] + Array(feed.prefix(feedRows))
    }

    // MARK: Health

    private var healthLines: [String] {
        // A long path must not push the time out of the window.
        var first = "tocsin  " + SafeText.fitted(status.source, width: max(12, columns / 3))
        if let now = status.now { first += "  \(times.minute(now)) \(times.zone)" }
        first += "  up \(Self.span(status.uptime))"
        var lines = [fitted(first)]
        if let blindness = status.blindness {
            lines.append(painted("BLIND: \(blindness)", "1;37;41"))
        }
        lines += wrapped(traffic)
        let counts = status.counts
        lines += wrapped(
            [
                "\(Self.count(counts.openFlows)) flows open",
                "\(Self.count(counts.rows)) connections kept",
                "\(Self.count(counts.pairsRemembered)) pairs remembered",
            ] + (counts.evictedPairs > 0 ? ["\(Self.count(counts.evictedPairs)) forgotten"] : [])
                + ["memory \(status.memory >> 20) of \(status.memoryLimit >> 20) MiB"])
        lines += wrapped(
            [
                "\(counts.windows) windows judged"
                    + (status.judgingSeconds.map { ", the last in \(Self.seconds($0))" } ?? "")
            ]
                + status.sinks.map {
                    "\($0.name): \($0.delivered) sent"
                        + ($0.queued > 0 ? ", \($0.queued) wait" : "")
                        + ($0.dropped > 0 ? ", \($0.dropped) lost" : "")
                })
        for trouble in status.troubles.prefix(2) { lines.append(painted(trouble, "33")) }
        return lines + [""]
    }

    private var traffic: [String] {
        guard let capture = status.capture else {
            return [
                "\(Self.count(status.recordsRead)) records",
                "\(Self.count(Int(status.recordRate)))/s",
            ]
                + (status.recordsMalformed > 0
                    ? ["\(Self.count(status.recordsMalformed)) malformed"] : [])
        }
        let rates = [
            "\(Self.count(Int(status.packetRate))) packets/s", Self.bits(status.bitRate),
        ]
        guard status.isInterface else { return rates }
        let drops = [capture.nicDrops, capture.kernelDrops, capture.queueDrops].map(Self.count)
        return rates
            + [
                "drops card \(drops[0]), kernel \(drops[1]), queue \(drops[2])",
                "lag \(Self.seconds(capture.lag))",
            ] + (capture.clockSteps > 0 ? ["clock steps \(capture.clockSteps)"] : [])
    }

    /// Facts side by side, on as many lines as they need.
    private func wrapped(_ facts: [String]) -> [String] {
        var lines: [String] = []
        for fact in facts {
            if let last = lines.last, SafeText.width(last) + 2 + SafeText.width(fact) <= columns {
                lines[lines.count - 1] += "  " + fact
            } else {
                lines.append(fact)
            }
        }
        return lines.map(fitted)
    }

    // MARK: Beacons

    private var beaconLines: [String] {
        guard !status.beacons.isEmpty else {
            return [fitted("  none so far: eight contacts and an hour show most")]
        }
        return status.beacons.map { beacon in
            let period = beacon.period.map(Self.seconds) ?? "–"
            let jitter = beacon.jitter.map { " ±\(Int(($0 * 100).rounded())) %" } ?? ""
            let q = beacon.qValue.map { $0 < 1e-4 ? "q < .0001" : "q \(Self.fixed($0))" } ?? ""
            // What a narrow window has no room for goes from the right.
            let spark = columns < 70 ? "" : "  " + Self.sparkline(beacon.hours)
            let left =
                columns < 50
                ? Self.padded(period, 8) + " "
                : "\(Self.padded(period + jitter, 13)) \(Self.padded(q, 10)) "
            let severity = Self.padded(beacon.severity.name, 8)
            let room = max(1, columns - 9 - SafeText.width(left) - spark.count)
            let whom = Self.padded(
                SafeText.fitted(SafeText.escaped(beacon.whom), width: room), room)
            return painted(severity, Self.code(beacon.severity)) + " " + left + whom + spark
        }
    }

    // MARK: Feed

    private var feedLines: [String] {
        guard !status.alerts.isEmpty else { return [fitted("  nothing so far")] }
        return status.alerts.reversed().map { told in
            let finding = told.finding
            let start = columns < 40 ? "" : times.minuteOfYear(told.toldAt) + " "
            let severity = Self.padded(finding.severity.name, 8)
            let reason = told.reason == .new ? "" : " (\(told.reason.rawValue))"
            let rest =
                SafeText.escaped(finding.title) + reason + "  "
                + SafeText.escaped(AlertText.whom(finding))
            let room = max(1, columns - start.count - 9)
            return start + painted(severity, Self.code(finding.severity)) + " "
                + SafeText.fitted(rest, width: room)
        }
    }

    // MARK: Words

    private func fitted(_ text: String) -> String { SafeText.fitted(text, width: columns) }

    private func title(_ text: String) -> String { painted(text, "1") }

    /// Colour is never the only carrier: the word stands there too.
    private func painted(_ text: String, _ code: String) -> String {
        let fitted = fitted(text)
        return colour ? "\u{1B}[\(code)m\(fitted)\u{1B}[0m" : fitted
    }

    private static func code(_ severity: Severity) -> String {
        switch severity {
        case .critical: "1;31"
        case .high: "31"
        case .medium: "33"
        case .low: "36"
        case .info: "2"
        }
    }

    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - SafeText.width(text)))
    }

    /// Eighths of a line, scaled to the largest; a space where there is nothing.
    static func sparkline(_ counts: [Int]) -> String {
        let blocks = Array("▁▂▃▄▅▆▇█")
        let most = max(counts.max() ?? 0, 1)
        return String(
            counts.map { $0 == 0 ? " " : blocks[min(7, $0 * 8 / (most + 1))] })
    }

    /// `1.2 s`, `5 min`.
    static func seconds(_ value: Double) -> String {
        switch value {
        case ..<0.001: "0 s"
        case ..<1: "\(Int((value * 1000).rounded())) ms"
        case ..<100: "\(fixed(value)) s"
        case ..<7200: "\(Int((value / 60).rounded())) min"
        default: "\(Int((value / 3600).rounded())) h"
        }
    }

    /// One decimal below ten, none above; two below one.
    static func fixed(_ value: Double) -> String {
        if value >= 10 { return "\(Int(value.rounded()))" }
        let tenths = Int((value * (value < 1 ? 100 : 10)).rounded())
        let unit = value < 1 ? 100 : 10
        let digits = String(tenths % unit)
        let fill = String(repeating: "0", count: String(unit).count - 1 - digits.count)
        return "\(tenths / unit).\(fill)\(digits)"
    }

    static func count(_ value: Int) -> String {
        switch value {
        case ..<100_000: "\(value)"
        case ..<10_000_000: "\(value / 1000)k"
        default: "\(value / 1_000_000)M"
        }
    }

    static func bits(_ rate: Double) -> String {
        switch rate {
        case ..<1e3: "\(Int(rate)) bit/s"
        case ..<1e6: "\(fixed(rate / 1e3)) kbit/s"
        case ..<1e9: "\(fixed(rate / 1e6)) Mbit/s"
        default: "\(fixed(rate / 1e9)) Gbit/s"
        }
    }

    static func span(_ seconds: Double) -> String {
        let whole = Int(seconds)
        if whole >= 86_400 { return "\(whole / 86_400) d \(whole % 86_400 / 3600) h" }
        if whole >= 3600 { return "\(whole / 3600) h \(whole % 3600 / 60) min" }
        return "\(whole / 60):" + (whole % 60 < 10 ? "0" : "") + "\(whole % 60)"
    }
}
