import Foundation

/// A small file system in memory, gone with the value.
final class SmallDisk {
    let path: String
    private var ballast: FileHandle?

    private struct Refused: Error {}

    /// Whether this process may mount one.
    static let isPossible =
        (try? ScratchFolder()).flatMap { try? SmallDisk($0, bytes: 1 << 20) } != nil

    init(_ folder: ScratchFolder, bytes: Int) throws {
        path = folder("disk")
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false)
        try Self.run("mount", "-t", "tmpfs", "-o", "size=\(bytes)", "tmpfs", path)
    }

    deinit {
        try? ballast?.close()
        try? Self.run("umount", "-l", path)
    }

    func callAsFunction(_ name: String) -> String { path + "/" + name }

    /// Leaves room for nothing.
    func fill() throws {
        let file = self("ballast")
        _ = FileManager.default.createFile(atPath: file, contents: nil)
        let handle = try FileHandle(forWritingTo: URL(filePath: file))
        ballast = handle
        for size in [65_536, 4096, 1] {
            while (try? handle.write(contentsOf: Data(repeating: 0, count: size))) != nil {}
        }
    }

    /// Makes room again.
    func empty() throws {
        try ballast?.truncate(atOffset: 0)
        try FileManager.default.removeItem(atPath: self("ballast"))
    }

    private static func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Refused() }
    }
}
