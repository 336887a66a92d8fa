import ArgumentParser
import Foundation
import TocsinSinks

/// Standard output or a file, written through one buffer.
enum Output {
    /// Opens `path` (standard output for nil or `-`), runs `body`, flushes and closes.
    ///
    /// A reader that has gone ends the output quietly; any other failure ends the program with
    /// status 2.
    static func write(
        to path: String?, _ body: (inout ByteOutput) throws(OutputError) -> Void
    ) throws {
        let descriptor: Int32
        if let path, path != "-" {
            descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
            guard descriptor >= 0 else {
                throw Stop("\(path): cannot be written: \(unsafe String(cString: strerror(errno)))")
            }
        } else {
            descriptor = STDOUT_FILENO
        }
        defer { if descriptor != STDOUT_FILENO { close(descriptor) } }
        var output = ByteOutput(.descriptor(descriptor))
        do {
            try body(&output)
            try output.flush()
        } catch .closedPipe {
            return
        } catch {
            throw Stop("\(path ?? "standard output"): \(error)")
        }
    }
}

extension Output {
    /// Writes `text` to the file `path`, nothing if that is nil.
    static func write(_ text: String, to path: String?) throws {
        guard let path else { return }
        try write(to: path) { output throws(OutputError) in try output.write(text) }
    }
}

/// An error that stops the work: one line on standard error, status 2.
struct Stop: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
