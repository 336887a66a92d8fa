import Foundation
import Synchronization

/// A terminal of the system (pty(7)) whose picture is kept as one that knows the few sequences that
/// the program may use.
final class TestTerminal: Sendable {
    /// What is shown, and what went wrong.
    struct Picture {
        var columns: Int
        var rows: [[Character]]
        var row = 0
        var column = 0
        /// Sequences and characters that must not come.
        var wrong: [String] = []
        /// Whether the alternate screen is shown, and the cursor.
        var isAlternate = false
        var hasCursor = true
        /// Changes of the picture so far.
        var changes = 0
        var pending: [Unicode.Scalar] = []

        var text: String { rows.map { String($0) }.joined(separator: "\n") }
    }

    private let main: FileHandle
    /// The end that a program gets.
    let end: FileHandle
    private let shown: Mutex<Picture>

    private struct Refused: Error {}

    init(columns: Int, rows: Int) throws {
        // As openpty(3) does; ioctl_tty(2) for the numbers, which C macros hide.
        let getNumber: UInt = 0x8004_5430
        let setLock: UInt = 0x4004_5431
        let descriptor = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var number: Int32 = 0
        var lock: Int32 = 0
        guard descriptor >= 0, unsafe ioctl(descriptor, setLock, &lock) == 0,
            unsafe ioctl(descriptor, getNumber, &number) == 0
        else { throw Refused() }
        let other = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
        guard other >= 0 else { throw Refused() }
        main = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        end = FileHandle(fileDescriptor: other, closeOnDealloc: true)
        shown = Mutex(Picture(columns: columns, rows: Self.blank(columns, rows)))
        resize(columns: columns, rows: rows)
        let main = main
        // Reading ends when the last holder of the other end is gone.
        Thread.detachNewThread { [weak self] in
            var rest: [UInt8] = []
            while case let bytes = someBytes(of: main.fileDescriptor), !bytes.isEmpty, let self {
                rest += bytes
                take(&rest)
            }
        }
    }

    deinit { try? end.close() }

    private static func blank(_ columns: Int, _ rows: Int) -> [[Character]] {
        Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    var picture: Picture { shown.withLock { $0 } }

    /// Local modes and the characters of termios(3), to be compared.
    var modes: [UInt32] {
        var modes = termios()
        _ = unsafe tcgetattr(end.fileDescriptor, &modes)
        return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
    }

    func type(_ text: String) throws { try main.write(contentsOf: Data(text.utf8)) }

    /// The user gives the window another size; what was drawn stays where it still fits.
    func resize(columns: Int, rows: Int) {
        shown.withLock { shown in
            let old = shown.rows
            shown.rows = Self.blank(columns, rows)
            shown.columns = columns
            for (i, row) in old.prefix(rows).enumerated() {
                for (j, character) in row.prefix(columns).enumerated() {
                    shown.rows[i][j] = character
                }
            }
        }
        var size = winsize()
        size.ws_col = UInt16(columns)
        size.ws_row = UInt16(rows)
        _ = unsafe ioctl(end.fileDescriptor, UInt(TIOCSWINSZ), &size)
    }

    /// Forgets what went wrong so far.
    func forgive() { shown.withLock { $0.wrong = [] } }

    /// Shows the characters that are whole; the rest waits.
    private func take(_ bytes: inout [UInt8]) {
        var whole = bytes.count
        while whole > 0, whole > bytes.count - 4,
            String(validating: bytes.prefix(whole), as: UTF8.self) == nil
        { whole -= 1 }
        let text = String(decoding: bytes.prefix(whole), as: UTF8.self)
        bytes.removeFirst(whole)
        shown.withLock { shown in
            for scalar in text.unicodeScalars { shown.take(scalar) }
            shown.changes += 1
        }
    }
}

extension TestTerminal.Picture {
    fileprivate mutating func take(_ scalar: Unicode.Scalar) {
        if !pending.isEmpty || scalar == "\u{1B}" {
            pending.append(scalar)
            // CSI: parameters, then a letter.
            let isLetter = scalar.properties.isAlphabetic && pending.count > 2
            guard isLetter || pending.count > 12 || pending.count == 2 && scalar != "[" else {
                return
            }
            obey(String(String.UnicodeScalarView(pending)))
            pending = []
            return
        }
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || [0x202E, 0x200B, 0x2028].contains(scalar.value)
        {
            wrong.append("character \(scalar.value)")
            return
        }
        guard row < rows.count, column < columns else {
            wrong.append("\(Character(scalar)) at \(column + 1) of \(columns), line \(row + 1)")
            return
        }
        rows[row][column] = Character(scalar)
        column += 1
    }

    private mutating func obey(_ sequence: String) {
        let body = sequence.dropFirst(2).dropLast()
        switch (sequence.last, body) {
        case ("H", _):
            let place = body.split(separator: ";").compactMap { Int($0) }
            row = (place.first ?? 1) - 1
            column = (place.dropFirst().first ?? 1) - 1
            if row >= rows.count { wrong.append("line \(row + 1) of \(rows.count)") }
        case ("K", ""):
            guard row < rows.count, column < columns else { return }
            for i in column..<columns { rows[row][i] = " " }
        case ("J", "2"):
            for i in rows.indices { rows[i] = rows[i].map { _ in " " } }
        case ("m", _): break
        case ("h", "?1049"): isAlternate = true
        case ("l", "?1049"): isAlternate = false
        case ("h", "?25"): hasCursor = true
        case ("l", "?25"): hasCursor = false
        default: wrong.append("sequence \(sequence.unicodeScalars.map(\.value))")
        }
    }
}
