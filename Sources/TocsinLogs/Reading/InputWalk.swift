import Foundation
import TocsinRecords

/// One thing to read: a file, or standard input.
public struct InputFile: Hashable, Sendable {
    /// As it is shown; `-` for standard input.
    public var path: String
    /// Bytes on disk, 0 where that is not known.
    public var size: Int
    /// Whether the user named it, rather than a folder that holds it.
    public var isNamed: Bool
    /// When a file was last written; it gives stamps without a year theirs.
    public var modified: Timestamp?
}

/// Turns the inputs of a command line into the files to read.
public struct InputWalk: Sendable {
    public private(set) var files: [InputFile] = []
    /// Folders and files that could not be looked into.
    public private(set) var errors: [ParseError] = []
    /// Files left alone because a dated folder lies outside the time span.
    public private(set) var outsideSpan = 0
    /// Hidden files (leading dot) that a folder held.
    public private(set) var hidden = 0

    /// Deepest nesting of folders that is followed; Zeek's own layout has two.
    public static let maxDepth = 32

    private var seen: Set<FileIdentity> = []
    private let daySpan: ClosedRange<Int64>?

    /// Walks `paths`; a folder's files come in the order of their names. Every file and folder is
    /// visited once, whatever links lead to it. `span` leaves dated folders (`2024-04-19`) outside
    /// it, give or take a day for the sensor's own zone, unopened.
    ///
    /// Throws `.unreadable` for a path that does not exist.
    public init(paths: [String], span: ClosedRange<Timestamp>? = nil) throws(ParseError) {
        daySpan = span.map { $0.lowerBound.utcDay - 1...$0.upperBound.utcDay + 1 }
        for path in paths {
            if path == "-" {
                files.append(InputFile(path: "-", size: 0, isNamed: true))
                continue
            }
            var info = stat()
            guard unsafe stat(path, &info) == 0 else {
                throw ParseError(
                    .unreadable, source: path,
                    reason: errno == ENOENT
                        ? "no such file or folder; check the path"
                        : unsafe String(cString: strerror(errno)))
            }
            visit(path, info, depth: 0, isNamed: true)
        }
        // Whatever the order on the command line, the same files are read in the same order.
        files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private mutating func visit(_ path: String, _ info: stat, depth: Int, isNamed: Bool) {
        let identity = FileIdentity(device: UInt64(info.st_dev), inode: UInt64(info.st_ino))
        guard seen.insert(identity).inserted else { return }
        guard info.st_mode & S_IFMT == S_IFDIR else {
            // Sockets and devices in a folder are none of our business; named ones are tried.
            guard isNamed || info.st_mode & S_IFMT == S_IFREG else { return }
            files.append(
                InputFile(
                    path: path, size: Int(info.st_size), isNamed: isNamed,
                    modified: Self.modified(info)))
            return
        }
        guard depth < Self.maxDepth else {
            errors.append(
                ParseError(
                    .unreadable, source: path,
                    reason: "folders nested more than \(Self.maxDepth) deep are not followed"))
            return
        }
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            errors.append(
                ParseError(
                    .unreadable, source: path,
                    reason: "folder cannot be listed; check its permissions"))
            return
        }
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            let child = path.hasSuffix("/") ? path + name : path + "/" + name
            if name.hasPrefix(".") {
                hidden += 1
                continue
            }
            var info = stat()
            guard unsafe stat(child, &info) == 0 else {
                errors.append(
                    ParseError(
                        .unreadable, source: child,
                        reason: errno == ENOENT || errno == ELOOP
                            ? "a link that leads nowhere"
                            : unsafe String(cString: strerror(errno))))
                continue
            }
            if info.st_mode & S_IFMT == S_IFDIR, let day = Self.day(named: name), let daySpan,
                !daySpan.contains(day)
            {
                outsideSpan += 1
                continue
            }
            visit(child, info, depth: depth + 1, isNamed: false)
        }
    }

    /// When the file was last written; some file systems keep any 64-bit number of seconds.
    static func modified(_ info: stat) -> Timestamp? {
        let (time, overflow) = Int64(info.st_mtim.tv_sec)
            .multipliedReportingOverflow(by: Timestamp.microsecondsPerSecond)
        guard !overflow, time.magnitude < RecordLimits.maxMicroseconds.magnitude else { return nil }
        return Timestamp(microseconds: time)
    }

    /// The day that a folder named `YYYY-MM-DD` holds.
    static func day(named name: String) -> Int64? {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...12).contains(month), (1...31).contains(day)
        else { return nil }
        return Timestamp(year: year, month: month, day: day).utcDay
    }
}
