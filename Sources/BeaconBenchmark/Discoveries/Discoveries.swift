import ArgumentParser

/// `discoveries`: how many of the pairs called beacons are none.
struct Discoveries: ParsableCommand, SeededMeasurement {
    static let configuration = CommandConfiguration(
        abstract: "Print the share of false discoveries among many benign pairs, as Markdown.",
        discussion: """
            A day of beacons among benign pairs without a timer, in the proportions of a network: what share of those
            with q up to a level is benign, and how many beacons are among them. Then a host whose pairs all fall
            silent for three hours at once.
            """)
    static let publishedSeed: UInt64 = 100

    @OptionGroup var options: RunOptions<Self>

    @Option(help: ArgumentHelp("Runs, each with a seed of its own.", valueName: "N"))
    var seeds = 5

    @Option(help: ArgumentHelp("Beacons.", valueName: "N"))
    var beacons = 100

    @Option(help: ArgumentHelp("Benign pairs.", valueName: "N"))
    var benign = 50_000

    @Option(help: ArgumentHelp("Pairs of the host that falls silent.", valueName: "N"))
    var silent = 200

    func validate() throws {
        guard (1...1000).contains(seeds) else {
            throw ValidationError("--seeds is 1 to 1000")
        }
        guard (0...10_000).contains(beacons), (0...1_000_000).contains(benign),
            (1...10_000).contains(silent)
        else {
            throw ValidationError(
                "--beacons is 0 to 10,000, --benign 0 to 1,000,000, --silent 1 to 10,000")
        }
    }

    func run() {
        var report = DiscoveryReport(beacons: beacons, benign: benign, silent: silent)
        for number in 0..<seeds {
            let seed = options.seed &+ UInt64(number)
            let plan = DiscoveryPlan(seed: seed, beacons: beacons, benign: benign)
            report.add(
                seed: seed, plan.points(threads: options.threads),
                outage: plan.outage(pairs: silent, threads: options.threads))
        }
        print(report.markdown, terminator: "")
    }
}
