import Foundation
import Logging
import TocsinCapture
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinLogs
import TocsinRecords
import TocsinSandbox
import TocsinServer
import TocsinSinks

/// One run of `tocsin watch`: source → sensor → windows → findings, until it is told to stop.
final class WatchRun {
    private let command: Watch
    private let options: SensorOptions
    private let log: Logger
    private let signals: Signals
    private let source: any WatchSource
    private var sensor: Sensor
    private let store: StateKeeper?
    private let teller: AlertTeller
    private let judge = WindowJudging()
    private var health: SensorHealth?
    private var status = WatchStatus()
    private let shared = SharedStatus()
    private var server: LocalServer?
    private var view: TerminalView?

    private let begun = ContinuousClock.now
    private var lastHousekeeping = ContinuousClock.now
    private var lastCheckpoint = ContinuousClock.now
    private var lastLine = ContinuousClock.now
    private var endBegun: ContinuousClock.Instant?

    /// Longest wait for a source that has nothing: how soon a signal is noticed.
    private static let patience = Duration.milliseconds(200)
    private static let housekeepingInterval = Duration.seconds(1)
    /// Between two lines of state without a terminal.
    private static let lineInterval = Duration.seconds(60)
    /// What ending may take, all told; receivers get what is left of it.
    private static let endTime = Duration.milliseconds(4500)
    /// Seconds: a last window is judged at the end if the one before took no longer.
    private static let longestLastWindow = 2.0

    init(_ command: Watch, _ options: SensorOptions, _ log: Logger) throws {
        self.command = command
        self.options = options
        self.log = log
        sensor = Sensor(options)
        // What needs rights is opened first; then they are given up; only then strangers' bytes are read.
        var interface: InterfaceSource?
        if let name = command.interface {
            interface = try InterfaceSource(
                command.device, interface: name, filter: command.judging.capture.filter)
            health = SensorHealth(interface: name)
        }
        try WatchRights.giveUp(command)
        // Rights belong to threads: none was begun so far.
        signals = Signals()
        store = try command.telling.state.map { try StateKeeper(path: $0, log) }
        try store?.load(into: &sensor)
        source = try interface ?? Self.file(command, options, store?.position, log)
        let showsView = !command.headless && command.format == .table && TerminalView.isPossible
        teller = try AlertTeller(command, options, store, log, showsView: showsView)
        status.source = source.name
        status.isInterface = command.interface != nil
        status.memoryLimit = options.memory.bytes
        try serveMetrics()
        try WatchRights.filterCalls(command)
        try interface?.start()
        if let warning = interface?.warning { log.warning("\(SafeText.escaped(warning))") }
        if showsView {
            let zone = options.hunt.zone
            let signals = signals
            view = TerminalView(
                times: TimeText(zone: zone.name) { zone.offset(at: $0.microseconds) },
                stop: { signals.stop() })
        }
    }

    private static func file(
        _ command: Watch, _ options: SensorOptions, _ position: FollowPosition?, _ log: Logger
    ) throws -> any WatchSource {
        if let path = command.follow {
            return FollowSource(path: path, position: position, options.hunt, log)
        }
        do {
            return try ReplaySource(
                path: command.read ?? "-", speed: command.replaySpeed,
                filter: options.hunt.capture.filter)
        } catch {
            throw Stop(SafeText.escaped("\(error)"))
        }
    }

    private func serveMetrics() throws {
        guard let (place, port) = try command.telling.metricsPlace() else { return }
        let shared = shared
        let server = LocalServer.metrics(
            place: place, port: port,
            families: {
                WatchMetrics.families(shared.value, version: Tocsin.configuration.version)
            },
            health: { shared.value.blindness.map { .blind($0) } ?? .seeing })
        do { try server.start() } catch { throw Stop("--metrics: \(error)") }
        log.info("metrics: port \(server.port), /metrics and /healthz")
        self.server = server
    }

    // MARK: The loop

    func carryOut() throws {
        defer { view?.close() }
        loop: while true {
            if signals.isStopping || teller.hasLostReader { beginEnd() }
            switch try source.step(&sensor, patience: Self.patience) {
            case .took(let hasMore): judgeIfDue(isBehind: hasMore)
            case .nothing: judgeIfDue(isBehind: false)
            case .ended: break loop
            }
            try takeJudged()
            try keepHouse()
        }
        try end()
    }

