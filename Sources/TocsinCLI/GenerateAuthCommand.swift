import ArgumentParser
import TocsinFeatures
import TocsinRecords
import TocsinSinks
import TocsinSynthesis

struct GenerateAuth: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auth",
        abstract: "An authentication log with planted attacks and what looks like them.",
        discussion: """
            Times are UTC. 'full' plants whatever the format can show, 'small' a few attacks on six users, \
            'quiet' nothing. A syslog without --iso has no years: read it with --year. In CSV and JSON \
            lines the places are in a column; for other formats --places says where the addresses are.

            What can be planted: \(Self.kinds(isMalicious: true)); \
            and, benign, \(Self.kinds(isMalicious: false)).
            """)

    @Option(help: ArgumentHelp("Format of the log.", valueName: "format"))
    var format: AuthForm = .csv

    @Option(help: ArgumentHelp("Seed.", valueName: "N"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Start of the span.", valueName: "T"))
    var start: String = "2026-03-02"

    @Option(help: ArgumentHelp("Days covered.", valueName: "N"))
    var days: Int = 30

    @Option(help: ArgumentHelp("What is planted.", valueName: "name"))
    var scenario: AuthScenario.Preset = .full

    @Option(help: ArgumentHelp("People (40; small: 6).", valueName: "N"))
    var users: Int?

    @Option(
        help: ArgumentHelp("Programs that log on around the clock (4; small: 0).", valueName: "N"))
    var services: Int?

    @Option(
        help: ArgumentHelp(
            "Plant these instead, each as often as it is named.", valueName: "list"))
    var plant: String?

    @Flag(help: "ISO stamps in a syslog.")
    var iso = false

    @Option(help: ArgumentHelp("Write what was planted, as TSV.", valueName: "file"))
    var truth: String?

    @Option(
        help: ArgumentHelp(
            "Write a label for each user and hour, as CSV: user, hour_start, label.",
            valueName: "file"))
    var truthHours: String?

    @Option(
        help: ArgumentHelp(
            "Write where the addresses are, as CSV: network, city, country, latitude, longitude.",
            valueName: "file"))
    var places: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the log to a file.", valueName: "file"))
    var output: String?

    func run() throws {
        let options = try authScenario()
        let generator = try checked { try AuthGenerator(options) }
        try Output.write(AuthTruthRow.file(generator.truth()), to: truth)
        try Output.write(AuthGenerator.placesFile, to: places)
        if let truthHours {
            try Output.write(to: truthHours) { output throws(OutputError) in
                try generator.runHours { piece throws(OutputError) in try output.write(piece) }
            }
        }
        try Output.write(to: output) { output throws(OutputError) in
            try generator.run { piece throws(OutputError) in try output.write(piece) }
        }
    }

    /// The scenario as typed.
    private func authScenario() throws -> AuthScenario {
        var result = AuthScenario(
            users: users ?? scenario.users, services: services ?? scenario.services)
        guard !iso || format == .syslog else {
            throw ValidationError("--iso is for --format syslog")
        }
        result.form = format
        result.hasISOStamps = iso
        result.seed = seed
        result.start = try TimeOptions.instant(start, "--start", .utc)
        result.days = days
        if let plant {
            result.planted = try plant.split(separator: ",").map { name in
                guard let pattern = AuthPattern(rawValue: String(name)) else {
                    throw ValidationError("--plant: nothing is called '\(name)'")
                }
                return pattern
            }
        } else {
            result.plant(scenario)
        }
        return result
    }

    private static func kinds(isMalicious: Bool) -> String {
        AuthPattern.allCases.filter { $0.isMalicious == isMalicious }.map(\.rawValue)
            .joined(separator: ", ")
    }
}

extension AuthForm: ExpressibleByArgument {}
extension AuthScenario.Preset: ExpressibleByArgument {}
