import Foundation
import Testing

/// The live view on a terminal.
@Suite(.serialized) struct TerminalTests {
    /// A folder and a log that would like to command the terminal.
    private func hostileFolder(_ folder: ScratchFolder) throws -> String {
        let name = "e\u{1B}]0;title\u{7}\u{9B}31m\u{202E}vil"
        let path = folder(name)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
        let user = "e\u{1B}[2J\u{9B}31m\u{202E}vil"
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let guesses = (0..<300).map { i in
            "Jan  5 10:\(two(i / 60)):\(two(i % 60)) srv sshd[\(1000 + i)]: Failed password for "
                + "\(user) from 198.51.100.7 port \(30_000 + i) ssh2\n"
        }
        let logons = (30...31).map { minute in
            "Jan  5 10:\(minute):00 srv sshd[9]: Accepted password for \(user) from 198.51.100.7 port 9 ssh2\n"
        }
        try (guesses + logons).joined()
            .write(toFile: path + "/auth.log", atomically: false, encoding: .utf8)
        return name
    }

    private func draws(_ terminal: TestTerminal, _ text: String) -> Bool {
        wait(Program.patience) { terminal.picture.text.contains(text) }
    }

    @Test func theViewKeepsToItsWindow() throws {
        let folder = try ScratchFolder()
        let terminal = try TestTerminal(columns: 80, rows: 24)
        let modes = terminal.modes
        let program = try Program(
            ["watch", "--follow", try hostileFolder(folder), "--year", "2026"], in: folder,
            terminal: terminal.end, environment: ["TERM": "xterm"])
        #expect(draws(terminal, "Logon after failed guesses"), "\(program.errors)")
        #expect(terminal.picture.isAlternate && !terminal.picture.hasCursor)
        #expect(terminal.picture.text.contains("BEACONS"))
        #expect(terminal.picture.text.contains("e\\x1b]0;title"))
        #expect(terminal.modes != modes)

        try terminal.type("?")
        #expect(draws(terminal, "hold the picture"))
        #expect(terminal.picture.wrong.isEmpty, "\(terminal.picture.wrong)")

        // Smaller, with the help shown and without.
        terminal.resize(columns: 40, rows: 10)
        program.signal(SIGWINCH)
        #expect(draws(terminal, "…"))
        // A picture for the former size may have been on its way.
        terminal.forgive()
        try terminal.type("?")
        #expect(draws(terminal, "BEACONS"))
        #expect(draws(terminal, "TOLD"))
        #expect(terminal.picture.wrong.isEmpty, "\(terminal.picture.wrong)")

        // Larger: every line is drawn anew.
        terminal.resize(columns: 120, rows: 40)
        program.signal(SIGWINCH)
        #expect(draws(terminal, "198.51.100.7"))
        terminal.forgive()

        // Held, nothing moves.
        try terminal.type("p")
        usleep(1_500_000)
        let held = terminal.picture.changes
        usleep(2_200_000)
        #expect(terminal.picture.changes == held)
        try terminal.type("p")
        #expect(wait(Program.patience) { terminal.picture.changes > held })
        #expect(terminal.picture.wrong.isEmpty, "\(terminal.picture.wrong)")

        try terminal.type("q")
        #expect(program.ending() == .status(0), "\(program.errors)")
        #expect(wait(1) { !terminal.picture.isAlternate && terminal.picture.hasCursor })
        #expect(terminal.modes == modes)
        #expect(terminal.picture.wrong.isEmpty, "\(terminal.picture.wrong)")
        #expect(!program.errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    /// Beacons and long lines in a narrow window.
    @Test func beaconsInANarrowWindow() throws {
        let folder = try ScratchFolder()
        let log = try GrowingLog(folder, seed: 31)
        try log.complete()
        let terminal = try TestTerminal(columns: 40, rows: 12)
        let modes = terminal.modes
        let program = try Program(
            ["watch", "--follow", log.current, "--direction", "all"], in: folder,
            terminal: terminal.end, environment: ["TERM": "xterm"])
        #expect(draws(terminal, "BEACONS  (3)"), "\(program.errors)")
        #expect(terminal.picture.wrong.isEmpty, "\(terminal.picture.wrong)")
        program.terminate()
        #expect(wait(1) { !terminal.picture.isAlternate })
        #expect(terminal.modes == modes)
    }

    /// A terminal that cannot move its cursor gets lines.
    @Test func aDumbTerminalGetsLines() throws {
        let folder = try ScratchFolder()
        let terminal = try TestTerminal(columns: 80, rows: 24)
        let program = try Program(
            ["watch", "--follow", try hostileFolder(folder), "--year", "2026"], in: folder,
            terminal: terminal.end, environment: ["TERM": "dumb", "NO_COLOR": "1"])
        #expect(program.says("following "))
        #expect(wait(Program.patience) { terminal.picture.changes > 0 })
        #expect(!terminal.picture.isAlternate)
        program.terminate()
    }
}
