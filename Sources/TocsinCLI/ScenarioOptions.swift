import ArgumentParser
import TocsinSynthesis

/// The generated network: the same options mean the same one to every `generate` command.
struct ScenarioOptions: ParsableArguments {
    @Option(
        name: [.long, .customLong("connections")],
        help: ArgumentHelp("Connections (10,000 in a log, 1,000 in a capture).", valueName: "N"))
    var rows: Int?

    @Option(help: ArgumentHelp("Seed.", valueName: "N"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Hours covered.", valueName: "H"))
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

    @Option(
        help: ArgumentHelp("Command and control that never dials again.", valueName: "N"))
    var keepAlive: Int = 0

    @Option(help: ArgumentHelp("Periods of its requests, in turn.", valueName: "list"))
    var keepAlivePeriod: String = "60"

    @Option(help: ArgumentHelp("Their jitters, in turn.", valueName: "list"))
    var keepAliveJitter: String = "0.1"

    @Option(
        help: ArgumentHelp("Benign long connections: push, shells, downloads.", valueName: "N"))
    var sessions: Int = 0

    /// The scenario as typed; `usual` connections where their number was not.
    func scenario(rows usual: Int) throws -> ConnScenario {
        var scenario = ConnScenario(rows: rows ?? usual)
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
        scenario.keepAlives.count = keepAlive
        scenario.keepAlives.periods = try numbers(keepAlivePeriod, "--keep-alive-period")
        scenario.keepAlives.jitters = try numbers(keepAliveJitter, "--keep-alive-jitter")
        scenario.benignSessions = sessions
        return scenario
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
