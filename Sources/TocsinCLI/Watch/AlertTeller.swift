import Foundation
import Logging
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinRecords
import TocsinSinks

/// Tells findings: to standard output or a file, and to every receiver; each once, also where the
/// program is killed between two of them, if there is a store.
final class AlertTeller {
    private let command: Watch
    private let options: SensorOptions
    private let store: StateKeeper?
    private let clause: WhereClause?
    private let outlets: [any AlertOutlet]
    /// Whether standard output has gone.
    private(set) var hasLostReader = false
    private var csvHasHeader = false
    private let writesOut: Bool

    /// `showsView`: a terminal view has standard output.
    init(
        _ command: Watch, _ options: SensorOptions, _ store: StateKeeper?, _ log: Logger,
        showsView: Bool
    ) throws {
        self.command = command
        self.options = options
        self.store = store
        clause = try command.clause.map(Hunt.parsed)
        writesOut = command.output == nil && !showsView
        outlets = try Self.outlets(command, store, log)
        try store?.beginDelivery(to: outlets.map(\.name))
        for outlet in outlets { store?.redeliver(to: outlet) }
    }

    /// Tells what was asked for of `findings`; `register` says that they were told.
    func tell(
        _ findings: [ToldFinding], directions: Set<Direction>, register: AlertRegister
    ) throws {
        let chosen = findings.filter { told in
            told.finding.severity >= command.minSeverity?.severity ?? leastShown
                && clause?.matches(told.finding) ?? true
        }
        let config = options.hunt.fingerprint(directions: directions, budget: nil)
        let alerts = chosen.map { Alert($0.finding, config: config) }
        store?.keep(alerts, chosen, register)
        try write(chosen, alerts)
        for outlet in outlets { for alert in alerts { outlet.send(alert) } }
        confirm()
    }

    /// What does not come from a window: a sensor that is blind.
    func tell(_ finding: Finding, at time: Timestamp, register: AlertRegister) throws {
        let told = ToldFinding(reason: .new, finding: finding, toldAt: time)
        try tell([told], directions: [], register: register)
    }

    /// Lines to read leave out what asks for nothing; data leave out nothing.
    private var leastShown: Severity {
        command.format == .table && command.output == nil ? .low : .info
    }

    private func write(_ told: [ToldFinding], _ alerts: [Alert]) throws {
        guard writesOut, !hasLostReader, !told.isEmpty else { return }
        var output = ByteOutput(.descriptor(STDOUT_FILENO))
        do throws(OutputError) {
            switch command.format {
            case .jsonl: for alert in alerts { try output.write(alert.line) }
            case .csv:
                var sink = CSVFindings()
                if !csvHasHeader { try sink.writeHeader(to: &output) }
                csvHasHeader = true
                for item in told { try sink.write(item.finding, to: &output) }
            case .table:
                var text = AlertText(times: times)
                text.colour =
                    isatty(STDOUT_FILENO) == 1
                    && ProcessInfo.processInfo.environment["NO_COLOR"] ?? "" == ""
                for item in told {
                    try output.write(
                        text.text(item.finding, reason: item.reason.rawValue, at: item.toldAt))
                }
            }
            try output.flush()
        } catch .closedPipe {
            hasLostReader = true
        } catch {
            throw Stop("standard output: \(error)")
        }
    }

    private var times: TimeText {
        let zone = options.hunt.zone
        return TimeText(zone: zone.name) { zone.offset(at: $0.microseconds) }
    }

    // MARK: Receivers

    private static func outlets(
        _ command: Watch, _ store: StateKeeper?, _ log: Logger
    ) throws -> [any AlertOutlet] {
        let report: @Sendable (String) -> Void = { log.warning("\(SafeText.escaped($0))") }
        var outlets: [any AlertOutlet] = []
        if let path = command.output, path != "-" {
            outlets.append(try FileOutlet(path: path, since: store?.outputSize, report))
        }
        for text in command.telling.syslog {
            // Checked when the arguments were.
            guard let destination = SyslogDestination(text) else { continue }
            outlets.append(SyslogOutlet(destination, report))
        }
        let token = try command.telling.webhookToken.map { path in
            guard let token = BearerToken(file: path) else {
                throw Stop("--webhook-token \(path): holds no token that can be read")
            }
            return token
        }
        for text in command.telling.webhook {
            guard let target = WebhookTarget(text, token: token) else { continue }
            outlets.append(WebhookOutlet(target, report))
        }
        return outlets
    }

    /// Opens the output file again, after log rotation renamed it.
    func reopen() { for outlet in outlets { outlet.reopen() } }

    /// Tries again what could not be written, and notes in the store what has been delivered.
    func confirm() {
        store?.retryKeeping()
        for outlet in outlets {
            outlet.retry()
            store?.confirm(outlet)
        }
    }

    /// How the receivers are doing.
    var sinks: [WatchStatus.SinkStatus] { outlets.map(\.status) }

    /// Bytes of the output file, for the next start.
    var outputSize: Int? { outlets.lazy.compactMap { ($0 as? FileOutlet)?.size }.first }

    /// Gives every receiver `limit` to take what waits; returns what was left, by receiver.
    func finish(within limit: Duration) -> [(name: String, left: Int)] {
        let deadline = ContinuousClock.now + limit
        confirm()
        return outlets.compactMap { outlet in
            let left = outlet.drain(
                within: max(.milliseconds(100), deadline - ContinuousClock.now))
            store?.confirm(outlet)
            return left > 0 ? (outlet.name, left) : nil
        }
    }
}
