import Testing
import TocsinMath

@testable import TocsinFlow

@Suite struct StreamCoverTests {
    private func add(_ cover: inout StreamCover, _ range: Range<UInt64>) {
        cover.add(range, isUnacknowledged: false, size: 0)
    }

    private func gaps(_ cover: inout StreamCover, _ ack: UInt64, isPartial: Bool = false)
        -> [UInt64]
    {
        var gaps: [UInt64] = []
        _ = cover.acknowledge(ack, isPartial: isPartial) { gaps.append($0) }
        return gaps
    }

    @Test func inOrder() {
        var cover = StreamCover()
        add(&cover, 1..<101)
        add(&cover, 101..<201)
        #expect(cover.next == 201)
        #expect(cover.hasData)
        #expect(gaps(&cover, 201) == [])
        #expect(!cover.hasData)
        // Old data are nothing.
        add(&cover, 50..<201)
        #expect(!cover.hasData)
    }

    @Test func holes() {
        var cover = StreamCover()
        add(&cover, 11..<21)
        add(&cover, 31..<41)
        add(&cover, 21..<25)
        #expect(cover.pending == [11..<25, 31..<41])
        // A stretch that begins below the acknowledgement counts whole as seen.
        #expect(gaps(&cover, 35) == [10, 6])
        #expect(cover.next == 41)
        #expect(gaps(&cover, 60) == [19])
        #expect(cover.next == 60)
    }

    /// The first numbers of a stream whose beginning was not seen.
    @Test func partial() {
        var cover = StreamCover()
        #expect(gaps(&cover, 2, isPartial: true) == [])
        #expect(cover.next == 1)
        var whole = StreamCover()
        #expect(gaps(&whole, 2) == [1])
    }

    /// Against a set of numbers.
    @Test func againstSet() {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            var cover = StreamCover()
            var seen = Set<UInt64>()
            for _ in 0..<40 {
                let start = UInt64(1 + random.index(below: 300))
                let range = start..<start + UInt64(1 + random.index(below: 30))
                add(&cover, range)
                seen.formUnion(range)
            }
            var next: UInt64 = 1
            while seen.contains(next) { next += 1 }
            #expect(cover.next == next, "seed \(seed)")
            let missing = (1..<UInt64(400)).filter { !seen.contains($0) }.count
            #expect(gaps(&cover, 400).reduce(0, +) == UInt64(missing), "seed \(seed)")
        }
    }

    /// A stream in more stretches than are kept apart is given up, at a bounded cost.
    @Test func shredded() {
        var cover = StreamCover()
        for i in 0..<UInt64(StreamCover.maxPending + 1) { add(&cover, 3 + 2 * i..<4 + 2 * i) }
        #expect(cover.hasStopped)
        #expect(cover.pending.isEmpty)
        #expect(gaps(&cover, 10_000) == [])
    }

    /// The initial window: what nobody acknowledges is not waited for.
    @Test func initialWindow() {
        var cover = StreamCover()
        cover.add(1..<16_385, isUnacknowledged: true, size: 16_384)
        #expect(cover.hasData)
        cover.add(16_385..<16_386, isUnacknowledged: true, size: 16_385)
        #expect(!cover.hasData)
        #expect(cover.trimmed == 16_386)
    }
}
