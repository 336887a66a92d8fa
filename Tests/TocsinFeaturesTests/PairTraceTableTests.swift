import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFeatures

@Suite struct PairTraceTableTests {
    private static let start: Int64 = 1_713_398_400_000_000
    private static let second = Timestamp.microsecondsPerSecond

    private static func event(_ seconds: Double, size: Int64 = 420) -> PairEvent {
        PairEvent(
            time: start + Int64(seconds * 1e6), origBytes: size, srcPort: 0, isFailed: false)
    }

    /// The detector's series from a table are those from a window, retries, sizes and late records
    /// included; random pairs of a small network.
    @Test(arguments: 0..<5 as Range<UInt64>)
    func seriesAreThoseOfAWindow(seed: UInt64) {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let states: [ConnState] = [.s0, .rej, .sf, .s1, .unknown]
        // Times differ, for a window puts equal ones in the order of their uids.
        let rows = (0..<4000).map { row in
            Conn.sample(
                "C\(row)", at: Double(row) * 3 + random.uniform() * 2.9,
                src: "10.0.0.\(random.index(below: 3))", dst: "2001:db8::\(random.index(below: 2))",
                srcPort: UInt16(50_000 + row / 40), port: UInt16(80 + random.index(below: 2)),
                proto: TransportProtocol.allCases[random.index(below: 2)]
            ) {
                $0.connState = states[random.index(below: 5)]
                $0.origBytes = Int64(random.index(below: 5)) * 1000 - 1
            }
        }
        let window = ConnWindow(rows)
        var table = PairTraceTable(maxPairs: 100, maxBytes: 1 << 20)
        var late = rows
        for k in stride(from: 0, to: late.count - 10, by: 7) { late.swapAt(k, k + 9) }
        for row in late { table.append(row) }
        #expect(table.count == window.pairs.count)
        for pair in 0..<window.pairs.count {
            let key = PairTraceKey(window, pair)
            let expected = PairSeries(window, pair: pair)
            guard let trace = table.trace(of: key) else {
                Issue.record("\(key) is missing")
                continue
            }
            let ports = zip(trace.srcPorts, trace.isFailed)
            #expect(ports.allSatisfy { ($0 >= 50_000) == ($1 && key.proto == .tcp) })
            let series = PairSeries(trace, proto: key.proto)
            #expect(series.times == expected.times)
            #expect(series.origBytes == expected.origBytes)
            #expect(series.dials == expected.dials)
            #expect(series.failedShare == expected.failedShare)
        }
        #expect(table.thinnedEvents == 0 && table.evictedPairs == 0)
    }

