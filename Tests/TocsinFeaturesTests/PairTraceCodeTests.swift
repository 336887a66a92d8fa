import Testing
import TocsinMath

@testable import TocsinFeatures

@Suite struct PairTraceCodeTests {
    private static func encoded(_ events: [PairEvent]) -> [UInt8] {
        var code = PairTraceCode()
        var bytes: [UInt8] = []
        for event in events { code.encode(event, into: &bytes) }
        return bytes
    }

    private static func decoded(_ bytes: [UInt8]) -> [PairEvent] {
        var code = PairTraceCode()
        var reader = TraceReader(bytes)
        var events: [PairEvent] = []
        while let event = code.decode(&reader) { events.append(event) }
        return events
    }

    /// Every value comes back: steps of any length forward and back, sizes and times at the ends of
    /// 64 bits, ports old and new.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func roundTrip(seed: UInt64) {
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let ends: [Int64] = [.min, .min + 1, -1, 0, 1, .max - 1, .max]
        func number(near value: Int64) -> Int64 {
            switch random.index(below: 8) {
            case 0: ends[random.index(below: ends.count)]
            case 1: value
            default: value &+ Int64(bitPattern: random.next()) >> Int64(random.index(below: 64))
            }
        }
        var events: [PairEvent] = []
        var last = PairEvent(time: 0, origBytes: 0, srcPort: 0, isFailed: false)
        for _ in 0..<2000 {
            last.time = number(near: last.time)
            last.origBytes = number(near: last.origBytes)
            last.isFailed = random.index(below: 2) == 0
            last.srcPort = last.isFailed ? UInt16(random.index(below: 4)) &* 21_845 : 0
            events.append(last)
        }
        let bytes = Self.encoded(events)
        #expect(bytes.count <= events.count * PairTraceCode.maxEventBytes)
        #expect(Self.decoded(bytes) == events)
    }

    /// The first event after nothing, at either end of time.
    @Test(arguments: [Int64.min, .min + 5, -1, 0, 1_713_484_795_943_239, .max])
    func firstEvent(time: Int64) {
        let events = [time, time, .max, .min, 0].map {
            PairEvent(time: $0, origBytes: -1, srcPort: 0, isFailed: false)
        }
        #expect(Self.decoded(Self.encoded(events)) == events)
    }

    /// What the description promises of lengths: gaps below 2²⁶ µs in four bytes, below 2³⁴ in
    /// five, a late event in five, a new port in two more.
    @Test func lengths() {
        let start: Int64 = 1_713_484_795_943_239
        func bytes(_ step: Int64, size: Int64 = 420, port: UInt16? = nil) -> Int {
            let event = PairEvent(time: start, origBytes: 420, srcPort: 0, isFailed: false)
            var next = event
            next.time += step
            next.origBytes = size
            next.isFailed = port != nil
            next.srcPort = port ?? 0
            return Self.encoded([event, next]).count - Self.encoded([event]).count
        }
        #expect([0, 3, 4, 1 << 10, 1 << 18].map { bytes($0) } == [1, 1, 2, 3, 4])
        #expect(bytes(1 << 26 - 1) == 4)
        #expect(bytes(1 << 26) == 5)
        #expect(bytes(1 << 34 - 1) == 5)
        #expect(bytes(1 << 34) == 6)
        #expect(bytes(1 << 42 - 1) == 6)
        #expect(bytes(1 << 42) == 9)
        #expect(bytes(-1) == 5)
        #expect(bytes(-(1 << 34) + 1) == 5)
        #expect(bytes(-(1 << 34)) == 9)
        #expect(bytes(1 << 20, size: 421) == 5)
        #expect(bytes(1 << 20, port: 50_000) == 6)
        #expect(bytes(1 << 20, port: 0) == 4)
    }

    /// After a late record the next gap is told from the latest, not from the late one.
    @Test func lateEventsCostThemselvesOnly() {
        let start: Int64 = 1_713_484_795_943_239
        let times = [0, 50_000_000, 1, 50_000_004].map { start + $0 }
        let bytes = Self.encoded(
            times.map { PairEvent(time: $0, origBytes: 0, srcPort: 0, isFailed: false) })
        #expect(bytes.count == 9 + 4 + 5 + 2)
    }

    /// Cut anywhere and filled with anything, bytes decode to something and never trap.
    @Test func damagedBytes() {
        let seed: UInt64 = 11
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for length in 0..<400 {
            let bytes = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            #expect(Self.decoded(bytes).count <= length)
            var reader = TraceReader(bytes)
            #expect(PairTraceCode.decodeDays(31, &reader).count <= 31)
        }
        let event = PairEvent(time: .max, origBytes: .min, srcPort: 9, isFailed: true)
        let whole = Self.encoded([event])
        #expect(whole.count == PairTraceCode.maxEventBytes)
        for cut in 0..<whole.count { #expect(Self.decoded(Array(whole.prefix(cut))) == []) }
    }

    @Test func daysComeBack() {
        let days = [
            ThinnedDay(first: .min, last: .min + 5, count: 3),
            ThinnedDay(first: -1, last: 86_399_000_000, count: 100_000),
            ThinnedDay(first: 1_713_484_795_943_239, last: .max, count: .max),
        ]
        var bytes: [UInt8] = []
        PairTraceCode.encode(days, into: &bytes)
        var reader = TraceReader(bytes)
        #expect(PairTraceCode.decodeDays(3, &reader) == days)
        #expect(reader.byte() == nil)
    }
}
