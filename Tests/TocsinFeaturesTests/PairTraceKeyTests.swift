import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFeatures

@Suite struct PairTraceKeyTests {
    /// Keys that differ in any one part, in the order of a window's pairs.
    @Test func orderIsThatOfAWindow() {
        let seed: UInt64 = 2
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let window = ConnWindow(
            (0..<300).map { row in
                Conn.sample(
                    src: "10.0.0.\(random.index(below: 3))", dst: "2001:db8::\(row % 3)",
                    port: UInt16(random.index(below: 3)), proto: row % 2 == 0 ? .tcp : .udp)
            })
        let keys = (0..<window.pairs.count).map { PairTraceKey(window, $0) }
        #expect(keys.count == Set(keys).count && keys.count > 40)
        for a in keys.indices {
            for b in keys.indices {
                #expect((keys[a] < keys[b]) == window.pairPrecedes(a, b))
            }
        }
    }

    /// Every part counts, and so does the secret.
    @Test func everyPartIsHashed() {
        let key = PairTraceKey.sample(1)
        var others = [PairTraceKey](repeating: key, count: 6)
        others[0].src.high = 1
        others[1].src.low += 1
        others[2].dst.high = 1
        others[3].dst.low += 1
        others[4].port += 1
        others[5].proto = .udp
        let hashes = others.map { $0.hash(key: 5) } + [key.hash(key: 5), key.hash(key: 6)]
        #expect(Set(hashes).count == 8)
    }
}
