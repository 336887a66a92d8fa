import GRDB
import Testing
import TocsinFeatures
import TocsinRecords

@testable import TocsinStore

@Suite struct SensorStoreTests {
    private static func uids(_ range: Range<Int>) -> [String] { range.map { "C\($0)" } }

    private static var traces: PairTraceTable {
        var table = PairTraceTable(maxPairs: 100, maxBytes: 1 << 20)
        for pair in 0..<50 as Range<UInt16> {
            for beat in 0..<20 as Range<Int64> {
                table.append(
                    PairEvent(
                        time: beat * 60_000_000, origBytes: 300, srcPort: 0, isFailed: false),
                    to: PairTraceKey(
                        src: IPAddress(v4: 1), dst: IPAddress(v4: 2), port: pair, proto: .tcp))
            }
        }
        return table
    }

    @Test func anEmptyStoreHasNothing() throws {
        let folder = try ScratchFolder()
        let store = try SensorStore(path: folder.state)
        #expect(store.openedAnew == nil)
        #expect(try Contents(store).state == nil)
        #expect(try store.findings().isEmpty && store.outbox("file").isEmpty)
    }

    /// Everything of two checkpoints comes back in order, what left the window excepted.
    @Test func checkpointsComeBack() throws {
        let folder = try ScratchFolder()
        var logons = AuthBatch()
        var event = AuthEvent(ts: 5_000_000, result: .failure)
        event.user = "root"
        logons.append(event)
        do {
            let store = try SensorStore(path: folder.state)
            try store.checkpoint(
                Checkpoint(
                    segments: [.sample(0, from: 0), .sample(1, from: 10)],
                    traces: Self.traces, values: ["positions": [1, 2, 3], "counters": []]))
            try store.checkpoint(
                Checkpoint(
                    segments: [
                        .sample(2, from: 20), Segment(logons, number: 0, arrived: 5_000_000),
                    ],
                    firstConnections: 0, values: ["counters": [9]]))
        }
        let store = try SensorStore(path: folder.state)
        let contents = try Contents(store)
        #expect(contents.uids == Self.uids(0..<30) && contents.users == ["root"])
        #expect(contents.state?.values == ["positions": [1, 2, 3], "counters": [9]])
        #expect(contents.state?.register == nil && contents.state?.damage == [])
        #expect(contents.state?.traces?.count == 50)
        try store.checkpoint(Checkpoint(firstConnections: 1, firstLogons: 1))
        #expect(try Contents(store).uids == Self.uids(10..<30))
        #expect(try Contents(store).users.isEmpty)
    }

    @Test func alertsAreDeliveredOnce() throws {
        let folder = try ScratchFolder()
        do {
            let store = try SensorStore(path: folder.state)
            try store.beginDelivery(to: ["file"])
            let told = try store.tell([.sample(1), .sample(2)], register: [1])
            #expect(told.map(\.sequence) == [1, 2])
            try store.beginDelivery(to: ["file", "web"])
            try store.tell([.sample(3)], register: [2])
            #expect(try store.outbox("file") == [1, 2, 3] && store.outbox("web") == [3])
            try store.delivered(sink: "file", upTo: 2)
        }
        let store = try SensorStore(path: folder.state)
        #expect(try store.outbox("file") == [3] && store.outbox("web") == [3])
        #expect(
            try store.undelivered(sink: "file").alerts.first?.line == StoredAlert.sample(3).line)
        try store.delivered(sink: "file", upTo: 1)
        try store.delivered(sink: "web", upTo: 99)
        #expect(try store.outbox("file") == [3] && store.outbox("web").isEmpty)
        try store.tell([.sample(4)], register: [3])
        #expect(try store.outbox("web") == [4])
        #expect(try store.undelivered(sink: "file", limit: 1).alerts.map(\.sequence) == [3])
        #expect(try Contents(store).state?.register == [3])
    }

    @Test func theNewestOfEachFindingIsFound() throws {
        let folder = try ScratchFolder()
        let store = try SensorStore(path: folder.state)
        try store.tell(
            [.sample(1), .sample(2), .sample(1, revision: 2, kind: "level-up")], register: [])
        try store.tell([.sample(3)], register: [])
        #expect(try store.findings().map(\.finding) == ["f3", "f1", "f2"])
        #expect(try store.findings().map(\.revision) == [1, 2, 1])
        let since = Timestamp(microseconds: 2_000_000)
        #expect(try store.findings(since: since).map(\.finding) == ["f3", "f2"])
        #expect(try store.findings(limit: 1).map(\.finding) == ["f3"])
        #expect(try store.alerts(of: "f1").map(\.kind) == ["new", "level-up"])
        #expect(try store.alerts(of: "f9").isEmpty)
    }

    /// Old alerts are forgotten, and a sink that did not have them is told how many it lost.
    @Test func alertsAreForgotten() throws {
        let folder = try ScratchFolder()
        let store = try SensorStore(path: folder.state)
        try store.beginDelivery(to: ["dead"])
        let thousand = (0..<1000).map { StoredAlert.sample($0) }
        for _ in 0..<(SensorStore.maxAlerts / 1000 + 2) { try store.tell(thousand, register: []) }
        let left = try store.undelivered(sink: "dead", limit: 1)
        #expect(left.alerts.map(\.sequence) == [2001] && left.lost == 2000)
        #expect(try store.outbox("dead").count == Int(SensorStore.maxAlerts))
    }

    /// A window that slides does not make the file grow, and one that empties gives its room back.
    @Test func theFileDoesNotGrow() throws {
        let folder = try ScratchFolder()
        let store = try SensorStore(path: folder.state)
        var sizes: [Int] = []
        for round in 0..<60 as Range<Int64> {
            let batch = ConnBatch.sample(from: round * 20_000, rows: 20_000)
            try store.checkpoint(
                Checkpoint(
                    segments: [Segment(batch, number: round, arrived: round)],
                    firstConnections: round - 24))
            sizes.append(try folder.bytes().count)
        }
        print("25 segments of 20,000 rows, database after 30 and 60: \(sizes[29]), \(sizes[59])")
        #expect(sizes[59] < sizes[29] + sizes[29] / 10)
        let pages = { try store.read { try Int64.fetchOne($0, sql: "PRAGMA page_count") ?? 0 } }
        let before = try pages()
        try store.checkpoint(Checkpoint(firstConnections: .max))
        // And the pages that said whose they were.
        let given = before - (try pages())
        #expect(given >= SensorStore.pagesGivenBack && given < SensorStore.pagesGivenBack + 50)
        try store.checkpoint(Checkpoint(segments: [.sample(99, from: 0)]))
        #expect(try Contents(store).uids.count == 10)
    }

    /// A table of several parts replaces a larger one.
    @Test func tracesAreReplaced() throws {
        let folder = try ScratchFolder()
        let store = try SensorStore(path: folder.state)
        try store.checkpoint(Checkpoint(traces: Self.traces))
        try store.checkpoint(Checkpoint(traces: PairTraceTable(maxPairs: 100, maxBytes: 1 << 20)))
        #expect(try Contents(store).state?.traces?.count == 0)
        try store.checkpoint(Checkpoint(traces: Self.traces))
        try store.checkpoint(Checkpoint(values: ["a": [1]]))
        #expect(try Contents(store).state?.traces?.count == 50)
    }
}
