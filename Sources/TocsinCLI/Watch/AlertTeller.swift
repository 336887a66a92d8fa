import Foundation
import Logging
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinRecords
import TocsinSinks

/// Tells alerts: to the output and to every sink.
final class AlertTeller {
    private let command: Watch
    private let options: SensorOptions
    private let log: Logger
    private let clause: WhereClause?
    private var csvHasHeader = false

    init(_ command: Watch, _ options: SensorOptions, _ log: Logger) throws {
        self.command = command
        self.options = options
        self.log = log
        clause = try command.clause.map(Hunt.parsed)
    }

    func tell(_ alerts: [ToldFinding], directions: Set<Direction>) throws {
        let chosen = alerts.filter { alert in
            alert.finding.severity >= command.minSeverity?.severity ?? leastShown
                && clause?.matches(alert.finding) ?? true
        }
        guard !chosen.isEmpty else { return }
        var output = ByteOutput(.descriptor(STDOUT_FILENO))
        switch command.format {
        case .jsonl:
            var sink = JSONLFindings(
                config: options.hunt.fingerprint(directions: directions, budget: nil))
            for alert in chosen { try sink.write(alert.finding, to: &output) }
        case .csv:
            var sink = CSVFindings()
            if !csvHasHeader { try sink.writeHeader(to: &output) }
            csvHasHeader = true
            for alert in chosen { try sink.write(alert.finding, to: &output) }
        case .table:
            let text = AlertText(times: times)
            for alert in chosen {
                try output.write(
                    text.text(alert.finding, reason: alert.reason.rawValue, at: alert.toldAt))
            }
        }
        try output.flush()
    }

    /// Lines to read leave out what asks for nothing; data leave out nothing.
    private var leastShown: Severity { command.format == .table ? .low : .info }

    private var times: TimeText {
        let zone = options.hunt.zone
        return TimeText(zone: zone.name) { zone.offset(at: $0.microseconds) }
    }

    func reopen() {}

    func finish() throws {}
}
