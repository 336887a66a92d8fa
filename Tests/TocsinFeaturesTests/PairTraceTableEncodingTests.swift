import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFeatures

@Suite struct PairTraceTableEncodingTests {
    private static let start: Int64 = 1_713_398_400_000_000
    private static let second = Timestamp.microsecondsPerSecond

    /// The `number`th event of a network with beacons, noise and one-off pairs, in some disorder.
    private static func event(
        _ number: Int, _ random: inout SeededGenerator
    ) -> (PairTraceKey, PairEvent) {
        let isBeacon = random.index(below: 2) == 0
        let pair = isBeacon ? number % 40 : 100 + random.index(below: 3000)
        let time = start + Int64(number) * second * 3 - Int64(random.index(below: 20)) * second
        var key = PairTraceKey.sample(pair)
        if pair % 3 == 0 { key.src = IPAddress(high: 0x2001_0DB8 << 32, low: UInt64(pair)) }
        if pair % 7 == 0 { key.proto = .udp }
        return (
            key,
            PairEvent(
                time: isBeacon ? start + Int64(number) * second * 3 : time,
                origBytes: Int64(random.index(below: 5)) * 1000 - 1,
                srcPort: UInt16(truncatingIfNeeded: random.next()),
                isFailed: random.index(below: 4) == 0)
        )
    }

    private static func parts(_ table: PairTraceTable, of bytes: Int = 5000) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        table.forEachPart(of: bytes) { parts.append($0) }
        return parts
    }

    private static func restored(
        _ parts: [[UInt8]], maxPairs: Int = 400, maxBytes: Int = 100_000
    ) throws -> PairTraceTable {
        var restoration = PairTraceTable.Restoration(maxPairs: maxPairs, maxBytes: maxBytes)
        for part in parts { try restoration.append(part) }
        return try restoration.finished()
    }

    private static func contents(_ table: PairTraceTable) -> [(PairTraceKey, PairTrace)] {
        var pairs: [(PairTraceKey, PairTrace)] = []
        table.forEachPair { pairs.append(($0, $1)) }
        return pairs
    }

    private static func expectSame(_ a: PairTraceTable, _ b: PairTraceTable) {
        #expect(a.count == b.count && a.evictedPairs == b.evictedPairs)
        #expect(a.evictedEvents == b.evictedEvents && a.thinnedEvents == b.thinnedEvents)
        let (left, right) = (contents(a), contents(b))
        #expect(left.map(\.0) == right.map(\.0) && left.map(\.1) == right.map(\.1))
    }

    /// A full table, saved and read back again and again while it evicts and thins, does what one
    /// that was never saved does.
    @Test(arguments: 0..<4 as Range<UInt64>)
    func theTableReadBackBehavesTheSame(seed: UInt64) throws {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var original = PairTraceTable(maxPairs: 400, maxBytes: 100_000)
        var copy = original
        for number in 0..<30_000 {
            let (key, event) = Self.event(number, &random)
            original.append(event, to: key)
            copy.append(event, to: key)
            guard number % 6000 == 3500 else { continue }
            let parts = Self.parts(copy)
            copy = try Self.restored(parts)
            Self.expectSame(original, copy)
            // The same bytes again, whatever key the index has.
            #expect(Self.parts(copy) == parts && parts.count > 3)
        }
        Self.expectSame(original, copy)
        #expect(original.evictedPairs > 10_000 && original.thinnedEvents > 0)
        #expect(copy.stateBytes <= 100_000 + 8 * 1024)
    }

    @Test func anEmptyTableComesBack() throws {
        let parts = Self.parts(PairTraceTable(maxPairs: 10, maxBytes: 10_000))
        #expect(parts.count == 1)
        #expect(try Self.restored(parts).count == 0)
    }

    /// A table with less room keeps within it, and counts what it forgot.
    @Test func aSmallerTableForgets() throws {
        var random = SeededGenerator(seed: 5)
        var table = PairTraceTable(maxPairs: 400, maxBytes: 100_000)
        for number in 0..<5000 {
            let (key, event) = Self.event(number, &random)
            table.append(event, to: key)
        }
        let small = try Self.restored(Self.parts(table), maxPairs: 50, maxBytes: 10_000)
        #expect(small.count <= 50 && small.stateBytes <= 10_000 + 8 * 1024)
        #expect(small.count + small.evictedPairs == table.count + table.evictedPairs)
    }

    /// Mutated parts are refused, or give a table that can be used.
    @Test func anyBytesAreReadOrRefused() throws {
        let seed: UInt64 = 23
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var table = PairTraceTable(maxPairs: 20, maxBytes: 20_000)
        for beat in 0..<2500 as Range<Int64> {
            let time = Self.start + beat * 60 * Self.second
            table.append(
                PairEvent(time: time, origBytes: 300, srcPort: 0, isFailed: false), to: .sample(0))
        }
        for number in 0..<6000 {
            let (key, event) = Self.event(number, &random)
            table.append(event, to: key)
        }
        #expect(table.thinnedEvents > 0)
        let parts = Self.parts(table, of: 1 << 20)
        var read = 0
        for _ in 0..<800 {
            var mutated = parts
            let part = random.index(below: 4) == 0 ? 0 : 1
            for _ in 0...random.index(below: 2) {
                let position = random.index(below: mutated[part].count)
                mutated[part][position] = UInt8(truncatingIfNeeded: random.next())
            }
            guard var copy = try? Self.restored(mutated, maxPairs: 20, maxBytes: 20_000) else {
                continue
            }
            read += 1
            for number in 6000..<6060 {
                let (key, event) = Self.event(number, &random)
                copy.append(event, to: key)
            }
            _ = Self.contents(copy)
            _ = Self.parts(copy)
        }
        #expect(read > 50)
    }

    @Test func cutPartsAreRefused() throws {
        var random = SeededGenerator(seed: 2)
        var table = PairTraceTable(maxPairs: 5, maxBytes: 5000)
        for number in 0..<50 {
            let (key, event) = Self.event(number, &random)
            table.append(event, to: key)
        }
        let parts = Self.parts(table, of: 1 << 20)
        for end in 0..<parts[1].count {
            #expect(throws: DamagedState.self) {
                try Self.restored([parts[0], Array(parts[1].prefix(end))])
            }
        }
        #expect(throws: DamagedState.self) { try Self.restored([parts[0]]) }
        #expect(throws: DamagedState.self) { try Self.restored([]) }
        #expect(throws: DamagedState.self) { try Self.restored(parts + [parts[1]]) }
        #expect(throws: DamagedState.self) { try Self.restored([parts[0], parts[0]]) }
    }
}
