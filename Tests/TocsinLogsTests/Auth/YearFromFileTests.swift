import Foundation
import Testing

@testable import TocsinLogs

/// A year that nobody named must not pass for one that stands in the log.
@Suite struct YearFromFileTests {
    private func report(_ line: String, year: Int?) throws -> InputReport {
        let path = FileManager.default.temporaryDirectory
            .appending(path: "tocsin-tests-\(UUID().uuidString)").path
        try (line + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let read = try ReadAuth([path], options: AuthReadingOptions(year: year))
        #expect(read.rows.count == 1)
        return try #require(read.reports.first)
    }

    private static let rest = "web01 sshd[7]: Accepted password for ann from 192.0.2.1 port 9 ssh2"

    @Test func aYearOfTheFileIsSaid() throws {
        #expect(try report("Mar  4 02:14:30 " + Self.rest, year: nil).takesYearFromFile)
    }

    @Test func aYearThatIsGivenOrWrittenIsNot() throws {
        #expect(try !report("Mar  4 02:14:30 " + Self.rest, year: 2026).takesYearFromFile)
        let stamp = "2026-03-04T02:14:30+00:00 "
        #expect(try !report(stamp + Self.rest, year: nil).takesYearFromFile)
    }
}
