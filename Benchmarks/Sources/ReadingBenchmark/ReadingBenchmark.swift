import Foundation
import TocsinLogs
import TocsinRecords

/// Reads logs of connections or authentications into record batches on one thread and says how fast:
/// `ReadingBenchmark FILE…`.
///
/// CPU time of the process (user + system), so that waiting does not count; the first pass warms the
/// page cache and is not counted.
@main
struct ReadingBenchmark {
    static func main() throws {
        let walk = try InputWalk(paths: Array(CommandLine.arguments.dropFirst()))
        _ = read(walk.files)
        var best = Double.infinity
        var rows = 0
        var lines = 0
        var bytes = 0
        for _ in 0..<5 {
            let start = cpuSeconds()
            (rows, lines, bytes) = read(walk.files)
            best = min(best, cpuSeconds() - start)
        }
        let rate = Double(bytes) / best / 1e9
        print(
            "reading and decoding on one core: \(lines) records, \(rows) rows, \(bytes) bytes, "
                + "\((best * 1000).rounded() / 1000) CPU s, \((rate * 100).rounded() / 100) GB/s, "
                + "\(Int(Double(lines) / best)) records/s")
    }

    /// Rows, records of any use, and bytes.
    private static func read(_ files: [InputFile]) -> (rows: Int, lines: Int, bytes: Int) {
        var rows = 0
        var lines = 0
        var bytes = 0
        var reader = LogReader(threads: 1)
        // Any year will do for stamps without one.
        reader.auth = AuthReadingOptions(year: 2024)
        reader.read(
            files, consumeAuth: { batch, _ in rows += batch.count },
            consume: { batch, _ in rows += batch.count }, progress: { _ in },
            finished: { report in
                lines += report.tally.records + report.tally.skipped + report.tally.malformed
                bytes += report.tally.bytes
            })
        return (rows, lines, bytes)
    }

    private static func cpuSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
}
