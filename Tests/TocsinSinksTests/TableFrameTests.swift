import Testing
import TocsinRecords

@testable import TocsinSinks

struct TableFrameTests {
    @Test func anEmptyRunIsSaid() {
        #expect(
            TableHead().lines(.utc, width: 80) == [
                "No record with a time was read.", "0 connections",
            ])
    }

    @Test func aRunOverLogonsSpeaksOfLogons() {
        let day = Timestamp(year: 2026, month: 7, day: 14)
        let head = TableHead(
            span: day...Timestamp(year: 2026, month: 7, day: 21), authEvents: 5200)
        let zone = TimeText(zone: "Europe/Berlin") { _ in 7200 }
        #expect(
            head.lines(zone, width: 80) == [
                "2026-07-14 02:00 to 2026-07-21 02:00 Europe/Berlin (7.0 d)", "5,200 logon events",
            ])
    }

    @Test func oneOfEachIsSingular() {
        let head = TableHead(connections: 1, pairsJudged: 1, authEvents: 2)
        #expect(head.lines(.utc, width: 80).last == "1 connection, 1 pair judged, 2 logon events")
    }
}
