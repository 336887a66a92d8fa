import ArgumentParser
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinRecords
import TocsinSinks

extension Score {
    struct Auth: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "One row per user and hour, source and hour, or attempt to log on: features, raw anomaly score "
                + "and flag, by time.")

        @OptionGroup var input: InputOptions
        @OptionGroup var rows: RowOptions

        @Option(help: "event, user-hour or source-hour.")
        var per: AuthFeatures.Unit = .userHour

        @Option(help: ArgumentHelp("Share of rows to flag.", valueName: "share"))
        var contamination: Double?

        func run() throws {
            let report = RunReport(
                log: Diagnostics.start(verbose: input.verbose), isStrict: input.strict)
            var options = try input.huntOptions()
            try Score.set(contamination, of: "anomalous-logon", in: &options)
            let loaded = try report.load(Engine(options), needing: .logons)
            let window = loaded.auth
            let features = AuthFeatures(
                window, per: per, zone: options.zone.covering(window.earliest...window.latest))
            guard features.count > 0 else {
                let missing =
                    switch per {
                    case .event: ""
                    case .userHour: " with a user"
                    case .sourceHour: " with a source"
                    }
                throw Stop("what was read holds no attempt to log on\(missing)")
            }
            let model = try AuthAnomalyModel(
                features, seed: options.seed, threads: options.threads)
            try write(
                model,
                threshold: model.threshold(
                    contamination: options.settings["anomalous-logon.contamination"]))
            if loaded.summary.isDamaged { throw Status.damagedInput }
        }

        /// What names a row, before its score.
        private var keys: [ScoreColumn] {
            switch per {
            case .userHour: [ScoreColumn("user", .text), ScoreColumn("hour_start", .text)]
            case .sourceHour: [ScoreColumn("source", .text), ScoreColumn("hour_start", .text)]
            case .event:
                ["ts", "user", "source", "host", "service", "result"].map { ScoreColumn($0, .text) }
            }
        }

        private static let features = AuthFeatures.columns + AuthFeatures.besides

        /// Whether a feature is a whole number.
        private static let counts = features.map { column in
            if case .classes = column.scale { return true }
            return column.scale == .log10 && column.unit.isEmpty
        }

        private func write(_ model: AuthAnomalyModel, threshold: Double) throws {
            try Output.write(to: rows.output) { output throws(OutputError) in
                var writer = ScoreRows(
                    keys + [ScoreColumn("score", .number), ScoreColumn("flag", .integer)]
                        + zip(Self.features, Self.counts).map { column, isCount in
                            ScoreColumn(column.name, isCount ? .integer : .number)
                        },
                    format: rows.format.rows)
                try writer.writeHeader(to: &output)
                for row in 0..<model.rows.count {
                    writeKeys(model.rows, row, to: &writer)
                    writer.number(model.scores[row])
                    writer.integer(model.scores[row] > threshold ? 1 : 0)
                    let features = model.rows.features(row)
                    for column in features.indices {
                        let value = features[column]
                        if Self.counts[column] {
                            writer.integer(value.isNaN ? nil : Int64(value))
                        } else {
                            writer.number(value)
                        }
                    }
                    try writer.endRow(to: &output)
                }
                try writer.finish(to: &output)
            }
        }

        private func writeKeys(_ features: AuthFeatures, _ row: Int, to writer: inout ScoreRows) {
            let window = features.window
            let start = Timestamp(microseconds: features.start(row))
            let user = window.name(features.user(row))
            let source = window.sources[features.source(row)].description
            switch per {
            case .userHour:
                writer.text(user)
                writer.time(start)
            case .sourceHour:
                writer.text(source)
                writer.time(start)
            case .event:
                guard let attempt = features.members(row).first.map({ Int($0) }) else { return }
                writer.time(start)
                writer.text(user)
                writer.text(source)
                writer.text(window.name(window.host(attempt)))
                writer.text(window.name(window.service(attempt)))
                writer.text(window.result(attempt) == .unknown ? nil : window.result(attempt).name)
            }
        }
    }
}

extension AuthFeatures.Unit: ExpressibleByArgument {}
