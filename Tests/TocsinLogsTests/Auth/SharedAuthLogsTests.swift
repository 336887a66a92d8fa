import Foundation
import TocsinRecords
import Testing

@testable import TocsinLogs

/// Every file of the public authentication data is read, or left out for a reason that is given here.
@Suite(.enabled(if: SharedData.isPresent)) struct SharedAuthLogsTests {
    @Test func survey() throws {
        let folder = SharedData.folder.appending(path: "auth").path
        let read = try ReadAuth([folder])
        for r in read.reports {
            print(
                r.path.dropFirst(folder.count), r.format, r.state, r.isAuth ? "auth" : "",
                r.tally.records, r.tally.malformed, r.tally.skipped, r.samples.map(\.reason),
                r.error?.reason ?? "")
        }
    }
}
