import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFeatures

@Suite struct ConnStoreTests {
    /// Two records of one uid, and which of them says more.
    struct Rule: Sendable, CustomTestStringConvertible {
        typealias Edit = @Sendable (inout Conn) -> Void

        var testDescription: String
        var loser: Edit
        var winner: Edit

        init(_ name: String, loser: @escaping Edit, winner: @escaping Edit) {
            testDescription = name
            self.loser = loser
            self.winner = winner
        }

        static let all: [Rule] = [
            Rule(
                "closed beats open",
                loser: {
                    $0.duration = 9_000_000
                    $0.flags = .open
                }, winner: { $0.duration = 1 }),
            Rule("known beats unknown", loser: { _ in }, winner: { $0.duration = 0 }),
            Rule(
                "longer",
                loser: {
                    $0.duration = 1
                    $0.origBytes = 900
                }, winner: { $0.duration = 2 }),
            Rule(
                "larger",
                loser: {
                    $0.origBytes = 10
                    $0.respBytes = 1
                },
                winner: {
                    $0.origBytes = 5
                    $0.respBytes = 7
                }),
            Rule("earlier", loser: { $0.ts = 2_000_000 }, winner: { $0.ts = 1_000_000 }),
            Rule("by state", loser: { $0.connState = .sf }, winner: { $0.connState = .s0 }),
            Rule("by packets", loser: { $0.respPackets = 3 }, winner: { $0.respPackets = 2 }),
            Rule("by port", loser: { $0.respPort = 444 }, winner: { _ in }),
            Rule("by service", loser: { $0.service = "ssl" }, winner: { $0.service = "http" }),
        ]
    }

    /// The winner is kept, whichever comes first.
    @Test(arguments: Rule.all)
    func whichRecordOfAUIDIsKept(rule: Rule) {
        let rows = [Conn.sample("C1", rule.loser), Conn.sample("C1", rule.winner)]
        for order in [rows, rows.reversed()] {
            var tally = Tally()
            let window = ConnStore(order, tally: &tally).sealed(site: Site())
            #expect(window.sorted == [rows[1]])
            #expect(tally.duplicates == 1)
        }
    }

    /// Random records of few uids, long ones among them: every order leaves the same rows, marks and
    /// counts, in one batch or in many.
    @Test func theOrderOfRecordsDoesNotMatter() {
        let seed: UInt64 = 99
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let uids = ["", "", "C1", "C2", "C3", "C4", "a-uid-of-more-than-18-bytes", "Č"]
        for _ in 0..<200 {
            // Every field varies in half of the rounds only, so that ties in the others are common.
            let choices = (0..<7).map { _ in random.index(below: 2) == 0 ? 1 : 3 }
            var rows = (0..<random.index(below: 30)).map { _ in
                let pick = choices.map { random.index(below: $0) }
                return Conn.sample(
                    uids[random.index(below: uids.count)], at: Double(pick[0]),
                    src: "10.0.0.\(pick[1])"
                ) {
                    $0.duration = Int64(pick[2]) - 1
                    $0.origBytes = Int64(pick[3]) - 1
                    $0.flags = ConnFlags(rawValue: UInt8(pick[4]))
                    $0.service = ["", "dns", "ssl"][pick[5]]
                    $0.connState = ConnState.allCases[pick[6]]
                }
            }
            var tally = Tally()
            let first = ConnStore(rows, tally: &tally).sealed(site: Site())
            let named = Set(rows.map(\.uid).filter { !$0.isEmpty }).count
            #expect(first.count == named + rows.count { $0.uid.isEmpty })
            #expect(tally.duplicates == rows.count - first.count)
            for i in rows.indices.reversed() { rows.swapAt(i, random.index(below: i + 1)) }
            let second = ConnWindow(rows)
            // Rows without uid may tie in their order, so they are compared as a multiset.
            #expect(Self.counted(second.sorted) == Self.counted(first.sorted))
            let inside = { (window: ConnWindow) in
                Set(zip(window.addresses, window.isInside).filter(\.1).map(\.0))
            }
            #expect(inside(first) == inside(second))
        }
    }

