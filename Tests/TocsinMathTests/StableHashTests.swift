import Testing
import TocsinMath

@Suite struct StableHashTests {
    /// Every overload as a function of four words, unused ones ignored.
    static func hashes(_ w: [UInt64], key: UInt64) -> [UInt64] {
        [
            StableHash.mix(w[0], key: key), StableHash.mix(w[0], w[1], key: key),
            StableHash.mix(w[0], w[1], w[2], key: key),
            StableHash.mix(w[0], w[1], w[2], w[3], key: key),
        ]
    }

    /// Values that must never change, since samples and ids rest on them: computed in Python from
    /// the definition (secrets of wyhash final 4; fold(a, b) = a ^ b ^ low ^ high of a·b).
    @Test func valuesAreFixed() {
        #expect(
            Self.hashes([1, 2, 3, 4], key: 5) == [
                0x2E93_A046_23DC_3DEE, 0xFF89_838A_E54B_6F65,
                0x22D1_47B9_E664_1637, 0x2CA7_A052_1611_0ECC,
            ])
    }

    /// Test vectors of the authors' reference code (test_fnv.c), 64 bits.
    @Test func textsAreFNV1a() {
        #expect(StableHash.text("") == 0xCBF2_9CE4_8422_2325)
        #expect(StableHash.text("a") == 0xAF63_DC4C_8601_EC8C)
        #expect(StableHash.text("foobar") == 0x8594_4171_F739_67E8)
    }

    /// Flipping any bit of a word or of the key flips every bit of the hash about half of the time.
    @Test(arguments: 0..<4)
    func avalanche(overload: Int) {
        var generator = SeededGenerator(seed: 21)
        let trials = 400
        for word in 0...(overload + 1) {
            for bit in 0..<64 {
                var flips = [Int](repeating: 0, count: 64)
                for _ in 0..<trials {
                    // The last word is the key.
                    var words = (0..<5).map { _ in generator.next() }
                    let before = Self.hashes(words, key: words[4])[overload]
                    words[word == overload + 1 ? 4 : word] ^= 1 << UInt64(bit)
                    let change = before ^ Self.hashes(words, key: words[4])[overload]
                    for k in 0..<64 { flips[k] += Int(change >> UInt64(k) & 1) }
                }
                // 200 ± 10 by chance; 64 · 64 · 5 cells stay within 7 deviations.
                #expect(flips.allSatisfy { (130...270).contains($0) }, "word \(word) bit \(bit)")
            }
        }
    }

    /// Small and structured keys, as addresses and ports are, spread over low and high bits.
    @Test func structuredKeysSpread() {
        for shift in [0, 48] as [UInt64] {
            var cells = [Int](repeating: 0, count: 1 << 16)
            for a in 0..<256 as Range<UInt64> {
                for b in 0..<1024 as Range<UInt64> {
                    let hash = StableHash.mix(a << 32, b, key: 1)
                    cells[Int(hash >> shift & 0xFFFF)] += 1
                }
            }
            // Poisson with mean 4: more than 22 in a cell once in 5 million tables.
            #expect(cells.max()! <= 22)
            #expect(abs(cells.count { $0 == 0 } - 1200) < 180)
        }
    }

    /// A zero factor must not swallow the other words.
    @Test func zeroFactorKeepsTheRest() {
        let secret: UInt64 = 0xA076_1D64_78BD_642F
        let hashes = (0..<100).map { StableHash.mix(secret, $0, key: 0) }
        #expect(Set(hashes).count == 100)
    }
}
