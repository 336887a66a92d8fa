import ArgumentParser
import TocsinRecords
import TocsinSinks
import TocsinSynthesis

/// `tocsin generate`: labelled sample data.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make labelled sample data: the same options give the same bytes.",
        subcommands: [GenerateConn.self])
}

struct GenerateConn: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conn",
        abstract: "A Zeek conn.log with planted beacons, benign periodic traffic and scans.")

    @Option(help: ArgumentHelp("Rows of the log.", valueName: "N"))
    var rows: Int = 10_000

    @Option(help: ArgumentHelp("Seed.", valueName: "N"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Hours the log covers.", valueName: "H"))
    var hours: Double = 24

    @Option(
        help: ArgumentHelp("Inside hosts (a thousandth of the rows, at least 50).", valueName: "N"))
    var hosts: Int?

    @Option(help: ArgumentHelp("Outside destinations (a fortieth of the rows).", valueName: "N"))
    var destinations: Int?

    @Option(help: ArgumentHelp("Planted beacons.", valueName: "N"))
    var beacons: Int = 0

    @Option(help: ArgumentHelp("Their periods in seconds, taken in turn.", valueName: "list"))
    var period: String = "60"

    @Option(help: ArgumentHelp("Their jitters, half-width over period.", valueName: "list"))
    var jitter: String = "0"

    @Option(help: ArgumentHelp("Their shares of missing beats.", valueName: "list"))
    var loss: String = "0"

    @Option(help: ArgumentHelp("Benign periodic pairs: clocks, updates, push.", valueName: "N"))
    var benign: Int = 0

    @Option(help: ArgumentHelp("Hosts that scan many hosts.", valueName: "N"))
    var hostScans: Int = 0

    @Option(help: ArgumentHelp("Hosts that scan many ports.", valueName: "N"))
    var portScans: Int = 0

    @Option(help: ArgumentHelp("Connections that last for hours.", valueName: "N"))
    var long: Int = 0

    @Option(help: ArgumentHelp("Write what was planted, as TSV.", valueName: "file"))
    var truth: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the log to a file.", valueName: "file"))
    var output: String?

    func run() throws {
        var scenario = ConnScenario(rows: rows)
        scenario.seed = seed
        scenario.hours = hours
        scenario.hosts = hosts
        scenario.destinations = destinations
        scenario.beacons.count = beacons
        scenario.beacons.periods = try numbers(period, "--period")
        scenario.beacons.jitters = try numbers(jitter, "--jitter")
        scenario.beacons.losses = try numbers(loss, "--loss")
        scenario.benignPeriodic = benign
        scenario.hostScans = hostScans
        scenario.portScans = portScans
        scenario.longConnections = long
        let generator: ConnGenerator
        do {
            generator = try ConnGenerator(scenario)
        } catch {
            throw ValidationError("\(error)")
        }
        if let truth {
            try Output.write(to: truth) { output throws(OutputError) in
                try output.write(TruthRow.file(generator.truth()))
            }
        }
        try Output.write(to: output) { output throws(OutputError) in
            try generator.run { piece throws(OutputError) in try output.write(piece) }
        }
    }

    private func numbers(_ text: String, _ flag: String) throws -> [Double] {
        try text.split(separator: ",").map { part in
            guard let value = Double(part) else {
                throw ValidationError("\(flag): '\(part)' is no number")
            }
            return value
        }
    }
}
