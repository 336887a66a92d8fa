import ArgumentParser
import Foundation

/// The root command.
public struct Tocsin: ParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "tocsin",
        abstract: "Find beacons, scans, long and unusual connections in network logs.",
        discussion: """
            Reads Zeek and Suricata logs, packet captures and authentication logs. Start with \
            `tocsin hunt FOLDER`; `tocsin watch` does the same live.
            """,
        version: "0.1.0",
        subcommands: [
            Hunt.self, Watch.self, Score.self, Flows.self, Generate.self, Detectors.self,
            Config.self,
            Unnamed.self,
        ],
        defaultSubcommand: Unnamed.self)

    public init() {}

    /// Runs the program: parses the arguments, carries out the command, exits with its status.
    public static func start() -> Never {
        // Writing into a closed pipe is an ordinary end of output, not a signal.
        signal(SIGPIPE, SIG_IGN)
        holdStandardDescriptors()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let stop as Stop {
            Diagnostics.start(verbose: false).error("\(stop)")
            Foundation.exit(Status.stopped.rawValue)
        } catch {
            exit(withError: error)
        }
        Foundation.exit(0)
    }

    /// Opens what was closed of 0 to 2 before the start, in a way that reading and writing it still fails:
    /// else a file or the capture's socket would get that number, and what is meant for people with it.
    private static func holdStandardDescriptors() {
        for (number, mode) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ] where fcntl(number, F_GETFD) < 0 {
            _ = unsafe open("/dev/null", mode)
        }
    }
}

/// The statuses of the command-line contract.
enum Status {
    static let findingReached = ExitCode(1)
    static let stopped = ExitCode(2)
    static let damagedInput = ExitCode(3)
    static let captureFailed = ExitCode(4)
}

/// What runs when no command is named: says which one was probably meant.
struct Unnamed: ParsableCommand {
    static let configuration = CommandConfiguration(shouldDisplay: false)

    @Argument(parsing: .allUnrecognized)
    var words: [String] = []

    func run() throws {
        guard let word = words.first else { throw CleanExit.helpRequest(Tocsin.self) }
        if FileManager.default.fileExists(atPath: word) {
            throw ValidationError("\(word) is an input; did you mean `tocsin hunt \(word)`?")
        }
        if word.hasPrefix("-") {
            throw ValidationError("unknown option '\(word)'; `tocsin --help` lists the commands")
        }
        throw ValidationError("no command or file named '\(word)'; `tocsin --help` lists them")
    }
}
