import Foundation
import Logging
import Synchronization
import TocsinDetectors
import TocsinEngine
import TocsinRecords
import TocsinSinks

/// One run of `tocsin watch`: source → sensor → windows → alerts, until it is told to stop.
final class WatchRun {
    private let command: Watch
    private let log: Logger
    private let signals: Signals
    private let source: any WatchSource
    private var sensor: Sensor
    private let teller: AlertTeller
    private let judge = WindowJudging()
    private let begun = ContinuousClock.now
    private var housekeeping = ContinuousClock.now
    private(set) var status = WatchStatus()

    /// Longest wait for a source that has nothing: how soon a signal is noticed.
    private static let patience = Duration.milliseconds(200)
    private static let housekeepingInterval = Duration.seconds(1)
    /// A last window is judged at the end if the one before took no longer.
    private static let patienceAtEnd = 3.0

    init(_ command: Watch, _ options: SensorOptions, _ log: Logger, _ signals: Signals) throws {
        self.command = command
        self.log = log
        self.signals = signals
        source = try Self.source(command, options)
        sensor = Sensor(options)
        teller = try AlertTeller(command, options, log)
        status.source = source.name
        status.memoryLimit = options.memory.bytes
    }

    private static func source(_ command: Watch, _ options: SensorOptions) throws
        -> any WatchSource
    {
        if let path = command.read {
            do {
                return try ReplaySource(
                    path: path, speed: command.replaySpeed, filter: options.hunt.capture.filter)
            } catch {
                throw Stop(SafeText.escaped("\(error)"))
            }
        }
        throw Stop("not yet")
    }

    // MARK: The loop

    func carryOut() throws {
        loop: while true {
            if signals.isStopping { source.stop() }
            switch try source.step(&sensor, patience: Self.patience) {
            case .took(let hasMore): judgeIfDue(isBehind: hasMore && !source.isLive)
            case .nothing: judgeIfDue(isBehind: false)
            case .ended: break loop
            }
            try takeJudged()
            try keepHouse()
        }
        try end()
    }

    /// Judges the window that is due: beside a live source, in front of the next step of others.
    private func judgeIfDue(isBehind: Bool) {
        guard sensor.isDue else { return }
        if judge.isBusy {
            // The window stays due: it is judged when the one before is done, with what came meanwhile.
            return
        }
        let window = sensor.window()
        if source.isLive {
            sensor.isJudging = true
            judge.begin(window)
        } else {
            judge.judge(window)
        }
    }

    private func takeJudged() throws {
        guard let judged = judge.takeResult() else { return }
        sensor.isJudging = false
        status.judgingSeconds = judged.seconds
        let alerts = sensor.alerts(judged.result, at: judged.at)
        try teller.tell(alerts, directions: judged.result.directions)
        status.note(judged.result, alerts)
    }

    private func end() throws {
        judge.wait()
        try takeJudged()
        sensor.finish()
        if status.judgingSeconds ?? 0 <= Self.patienceAtEnd || !signals.isStopping {
            judge.judge(sensor.window())
            try takeJudged()
        } else {
            log.warning("the last window was not judged: it would have taken too long")
        }
        try teller.finish()
        if let replay = source as? ReplaySource, let damage = replay.damage {
            log.warning("\(SafeText.escaped(damage.description))")
            throw sensor.counts.packets == 0 ? Status.stopped : Status.damagedInput
        }
    }

    // MARK: Housekeeping

    private func keepHouse() throws {
        let now = ContinuousClock.now
        guard now - housekeeping >= Self.housekeepingInterval else { return }
        let interval = (now - housekeeping) / .seconds(1)
        housekeeping = now
        let before = status
        source.describe(&status)
        status.now = sensor.now.map { Timestamp(microseconds: $0) }
        status.uptime = (now - begun) / .seconds(1)
        status.counts = sensor.counts
        status.flows = sensor.flowTally
        status.memory = ProcessMemory.resident
        if let capture = status.capture, let earlier = before.capture {
            status.packetRate = Double(capture.packets - earlier.packets) / interval
            status.bitRate = 8 * Double(capture.bytes - earlier.bytes) / interval
        }
        status.recordRate =
            Double(status.counts.connections - before.counts.connections) / interval
        if signals.takeReopening() { teller.reopen() }
    }
}

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

    /// Whether a window is being judged, or its result was not taken yet.
    var isBusy: Bool { busy.load(ordering: .acquiring) }

    /// Judges `window` on a thread of its own; not while it is busy.
    func begin(_ window: SensorWindow) {
        busy.store(true, ordering: .releasing)
        queue.async { [self] in finish(window) }
    }

    /// Judges `window` here and now.
    func judge(_ window: SensorWindow) {
        busy.store(true, ordering: .releasing)
        finish(window)
    }

    private func finish(_ window: SensorWindow) {
        let begun = ContinuousClock.now
        let judged = window.judged()
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        result.withLock { $0 = Judged(result: judged, at: window.at, seconds: seconds) }
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
    /// Alerts that are kept for the view.
    private static let mostAlerts = 200
    private static let mostBeacons = 100

    /// Takes note of what a window gave.
    mutating func note(_ result: HuntResult, _ told: [ToldFinding]) {
        alerts = (alerts + told).suffix(Self.mostAlerts)
        for alert in told {
            let kind = AlertKind(
                detector: alert.finding.detector, severity: alert.finding.severity)
            alertCounts[kind, default: 0] += 1
        }
        beacons = result.findings.lazy.filter { $0.detector == "beacon" && $0.severity > .info }
            .prefix(Self.mostBeacons).map { finding in
                BeaconLine(
                    severity: finding.severity, whom: AlertText.whom(finding),
                    period: finding.summary.period, jitter: finding.summary.jitter,
                    qValue: finding.qValue, lastSeen: finding.lastSeen,
                    hours: result.loaded.window.hourlyCounts(
                        src: finding.entity.src, dst: finding.entity.dst,
                        port: finding.entity.port, until: result.loaded.window.latest))
            }
    }
}
