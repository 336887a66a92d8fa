import ArgumentParser
import TocsinDetectors
import TocsinRecords

/// `delays`: how long a new beacon goes untold by a running sensor, and what else it tells.
struct Delays: ParsableCommand, SeededMeasurement {
    static let configuration = CommandConfiguration(
        abstract: "Print the time to the first alert of a beacon in a watched office, as Markdown.",
        discussion: """
            Beacons of every period, jitter and loss begin on the second day of a generated office, which the sensor of \
            `watch` judges window by window. Times are the records'.
            """)
    static let publishedSeed: UInt64 = 300

    @OptionGroup var options: RunOptions<Self>

    @Option(help: ArgumentHelp("Offices, each with a seed of its own.", valueName: "N"))
    var seeds = 5

    @Option(help: ArgumentHelp("Connections of an office a day.", valueName: "N"))
    var rows = 20_000

    @Option(help: ArgumentHelp("Minutes between two windows.", valueName: "N"))
    var step = 10

    func validate() throws {
        guard (1...1000).contains(seeds), (1000...1_000_000).contains(rows) else {
            throw ValidationError("--seeds is 1 to 1000, --rows 1,000 to 1,000,000")
        }
        guard (1...60).contains(step) else { throw ValidationError("--step is 1 to 60 minutes") }
    }

    func run() throws {
        let minute = 60 * Timestamp.microsecondsPerSecond
        let runs = try Parallel.map(seeds, threads: options.threads) { number in
            Result {
                try DelayPlan(
                    seed: options.seed &+ UInt64(number), rows: rows, days: 2,
                    step: Int64(step) * minute
                ).watched()
            }
        }.map { try $0.get() }
        print("\(seeds) offices, \(rows) connections a day, a window every \(step) min.\n")
        for (rule, standing) in DelayPlan.standings.enumerated() {
            print("Told once it has stood for \(standing / minute) min, if below high:\n")
            print(Self.delays(runs, rule))
            print(Self.tallies(runs, rule))
        }
    }

    /// Minutes, the median over the runs, and how many were told.
    private static func delays(_ runs: [DelayRun], _ rule: Int) -> String {
        var table = MarkdownTable(
            ["jitter, loss"] + DelayPlan.periods.map { "\($0.fixed(0)) s" })
        for jitter in DelayPlan.jitters {
            for loss in DelayPlan.losses {
                table.row(
                    ["\(jitter), \(loss)"]
                        + DelayPlan.periods.map { period in
                            let beacons = runs.flatMap { run in
                                run.beacons.filter {
                                    $0.period == period && $0.jitter == jitter && $0.loss == loss
                                }.map { run.delay($0, rule: rule) }
                            }
                            let told = beacons.compactMap { $0 }.sorted()
                            // Those that were not told count as told later than any.
                            let middle = beacons.count / 2
                            let median = middle < told.count ? (told[middle] / 60).fixed(0) : "–"
                            return told.count == beacons.count
                                ? median : "\(median) (\(told.count) of \(beacons.count))"
                        })
            }
        }
        return table.text
    }

    private static func tallies(_ runs: [DelayRun], _ rule: Int) -> String {
        var table = MarkdownTable(["a day", "told", "not there at the end"])
        func row(_ name: String, _ tallies: [(told: Int, gone: Int)]) {
            let days = Double(runs.count)
            table.row([
                name, (Double(tallies.reduce(0) { $0 + $1.told }) / days).fixed(1),
                (Double(tallies.reduce(0) { $0 + $1.gone }) / days).fixed(1),
            ])
        }
        row("planted beacons", runs.map { $0.beaconTally(rule: rule) })
        for severity in Severity.allCases {
            row("others, from \(severity.name)", runs.map { $0.tally(rule: rule, from: severity) })
        }
        let again = Double(runs.reduce(0) { $0 + $1.again(rule: rule) }) / Double(runs.count)
        table.row(["told again", again.fixed(1), ""])
        var gone: [String: Int] = [:]
        for run in runs { gone.merge(run.goneByDetector(rule: rule)) { $0 + $1 } }
        for (name, count) in gone.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            table.row(["of them \(name)", "", (Double(count) / Double(runs.count)).fixed(1)])
        }
        return table.text
    }
}
