import Foundation
import Testing

/// The built program in a process of its own, its output in files.
final class Program {
    /// How a process ended.
    enum Ending: Equatable {
        case status(Int32)
        case signal(Int32)
    }

    /// It is built beside the tests' own program.
    static let path = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "tocsin").path

    /// Seconds that a test waits for what comes at once on a machine that is not busy.
    static let patience = 30.0

    private let process = Process()
    private let outputPath: String
    private let errorPath: String

    /// Starts `arguments`; with `shell`, a line of sh(1) in which `"$@"` is the program and its arguments.
    /// `terminal` takes the place of standard input and output.
    init(
        _ arguments: [String], in folder: ScratchFolder, shell: String? = nil,
        terminal: FileHandle? = nil, environment: [String: String] = [:]
    ) throws {
        let tag = UUID().uuidString
        outputPath = folder("output-" + tag)
        errorPath = folder("errors-" + tag)
        process.executableURL = URL(filePath: shell == nil ? Self.path : "/bin/sh")
        process.arguments = shell.map { ["-c", $0, "sh", Self.path] + arguments } ?? arguments
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder.path]
            .merging(environment) { $1 }
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardInput = terminal ?? FileHandle.nullDevice
        process.standardOutput = try terminal ?? Self.file(outputPath)
        process.standardError = try Self.file(errorPath)
        try process.run()
    }

    deinit {
        guard process.isRunning else { return }
        kill(id, SIGKILL)
        process.waitUntilExit()
    }

    private static func file(_ path: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return try FileHandle(forWritingTo: URL(filePath: path))
    }

    var id: pid_t { process.processIdentifier }
    var isRunning: Bool { process.isRunning }

    /// What it has written to standard output so far.
    var output: String { Self.text(outputPath) }
    var errors: String { Self.text(errorPath) }

    static func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    func signal(_ number: Int32) { kill(id, number) }

    /// Its end, if that comes within `seconds`.
    func ending(within seconds: Double = patience) -> Ending? {
        guard wait(seconds, until: { !process.isRunning }) else { return nil }
        process.waitUntilExit()
        return process.terminationReason == .exit
            ? .status(process.terminationStatus) : .signal(process.terminationStatus)
    }

    /// Whether standard error came to hold `text`; false also when the program has ended without it.
    func says(_ text: String, within seconds: Double = patience) -> Bool {
        wait(seconds) { errors.contains(text) || !process.isRunning } && errors.contains(text)
    }

    /// Asks it to end and checks that it does within five seconds, of a machine that it has for itself.
    func terminate(_ location: SourceLocation = #_sourceLocation) {
        let begun = ContinuousClock.now
        signal(SIGTERM)
        let ending = ending(within: 60)
        let seconds = (ContinuousClock.now - begun) / .seconds(1)
        #expect(ending == .status(0), "\(errors)", sourceLocation: location)
        let limit = 5 * Contention.factor
        #expect(seconds <= limit, "ended after \(seconds) s", sourceLocation: location)
    }

    /// Runs the program to its end.
    @discardableResult
    static func run(
        _ arguments: [String], in folder: ScratchFolder, shell: String? = nil
    ) throws -> (ending: Ending?, output: String, errors: String) {
        let program = try Program(arguments, in: folder, shell: shell)
        let ending = program.ending(within: 100)
        return (ending, program.output, program.errors)
    }

    /// The findings of `tocsin hunt` on `paths`.
    static func hunt(_ paths: [String], in folder: ScratchFolder) throws -> Findings {
        let run = try run(
            ["hunt"] + paths + ["--format", "jsonl", "--direction", "all"], in: folder)
        try #require(run.ending == .status(0), "\(run.errors)")
        return try Findings(run.output)
    }
}

/// Whether `condition` comes true within `seconds`.
func wait(_ seconds: Double, until condition: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !condition() {
        guard ContinuousClock.now < deadline else { return condition() }
        usleep(10_000)
    }
    return true
}

/// How busy the machine is with other things.
enum Contention {
    /// How many times slower than alone a process gets on now: time over processor time of a short sum.
    static var factor: Double {
        let begun = ContinuousClock.now
        let cpu = processorTime
        var sum = 0
        while processorTime - cpu < 0.03 { sum &+= 1 }
        return max(1, (ContinuousClock.now - begun) / .seconds(0.03))
    }

    /// Of this thread, seconds.
    private static var processorTime: Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
