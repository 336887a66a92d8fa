import Foundation
import TocsinDetectors
import TocsinRecords
import TocsinSinks

/// The live view on a terminal: health, the top beacons, and what was told, redrawn every second.
///
/// It draws on the alternate screen (ECMA-48, xterm's 1049) and leaves the terminal as it was; `q`
/// ends, `p` holds the picture, `?` explains it.
final class TerminalView {
    private let times: TimeText
    private let colour: Bool
    private var saved = termios()
    private var isRaw = false
    private var isHeld = false
    private var showsHelp = false
    private var drawn: [String] = []
    private var drawnSize = (columns: 0, rows: 0)
    private let stop: () -> Void

    /// Whether a view makes sense: both ends are a terminal that can move its cursor.
    static var isPossible: Bool {
        isatty(STDOUT_FILENO) == 1 && isatty(STDIN_FILENO) == 1
            && !["", "dumb"].contains(ProcessInfo.processInfo.environment["TERM"] ?? "")
    }

    /// Takes over the terminal; `stop` is called for `q`.
    init(times: TimeText, stop: @escaping () -> Void) {
        self.times = times
        self.stop = stop
        colour = ProcessInfo.processInfo.environment["NO_COLOR"] ?? "" == ""
        if unsafe tcgetattr(STDIN_FILENO, &saved) == 0 {
            var raw = saved
            raw.c_lflag &= ~tcflag_t(ICANON | ECHO)
            unsafe withUnsafeMutableBytes(of: &raw.c_cc) { cc in
                // Reading returns at once with what there is.
                unsafe cc[Int(VMIN)] = 0
                unsafe cc[Int(VTIME)] = 0
            }
            isRaw = unsafe tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0
        }
        put("\u{1B}[?1049h\u{1B}[?25l")
    }

    /// Gives the terminal back.
    func close() {
        put("\u{1B}[?25h\u{1B}[?1049l")
        if isRaw { unsafe tcsetattr(STDIN_FILENO, TCSANOW, &saved) }
        isRaw = false
    }

    /// Looks at the keyboard and draws `status`.
    func update(_ status: WatchStatus) {
        readKeys()
        guard !isHeld else { return }
        let (columns, rows) = size
        if (columns, rows) != drawnSize {
            // A terminal of another size has moved what was drawn.
            drawnSize = (columns, rows)
            drawn = []
            put("\u{1B}[2J")
        }
        let lines =
            showsHelp
            ? Self.help.map { SafeText.fitted($0, width: columns) }
            : WatchScreen(
                status: status, times: times, columns: columns, rows: rows, colour: colour
            ).lines
        draw(Array(lines.prefix(rows)), rows: rows)
    }

    private var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return (80, 24)
        }
        return (max(20, Int(size.ws_col)), max(4, Int(size.ws_row)))
    }

    private func readKeys() {
        guard isRaw else { return }
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe read(STDIN_FILENO, $0.baseAddress, $0.count)
        }
        for byte in bytes.prefix(max(0, count)) {
            switch byte {
            case UInt8(ascii: "q"), 3, 4: stop()
            case UInt8(ascii: "p"), UInt8(ascii: " "): isHeld.toggle()
            case UInt8(ascii: "?"), UInt8(ascii: "h"):
                showsHelp.toggle()
                isHeld = false
            default: break
            }
        }
    }

    /// Writes the lines that have changed.
    private func draw(_ lines: [String], rows: Int) {
        var text = ""
        for row in 0..<rows {
            let line = row < lines.count ? lines[row] : ""
            guard row >= drawn.count || drawn[row] != line else { continue }
            text += "\u{1B}[\(row + 1);1H\(line)\u{1B}[K"
        }
        drawn = (0..<rows).map { $0 < lines.count ? lines[$0] : "" }
        put(text)
    }

    private func put(_ text: String) {
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
        } catch {
            // The terminal is gone, and with it whoever could end the program.
            stop()
        }
    }

    private static let help = [
        "tocsin watch: keys", "",
        "  q   end: what is open is judged once more",
        "  p   hold the picture; the sensor goes on", "  ?   this page and back", "",
        "drops   packets lost by the card, by the kernel's buffer, by the queue behind it",
        "lag     how far behind the packets the program is",
        "q       share of false discoveries among beacons this sure or surer",
        "24 h    connections an hour, the last 24 hours, the present one at the right", "",
        "Every number is also in the lines of --headless and in the metrics.",
    ]
}
