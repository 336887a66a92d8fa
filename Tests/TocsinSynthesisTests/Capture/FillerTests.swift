import Testing

@testable import TocsinSynthesis

@Suite struct FillerTests {
    private static let filler = Filler()

    /// The sum is that of the bytes, taken word by word.
    @Test(arguments: [0, 1, 2, 3, 56, 1379, 1380, 2048])
    func sumIsThatOfTheBytes(_ count: Int) {
        for key in [0, 1, 77, UInt64.max, 0xDEAD_BEEF_0123_4567] {
            let bytes = Array(Self.filler.payload(key, count: count))
            #expect(bytes.count == count)
            var sum: UInt32 = 0
            for (i, byte) in bytes.enumerated() { sum += UInt32(byte) << (i % 2 == 0 ? 8 : 0) }
            #expect(Self.filler.sum(key, count: count) == sum)
        }
    }

    @Test func isCutToWhatThereIs() {
        #expect(Self.filler.payload(3, count: 5000).count == 2048)
        #expect(Self.filler.payload(3, count: -1).isEmpty)
        #expect(Self.filler.sum(3, count: -1) == 0)
    }

    @Test func keysDiffer() {
        let payloads = (0..<500).map { Array(Self.filler.payload($0, count: 16)) }
        #expect(Set(payloads).count > 490)
    }
}