    private func beginEnd() {
        guard endBegun == nil else { return }
        endBegun = ContinuousClock.now
        source.stop()
    }

    /// Judges the window that is due: beside a live source, in the way of others. Logs that have more
    /// waiting are read on first; a day's worth at most.
    private func judgeIfDue(isBehind: Bool) {
        let isReadingUp = isBehind && source is FollowSource
        guard sensor.isDue(isReadingUp: isReadingUp), !judge.isBusy else { return }
        let window = sensor.window()
        if source.isLive {
            sensor.isJudging = true
            judge.begin(window)
        } else {
            judge.judge(window)
        }
    }

    private func takeJudged(isLast: Bool = false) throws {
        guard let judged = judge.takeResult() else { return }
        sensor.isJudging = false
        let told = sensor.told(judged.result, at: judged.at, isLast: isLast)
        status.note(judged, told)
        status.config = options.hunt.fingerprint(
            directions: judged.result.directions, budget: nil)
        try teller.tell(
            told, directions: judged.result.directions, register: sensor.register)
        log.debug(
            "judged \(judged.result.loaded.window.count) connections, \(judged.result.loaded.auth.count) logons in \(judged.seconds) s: \(judged.result.findings.count) findings, \(told.count) told"
        )
    }

    private func end() throws {
        let endBegun = endBegun ?? ContinuousClock.now
        judge.wait()
        try takeJudged()
        sensor.finish()
        if self.endBegun == nil || status.judgingSeconds ?? 0 <= Self.longestLastWindow {
            judge.judge(sensor.window())
            try takeJudged(isLast: true)
        } else {
            log.warning("what came since the last window was not judged: it would take too long")
        }
        checkpoint()
        let left = teller.finish(within: Self.endTime - (ContinuousClock.now - endBegun))
        for receiver in left {
            log.warning(
                "\(SafeText.escaped(receiver.name)): \(receiver.left) findings not delivered")
        }
        (source as? InterfaceSource)?.close()
        server?.stop()
        view?.close()
        view = nil
        summarise()
        if let replay = source as? ReplaySource { try replay.checkDamage() }
    }

    // MARK: Housekeeping

    private func keepHouse() throws {
        let now = ContinuousClock.now
        guard now - lastHousekeeping >= Self.housekeepingInterval else { return }
        describe(seconds: (now - lastHousekeeping) / .seconds(1))
        lastHousekeeping = now
        if let interface = source as? InterfaceSource, var health {
            health.note(interface.sample)
            if health.blindness != self.health?.blindness {
                log.warning("\(health.blindness.map { "BLIND: \($0.rawValue)" } ?? "sees again")")
            }
            status.blindness = health.blindness?.rawValue
            let finding = health.finding()
            self.health = health
            if let finding {
                try teller.tell(
                    finding, at: Timestamp(microseconds: interface.sample.time),
                    register: sensor.register)
                status.note(finding)
            }
        }
        if signals.takeReopening() { teller.reopen() }
        teller.confirm()
        if now - lastCheckpoint >= .seconds(command.telling.checkpoint), sensor.isSettled {
            checkpoint()
        }
        shared.set(status)
        if let view {
            view.update(status)
        } else if now - lastLine >= Self.lineInterval {
            lastLine = now
            log.info("\(status.line)")
        }
    }

    /// Brings the status up to date; rates are those of the last `seconds`.
    private func describe(seconds: Double) {
        let before = status
        status.troubles = [store?.trouble].compactMap { $0 }
        source.describe(&status)
        status.now = sensor.now.map { Timestamp(microseconds: $0) }
        status.uptime = (ContinuousClock.now - begun) / .seconds(1)
        status.counts = sensor.counts
        status.flows = sensor.flowTally
        status.memory = ProcessMemory.resident
        status.sinks = teller.sinks
        if let capture = status.capture, let earlier = before.capture {
            status.packetRate = Double(capture.packets - earlier.packets) / seconds
            status.bitRate = 8 * Double(capture.bytes - earlier.bytes) / seconds
        }
        status.recordRate = Double(status.recordsRead - before.recordsRead) / seconds
    }

    private func checkpoint() {
        lastCheckpoint = ContinuousClock.now
        store?.checkpoint(
            &sensor, position: (source as? FollowSource)?.position, outputSize: teller.outputSize)
        if store == nil { sensor.joinUnstored() }
    }

    private func summarise() {
        describe(seconds: 1)
        log.info("\(status.line)")
    }
}
