import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFeatures

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct PairEvictionTests {
    private static let start: Int64 = 1_713_398_400_000_000
    private static let hour = 3600 * Timestamp.microsecondsPerSecond

    private static func event(_ time: Int64, failed: Bool = false) -> PairEvent {
        PairEvent(time: time, origBytes: failed ? -1 : 300, srcPort: 0, isFailed: failed)
    }

    /// Appends `beats` of a beacon of a minute to each of `pairs`, and returns when the last was.
    private static func establish(
        _ pairs: Range<Int>, beats: Int = 40, in table: inout PairTraceTable
    ) -> Int64 {
        for beat in 0..<Int64(beats) {
            for pair in pairs {
                table.append(event(start + beat * hour / 60), to: .sample(pair))
            }
        }
        return start + Int64(beats - 1) * hour / 60
    }

    /// Half a million pairs of one SYN each, and among them a beacon that has to grow up under
    /// them.
    @Test func aFloodPushesOutItself() {
        var table = PairTraceTable(maxPairs: 30_000, maxBytes: 30_000 * 250)
        let beacon = PairTraceKey.sample(1)
        for k in 0..<500_000 as Range<Int64> {
            let time = Self.start + k * Self.hour / 60 / 12_500
            if k % 12_500 == 0 { table.append(Self.event(time), to: beacon) }
            table.append(Self.event(time, failed: true), to: .sample(Int(k) + 2))
        }
        #expect(table.trace(of: beacon)?.times.count == 40)
        #expect(table.count == 30_000)
        #expect(table.evictedPairs == 470_001)
        #expect(table.evictedEvents == 470_001)
        #expect(table.stateBytes <= 30_000 * 250)
    }

    /// Beacons that are established and then silent outlive a flood, and so do busy pairs without
    /// rhythm, as long as they leave the newcomers their eighth.
    @Test func establishedPairsStay() {
        var table = PairTraceTable(maxPairs: 800, maxBytes: 1 << 20)
        let last = Self.establish(0..<700, beats: 12, in: &table)
        for k in 0..<100_000 { table.append(Self.event(last + Int64(k)), to: .sample(1000 + k)) }
        #expect((0..<700).allSatisfy { table.trace(of: .sample($0)) != nil })
        #expect(table.evictedPairs == 99_900)
    }

    /// Where beacons fill the table, newcomers take an eighth of it from those that fell silent,
    /// and one of them can establish itself.
    @Test func newcomersHaveTheirShare() {
        var table = PairTraceTable(maxPairs: 800, maxBytes: 1 << 20)
        let last = Self.establish(0..<800, beats: 12, in: &table)
        for k in 0..<10_000 as Range<Int64> {
            let time = last + k * Self.hour / 3600
            if k % 60 == 0 {
                for pair in 200...800 { table.append(Self.event(time), to: .sample(pair)) }
            }
            table.append(Self.event(time), to: .sample(1000 + Int(k)))
        }
        #expect(table.trace(of: .sample(800))?.times.count == 167)
        #expect((200..<800).allSatisfy { table.trace(of: .sample($0))?.times.count == 179 })
        #expect((90...110).contains((0..<200).count { table.trace(of: .sample($0)) == nil }))
        #expect(table.count == 800)
    }

    /// Of two pairs with as many events, the one without rhythm goes first, though it was seen
    /// last.
    @Test func rhythmOutlivesNoise() {
        let seed: UInt64 = 9
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var table = PairTraceTable(maxPairs: 200, maxBytes: 1 << 20)
        var time = Self.establish(0..<100, in: &table)
        for _ in 0..<4000 {
            time += Int64(random.exponential() * 6e5)
            table.append(Self.event(time), to: .sample(100 + random.index(below: 100)))
        }
        for k in 0..<1000 { table.append(Self.event(time + Int64(k)), to: .sample(1000 + k)) }
        let kept = (0..<200).map { table.trace(of: .sample($0)) != nil }
        #expect(kept[..<100].allSatisfy { $0 })
        #expect((70...80).contains(kept[100...].count { $0 }))
    }

    /// After a fortnight of silence a beacon is no dearer than a newcomer; the time is the records'
    /// own.
    @Test(arguments: [(13, 50), (15, 0)])
    func silenceAges(days: Int64, left: Int) {
        var table = PairTraceTable(maxPairs: 100, maxBytes: 1 << 20)
        let last = Self.establish(0..<50, in: &table)
        for k in 0..<1000 {
            let time = last + days * 24 * Self.hour + Int64(k)
            table.append(Self.event(time), to: .sample(1000 + k))
        }
        #expect((0..<50).count { table.trace(of: .sample($0)) != nil } == left)
    }

    /// One record from the far future ages nobody.
    @Test func oneWrongClockAgesNobody() {
        var table = PairTraceTable(maxPairs: 100, maxBytes: 1 << 20)
        let last = Self.establish(0..<50, in: &table)
        for k in 0..<1000 {
            let time = k % 2 == 0 ? last + Int64(k) : .max - Int64(k)
            table.append(Self.event(time), to: .sample(1000 + k))
        }
        #expect((0..<50).allSatisfy { table.trace(of: .sample($0)) != nil })
    }

    /// Where bytes run out before pairs do, pairs without rhythm make room by themselves and a
    /// beacon grows on.
    @Test func busyPairsDoNotPushOutBeacons() {
        let seed: UInt64 = 10
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var table = PairTraceTable(maxPairs: 1000, maxBytes: 300_000)
        var time = Self.start
        for _ in 0..<200 {
            for pair in 0..<10 {
                table.append(Self.event(time + Int64(pair)), to: .sample(pair))
            }
            for _ in 0..<300 {
                time += Int64(random.exponential() * 2e5)
                table.append(Self.event(time), to: .sample(100 + random.index(below: 50)))
            }
        }
        #expect((0..<10).allSatisfy { table.trace(of: .sample($0))?.times.count == 200 })
        #expect((100..<150).allSatisfy { table.trace(of: .sample($0)) != nil })
        #expect(table.thinnedEvents > 5000)
        #expect(table.stateBytes <= 300_000)
    }

    #if os(Linux)
        /// What the allocator and the kernel make of it, in a process of its own: 100,000 pairs of
        /// seven events, keys and index included.
        @Test func residentBytes() async {
            await #expect(processExitsWith: .success) {
                func fill(_ table: inout PairTraceTable, pairs: Int) {
                    for k in 0..<7 as Range<Int64> {
                        for pair in 0..<pairs {
                            let time = PairEvictionTests.start + k * 61_000_003 + Int64(pair)
                            table.append(
                                PairEvent(
                                    time: time, origBytes: k * 300, srcPort: 0, isFailed: false),
                                to: .sample(pair))
                        }
                    }
                }
                // The code takes memory too when it first runs, more in a larger test program.
                var small = PairTraceTable(maxPairs: 1000, maxBytes: 1 << 20)
                fill(&small, pairs: 1000)
                let before = residentSize()
                var table = PairTraceTable(maxPairs: 1_000_000)
                fill(&table, pairs: 100_000)
                #expect(table.count == 100_000)
                let bytes = Double(residentSize() - before) / 100_000
                print("\(bytes) bytes a pair")
                // No lower bound: a kernel may take cold pages back meanwhile.
                precondition(bytes < 200, "\(bytes)")
            }
        }
    #endif
}

#if os(Linux)
    /// Bytes of this process that are in memory, from the second field of statm (proc(5)).
    private func residentSize() -> Int {
        let file = unsafe fopen("/proc/self/statm", "r")
        guard let file = unsafe file else { return 0 }
        defer { unsafe _ = fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        guard unsafe fgets(&line, 256, file) != nil else { return 0 }
        let text = String(decoding: line.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(getpagesize())
    }
#endif
