import Foundation
import TocsinRecords

@testable import TocsinLogs

/// Real logs beside the package; tests that need them are skipped where the folder is missing.
enum SharedData {
    /// `shared/data` beside the package root.
    static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/data")

    static let isPresent = FileManager.default.fileExists(atPath: folder.path)

    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: path)))
    }
}

/// What a decoder made of some bytes.
struct Decoded {
    var rows: [Conn]
    var report: DecodeReport

    init(_ decoder: some ConnDecoder, _ blocks: [[UInt8]]) {
        var decoder = decoder
        var batch = ConnBatch()
        report = DecodeReport()
        for block in blocks { decoder.decode(block.span, into: &batch, report: &report) }
        rows = (0..<batch.count).map { batch[$0] }
    }

    init(_ decoder: some ConnDecoder, _ text: String) { self.init(decoder, [Array(text.utf8)]) }

    /// Sums of every number, as a reference implementation can give them.
    var sums: ConnSums {
        var sums = ConnSums()
        let known = { (value: Int64) in value == ConnBatch.unknown ? 0 : value }
        for row in rows {
            sums.rows += 1
            sums.ts += row.ts
            sums.duration += known(row.duration)
            sums.origBytes += known(row.origBytes)
            sums.respBytes += known(row.respBytes)
            sums.origPackets += known(row.origPackets)
            sums.respPackets += known(row.respPackets)
            sums.ports += Int64(row.origPort) + Int64(row.respPort)
        }
        return sums
    }
}

/// Sums over the rows of a log.
struct ConnSums: Equatable {
    var rows: Int64 = 0
    var ts: Int64 = 0
    var duration: Int64 = 0
    var origBytes: Int64 = 0
    var respBytes: Int64 = 0
    var origPackets: Int64 = 0
    var respPackets: Int64 = 0
    var ports: Int64 = 0
}
