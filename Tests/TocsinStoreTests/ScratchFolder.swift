import Foundation

/// A folder of a test's own, removed with the value.
final class ScratchFolder {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("tocsin-store-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The state in it.
    var state: String { path + "/state.sqlite" }

    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

    func bytes(_ name: String = "state.sqlite") throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))
    }

    func write(_ bytes: Data, _ name: String = "state.sqlite") throws {
        try bytes.write(to: URL(fileURLWithPath: path + "/" + name))
    }
}
