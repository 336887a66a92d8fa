import ArgumentParser
import Foundation
import TocsinCapture
import TocsinDetectors
import TocsinEngine
import TocsinRecords
import TocsinServer
import TocsinSinks

/// `tocsin watch`: the same detectors, live.
struct Watch: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Watch an interface or a growing log folder and tell findings as they happen.",
        discussion: """
            One of -i, --follow and -r says what is watched. A finding is told when it is new, when \
            its severity rises, and when it comes back after --repeat-after; never twice at the \
            same level within that time.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, jsonl, csv
    }

    // What is watched.

    @Option(
        name: .shortAndLong, help: ArgumentHelp("Watch an interface.", valueName: "interface"))
    var interface: String?

    @Option(
        help: ArgumentHelp(
            "Watch a folder of logs, or one log, as it grows and rotates.", valueName: "path"))
    var follow: String?

    @Option(
        name: [.customShort("r"), .long],
        help: ArgumentHelp("Watch a packet capture as if it were live.", valueName: "file"))
    var read: String?

    @Option(
        help: ArgumentHelp(
            "Seconds of the capture a second; as fast as it goes if not given.", valueName: "N"))
    var replaySpeed: Double?

    @OptionGroup var device: DeviceArguments

    // How it is judged.

    @OptionGroup var zone: ZoneArguments
    @OptionGroup var judging: JudgingArguments
    @OptionGroup var beacons: BeaconOptions
    @OptionGroup var memory: RememberingArguments

    @Option(help: "Judge outbound, inbound, internal, external or all connections.")
    var direction: DirectionChoice?

    // What is told, and where.

    @Option(help: "table (lines to read), jsonl or csv.")
    var format: Format = .table

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Append findings to a file; opened again on SIGHUP.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Leave out findings below: info, low, medium, high, critical.", valueName: "severity"))
    var minSeverity: SeverityChoice?

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "Tell what matches, e.g. 'src:10.0.0.0/8 beacon:>=0.9'.", valueName: "terms"))
    var clause: String?

    @OptionGroup var telling: TellingArguments

    @Flag(help: "No terminal view: findings to standard output, a line of state now and then.")
    var headless = false

    func validate() throws {
        let sources = [interface, follow, read].compactMap { $0 }
        guard sources.count == 1 else {
            throw ValidationError("name one of -i INTERFACE, --follow PATH and -r FILE")
        }
        if let replaySpeed {
            guard read != nil else { throw ValidationError("--replay-speed goes with -r FILE") }
            guard replaySpeed > 0, replaySpeed <= 1e9 else {
                throw ValidationError("--replay-speed \(replaySpeed): above 0, at most 1e9")
            }
        }
        if let clause { _ = try Hunt.parsed(clause) }
        if output != nil, format == .csv {
            throw ValidationError("-o writes JSON lines; it has no --format csv")
        }
    }

    func run() throws {
        let log = Diagnostics.start(verbose: judging.verbose)
        var options = try memory.options()
        options.hunt.zone = try zone.zone()
        try judging.apply(to: &options.hunt)
        options.hunt.directions = direction?.directions
        beacons.apply(to: &options.hunt)
        do {
            try WatchRun(self, options, log).carryOut()
        } catch let failure as CaptureFailure {
            log.error("\(SafeText.escaped("\(failure)"))")
            throw Status.captureFailed
        }
    }
}

/// How an interface is opened.
struct DeviceArguments: ParsableArguments {
    @Option(help: ArgumentHelp("Keep the packets of -i in a capture file.", valueName: "file.pcap"))
    var write: String?

    @Option(help: ArgumentHelp("Bytes taken of each packet.", valueName: "bytes"))
    var snaplen: Int?

    @Option(help: ArgumentHelp("Kernel buffer for packets, MiB.", valueName: "MiB"))
    var buffer: Int = 64

    @Flag(help: "Only packets for or from this machine.")
    var noPromiscuous = false

    @Option(help: ArgumentHelp("Become this user once the interface is open.", valueName: "name"))
    var user: String?

    @Flag(help: "Parse packets as root, if there is nobody else to become.")
    var allowRoot = false

    func validate() throws {
        if let snaplen, !(64...262_144).contains(snaplen) {
            throw ValidationError("--snaplen \(snaplen): 64 to 262144")
        }
        guard (1...4096).contains(buffer) else {
            throw ValidationError("--buffer \(buffer): 1 to 4096 MiB")
        }
    }
}

/// How much is remembered, and how often it is judged.
struct RememberingArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Memory for the whole program: 512M, 4G.", valueName: "bytes"))
    var maxMemory = "1G"

    @Option(
        help: ArgumentHelp(
            "Record time between two judgements: 10m.", valueName: "span"))
    var step = "10m"

    @Option(
        help: ArgumentHelp(
            "How long records are remembered, memory permitting: 30d.", valueName: "span"))
    var keep = "30d"

    @Option(
        help: ArgumentHelp(
            "Do not tell a finding again at the same level within: 1h.", valueName: "span"))
    var repeatAfter = "1h"

    func validate() throws { _ = try options() }

    func options() throws -> SensorOptions {
        var options = SensorOptions()
        options.step = try SpanText.microseconds(step, "--step")
        guard SensorOptions.steps.contains(options.step) else {
            throw ValidationError("--step \(step): 10s to 1d")
        }
        options.keep = try SpanText.microseconds(keep, "--keep")
        guard options.keep >= 3600 * Timestamp.microsecondsPerSecond else {
            throw ValidationError("--keep \(keep): at least 1h")
        }
        options.repeatAfter = try SpanText.microseconds(repeatAfter, "--repeat-after")
        options.memory = SensorMemory(bytes: try Self.bytes(maxMemory))
        return options
    }

    private static func bytes(_ text: String) throws -> Int {
        let units: [Character: Double] = ["K": 0x1p10, "M": 0x1p20, "G": 0x1p30, "T": 0x1p40]
        let scale = text.last.flatMap { units[Character($0.uppercased())] }
        guard let value = Double(scale == nil ? text : String(text.dropLast())), value > 0,
            value * (scale ?? 1) < 1e15
        else { throw ValidationError("--max-memory \(text): not like 512M or 4G") }
        let bytes = Int(value * (scale ?? 1))
        guard bytes >= SensorMemory.least else {
            throw ValidationError("--max-memory \(text): at least \(SensorMemory.least >> 20)M")
        }
        return bytes
    }
}

/// Where findings go beside the output, and what others may ask.
struct TellingArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep state in a database, so that a restart goes on where this run ended.",
            valueName: "file.sqlite"))
    var state: String?

    @Option(
        help: ArgumentHelp("Seconds between two checkpoints of the state.", valueName: "seconds"))
    var checkpoint = 60

    @Option(
        help: ArgumentHelp(
            "Send findings to syslog (RFC 5424): udp://host:514, tcp://host:601, unix:/dev/log.",
            valueName: "address"))
    var syslog: [String] = []

    @Option(
        help: ArgumentHelp("POST findings to a web hook as JSON.", valueName: "url"))
    var webhook: [String] = []

    @Option(
        help: ArgumentHelp(
            "File with the bearer token of the web hooks.", valueName: "file"))
    var webhookToken: String?

    @Option(
        help: ArgumentHelp(
            "Serve Prometheus metrics at [ADDRESS:]PORT, on loopback if no address is named.",
            valueName: "port"))
    var metrics: String?

    func validate() throws {
        guard (1...86_400).contains(checkpoint) else {
            throw ValidationError("--checkpoint \(checkpoint): 1 to 86400 seconds")
        }
        for text in syslog where SyslogDestination(text) == nil {
            throw ValidationError(
                "--syslog \(text): not udp://host[:port], tcp://host[:port] or unix:///path")
        }
        for text in webhook where WebhookTarget(text) == nil {
            throw ValidationError("--webhook: not an http or https URL with a host")
        }
        _ = try metricsPlace()
    }

    /// Where metrics are served; nil if nowhere.
    func metricsPlace() throws -> (place: LocalServer.Place, port: UInt16)? {
        guard let metrics else { return nil }
        let split = metrics.lastIndex(of: ":")
        let digits = split.map { String(metrics[metrics.index(after: $0)...]) } ?? metrics
        guard let port = UInt16(digits) else {
            throw ValidationError("--metrics \(metrics): not [ADDRESS:]PORT")
        }
        let address = split.map { metrics[..<$0].trimmingCharacters(in: ["[", "]"]) } ?? ""
        switch address {
        case "", "127.0.0.1", "localhost": return (.loopback, port)
        case "::1": return (.loopback6, port)
        default:
            return (.open(address: address, names: [ProcessInfo.processInfo.hostName]), port)
        }
    }
}
