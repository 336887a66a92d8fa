import ArgumentParser

/// The options of everything that draws series.
struct RunOptions: ParsableArguments {
    @Option(help: "Seed of the series; a fit is judged on those of the next.")
    var seed: UInt64 = 1
    @Option(help: "Threads.") var threads = 2
}

/// A command that fits the experts, with the numbers of series of its published figures.
protocol FittingCommand {
    /// Of each benign and of each malicious family.
    static var publishedSeries: (benign: Int, malicious: Int) { get }
}

/// The options of every command that fits the experts, and the series that they ask for.
struct FitOptions<Command: FittingCommand>: ParsableArguments {
    @OptionGroup var run: RunOptions
    @Option(help: "Series of each benign family.") var benign = Command.publishedSeries.benign
    @Option(help: "Series of each malicious family.")
    var malicious = Command.publishedSeries.malicious
    @Option(help: "Hours that a series lasts.") var hours = 24

    /// The series that are fitted, and as many others that the fit is judged on.
    func rows() -> (fitted: [LabelledTerms], held: [LabelledTerms]) {
        let span = Int64(hours) * 3_600_000_000
        let make = { (seed: UInt64) in
            LabelledTerms.make(
                seed: seed, span: span, benign: benign, malicious: malicious, threads: run.threads)
        }
        return (make(run.seed), make(run.seed &+ 1))
    }
}
