import GRDB

/// Why the state of a sensor cannot be read or written.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What a caller may want to tell apart.
    public enum Kind: Hashable, Sendable {
        /// Another process has it open.
        case inUse
        /// The file is somebody else's.
        case foreign
        /// A later release wrote it.
        case newer
        /// Its content makes no sense; the next start sets it aside.
        case damaged
        /// There is no room, or the disk refuses: nothing was written, nothing is lost that was, and
        /// the same call may succeed later.
        case diskFull
        /// Anything else: permissions, a folder that is not there.
        case unusable
    }

    public var kind: Kind
    public var path: String
    /// What is wrong.
    public var reason: String
    /// What to do about it.
    public var remedy: String

    public init(_ kind: Kind, path: String, reason: String, remedy: String) {
        self.kind = kind
        self.path = path
        self.reason = reason
        self.remedy = remedy
    }

    /// One line: `FILE: reason; remedy`.
    public var description: String { "\(path): \(reason); \(remedy)" }

    /// What SQLite's `error` means to a sensor.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self.init(
                .unusable, path: path, reason: "\(error)", remedy: "check the file and its folder")
            return
        }
        let words = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR:
            self.init(
                .diskFull, path: path, reason: "cannot be written (\(words))",
                remedy: "make room on its disk")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                .damaged, path: path, reason: "the database is damaged (\(words))",
                remedy: "start again, which sets it aside and begins a new one")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .inUse, path: path, reason: "another program holds it locked",
                remedy: "end that program, or name another file")
        default:
            self.init(
                .unusable, path: path, reason: words, remedy: "check the file and its folder")
        }
    }
}
