import Foundation
import TocsinRecords

@testable import TocsinLogs

/// What an auth decoder made of some blocks.
struct DecodedAuth {
    var rows: [AuthEvent]
    var report = DecodeReport()

    init(_ decoder: some AuthDecoder, _ blocks: [[UInt8]], stamps: LocalStamps? = nil) {
        var decoder = decoder
        if let stamps { decoder.stamps = stamps }
        var batch = AuthBatch()
        for block in blocks { decoder.decode(block.span, into: &batch, report: &report) }
        rows = (0..<batch.count).map { batch[$0] }
    }

    init(_ decoder: some AuthDecoder, _ text: String, stamps: LocalStamps? = nil) {
        self.init(decoder, [Array(text.utf8)], stamps: stamps)
    }
}

extension LocalStamps {
    /// A file last written at the given UTC date.
    static func modified(_ year: Int, _ month: Int, _ day: Int) -> LocalStamps {
        LocalStamps(
            years: .notAfter(Timestamp(year: year, month: month, day: day).microseconds))
    }
}

/// Of the labelled lines of a file, how many were read as their label says.
struct OracleShare: CustomStringConvertible {
    var matched = 0
    var total = 0
    /// Lines that were read otherwise.
    var misses: [String] = []

    var share: Double { total == 0 ? 0 : Double(matched) / Double(total) }

    mutating func count(_ isMatch: Bool, _ line: String) {
        total += 1
        if isMatch { matched += 1 } else { misses.append(line) }
    }

    var description: String { "\(matched) of \(total)" }
}
