import ArgumentParser

/// The root command.
public struct Tocsin: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "tocsin",
        abstract: "Find command-and-control and scans in network logs.")

    public init() {}
}
