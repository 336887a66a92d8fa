import Foundation
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinRecords

/// Real logs beside the package and what is known of them; tests that need them are skipped where the
/// folder is missing.
enum SharedLogs {
    /// `shared/data` beside the package root.
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/data")

    static let isPresent = FileManager.default.fileExists(
        atPath: folder.appending(path: "GROUND_TRUTH.json").path)

    /// The command-and-control pairs that timing must find, read from GROUND_TRUTH.json.
    struct Truth: Decodable {
        var c2Pairs: [C2Pair]

        enum CodingKeys: String, CodingKey { case c2Pairs = "c2_pairs" }
    }

    struct C2Pair: Decodable, Sendable {
        /// Path of a log or of a folder of logs.
        var dataset: String
        var src: String
        var dst: String
        var port: String
        var proto: String
        /// Seconds between dials, retries merged.
        var period: Double
        /// Whether there are enough contacts to find it by timing.
        var isScored: Bool

        enum CodingKeys: String, CodingKey {
            case dataset, src, dst, port, proto
            case period = "median_coalesced_s"
            case isScored = "score_it"
        }

        func matches(_ entity: Entity) -> Bool {
            entity.src?.description == src && entity.dst?.description == dst
                && entity.port.map(String.init) == port && entity.proto?.name == proto
        }
    }

    /// The pairs to be found in Zeek logs (not in captures), by dataset.
    static let c2Pairs: [String: [C2Pair]] = {
        guard let data = try? Data(contentsOf: folder.appending(path: "GROUND_TRUTH.json")),
            let truth = try? JSONDecoder().decode(Truth.self, from: data)
        else { return [:] }
        let scored = truth.c2Pairs.filter { $0.isScored && !$0.dataset.hasPrefix("pcap") }
        return Dictionary(grouping: scored, by: \.dataset)
    }()

    /// The connection log of a dataset, or the dataset itself if it is a log or a folder of many.
    static func path(_ dataset: String) -> String {
        for name in ["conn.log", "conn.log.gz", "data/conn.log.gz"] {
            let log = folder.appending(path: dataset).appending(path: name)
            if FileManager.default.fileExists(atPath: log.path) { return log.path }
        }
        return folder.appending(path: dataset).path
    }

    /// A hunt over one dataset.
    static func hunt(_ dataset: String, directions: Set<Direction>? = nil) throws -> HuntResult {
        var options = HuntOptions(inputs: [path(dataset)])
        options.directions = directions
        options.threads = 2
        let engine = Engine(options)
        return engine.hunt(try engine.load())
    }
}
