import Testing
import TocsinRecords

@Suite struct ConnBatchTests {
    /// Rows with everything set, with nothing set, and with every kind of uid.
    private static func randomRow(_ random: inout RandomWords) -> Conn {
        let uids = [
            "", "C", "CHhAvVGS1DHFjwGM99", "CHhAvVGS1DHFjwGM99x", "Č", "a\0b", "2232403389523415",
        ]
        var conn = Conn(
            ts: Int64(bitPattern: random.next()), uid: uids[random.index(below: uids.count)],
            origHost: IPAddress(high: random.next(), low: random.next()),
            origPort: UInt16(truncatingIfNeeded: random.next()),
            respHost: IPAddress(v4: UInt32(truncatingIfNeeded: random.next())),
            respPort: UInt16(truncatingIfNeeded: random.next()),
            proto: TransportProtocol.allCases[random.index(below: 4)])
        guard random.index(below: 4) > 0 else { return conn }
        conn.service = ["", "http", "ssl,http", "dns"][random.index(below: 4)]
        conn.duration = Int64(random.next() >> 12)
        conn.origBytes = Int64(random.next() >> 12)
        conn.respBytes = Int64(random.next() >> 12)
        conn.origPackets = Int64(random.next() >> 12)
        conn.respPackets = Int64(random.next() >> 12)
        conn.connState = ConnState.allCases[random.index(below: ConnState.allCases.count)]
        conn.flags = ConnFlags(rawValue: UInt8(random.index(below: 8)))
        return conn
    }

    @Test func rowsComeBackAsTheyWere() {
        let seed: UInt64 = 7
        print("seed \(seed)")
        var random = RandomWords(seed: seed)
        let rows = (0..<500).map { _ in Self.randomRow(&random) }
        var batch = ConnBatch()
        for row in rows { batch.append(row) }
        #expect(batch.count == rows.count)
        #expect((0..<batch.count).map { batch[$0] } == rows)
        batch.removeAll()
        #expect(batch.count == 0 && batch.services == [""] && batch.longUIDs.isEmpty)
        batch.append(rows[0])
        #expect(batch[0] == rows[0])
    }

    /// Packed rows appended one by one and many at once give the same columns.
    @Test func packedRowsAreTheSameRows() {
        var random = RandomWords(seed: 11)
        var whole = ConnBatch()
        for _ in 0..<100 { whole.append(Self.randomRow(&random)) }
        let packed = (0..<whole.count).map { row in
            var conn = PackedConn()
            conn.ts = whole.ts[row]
            conn.uid = whole.uid[row]
            conn.origHost = whole.origHost[row]
            conn.origPort = whole.origPort[row]
            conn.respHost = whole.respHost[row]
            conn.respPort = whole.respPort[row]
            conn.proto = whole.proto[row]
            conn.service = whole.service[row]
            conn.duration = whole.duration[row]
            conn.origBytes = whole.origBytes[row]
            conn.respBytes = whole.respBytes[row]
            conn.origPackets = whole.origPackets[row]
            conn.respPackets = whole.respPackets[row]
            conn.connState = whole.connState[row]
            conn.flags = whole.flags[row]
            return conn
        }
        var single = ConnBatch()
        var together = ConnBatch()
        for index in [0, 1] {
            single.services = whole.services
            single.longUIDs = whole.longUIDs
            together.services = whole.services
            together.longUIDs = whole.longUIDs
            let part = Array(packed[(50 * index)...])
            for row in part.prefix(50) { single.append(row) }
            together.append(part.span, count: 50)
        }
        let rows = { (batch: ConnBatch) in (0..<batch.count).map { batch[$0] } }
        #expect(rows(single) == rows(whole))
        #expect(rows(together) == rows(whole))
    }

    @Test func unsetIsUnknown() {
        var batch = ConnBatch()
        batch.append(PackedConn())
        let row = batch[0]
        #expect(row.duration == ConnBatch.unknown && row.origBytes == ConnBatch.unknown)
        #expect(row.respPackets == ConnBatch.unknown && row.connState == .unknown)
        #expect(row.uid == "" && row.service == "" && row.flags == [])
    }

    /// A log that makes up service names fills the table and no more.
    @Test func servicesBeyondTheCapAreNotIdentified() {
        var batch = ConnBatch()
        for number in 0..<(ConnBatch.maxServices + 10) {
            let index = batch.serviceIndex("s\(number)")
            let expected = number + 1 < ConnBatch.maxServices ? number + 1 : 0
            guard Int(index) == expected else {
                Issue.record("s\(number) has index \(index)")
                return
            }
        }
        #expect(batch.services.count == ConnBatch.maxServices)
        #expect(batch.serviceIndex("s5") == 6)
        #expect(batch.serviceIndex("") == 0)
    }
}
