import ArgumentParser

/// A measurement on generated traffic, with the seed of its published figures.
protocol SeededMeasurement {
    static var publishedSeed: UInt64 { get }
}

/// The options that all measurements share.
struct RunOptions<Measurement: SeededMeasurement>: ParsableArguments {
    @Option(help: "Seed, of several runs the first one's; the calibration used 1 and 2.")
    var seed = Measurement.publishedSeed

    @Option(help: ArgumentHelp("Threads; no result depends on it.", valueName: "N"))
    var threads = 2

    func validate() throws {
        guard (1...1024).contains(threads) else { throw ValidationError("--threads is 1 to 1024") }
    }
}
