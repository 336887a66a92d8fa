import Dispatch
import Foundation
import Synchronization
import TocsinDetectors
import TocsinEngine
import TocsinRecords
import TocsinSinks

/// Judges windows, one at a time, beside the loop or in its way.
final class WindowJudging: Sendable {
    struct Judged: Sendable {
        var result: HuntResult
        var at: Timestamp
        var seconds: Double
    }

    private let queue = DispatchQueue(label: "judging")
    private let busy = Atomic(false)
    private let result = Mutex<Judged?>(nil)
    /// The window that waits to be judged. It shares what it holds with the sensor, which has to copy all of
    /// it to go on while anybody still has it: so nobody may once it is judged.
    private let window = Mutex<SensorWindow?>(nil)

    /// Whether a window is being judged, or its result was not taken yet.
    var isBusy: Bool { busy.load(ordering: .acquiring) }

    /// Judges `window` on a thread of its own; not while it is busy.
    func begin(_ window: consuming SensorWindow) {
        hand(window)
        queue.async { [self] in finish() }
    }

    /// Judges `window` here and now.
    func judge(_ window: consuming SensorWindow) {
        hand(window)
        finish()
    }

    private func hand(_ window: consuming SensorWindow) {
        busy.store(true, ordering: .releasing)
        self.window.withLock { $0 = window }
    }

    private func finish() {
        let begun = ContinuousClock.now
        let judged = window.withLock { $0.take() }.map { window in
            (at: window.at, result: window.judged())
        }
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        guard let judged else { return }
        result.withLock { $0 = Judged(result: judged.result, at: judged.at, seconds: seconds) }
    }

    /// The result, once.
    func takeResult() -> Judged? {
        guard isBusy else { return nil }
        let judged = result.withLock { value in
            defer { value = nil }
            return value
        }
        if judged != nil { busy.store(false, ordering: .releasing) }
        return judged
    }

    /// Waits until nothing is being judged.
    func wait() { queue.sync {} }
}

/// Memory of this process.
enum ProcessMemory {
    /// Resident bytes; 0 where the system does not say.
    static var resident: Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .ascii) else {
            return 0
        }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}

extension WatchStatus {
    /// Findings that are kept for the view.
    private static let mostAlerts = 200
    private static let mostBeacons = 100

    /// Takes note of what a window gave.
    mutating func note(_ judged: WindowJudging.Judged, _ told: [ToldFinding]) {
        judgingSeconds = judged.seconds
        judging.observe(judged.seconds)
        alerts = (alerts + told.filter { $0.finding.severity > .info }).suffix(Self.mostAlerts)
        for item in told { count(item.finding) }
        let window = judged.result.loaded.window
        beacons = judged.result.findings.lazy.filter {
            $0.detector == "beacon" && $0.severity > .info
        }.prefix(Self.mostBeacons).map { finding in
            BeaconLine(
                severity: finding.severity, whom: AlertText.whom(finding),
                period: finding.summary.period, jitter: finding.summary.jitter,
                qValue: finding.qValue, lastSeen: finding.lastSeen,
                hours: window.hourlyCounts(
                    src: finding.entity.src, dst: finding.entity.dst, port: finding.entity.port,
                    until: window.latest))
        }
    }

    /// Takes note of a finding that no window gave.
    mutating func note(_ finding: Finding) {
        alerts = (alerts + [ToldFinding(reason: .new, finding: finding, toldAt: finding.lastSeen)])
            .suffix(Self.mostAlerts)
        count(finding)
    }

    private mutating func count(_ finding: Finding) {
        let kind = AlertKind(detector: finding.detector, severity: finding.severity)
        alertCounts[kind, default: 0] += 1
    }

    /// The state in one line, for a log.
    var line: String {
        var parts: [String] = []
        if let capture {
            parts.append(counted(capture.packets, "packet"))
            if isInterface {
                parts.append(
                    "\(capture.nicDrops + capture.kernelDrops + capture.queueDrops) dropped (card \(capture.nicDrops), kernel \(capture.kernelDrops), queue \(capture.queueDrops))"
                )
            }
        } else {
            parts.append(counted(recordsRead, "record"))
            if recordsMalformed > 0 { parts.append("\(recordsMalformed) malformed") }
        }
        parts.append(counted(counts.connections, "connection"))
        if counts.logons > 0 { parts.append(counted(counts.logons, "logon")) }
        parts.append(counted(counts.windows, "window") + " judged")
        parts.append(counted(counts.told, "finding") + " told")
        if counts.late > 0 { parts.append("\(counts.late) came too late") }
        if counts.displaced > 0 {
            parts.append("\(counts.displaced) connections kept only as their pairs' times")
        }
        if counts.evictedPairs > 0 { parts.append("\(counts.evictedPairs) pairs forgotten") }
        if flows.evicted > 0 { parts.append("\(flows.evicted) flows ended early") }
        parts.append("\(memory >> 20) MiB")
        if let blindness { parts.append("BLIND: \(blindness)") }
        return parts.joined(separator: ", ")
    }
}
