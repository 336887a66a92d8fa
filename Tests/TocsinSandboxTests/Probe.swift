import Foundation

/// A run of SandboxProbe: what it printed and how it ended.
struct Probe {
    var lines: [String] = []
    var signal: Int32?

    /// It was built next to the tests' own program.
    private static let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appending(path: "SandboxProbe")

    static let isRoot = geteuid() == 0

    init(user: String, keeping: String = "-", profile: String = "-", _ task: String) throws {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = [user, keeping, profile, task]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        lines = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
        if process.terminationReason == .uncaughtSignal { signal = process.terminationStatus }
    }

    /// All values of a field of /proc's `status`, one for each thread that was printed.
    func values(_ field: String) -> [String] {
        lines.filter { $0.hasPrefix(field + ":") }.map {
            $0.dropFirst(field.count + 1).trimmingCharacters(in: .whitespaces)
        }
    }
}
