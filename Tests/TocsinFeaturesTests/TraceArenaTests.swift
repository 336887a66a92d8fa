import Testing
import TocsinMath

@testable import TocsinFeatures

@Suite struct TraceArenaTests {
    /// Chains that grow and are released at random against arrays of bytes, in an arena that is
    /// full half of the time.
    @Test func chainsAreArrays() {
        let seed: UInt64 = 21
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var arena = TraceArena(capacity: 60)
        var chains = [TraceArena.Chain](repeating: TraceArena.Chain(), count: 10)
        var expected = [[UInt8]](repeating: [], count: 10)
        var refused = 0
        for _ in 0..<20_000 {
            let k = random.index(below: 10)
            if random.index(below: 60) == 0 {
                arena.release(&chains[k])
                expected[k] = []
            } else {
                let source = (0..<random.index(below: 200)).map { UInt8(truncatingIfNeeded: $0) }
                if arena.append(source, to: &chains[k]) {
                    expected[k] += source
                } else {
                    refused += 1
                }
            }
            guard arena.contents(chains[k]) == expected[k] else {
                Issue.record("chain \(k) differs")
                return
            }
        }
        for k in 0..<10 { #expect(arena.contents(chains[k]) == expected[k]) }
        let chunks = chains.reduce(0) { $0 + Int($1.chunks) }
        #expect(arena.isFull == (chunks == 60))
        #expect(refused > 1000)
        #expect(arena.residentBytes <= 60 * TraceArena.chunkCost)
    }

    /// A refused append changes nothing.
    @Test func aFullArenaRefuses() {
        var arena = TraceArena(capacity: 1)
        var chain = TraceArena.Chain()
        #expect(!arena.append([UInt8](repeating: 1, count: 73), to: &chain))
        #expect(!arena.isFull)
        #expect(arena.append([UInt8](repeating: 1, count: 72), to: &chain))
        #expect(arena.isFull)
        #expect(!arena.append([1], to: &chain))
        arena.release(&chain)
        #expect(arena.append([1], to: &chain))
        #expect(arena.contents(chain) == [1])
    }
}
