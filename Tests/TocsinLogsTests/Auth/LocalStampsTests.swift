import TocsinRecords
import Testing

@testable import TocsinLogs

@Suite struct LocalStampsTests {
    private func date(_ year: Int, _ month: Int, _ day: Int) -> Int64 {
        Timestamp(year: year, month: month, day: day).microseconds
    }

    /// A log of December and January, last written on 3 January 2025.
    @Test func yearsRollBackAtNewYear() {
        let stamps = LocalStamps.modified(2025, 1, 3)
        #expect(stamps.instant(month: 1, day: 2, inDay: 5) == date(2025, 1, 2) + 5)
        #expect(stamps.instant(month: 12, day: 31, inDay: 5) == date(2024, 12, 31) + 5)
        // A clock a few hours ahead of the file's is no log of last year.
        #expect(stamps.instant(month: 1, day: 3, inDay: 7) == date(2025, 1, 3) + 7)
        #expect(stamps.instant(month: 1, day: 5, inDay: 0) == date(2024, 1, 5))
        #expect(stamps.instant(month: 2, day: 29, inDay: 0) == date(2024, 2, 29))
        #expect(stamps.instant(month: 2, day: 30, inDay: 0) == nil)
    }

    /// `--year` is the year of the first line; what lies before it belongs to the next.
    @Test func aGivenYearRollsForward() {
        var stamps = LocalStamps(AuthReadingOptions(year: 2023), modified: nil)
        #expect(stamps.instant(month: 1, day: 1, inDay: 0) == date(2023, 1, 1))
        stamps.anchor(month: 12, day: 30, inDay: 0)
        #expect(stamps.instant(month: 12, day: 31, inDay: 0) == date(2023, 12, 31))
        #expect(stamps.instant(month: 12, day: 29, inDay: 1) == date(2023, 12, 29) + 1)
        #expect(stamps.instant(month: 1, day: 1, inDay: 0) == date(2024, 1, 1))
        #expect(stamps.instant(month: 2, day: 29, inDay: 0) == date(2024, 2, 29))
    }

    @Test func nobodySays() {
        #expect(LocalStamps().instant(month: 1, day: 1, inDay: 0) == nil)
    }

    /// Two hours east in summer, one in winter; the clock changes at instants 0 and 100 h.
    @Test func zones() {
        let hour: Int64 = 3_600_000_000
        let stamps = LocalStamps(
            AuthReadingOptions(year: 1970) { (0..<100 * hour).contains($0) ? 7200 : 3600 },
            modified: nil)
        #expect(stamps.instant(local: 0) == -hour)
        #expect(stamps.instant(local: 12 * hour) == 10 * hour)
        #expect(stamps.instant(local: 200 * hour) == 199 * hour)
        // Behind the repeated hour the later offset holds again.
        #expect(stamps.instant(local: 103 * hour) == 102 * hour)
        let zoned = ISO8601.Stamp(microseconds: 5, hasZone: true)
        #expect(stamps.instant(zoned) == 5)
    }

    @Test(
        arguments: [
            ("2024-04-02T08:00:00Z", 1_712_044_800_000_000), ("1712044800", 1_712_044_800_000_000),
            ("1712044800.5", 1_712_044_800_500_000), ("1712044800123", 1_712_044_800_123_000),
            ("1712044800123456", 1_712_044_800_123_456),
            ("1712044800123456789", 1_712_044_800_123_456),
            ("/Date(1712044800123)/", 1_712_044_800_123_000), ("-1", -1_000_000),
            ("2024-04-02 08:00:00 UTC", 1_712_044_800_000_000), ("", nil), ("x", nil),
            ("/Date(99999999999999999)/", nil), ("99999999999999999999999", nil), ("1e300", nil),
        ] as [(String, Int64?)])
    func timesInManyForms(text: String, microseconds: Int64?) {
        #expect(AuthTime.instant(text, LocalStamps()) == microseconds)
    }
}
