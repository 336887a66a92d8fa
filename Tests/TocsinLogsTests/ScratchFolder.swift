import Foundation
import TocsinRecords

@testable import TocsinLogs

/// A folder of its own for one test, removed with the value.
final class ScratchFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path }

    /// Writes a file, with the folders that lead to it, and returns its path.
    @discardableResult
    func write(_ name: String, _ content: [UInt8] = [0x0A]) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(content).write(to: file)
        return file.path
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(at: url.appending(path: name))
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: url.appending(path: name).path, withDestinationPath: target)
    }
}

/// What a reader made of some files.
struct ReadFiles {
    var rows: [Conn] = []
    var reports: [InputReport] = []

    init(_ paths: [String], threads: Int, limits: DecompressionLimits = DecompressionLimits())
        throws
    {
        var reader = LogReader(threads: threads)
        reader.limits = limits
        var rows: [Conn] = []
        var reports: [InputReport] = []
        reader.read(
            try InputWalk(paths: paths).files,
            consume: { batch, _ in
                for row in 0..<batch.count { rows.append(batch[row]) }
            }, progress: { _ in }, finished: { reports.append($0) })
        self.rows = rows
        self.reports = reports
    }
}