    private static func counted(_ rows: [Conn]) -> [Conn: Int] {
        rows.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    @Test func withoutUIDNothingIsARepetition() {
        var tally = Tally()
        let store = ConnStore(repeatElement(Conn.sample(), count: 5), tally: &tally)
        #expect(store.count == 5)
        #expect(tally.duplicates == 0)
    }

    /// Uids that are not packed are told apart by their text, across batches, and come back.
    @Test func longUIDs() {
        let texts = (0..<50).map { "sensor-seven-connection-\($0 % 25)" }
        var tally = Tally()
        let store = ConnStore(texts.map { Conn.sample($0) }, tally: &tally)
        #expect(store.count == 25 && tally.duplicates == 25)
        let window = store.sealed(site: Site())
        #expect(Set((0..<25).map(window.uidText)) == Set(texts))
    }

    /// More uids than the first table holds, twice.
    @Test func manyUIDs() {
        let rows = (0..<20_000).map { Conn.sample("C\($0)", at: Double($0)) }
        var store = ConnStore(rows)
        var tally = Tally()
        store.append(ConnBatch(rows.reversed()), within: nil, tally: &tally)
        #expect(store.count == 20_000)
        #expect(tally.duplicates == 20_000)
        #expect(store.latest == Timestamp(microseconds: 19_999_000_000))
    }

    @Test func theSpanIsClosed() {
        let rows = (0..<10).map { Conn.sample("C\($0)", at: Double($0)) }
        var store = ConnStore()
        var tally = Tally()
        let span = Timestamp(microseconds: 3_000_000)...Timestamp(microseconds: 6_000_000)
        store.append(ConnBatch(rows), within: span, tally: &tally)
        #expect(store.count == 4 && tally.skipped == 6)
        #expect(store.sealed(site: Site()).sorted == Array(rows[3...6]))
    }

    @Test func dropLeavesWhatBeganLater() {
        let rows = (0..<10).map { Conn.sample("connection-with-a-long-uid-\($0)", at: Double($0)) }
        var store = ConnStore(rows.reversed())
        #expect(store.drop(before: Timestamp(microseconds: 0)) == 0)
        #expect(store.drop(before: Timestamp(microseconds: 6_500_000)) == 7)
        #expect(store.count == 3)
        let window = store.sealed(site: Site())
        #expect(window.sorted == Array(rows[7...]))
        #expect(window.pairs.count == 1)
    }

    @Test func anEmptyStoreHasNoLatest() {
        var store = ConnStore()
        #expect(store.latest == nil)
        #expect(store.drop(before: Timestamp(microseconds: .max)) == 0)
        let window = store.sealed(site: Site())
        #expect(window.count == 0 && window.pairs.count == 0 && window.insideShare == 0)
        #expect(window.directionCounts == [0, 0, 0, 0])
    }

    /// Packet counts saturate below the mark for "not known", which stays apart.
    @Test func packetCounts() {
        let counts: [Int64] = [ConnBatch.unknown, 0, 1, 1 << 31, Int64(UInt32.max), 1 << 53]
        let window = ConnWindow(
            counts.enumerated().map { row, count in
                Conn.sample(at: Double(row)) { $0.origPackets = count }
            })
        #expect(
            window.sorted.map(\.origPackets)
                == [-1, 0, 1, 1 << 31, Int64(UInt32.max) - 1, Int64(UInt32.max) - 1])
    }

    /// Service names are numbered per batch; the store's own numbers keep them apart.
    @Test func servicesOfSeveralBatches() {
        var store = ConnStore()
        var tally = Tally()
        let names = [["dns", "ssl"], ["ssl", "http"], ["", "dns"]]
        for (batch, services) in names.enumerated() {
            let rows = services.enumerated().map { row, name in
                Conn.sample(at: Double(10 * batch + row)) { $0.service = name }
            }
            store.append(ConnBatch(rows), within: nil, tally: &tally)
        }
        let window = store.sealed(site: Site())
        #expect(window.sorted.map(\.service) == ["dns", "ssl", "ssl", "http", "", "dns"])
        #expect(window.services == ["", "dns", "ssl", "http"])
    }
}

