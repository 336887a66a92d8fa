import ArgumentParser
import TocsinSynthesis

/// `honesty`: how often the p-values of benign pairs are as small as they say.
struct Honesty: ParsableCommand, SeededMeasurement {
    static let configuration = CommandConfiguration(
        abstract: "Print how often benign pairs reach small p-values, as Markdown.",
        discussion: """
            A p-value is honest if it is at most α no more often than in a share α of the pairs without a timer.
            Printed is P(p ≤ α) / α for each benign family, with its standard error: 1 is exact, less is careful,
            more is a promise that is not kept.
            """)
    static let publishedSeed: UInt64 = 7

    @OptionGroup var options: RunOptions<Self>

    @Option(help: ArgumentHelp("Series of either null family, a day.", valueName: "N"))
    var null = 20_000

    @Option(help: ArgumentHelp("Series of each other family, a day.", valueName: "N"))
    var others = 4000

    @Option(help: ArgumentHelp("Series of either null family, a week.", valueName: "N"))
    var weekNull = 4000

    @Option(help: ArgumentHelp("Series of each other family, a week.", valueName: "N"))
    var weekOthers = 1000

    @Option(help: ArgumentHelp("Pairs with the smallest p to list.", valueName: "N"))
    var worst = 20

    func validate() throws {
        guard [null, others, weekNull, weekOthers, worst].allSatisfy((0...1_000_000).contains)
        else {
            throw ValidationError("counts of series are 0 to 1,000,000")
        }
    }

    func run() {
        print(
            "# Honesty of the p-values: P(p ≤ α) / α ± its standard error, seed \(options.seed)\n")
        for (title, days, null, others) in [
            ("24 hours of data", 1, null, others),
            ("7 days of data, the whole and its days", 7, weekNull, weekOthers),
        ] {
            let counts = RhythmFamily.all(.benign).map { family in
                (family, HonestyLimits.isNull(family) ? null : others)
            }
            let span = Int64(days) * 86_400_000_000
            let points = PairPlan.items(counts).points(
                seed: options.seed, span: span, threads: options.threads)
            print("## \(title)\n\n\(HonestyReport(points).markdown)")
            print("The smallest p of pairs without a timer:\n")
            print(WorstPairs(points, count: worst, seed: options.seed, span: span).markdown)
        }
    }
}
