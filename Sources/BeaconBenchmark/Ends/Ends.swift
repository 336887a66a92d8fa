import ArgumentParser
import TocsinSynthesis

/// `ends`: how many stops and changes are found, and how often a beacon that goes on is said to have done
/// either.
struct Ends: ParsableCommand, SeededMeasurement {
    static let configuration = CommandConfiguration(
        abstract: "Print how well stops and changes of beacons are found, as Markdown.",
        discussion: """
            Every beacon has a host of its own that goes on with other connections, every five minutes in the mean,
            whatever the beacon does; hosts that are suspended make none meanwhile. Only beacons that are findings of medium severity or more count.
            """)
    static let publishedSeed: UInt64 = 200

    @OptionGroup var options: RunOptions<Self>

    @Option(help: ArgumentHelp("Series of each family and cell.", valueName: "N"))
    var series = 100

    func validate() throws {
        guard (1...2000).contains(series) else {
            throw ValidationError("--series is 1 to 2,000")
        }
    }

    func run() {
        let plan = EndsPlan(seed: options.seed, series: series, threads: options.threads)
        print("Beacons that go on: known, said to have stopped, said to have changed.\n")
        print(steady(plan))
        for days in EndsPlan.lengths.prefix(2) {
            print("Stops found, percent of the known beacons, \(days) d of data, by period:\n")
            print(ending(plan, days: days, factors: [nil]))
        }
        for days in EndsPlan.lengths.prefix(2) {
            print("Changes found, likewise, \(days) d of data, by period and factor:\n")
            print(ending(plan, days: days, factors: EndsPlan.factors))
        }
    }

    private func steady(_ plan: EndsPlan) -> String {
        var table = MarkdownTable(["family"] + EndsPlan.lengths.map { "\($0) d" })
        for family in EndsPlan.families {
            table.row(
                [family.name]
                    + EndsPlan.lengths.map { days in
                        let known = plan.steady(family, days: days).filter(\.isKnown)
                        return "\(known.count), \(known.count { $0.isStopped }), "
                            + "\(known.count { $0.isChanged })"
                    })
        }
        return table.text
    }

    private func ending(_ plan: EndsPlan, days: Int, factors: [Double?]) -> String {
        let columns = EndsPlan.periods.flatMap { period in factors.map { (period, $0) } }
        var table = MarkdownTable(
            ["jitter, loss"]
                + columns.map { period, factor in
                    "\(period.fixed(0)) s" + (factor.map { " × \($0)" } ?? "")
                })
        for noise in EndsPlan.noises {
            table.row(
                ["\(noise.jitter), \(noise.loss)"]
                    + columns.map { period, factor in
                        var share = Share()
                        for verdict in plan.ending(
                            period: period, noise, days: days, factor: factor)
                        where verdict.isKnown {
                            share.count(factor == nil ? verdict.isStopped : verdict.isChanged)
                        }
                        return share.percent
                    })
        }
        return table.text
    }
}