    /// The newest events stay exactly, without a hole, and the days account for all others.
    @Test func thinningKeepsOneStretch() {
        let key = PairTraceKey.sample(1)
        var table = PairTraceTable(maxPairs: 10, maxBytes: 1 << 20)
        for beat in 0..<100_000 {
            table.append(Self.event(Double(beat) * 60, size: Int64(beat % 3)), to: key)
            guard beat % 997 == 0, let trace = table.trace(of: key) else { continue }
            let kept = trace.times.count
            #expect(kept == min(beat + 1, kept) && (kept > 900 || kept == beat + 1))
            #expect(
                trace.times == (beat + 1 - kept...beat).map { Self.event(Double($0) * 60).time })
            #expect(trace.origBytes == (beat + 1 - kept...beat).map { Int64($0 % 3) })
            #expect(kept + trace.thinned.reduce(0) { $0 + $1.count } == beat + 1)
        }
        guard let trace = table.trace(of: key) else { return }
        #expect(trace.thinned.count == PairTrace.maxThinnedDays)
        #expect(trace.thinned[0].first == Self.start)
        #expect(trace.thinned[5].count == 1440)
        #expect(table.thinnedEvents + trace.times.count == 100_000)
    }

    /// A beacon keeps as many beats as the description says, the limit of 2,048 holds, and a burst
    /// of the least possible bytes an event keeps to it too.
    @Test(arguments: [(0.0, 1792...2048), (1, 1650...1930), (60, 1650...1930), (3600, 1250...1540)])
    func beatsKept(period: Double, range: ClosedRange<Int>) {
        let key = PairTraceKey.sample(1)
        var table = PairTraceTable(maxPairs: 10, maxBytes: 1 << 20)
        for beat in 0..<3000 {
            table.append(Self.event(Double(beat) * period), to: key)
            guard beat >= 2048, let trace = table.trace(of: key) else { continue }
            guard range.contains(trace.times.count) else {
                Issue.record("\(trace.times.count) beats after \(beat)")
                return
            }
        }
    }

    /// The budgets without the key: 128 bytes under eight events, 2 KB at three hundred, 8 KB at
    /// most.
    @Test func budgets() {
        let header = MemoryLayout<PairEntry>.stride - MemoryLayout<PairTraceKey>.size
        let seed: UInt64 = 6
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        #expect(MemoryLayout<PairEntry>.stride == 80)
        #expect(
            MemoryLayout<PairEntry>.stride + PairTraceTable.maxChunks * TraceArena.chunkCost <= 8192
        )
        for pair in 0..<200 {
            let key = PairTraceKey.sample(pair)
            var table = PairTraceTable(maxPairs: 1, maxBytes: 1 << 20)
            var time = 0.0
            for n in 1...5000 {
                // A few seconds to days apart at first, then a minute and more or less.
                let scale = n < 8 ? [5, 600, 90_000.0][pair % 3] : 60
                time += scale * (0.2 + 0.8 * random.uniform())
                var event = Self.event(time, size: Int64(random.index(below: 8000)) - 1)
                event.isFailed = pair % 5 == 0
                event.srcPort = UInt16(truncatingIfNeeded: random.next())
                if event.isFailed { event.origBytes = 0 }
                table.append(event, to: key)
                let bytes = header + Int(table.entries[0].chain.chunks) * TraceArena.chunkCost
                let limit = n < 8 ? 128 : n <= 300 ? 2048 : 8192
                guard bytes <= limit else {
                    Issue.record("pair \(pair): \(bytes) bytes with \(n) events")
                    return
                }
                if n > 300, pair > 5 { break }
            }
        }
    }

    /// Anything at all, in a table so small that everything is thinned and evicted: no trap, no
    /// event unaccounted for.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func hostileEvents(seed: UInt64) {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let maxBytes = 1 << (8 + random.index(below: 9))
        var table = PairTraceTable(maxPairs: 1 + random.index(below: 60), maxBytes: maxBytes)
        for _ in 0..<20_000 {
            let word = random.next()
            let shift = Int64(word & 63)
            let event = PairEvent(
                time: Int64(bitPattern: random.next()) >> shift,
                origBytes: Int64(bitPattern: random.next()) >> Int64(word >> 8 & 63),
                srcPort: UInt16(truncatingIfNeeded: word >> 16), isFailed: word >> 32 & 1 == 0)
            let host = random.index(below: 200)
            table.append(event, to: .sample(host < 100 ? host % 5 : host))
        }
        var kept = 0
        var days = 0
        table.forEachPair { _, trace in
            kept += trace.times.count
            days += trace.thinned.count
            #expect(trace.times == trace.times.sorted())
            #expect(trace.thinned.count <= PairTrace.maxThinnedDays)
        }
        #expect(kept > 0)
        #expect(kept + table.evictedEvents + table.thinnedEvents == 20_000)
        #expect(table.count <= table.maxPairs)
        #expect(table.stateBytes - table.slots.bytes <= max(maxBytes, 200))
    }

    /// No output shows the key of the hash, and pairs come in order.
    @Test func outputDoesNotDependOnTheHash() {
        var tables = (0..<3).map { _ in PairTraceTable(maxPairs: 300, maxBytes: 60_000) }
        let seed: UInt64 = 8
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for k in 0..<20_000 {
            let key = PairTraceKey.sample(random.index(below: random.index(below: 3000) + 1))
            let event = Self.event(Double(k) + random.uniform(), size: Int64(k & 1023))
            for table in tables.indices { tables[table].append(event, to: key) }
        }
        let all = tables.map { table in
            var pairs: [(PairTraceKey, PairTrace)] = []
            table.forEachPair(minEvents: 2) { pairs.append(($0, $1)) }
            return pairs
        }
        #expect(tables[0].key != tables[1].key)
        #expect(all[0].count > 30 && tables[0].evictedPairs > 1000)
        for k in 1..<3 {
            #expect(all[k].map(\.0) == all[0].map(\.0))
            #expect(all[k].map(\.1) == all[0].map(\.1))
        }
        #expect(all[0].map(\.0) == all[0].map(\.0).sorted())
        #expect(all[0].allSatisfy { $0.1.times.count >= 2 })
    }

    /// IPv6 addresses that differ in one half only, and keys that differ in port or protocol only.
    @Test(.timeLimit(.minutes(1))) func keysOfOnePattern() {
        var table = PairTraceTable(maxPairs: 100_000, maxBytes: 32 << 20)
        let low: UInt64 = 0xE703_7ED1_A0B4_28DB
        for k in 0..<20_000 as Range<UInt64> {
            for (src, dst) in [
                (IPAddress(high: k, low: low), IPAddress(high: 0, low: 0)),
                (IPAddress(high: 0, low: 0), IPAddress(high: low, low: k)),
            ] {
                let key = PairTraceKey(src: src, dst: dst, port: 0, proto: .udp)
                table.append(Self.event(Double(k)), to: key)
            }
            let key = PairTraceKey(
                src: IPAddress(v4: 1), dst: IPAddress(v4: 2), port: UInt16(k),
                proto: k % 2 == 0 ? .tcp : .udp)
            table.append(Self.event(Double(k)), to: key)
        }
        #expect(table.count == 60_000)
    }

    @Test func unknownPairsHaveNoTrace() {
        #expect(PairTraceTable(maxPairs: 1, maxBytes: 1).trace(of: .sample(1)) == nil)
        #expect(PairTraceTable(maxPairs: -1, maxBytes: .min).maxPairs == 1)
        #expect(PairTraceTable(maxPairs: .max, maxBytes: 1 << 20).maxPairs == 5577)
    }
}

extension PairTraceKey {
    /// The `number`th of as many pairs as one likes.
    static func sample(_ number: Int) -> PairTraceKey {
        PairTraceKey(
            src: IPAddress(v4: 0x0A00_0000 | UInt32(truncatingIfNeeded: number & 0xFFFFFF)),
            dst: IPAddress(v4: 0xC000_0201), port: 443, proto: .tcp)
    }

    init(_ window: ConnWindow, _ pair: Int) {
        let key = window.pairs.key(pair)
        self.init(
            src: window.addresses[Int(key.src)], dst: window.addresses[Int(key.dst)],
            port: key.port, proto: key.proto)
    }
}

extension PairTraceTable {
    mutating func append(_ conn: Conn) {
        append(
            PairEvent(
                time: conn.ts, origBytes: conn.origBytes, srcPort: conn.origPort,
                isFailed: conn.connState.isFailedAttempt),
            to: PairTraceKey(
                src: conn.origHost, dst: conn.respHost, port: conn.respPort, proto: conn.proto))
    }
}
