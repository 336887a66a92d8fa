import Testing

@testable import TocsinRecords

@Suite struct ConnBatchEncodingTests {
    /// Rows with everything set, with nothing set, and with every kind of uid.
    static func randomBatch(_ random: inout RandomWords, rows: Int) -> ConnBatch {
        let uids = ["", "C", "CHhAvVGS1DHFjwGM99", "CHhAvVGS1DHFjwGM99x", "Č", "2232403389523415"]
        var batch = ConnBatch()
        for row in 0..<rows {
            var conn = Conn(
                ts: 1_713_398_400_000_000 + Int64(random.next() >> 30) - 1 << 32,
                uid: uids[random.index(below: uids.count)],
                origHost: IPAddress(high: random.next(), low: random.next()),
                origPort: UInt16(truncatingIfNeeded: random.next()),
                respHost: IPAddress(v4: UInt32(truncatingIfNeeded: random.next())),
                respPort: UInt16(truncatingIfNeeded: random.next()),
                proto: TransportProtocol.allCases[random.index(below: 4)])
            if random.index(below: 4) > 0 {
                conn.service = ["", "http", "ssl,http", "dns"][random.index(below: 4)]
                conn.duration = Int64(random.next() >> UInt64(12 + random.index(below: 52)))
                conn.origBytes = Int64(random.next() >> UInt64(12 + random.index(below: 52)))
                conn.respBytes = Int64(random.next() >> UInt64(12 + random.index(below: 52)))
                conn.origPackets = Int64(random.next() >> 12)
                conn.respPackets = 0
                conn.connState = ConnState.allCases[random.index(below: 14)]
                conn.flags = ConnFlags(rawValue: UInt8(random.index(below: 8)))
                conn.origHardware = HardwareAddress(bits: random.next() >> 16)
                conn.exchanges = (0..<random.index(below: 5)).map { conn.ts + Int64($0) * 7 }
            }
            batch.append(conn)
            if !conn.exchanges.isEmpty { batch.exchanges[batch.exchanges.count - 1].dropped = row }
        }
        return batch
    }

    private static func expectSame(_ a: ConnBatch, _ b: ConnBatch) {
        #expect((0..<a.count).map { a[$0] } == (0..<b.count).map { b[$0] })
        #expect(a.uid == b.uid && a.service == b.service && a.exchanges == b.exchanges)
        #expect(a.services == b.services && a.longUIDs == b.longUIDs)
        #expect(a.hardwareMarks == b.hardwareMarks)
    }

    @Test(arguments: [0, 1, 2, 300])
    func batchesComeBackAsTheyWere(rows: Int) throws {
        let seed = UInt64(rows) + 5
        print("seed \(seed)")
        var random = RandomWords(seed: seed)
        let batch = Self.randomBatch(&random, rows: rows)
        var decoded = try ConnBatch(encoded: batch.encoded())
        Self.expectSame(decoded, batch)
        // What is read back grows like any other batch.
        let more = Self.randomBatch(&random, rows: 1)[0]
        decoded.append(more)
        #expect(decoded[rows] == more)
    }

    /// As Zeek writes them: TCP over IPv4, a uid of 18 characters, all counts set.
    @Test func rowsAreShort() {
        var batch = ConnBatch()
        for row in 0..<1000 as Range<Int64> {
            var conn = Conn(
                ts: 1_713_398_400_000_000 + row * 40_000, uid: "CHhAvVGS1DHFjwGM99",
                origHost: IPAddress(v4: 0x0A00_0001), origPort: 50_000,
                respHost: IPAddress(v4: 0xC000_0201), respPort: 443, proto: .tcp)
            (conn.service, conn.connState, conn.duration) = ("ssl", .sf, 12_345_678)
            (conn.origBytes, conn.respBytes) = (1500, 200_000)
            (conn.origPackets, conn.respPackets) = (20, 150)
            batch.append(conn)
        }
        #expect(batch.encoded().count < 55 * 1000)
    }

    /// Every prefix is refused, and so is what has bytes behind its end.
    @Test func cutBytesAreRefused() {
        var random = RandomWords(seed: 3)
        let bytes = Self.randomBatch(&random, rows: 12).encoded()
        for end in 0..<bytes.count {
            #expect(throws: DamagedState.self) {
                try ConnBatch(encoded: Array(bytes.prefix(end)))
            }
        }
        #expect(throws: DamagedState.self) { try ConnBatch(encoded: bytes + [0]) }
    }

    /// Small numbers at every place: indices just behind their tables, forms that are none.
    @Test func wrongNumbersAreRefused() {
        var random = RandomWords(seed: 29)
        let bytes = Self.randomBatch(&random, rows: 8).encoded()
        var refused = 0
        for position in bytes.indices {
            for value in 0..<10 as Range<UInt8> {
                var changed = bytes
                changed[position] = value
                guard let batch = try? ConnBatch(encoded: changed) else {
                    refused += 1
                    continue
                }
                for row in 0..<batch.count { _ = batch[row] }
            }
        }
        #expect(refused > 100)
    }

    /// Mutated bytes are refused, or give a batch that can be used.
    @Test func anyBytesAreReadOrRefused() throws {
        let seed: UInt64 = 17
        print("seed \(seed)")
        var random = RandomWords(seed: seed)
        let bytes = Self.randomBatch(&random, rows: 6).encoded()
        var read = 0
        for _ in 0..<4000 {
            guard let batch = try? ConnBatch(encoded: bytes.mutated(&random)) else { continue }
            read += 1
            for row in 0..<batch.count {
                let conn = batch[row]
                guard conn.ts.magnitude <= RecordLimits.maxMicroseconds.magnitude,
                    conn.duration >= -1, conn.origBytes >= -1, conn.respPackets >= -1
                else {
                    Issue.record("\(conn)")
                    return
                }
            }
            _ = try ConnBatch(encoded: batch.encoded())
        }
        #expect(read > 500)
        #expect(throws: DamagedState.self) { try ConnBatch(encoded: [1, 0, 0] + .tooMany) }
        #expect(throws: DamagedState.self) { try ConnBatch(encoded: [2, 0, 0, 0, 0, 0]) }
    }
}

extension [UInt8] {
    /// 2⁶³ of something.
    static let tooMany = [UInt8](repeating: 0x80, count: 9) + [1]

    /// A few bytes changed, taken out or put in.
    func mutated(_ random: inout RandomWords) -> [UInt8] {
        var bytes = self
        for _ in 0...random.index(below: 3) {
            let position = random.index(below: bytes.count)
            switch random.index(below: 4) {
            case 0: bytes[position] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes[position] ^= 1 << UInt8(random.index(below: 8))
            case 2: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: position)
            default: bytes.remove(at: position)
            }
        }
        return bytes
    }
}
