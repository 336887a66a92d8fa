import ArgumentParser

/// `months`: what a sensor's memory of pairs finds, holds and costs over months.
struct Months: ParsableCommand, SeededMeasurement {
    static let configuration = CommandConfiguration(
        abstract: "Print findings, memory and time over months of a sensor's data, as Markdown.",
        discussion: """
            Connections are made on the fly and remembered in a table of bounded size. At the end of every day the
            pairs of that day are judged, on Sundays those of the week too, and the detections of a pair are merged
            into findings. All but the section on cost is the same every time.
            """)
    static let publishedSeed: UInt64 = 11

    @OptionGroup var options: RunOptions<Self>

    @Option(help: ArgumentHelp("Days, the first a Monday.", valueName: "N"))
    var days = 90

    @Option(help: ArgumentHelp("Connections a day.", valueName: "N"))
    var perDay = 1_000_000

    @Option(help: ArgumentHelp("Pairs that stay.", valueName: "N"))
    var pairs = 20_000

    @Option(help: ArgumentHelp("Largest q of a detection.", valueName: "share"))
    var level = 0.05

    @Option(help: ArgumentHelp("Least score of a detection.", valueName: "score"))
    var minScore = 0.5

    func validate() throws {
        guard (1...3650).contains(days), (1000...100_000_000).contains(perDay),
            (1...1_000_000).contains(pairs)
        else {
            throw ValidationError(
                "--days is 1 to 3650, --per-day 1000 to 100,000,000, --pairs 1 to 1,000,000")
        }
        guard (0...1).contains(level), (0...1).contains(minScore) else {
            throw ValidationError("--level and --min-score are 0 to 1")
        }
    }

    func run() {
        let traffic = SensorTraffic(seed: options.seed, days: days, perDay: perDay, pairs: pairs)
        var watch = SensorWatch(traffic, level: level, minScore: minScore, threads: options.threads)
        for _ in 0..<days { watch.nextDay() }
        print(MonthsReport(watch).markdown, terminator: "")
    }
}
