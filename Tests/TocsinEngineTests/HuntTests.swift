import Testing
import TocsinDetectors
import TocsinEngine
import TocsinFeatures
import TocsinRecords

@Suite struct HuntTests {
    private static let logs = Result { try GeneratedLogs(seed: 5) }
    private static let log = Result { try logs.get().write("conn.log", logs.get().rows) }

    private func options() throws -> HuntOptions { HuntOptions(inputs: [try Self.log.get()]) }

    @Test func readsEveryConnection() throws {
        let loaded = try Engine(try options()).load()
        #expect(loaded.window.count == 6000)
        #expect(loaded.summary.total.records == 6000)
        #expect(loaded.summary.total.malformed == 0 && !loaded.summary.isDamaged)
        #expect(loaded.summary.refused == 0)
    }

    @Test func aMissingPathIsAnError() {
        let engine = Engine(HuntOptions(inputs: ["/nowhere/conn.log"]))
        #expect(throws: ParseError.self) { try engine.load() }
    }

    @Test func spansAreKeptAndTheRestIsCounted() throws {
        let whole = try Engine(try options()).load().window
        let middle = Timestamp(
            microseconds: (whole.earliest.microseconds + whole.latest.microseconds) / 2)
        var until = try options()
        until.until = middle
        var since = try options()
        since.since = Timestamp(microseconds: middle.microseconds + 1)
        let (before, after) = (try Engine(until).load(), try Engine(since).load())
        #expect(before.window.count + after.window.count == 6000)
        #expect(before.window.count > 0 && after.window.count > 0)
        #expect(before.window.latest <= middle && after.window.earliest > middle)
        #expect(before.summary.total.skipped == after.window.count)
    }

    @Test func theLastHourEndsWithTheLatestRecord() throws {
        let whole = try Engine(try options()).load().window
        var last = try options()
        last.last = 3600 * Timestamp.microsecondsPerSecond
        let loaded = try Engine(last).load()
        let start = whole.latest.microseconds - 3600 * Timestamp.microsecondsPerSecond
        let expected = (0..<whole.count).count { whole.ts($0) >= start }
        #expect(loaded.window.count == expected && expected < 6000)
        #expect(loaded.window.latest == whole.latest)
        #expect(loaded.summary.total.skipped == 6000 - expected)
        last.last = .max
        #expect(try Engine(last).load().window.count == 6000)
    }

    @Test func everyDetectorReports() throws {
        let engine = Engine(try options())
        let result = engine.hunt(try engine.load())
        #expect(result.detections.map(\.detector) == Registry.conns.map(\.info.id))
        #expect(result.directions == [.outbound] && !result.isWidened)
        let sorted = result.findings.sorted(by: Finding.mostWorthALookFirst)
        #expect(result.findings == sorted)
        #expect(Set(result.findings.map(\.id)).count == result.findings.count)
    }

    /// An inside that nothing starts from leaves nothing to judge: every direction is.
    @Test func withoutAnInsideEveryDirectionIsJudged() throws {
        var nowhere = try options()
        nowhere.site = Site(inside: [], trustsLogMarks: false)
        let engine = Engine(nowhere)
        let result = engine.hunt(try engine.load())
        #expect(result.isWidened && result.directions == Set(Direction.allCases))
        #expect(result.findings.contains { $0.detector == "beacon" })
        nowhere.directions = [.outbound]
        let chosen = Engine(nowhere)
        let narrow = chosen.hunt(try chosen.load())
        #expect(!narrow.isWidened && narrow.directions == [.outbound])
        #expect(!narrow.findings.contains { $0.detector == "beacon" })
    }

    @Test func progressReachesTheEnd() throws {
        var seen: [ReadProgress] = []
        _ = try Engine(try options()).load { seen.append($0) }
        let last = try #require(seen.last)
        #expect(last.files == 1 && last.totalBytes > 0)
        #expect(last.bytes == last.totalBytes)
        #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.bytes <= $1.bytes })
    }
}
