import Foundation

/// A folder of its own for one test, removed with the value.
final class ScratchFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file and returns its path.
    func write(_ name: String, _ content: [UInt8]) throws -> String {
        let file = url.appending(path: name)
        try Data(content).write(to: file)
        return file.path
    }
}

/// Real captures beside the package; tests that need them are skipped where the folder is missing.
enum SharedData {
    /// `shared/data` beside the package root.
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/data")

    static let isPresent = FileManager.default.fileExists(atPath: folder.path)

    /// Paths below `folder` of the captures in `place`, sorted.
    static func captures(_ place: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: place).path)
            .filter { name in [".pcap", ".pcapng", ".cap"].contains { name.hasSuffix($0) } }
            .sorted().map { place + "/" + $0 }
    }
}
