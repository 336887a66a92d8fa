import Foundation
import TocsinLogs
import TocsinRecords

/// Reads logs into record batches on one thread and says how fast: `ReadingBenchmark FILE… [×N]`.
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
        var bytes = 0
        for _ in 0..<5 {
            let start = cpuSeconds()
            (rows, bytes) = read(walk.files)
            best = min(best, cpuSeconds() - start)
        }
        let rate = Double(bytes) / best / 1e9
        print(
            "reading and decoding on one core: \(rows) rows, \(bytes) bytes, "
                + "\((best * 1000).rounded() / 1000) CPU s, \((rate * 100).rounded() / 100) GB/s")
    }

    private static func read(_ files: [InputFile]) -> (rows: Int, bytes: Int) {
        var rows = 0
        var bytes = 0
        LogReader(threads: 1).read(
            files, consume: { batch, _ in rows += batch.count }, progress: { _ in },
            finished: { bytes += $0.tally.bytes })
        return (rows, bytes)
    }

    private static func cpuSeconds() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
}
