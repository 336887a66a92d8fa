import TocsinRecords

@testable import TocsinLogs

/// What a reader made of some authentication logs.
struct ReadAuth {
    var rows: [AuthEvent] = []
    var reports: [InputReport] = []

    init(
        _ paths: [String], options: AuthReadingOptions = AuthReadingOptions(year: 2024),
        threads: Int = 1
    ) throws {
        var reader = LogReader(threads: threads)
        reader.auth = options
        var rows: [AuthEvent] = []
        var reports: [InputReport] = []
        reader.read(
            try InputWalk(paths: paths).files,
            consumeAuth: { batch, _ in
                for row in 0..<batch.count { rows.append(batch[row]) }
            }, consume: { _, _ in }, progress: { _ in }, finished: { reports.append($0) })
        self.rows = rows
        self.reports = reports
    }
}
