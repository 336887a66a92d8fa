import ArgumentParser
import Foundation
import TocsinRecords
import TocsinSinks
import TocsinSynthesis

/// `tocsin generate`: labelled sample data.
struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make labelled sample data: the same options give the same bytes.",
        subcommands: [GenerateAuth.self, GenerateConn.self, GeneratePcap.self])
}

struct GenerateConn: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conn",
        abstract: "A Zeek conn.log with planted beacons, benign periodic traffic and scans.")

    @OptionGroup var options: ScenarioOptions

    @Option(help: ArgumentHelp("Write what was planted, as TSV.", valueName: "file"))
    var truth: String?

    @Option(name: .shortAndLong, help: ArgumentHelp("Write the log to a file.", valueName: "file"))
    var output: String?

    func run() throws {
        let scenario = try options.scenario(rows: 10_000)
        let generator = try checked { try ConnGenerator(scenario) }
        try write(generator.truth(), to: truth)
        try Output.write(to: output) { output throws(OutputError) in
            try generator.run { piece throws(OutputError) in try output.write(piece) }
        }
    }
}

struct GeneratePcap: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pcap",
        abstract: "A capture of the network that 'generate conn' logs, packet by packet.",
        discussion: """
            The same options give the same connections as in 'generate conn'; the capture just stops at the \
            end of the span. Payload is filler behind the first bytes of DNS, HTTP, TLS and others; all \
            checksums are right.
            """)

    @OptionGroup var options: ScenarioOptions

    @Option(
        help: ArgumentHelp("As many connections as make about this size.", valueName: "N"))
    var megabytes: Int64?

    @Option(name: .long, help: ArgumentHelp("Bytes kept of a frame.", valueName: "N"))
    var snaplen: Int = CaptureForm.maximumSnapLength

    @Option(help: ArgumentHelp("Share of frames that the capture misses.", valueName: "share"))
    var captureLoss: Double = 0

    @Flag(help: "Stamps in nanoseconds.")
    var nanoseconds = false

    @Option(help: ArgumentHelp("Write what was planted, as TSV.", valueName: "file"))
    var truth: String?

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Write the capture to a file.", valueName: "file"))
    var output: String?

    func validate() throws {
        if megabytes != nil, options.rows != nil {
            throw ValidationError("--megabytes and --rows exclude each other")
        }
        guard megabytes ?? 1 >= 1, megabytes ?? 1 <= CaptureGenerator.maximumBytes / 1_000_000
        else {
            throw ValidationError("--megabytes must be 1 … 1000000")
        }
        if (output ?? "-") == "-", isatty(STDOUT_FILENO) == 1 {
            throw ValidationError(
                "a capture is no text: name a file with -o, or redirect the output")
        }
    }

    func run() throws {
        var form = CaptureForm()
        form.snapLength = snaplen
        form.nanoseconds = nanoseconds
        form.loss = captureLoss
        let generator = try checked {
            var scenario = try options.scenario(rows: 1000)
            if let megabytes {
                scenario = try CaptureGenerator.scenario(
                    scenario, ofBytes: megabytes * 1_000_000, form: form)
            }
            return try CaptureGenerator(scenario, form: form)
        }
        try write(generator.truth(), to: truth)
        try Output.write(to: output) { output throws(OutputError) in
            try generator.run { piece throws(OutputError) in try output.write(piece) }
        }
    }
}

/// What is wrong with a scenario is wrong usage.
func checked<Result>(_ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as ScenarioError {
        throw ValidationError("\(error)")
    }
}

private func write(_ truth: [TruthRow], to path: String?) throws {
    try Output.write(TruthRow.file(truth), to: path)
}
