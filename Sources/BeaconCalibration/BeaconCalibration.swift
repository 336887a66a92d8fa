import ArgumentParser

/// Makes the data files of the beacon score. Developers run it; the program carries its results.
@main
struct BeaconCalibration: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the weights and null tables of the beacon score.",
        subcommands: [Fit.self, Null.self, LeaveOneOut.self, Transfer.self])
}
