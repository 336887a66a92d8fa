import ArgumentParser
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinLogs
import TocsinModels
import TocsinRecords
import TocsinSinks

/// `tocsin score`: raw scores, row by row.
struct Score: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print raw scores: per pair, connection, hour of logons, or row of a table.",
        subcommands: [Beacons.self, Conns.self, Auth.self, Table.self])

    /// Sets the share that `flag` marks, if it is given.
    static func set(
        _ contamination: Double?, of detector: String, in options: inout HuntOptions
    ) throws {
        guard let contamination else { return }
        do {
            try options.settings.set("\(detector).contamination", to: contamination)
        } catch {
            throw ValidationError("--contamination: \(error)")
        }
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, jsonl

        var rows: ScoreRows.Format { self == .csv ? .csv : .jsonl }
    }

    struct RowOptions: ParsableArguments {
        @Option(help: "csv or jsonl.")
        var format: Format = .csv

        @Option(name: .shortAndLong, help: ArgumentHelp("Write to a file.", valueName: "file"))
        var output: String?
    }
}

extension Score {
    struct Beacons: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "One row per source, destination, port and protocol with four connections or more."
        )

        @OptionGroup var input: InputOptions
        @OptionGroup var beacons: BeaconOptions
        @OptionGroup var rows: RowOptions

        @Option(help: "outbound, inbound, internal, external or all.")
        var direction: DirectionChoice = .all

        @Flag(help: "Add the terms that the score is made of as columns.")
        var terms = false

        @Flag(
            help: ArgumentHelp(
                "Add rita_score, RITA's beacon score without its modifiers.",
                discussion: """
                    From RITA's published formulas, for comparison: per port, over the newest 24 hours, with \
                    the originator's IP bytes taken as payload and 40 bytes a packet (TCP) or 28 (others).
                    """))
        var withRita = false

        private static let columns: [ScoreColumn] = [
            ScoreColumn("src", .text), ScoreColumn("dst", .text), ScoreColumn("port", .integer),
            ScoreColumn("proto", .text), ScoreColumn("service", .text),
            ScoreColumn("connections", .integer), ScoreColumn("first_seen", .text),
            ScoreColumn("last_seen", .text), ScoreColumn("score", .number),
            ScoreColumn("p_value", .number), ScoreColumn("q_value", .number),
            ScoreColumn("period_s", .number), ScoreColumn("jitter", .number),
            ScoreColumn("missing_fraction", .number), ScoreColumn("size_score", .number),
            ScoreColumn("active_fraction", .number),
        ]

        func run() throws {
            let report = RunReport(
                log: Diagnostics.start(verbose: input.verbose), isStrict: input.strict)
            var options = try input.huntOptions()
            beacons.apply(to: &options)
            let engine = Engine(options)
            let loaded = try report.load(engine, needing: .connections)
            let window = loaded.window
            let scored = PairScores.score(
                window, directions: direction.directions, threads: input.threads,
                windows: engine.options.beaconWindows, fdr: engine.options.falseDiscovery
            ).sorted { a, b in
                a.score != b.score ? a.score > b.score : window.pairPrecedes(a.pair, b.pair)
            }
            let rita =
                withRita
                ? RitaScore.scores(window, pairs: scored.map(\.pair), threads: input.threads) : []
            try Output.write(to: rows.output) { output throws(OutputError) in
                let extra = (terms ? ScoredPair.termNames : []) + (withRita ? ["rita_score"] : [])
                var writer = ScoreRows(
                    Self.columns + extra.map { ScoreColumn($0, .number) }, format: rows.format.rows)
                try writer.writeHeader(to: &output)
                for (index, pair) in scored.enumerated() {
                    let key = window.pairs.key(pair.pair)
                    writer.address(window.addresses[Int(key.src)])
                    writer.address(window.addresses[Int(key.dst)])
                    writer.integer(Int64(key.port))
                    writer.text(key.proto.name)
                    writer.text(window.service(ofPair: pair.pair))
                    writer.integer(Int64(pair.connections))
                    writer.time(pair.firstSeen)
                    writer.time(pair.lastSeen)
                    writer.number(pair.score)
                    writer.number(pair.pValue?.value)
                    writer.number(pair.qValue)
                    writer.number(pair.period)
                    writer.number(pair.jitter)
                    writer.number(pair.missingFraction)
                    writer.number(pair.sizeScore)
                    writer.number(pair.activeFraction)
                    if terms { for term in pair.terms { writer.number(term) } }
                    if withRita { writer.number(rita[index]) }
                    try writer.endRow(to: &output)
                }
                try writer.finish(to: &output)
            }
            if loaded.summary.isDamaged { throw Status.damagedInput }
        }
    }

    struct Conns: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One row per connection: raw anomaly score and flag, by time.")

        @OptionGroup var input: InputOptions
        @OptionGroup var rows: RowOptions

        @Option(help: ArgumentHelp("Share of connections to flag.", valueName: "share"))
        var contamination: Double?

        private static let columns: [ScoreColumn] = [
            ScoreColumn("ts", .text), ScoreColumn("uid", .text), ScoreColumn("src", .text),
            ScoreColumn("src_port", .integer), ScoreColumn("dst", .text),
            ScoreColumn("dst_port", .integer), ScoreColumn("proto", .text),
            ScoreColumn("score", .number), ScoreColumn("flag", .integer),
        ]

        func run() throws {
            let report = RunReport(
                log: Diagnostics.start(verbose: input.verbose), isStrict: input.strict)
            var options = try input.huntOptions()
            try Score.set(contamination, of: "anomalous-connection", in: &options)
            let loaded = try report.load(Engine(options), needing: .connections)
            let window = loaded.window
            let model = try ConnAnomalyModel(
                window, zone: options.zone.covering(window.earliest...window.latest),
                seed: options.seed, threads: options.threads)
            let threshold = model.threshold(
                contamination: options.settings["anomalous-connection.contamination"])
            let order = (0..<window.count).sorted(by: window.precedes)
            try Output.write(to: rows.output) { output throws(OutputError) in
                var writer = ScoreRows(Self.columns, format: rows.format.rows)
                try writer.writeHeader(to: &output)
                for row in order {
                    writer.time(Timestamp(microseconds: window.ts(row)))
                    writer.text(window.uidText(row))
                    writer.address(window.addresses[window.src(row)])
                    writer.integer(Int64(window.srcPort(row)))
                    writer.address(window.addresses[window.dst(row)])
                    writer.integer(Int64(window.dstPort(row)))
                    writer.text(window.proto(row).name)
                    writer.number(model.scores[row])
                    writer.integer(model.scores[row] > threshold ? 1 : 0)
                    try writer.endRow(to: &output)
                }
                try writer.finish(to: &output)
            }
            if loaded.summary.isDamaged { throw Status.damagedInput }
        }
    }

    struct Table: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One row per row of a numeric CSV with a header; `label` and `y` are ignored."
        )

        @Argument(help: ArgumentHelp("The CSV, or - for standard input.", valueName: "file"))
        var file: String

        @Option(
            help: ArgumentHelp(
                "The model: \(ModelRegistry.all.map(\.id).joined(separator: ", ")).",
                valueName: "model"))
        var model: String

        @Option(help: ArgumentHelp("Fit on the first N rows only.", valueName: "N"))
        var trainRows: Int?

        @Option(help: ArgumentHelp("Seed of the model.", valueName: "N"))
        var seed: UInt64 = 1

        @Option(help: ArgumentHelp("Threads; the output does not depend on it.", valueName: "N"))
        var threads: Int = 2

        @Option(help: ArgumentHelp("Share of rows to flag.", valueName: "share"))
        var contamination: Double = 0.005

        @OptionGroup var rows: RowOptions

        func validate() throws {
            guard ModelRegistry.model(id: model) != nil else {
                throw ValidationError(
                    "--model \(model): one of \(ModelRegistry.all.map(\.id).joined(separator: ", "))"
                )
            }
            guard (0...0.5).contains(contamination) else {
                throw ValidationError("--contamination \(contamination): 0 to 0.5")
            }
            guard trainRows ?? 1 > 0, (1...1024).contains(threads) else {
                throw ValidationError("--train-rows and --threads count from 1")
            }
        }

        func run() throws {
            let scores: [Double]
            let threshold: Double
            do {
                (scores, threshold) = try TableScores.score(
                    file: file, model: model, trainRows: trainRows, seed: seed, threads: threads,
                    contamination: contamination)
            } catch {
                throw Stop("\(error)")
            }
            try Output.write(to: rows.output) { output throws(OutputError) in
                var writer = ScoreRows(
                    [
                        ScoreColumn("row", .integer), ScoreColumn("score", .number),
                        ScoreColumn("flag", .integer),
                    ], format: rows.format.rows)
                try writer.writeHeader(to: &output)
                for (row, score) in scores.enumerated() {
                    writer.integer(Int64(row))
                    writer.number(score)
                    writer.integer(score > threshold ? 1 : 0)
                    try writer.endRow(to: &output)
                }
                try writer.finish(to: &output)
            }
        }
    }
}
