import ArgumentParser
import Foundation
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinRecords
import TocsinSinks

/// `tocsin hunt`: reads everything, runs every detector, prints findings.
struct Hunt: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read logs, run every detector and print findings, the most worth a look first.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, jsonl, csv
    }

    @OptionGroup var input: InputOptions
    @OptionGroup var beacons: BeaconOptions

    @Option(help: "table, jsonl or csv.")
    var format: Format = .table

    @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
    var output: String?

    @Option(help: "Judge outbound, inbound, internal, external or all connections.")
    var direction: DirectionChoice?

    @Option(
        help: ArgumentHelp(
            "Leave out findings below: info, low, medium, high, critical.", valueName: "severity"))
    var minSeverity: SeverityChoice?

    @Option(help: ArgumentHelp("Findings in the table; 0 for all.", valueName: "N"))
    var top: Int = 25

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Keep what matches, e.g. 'src:10.0.0.0/8 beacon:>=0.9 sort:score-desc'.",
            valueName: "terms"))
    var clause: String?

    @Option(
        help: ArgumentHelp(
            "Most anomalous-connection findings, and most beacon findings below high severity, a day "
                + "of data.", valueName: "N"))
    var budget: Int?

    @Flag(
        help: ArgumentHelp(
            "Print the p-values of all pairs as a histogram instead of findings.",
            discussion: "Flat = honest; the bar on the left = periodic pairs."))
    var calibration = false

    @Option(
        help: ArgumentHelp(
            "Exit with status 1 if a finding reaches this severity.", valueName: "severity"))
    var failOn: SeverityChoice?

    func validate() throws {
        guard top >= 0 else { throw ValidationError("--top counts from 0 (all)") }
        guard !calibration || format == .table else {
            throw ValidationError(
                "--calibration prints text; it has no --format \(format.rawValue)")
        }
        if let clause { _ = try Self.parsed(clause) }
    }

    static func parsed(_ clause: String) throws -> WhereClause {
        do {
            return try WhereClause(parsing: clause)
        } catch {
            throw ValidationError("--where: \(error)")
        }
    }

    func run() throws {
        let report = RunReport(
            log: Diagnostics.start(verbose: input.verbose), isStrict: input.strict)
        var options = try input.huntOptions()
        options.directions = direction?.directions
        beacons.apply(to: &options)
        if let budget {
            do {
                try options.settings.set("anomalous-connection.budget", to: Double(budget))
            } catch {
                throw ValidationError("--budget: \(error)")
            }
        }
        let engine = Engine(options)
        let loaded = try report.load(engine)
        report.describeLogons(loaded, options.geography)
        if loaded.window.count > 0 {
            report.describeSite(loaded.window, engine.directions(loaded.window))
        }
        if calibration {
            try writeCalibration(engine, loaded)
            if loaded.summary.isDamaged { throw Status.damagedInput }
            return
        }
        let clock = ContinuousClock.now
        var result = engine.hunt(loaded)
        report.log.debug("detecting took \(ContinuousClock.now - clock)")
        if let budget { apply(FindingBudget(perDay: budget), to: &result, report) }
        let findings = try chosen(result.findings)
        try write(findings, result, options)
        if loaded.summary.isDamaged { throw Status.damagedInput }
        if let failOn, findings.contains(where: { $0.severity >= failOn.severity }) {
            throw Status.findingReached
        }
    }

    private func writeCalibration(_ engine: Engine, _ loaded: LoadedWindow) throws {
        let window = loaded.window
        let scored = PairScores.score(
            window, directions: engine.directions(window).judged, threads: input.threads,
            windows: engine.options.beaconWindows, fdr: engine.options.falseDiscovery)
        let (pairs, lookUps) = PairScores.pValues(scored, window)
        let isTerminal = output == nil
        try Output.write(to: output) { output throws(OutputError) in
            try CalibrationReport(
                [
                    .init("pairs, name look-ups apart", pairs),
                    .init("pairs of name look-ups", lookUps),
                ],
                width: (isTerminal ? Terminal.columns : nil) ?? FindingsTable.widest
            ).write(to: &output)
        }
    }

    /// Leaves out the beacons that are over the budget, and says so.
    private func apply(
        _ budget: FindingBudget, to result: inout HuntResult, _ report: RunReport
    ) {
        guard let span = result.loaded.span else { return }
        let (kept, leftOut) = budget.kept(
            result.findings, of: "beacon",
            span: span.upperBound.microseconds - span.lowerBound.microseconds)
        guard leftOut > 0 else { return }
        result.findings = kept
        let text =
            "\(leftOut) \(leftOut == 1 ? "finding" : "findings") below high severity over the budget "
            + "of \(budget.perDay) a day; `tocsin score beacons` has all scores"
        report.log.info("beacon: \(text)")
        for index in result.detections.indices where result.detections[index].detector == "beacon" {
            result.detections[index].limits.append(text)
        }
    }

    private func chosen(_ findings: [Finding]) throws -> [Finding] {
        let severe = findings.filter { $0.severity >= minSeverity?.severity ?? .info }
        guard let clause = try clause.map(Self.parsed) else { return severe }
        return clause.sorted(severe.filter(clause.matches))
    }

    private func write(_ findings: [Finding], _ result: HuntResult, _ options: HuntOptions) throws {
        let keepsOrder = try clause.map { try Self.parsed($0).hasOrder } ?? false
        try Output.write(to: output) { output throws(OutputError) in
            switch format {
            case .jsonl:
                var sink = JSONLFindings(
                    config: options.fingerprint(directions: result.directions, budget: budget))
                for finding in findings { try sink.write(finding, to: &output) }
            case .csv:
                var sink = CSVFindings()
                try sink.writeHeader(to: &output)
                for finding in findings { try sink.write(finding, to: &output) }
            case .table:
                try HuntTable(
                    result: result, zone: options.zone, top: top,
                    showsInfo: minSeverity == .info,
                    keepsOrder: keepsOrder,
                    isTerminal: self.output == nil && isatty(STDOUT_FILENO) == 1
                ).write(findings, to: &output)
            }
        }
    }
}

/// A severity as an argument.
enum SeverityChoice: String, ExpressibleByArgument, CaseIterable {
    case info, low, medium, high, critical

    var severity: Severity {
        switch self {
        case .info: .info
        case .low: .low
        case .medium: .medium
        case .high: .high
        case .critical: .critical
        }
    }
}