/// Exchanges inside connections, as they go from batches to the window.
@Suite struct ConnStoreExchangesTests {
    private func conn(_ uid: String, ts: Int64, _ exchanges: [Int64] = []) throws -> Conn {
        var conn = Conn(
            ts: ts, uid: uid, origHost: try #require(IPAddress("10.0.0.1")), origPort: 1,
            respHost: try #require(IPAddress("10.0.0.2")), respPort: 2, proto: .tcp)
        conn.exchanges = exchanges
        return conn
    }

    private func window(_ rows: [Conn], dropBefore: Int64? = nil) -> ConnWindow {
        var batch = ConnBatch()
        for row in rows { batch.append(row) }
        var store = ConnStore()
        var tally = Tally()
        store.append(batch, within: nil, tally: &tally)
        if let dropBefore { _ = store.drop(before: Timestamp(microseconds: dropBefore)) }
        return store.sealed(site: Site())
    }

    @Test func goWithTheirConnection() throws {
        let rows = [
            try conn("A", ts: 5), try conn("B", ts: 9, [10, 20]), try conn("C", ts: 1, [2, 3, 4]),
        ]
        let window = window(rows)
        #expect(window.exchanges.map(\.times) == [[2, 3, 4], [10, 20]])
        #expect(window.exchanges.map { window.uidText($0.row) } == ["C", "B"])
        // Rows move up when earlier ones are dropped.
        let later = self.window(rows, dropBefore: 5)
        #expect(later.exchanges.map { later.uidText($0.row) } == ["B"])
        #expect(later.exchanges.map(\.times) == [[10, 20]])
    }

    @Test func aRepeatedRecordKeepsTheMost() throws {
        let logged = try conn("A", ts: 5)
        let seen = try conn("A", ts: 5, [7, 8])
        for rows in [[logged, seen], [seen, logged]] {
            #expect(window(rows).exchanges.map(\.times) == [[7, 8]])
        }
        var longer = try conn("A", ts: 5, [7, 8])
        longer.duration = 9
        var shorter = try conn("A", ts: 5, [7])
        shorter.duration = 3
        for rows in [[longer, shorter], [shorter, longer]] {
            #expect(window(rows).exchanges.map(\.times) == [[7, 8]])
        }
    }

    @Test func batchesGiveRowsBack() throws {
        var batch = ConnBatch()
        batch.append(try conn("A", ts: 1))
        batch.append(try conn("B", ts: 2, [3]))
        #expect(batch[0].exchanges.isEmpty && batch[1].exchanges == [3])
        batch.removeAll()
        #expect(batch.exchanges.isEmpty)
    }
}

/// Vectors of the baseline of github.com/corelight/community-id-spec.
@Suite struct ConnWindowCommunityIDTests {
    @Test(arguments: [
        (
            "128.232.110.120", 34855, "66.35.250.204", 80, TransportProtocol.tcp,
            "1:LQU9qZlK+B5F3KDmev6m5PMibrg="
        ),
        (
            "192.168.1.52", 54585, "8.8.8.8", 53, .udp, "1:d/FP5EW3wiY1vCndhwleRRKHowQ="
        ),
        ("192.168.0.89", 8, "192.168.0.1", 0, .icmp, "1:X0snYXpgwiv9TZtqg64sgzUn6Dk="),
    ])
    func isTheSpecifications(
        src: String, srcPort: UInt16, dst: String, dstPort: UInt16, proto: TransportProtocol,
        expected: String
    ) throws {
        var batch = ConnBatch()
        batch.append(
            Conn(
                ts: 0, uid: "A", origHost: try #require(IPAddress(src)), origPort: srcPort,
                respHost: try #require(IPAddress(dst)), respPort: dstPort, proto: proto))
        var store = ConnStore()
        var tally = Tally()
        store.append(batch, within: nil, tally: &tally)
        #expect(store.sealed(site: Site()).communityID(0) == expected)
    }
}
