import Foundation
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinRecords
import TocsinSinks

/// The table of a hunt with its head and its coverage lines.
struct HuntTable {
    let result: HuntResult
    let zone: TimeZoneTable
    /// Findings shown; 0 for all.
    let top: Int
    let showsInfo: Bool
    let keepsOrder: Bool
    /// Whether the table goes to a terminal, which sets its width and allows colour.
    let isTerminal: Bool

    func write(_ findings: [Finding], to output: inout ByteOutput) throws(OutputError) {
        var table = FindingsTable(width: width)
        table.colour = isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] ?? "" == ""
        table.top = top
        table.showInfo = showsInfo
        table.keepsOrder = keepsOrder
        table.times = TimeText(zone: zone.name) { [zone] in zone.offset(at: $0.microseconds) }
        try table.write(findings, head: head, foot: TableFoot(coverage: coverage), to: &output)
    }

    /// What had no records to judge.
    private var idle: [String] {
        let loaded = result.loaded
        return [
            loaded.window.count == 0
                ? "no connection was read: the \(Registry.conns.count) detectors of connections did not run"
                : nil,
            loaded.auth.count == 0
                ? "no logon was read: the \(Registry.auth.count) detectors of logons did not run"
                : nil,
        ].compactMap { $0 }
    }

    /// Why detectors could not run, each reason once.
    private var unable: [String] {
        var reasons: [(reason: String, detectors: [String])] = []
        for detection in result.detections {
            guard let reason = detection.unableBecause else { continue }
            if let known = reasons.firstIndex(where: { $0.reason == reason }) {
                reasons[known].detectors.append(detection.detector)
            } else {
                reasons.append((reason, [detection.detector]))
            }
        }
        return reasons.map {
            "could not run: \($0.detectors.joined(separator: ", ")): \($0.reason)"
        }
    }

    private var width: Int {
        isTerminal ? Terminal.columns ?? FindingsTable.widest : FindingsTable.widest
    }

    private var head: TableHead {
        let window = result.loaded.window
        let judged = result.detections.first { $0.detector == "beacon" }?.judged
        return TableHead(
            span: result.loaded.span, connections: window.count, pairsJudged: judged,
            authEvents: result.loaded.auth.count,
            directions: window.count == 0
                ? []
                : Direction.allCases.map { direction in
                    TableHead.DirectionShare(
                        direction.name,
                        Double(window.directionCounts[Int(direction.rawValue)])
                            / Double(max(window.count, 1)))
                })
    }

    /// Which detectors ran on what, and what they could not see.
    private var coverage: [String] {
        let ran = result.detections.filter { $0.unableBecause == nil }.map(\.detector)
            .joined(separator: ", ")
        let judged =
            result.directions == Set(Direction.allCases)
            ? "every direction"
            : result.directions.map(\.name).sorted().joined(separator: " and ") + " connections"
        return ["ran: \(ran)"]
            + (result.loaded.window.count > 0
                ? ["beacons, long and unusual connections: \(judged); scans: any source"] : [])
            + idle + unable
            + result.detections.flatMap { detection in
                detection.limits.map { "\(detection.detector): \($0)" }
            }
    }
}
