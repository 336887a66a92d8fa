import ArgumentParser

/// The root command: measures how well beacons are found in traffic whose truth is known.
@main
struct BeaconBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "BeaconBenchmark",
        abstract: "Measure how well beacons are found in generated traffic.",
        subcommands: [
            Table.self, Honesty.self, Discoveries.self, Months.self, Ends.self, Delays.self,
        ])
}

extension BeaconBenchmark {
    /// `table`: the figures as Markdown on standard output, the same bytes for the same options.
    struct Table: ParsableCommand, SeededMeasurement {
        static let configuration = CommandConfiguration(
            abstract: "Print detection rates at a fixed rate of false alarms, as Markdown.")
        static let publishedSeed: UInt64 = 1

        @OptionGroup var options: RunOptions<Self>

        @Option(help: ArgumentHelp("Series of each benign family.", valueName: "N"))
        var benign = 3000

        @Option(help: ArgumentHelp("Series of a plain beacon in each cell.", valueName: "N"))
        var plain = 60

        @Option(
            help: ArgumentHelp("Series of other beacons, each family and cell.", valueName: "N"))
        var hidden = 8

        @Option(help: ArgumentHelp("Length of the data, hours.", valueName: "N"))
        var hours = 24

        @Option(
            help: ArgumentHelp("Share of benign series above the threshold.", valueName: "share"))
        var falseAlarms = 0.001

        func validate() throws {
            guard (1...100_000).contains(benign), (1...1000).contains(plain),
                (1...1000).contains(hidden)
            else {
                throw ValidationError("counts of series start at 1 and end at 100,000 or 1,000")
            }
            guard (1...1000).contains(hours) else {
                throw ValidationError("--hours is 1 to 1000")
            }
            guard (0...1).contains(falseAlarms) else {
                throw ValidationError("--false-alarms is a share, 0 to 1")
            }
        }

        func run() {
            let plan = BenchmarkPlan(
                seed: options.seed, hours: hours, benign: benign, plain: plain, hidden: hidden)
            let verdicts = plan.verdicts(threads: options.threads)
            print(
                BenchmarkReport(plan, verdicts, falseAlarms: falseAlarms).markdown, terminator: "")
        }
    }
}
