import Testing
import TocsinRecords

@Suite struct TallyTests {
    @Test func sumsEveryCount() {
        var a = Tally()
        a.records = 1
        a.malformed = 2
        a.skipped = 3
        a.duplicates = 4
        a.bytes = 5
        var sum = a
        sum += a
        #expect(
            [sum.records, sum.malformed, sum.skipped, sum.duplicates, sum.bytes] == [
                2, 4, 6, 8, 10,
            ])
    }

    @Test func errorsAreEqualByCode() {
        let a = ParseError(.truncated, source: "a.log", line: 7, reason: "cut")
        #expect(a == ParseError(.truncated, source: "b.log", reason: "other words"))
        #expect(a != ParseError(.unreadable, source: "a.log", line: 7, reason: "cut"))
        #expect(a.description == "a.log:7: cut")
        #expect(ParseError(.unreadable, source: "-", reason: "gone").description == "-: gone")
    }
}
