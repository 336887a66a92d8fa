import Testing
import TocsinRecords

@Suite struct ConnUIDTests {
    /// Every text of at most 18 characters 1…127 comes back, and different texts stay different: in
    /// place, nothing is lost.
    @Test func packingLosesNothing() {
        let seed: UInt64 = 18
        print("seed \(seed)")
        var random = RandomWords(seed: seed)
        var packed: [ConnUID: String] = [:]
        // A small alphabet with both extremes, so that near misses are common.
        let alphabet: [UInt8] = [1, 0x40, 0x41, 0x7E, 0x7F]
        for _ in 0..<20_000 {
            let length = random.index(below: 19)
            let bytes = (0..<length).map { _ in alphabet[random.index(below: alphabet.count)] }
            let text = String(decoding: bytes, as: UTF8.self)
            guard let uid = ConnUID(bytes.span) else {
                Issue.record("\(bytes) is not packed")
                return
            }
            #expect(uid.longIndex == nil)
            #expect(uid.inlineText == text)
            #expect(packed.updateValue(text, forKey: uid) ?? text == text)
        }
        #expect(packed.count > 10_000)
    }

    @Test func everyLengthUpTo18() {
        for length in 0...18 {
            let text = String("CHhAvVGS1DHFjwGM99".prefix(length))
            #expect(ConnUID(Array(text.utf8).span)?.inlineText == text)
        }
        #expect(ConnUID([UInt8]().span) == ConnUID.none)
    }

    @Test(arguments: [
        Array("CHhAvVGS1DHFjwGM999".utf8), [UInt8](repeating: 0x41, count: 1 << 16), [0],
        Array("C\0".utf8), Array("\0C".utf8), Array("12345678\09".utf8), [0x80], Array("Čau".utf8),
        Array("123456789é".utf8), [0x41, 0xFF],
    ])
    func whatDoesNotFitInPlace(bytes: [UInt8]) {
        #expect(ConnUID(bytes.span) == nil)
    }

    @Test func anIndexIsNoText() {
        for index in [0, 1, 1 << 40] {
            let uid = ConnUID(longUID: index)
            #expect(uid.longIndex == index)
            #expect(uid != .none)
        }
    }

    /// The order of packed uids is that of their bytes.
    @Test func orderIsThatOfTheBytes() {
        let texts = ["", "A", "AA", "B", "CHhAvVGS1", "CHhAvVGS1A", "CHhAvVGS1B", "a"]
        let uids = texts.compactMap { ConnUID(Array($0.utf8).span) }
        #expect(uids.reversed().sorted() == uids)
    }
}

@Suite struct ConnStateTests {
    /// Originator asked, got no service: the states of Zeek's conn/main.zeek without an answer.
    @Test func failedAttempts() {
        let failed = ConnState.allCases.filter(\.isFailedAttempt).map(\.name)
        #expect(failed == ["S0", "REJ", "RSTOS0", "SH"])
    }

    @Test func namesAreDistinct() {
        #expect(Set(ConnState.allCases.map(\.name)).count == ConnState.allCases.count)
        #expect(Set(TransportProtocol.allCases.map(\.name)).count == 4)
    }
}
