import Testing

@testable import TocsinLogs

@Suite struct ISO8601Tests {
    /// Expected values from Python 3.11's datetime.
    @Test(
        arguments: [
            ("2021-06-06T15:57:37.272281+0200", 1_622_987_857_272_281),
            ("2021-06-06T15:57:37.272281+02:00", 1_622_987_857_272_281),
            ("2021-06-06T15:57:37.272281+02", 1_622_987_857_272_281),
            ("2018-01-31T18:12:06.539915Z", 1_517_422_326_539_915),
            ("2018-01-31t18:12:06z", 1_517_422_326_000_000),
            ("2024-02-29T00:00:00.5-05:30", 1_709_184_600_500_000),
            ("1969-12-31T23:59:59.000001Z", -999_999),
            ("0001-01-01T00:00:00Z", -62_135_596_800_000_000),
            ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
            ("2000-02-29 12:00:00", 951_825_600_000_000),
            ("2000-02-29T12:00:00,25", 951_825_600_250_000),
        ] as [(String, Int64)])
    func stamps(text: String, expected: Int64) {
        #expect(ISO8601.microseconds(text.utf8Span.span) == expected)
    }

    @Test func nanosecondsAreRoundedHalfUp() {
        let base = ISO8601.microseconds("2000-01-01T00:00:00Z".utf8Span.span) ?? 0
        let up = ISO8601.microseconds("2000-01-01T00:00:00.000000500Z".utf8Span.span)
        let down = ISO8601.microseconds("2000-01-01T00:00:00.000000499Z".utf8Span.span)
        #expect(up == base + 1)
        #expect(down == base)
    }

    /// The leap second of 2016: POSIX counts it like the first second of 2017.
    @Test func aLeapSecondIsTheNextMinutesFirst() {
        let leap = ISO8601.microseconds("2016-12-31T23:59:60.25Z".utf8Span.span)
        #expect(leap == ISO8601.microseconds("2017-01-01T00:00:00.25Z".utf8Span.span))
        #expect(ISO8601.microseconds("2016-12-31T23:59:61Z".utf8Span.span) == nil)
    }

    @Test func zonesAreReported() {
        #expect(ISO8601.stamp("2000-01-01T00:00:00".utf8Span.span)?.hasZone == false)
        #expect(ISO8601.stamp("2000-01-01T00:00:00Z".utf8Span.span)?.hasZone == true)
        #expect(ISO8601.stamp("2000-01-01T00:00:00.5+01".utf8Span.span)?.hasZone == true)
    }

    @Test(arguments: [
        "", "2000-01-01", "2000-01-01T00:00", "2000-13-01T00:00:00Z", "2000-00-01T00:00:00Z",
        "2001-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2000-04-31T00:00:00Z",
        "0000-01-01T00:00:00Z", "2000-01-01T24:00:00Z", "2000-01-01T00:60:00Z",
        "2000-01-01X00:00:00Z", "2000-01-01T00:00:00.Z", "2000-01-01T00:00:00.1234567890Z",
        "2000-01-01T00:00:00Zx", "2000-01-01T00:00:00+1", "2000-01-01T00:00:00+24:00",
        "2000-01-01T00:00:00+01:60", "2000-01-01T00:00:00+01:0", "2000-01-01T00:00:00+0100x",
        "-2000-01-01T00:00:00", "2000-01-01T00:00:00 UTC",
    ])
    func textsThatAreNoStamps(text: String) {
        #expect(ISO8601.microseconds(text.utf8Span.span) == nil)
    }

    @Test func everyCutIsHandled() {
        let whole = Array("2021-06-06T15:57:37.272281+02:00".utf8)
        for length in 0..<19 {
            #expect(ISO8601.microseconds(whole.span.extracting(0..<length)) == nil)
        }
    }
}
