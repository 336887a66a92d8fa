import Testing

@testable import TocsinRecords

@Suite struct AuthBatchEncodingTests {
    private static func randomBatch(_ random: inout RandomWords, rows: Int) -> AuthBatch {
        let texts = [nil, "", "root", "Čeněk", "EXAMPLE", String(repeating: "x", count: 600)]
        var batch = AuthBatch()
        for _ in 0..<rows {
            func text() -> String? { texts[random.index(below: texts.count)] }
            func number() -> UInt64? { random.index(below: 3) == 0 ? nil : random.next() }
            var event = AuthEvent(
                ts: 1_713_398_400_000_000 - Int64(random.next() >> 30),
                action: AuthAction.allCases[random.index(below: 9)],
                result: AuthResult.allCases[random.index(below: 3)])
            (event.user, event.domain, event.actor) = (text(), text(), text())
            (event.sourceName, event.host, event.service) = (text(), text(), text())
            (event.method, event.place, event.city) = (text(), text(), text())
            (event.country, event.uid, event.channel) = (text(), text(), text())
            event.source = number().map {
                $0 % 2 == 0
                    ? IPAddress(v4: UInt32(truncatingIfNeeded: $0)) : IPAddress(high: $0, low: 1)
            }
            event.sourcePort = number().map { UInt16(truncatingIfNeeded: $0) }
            event.mfa = MFAUse.allCases[random.index(below: 3)]
            event.latitude = number().map { Double($0 % 180) - 90 }
            event.longitude = number().map { Double($0 % 360) - 180 }
            event.recordID = number().map { Int64($0 >> 1) }
            event.session = number().map { UInt32($0 >> 33) }
            event.count = UInt32(1 + random.index(below: 10_000))
            event.flags = AuthFlags(rawValue: UInt8(random.index(below: 16)))
            batch.append(event)
        }
        return batch
    }

    @Test(arguments: [0, 1, 300])
    func batchesComeBackAsTheyWere(rows: Int) throws {
        let seed = UInt64(rows) + 9
        print("seed \(seed)")
        var random = RandomWords(seed: seed)
        let batch = Self.randomBatch(&random, rows: rows)
        var decoded = try AuthBatch(encoded: batch.encoded())
        #expect(decoded.count == rows && decoded.names == batch.names)
        #expect((0..<rows).map { decoded[$0] } == (0..<rows).map { batch[$0] })
        // What is read back grows like any other batch, and knows its texts.
        decoded.append(AuthBatchTests.full)
        let names = decoded.names.count
        decoded.append(AuthBatchTests.full)
        #expect(decoded[rows] == AuthBatchTests.full && decoded.names.count == names)
    }

    @Test func cutBytesAreRefused() {
        var random = RandomWords(seed: 3)
        let bytes = Self.randomBatch(&random, rows: 5).encoded()
        for end in 0..<bytes.count {
            #expect(throws: DamagedState.self) {
                try AuthBatch(encoded: Array(bytes.prefix(end)))
            }
        }
        #expect(throws: DamagedState.self) { try AuthBatch(encoded: bytes + [0]) }
    }

    /// Mutated bytes are refused, or give a batch that can be used.
    @Test func anyBytesAreReadOrRefused() throws {
        let seed: UInt64 = 19
        print("seed \(seed)")
        var random = RandomWords(seed: seed)
        var batch = AuthBatch()
        for _ in 0..<6 { batch.append(AuthBatchTests.full) }
        let bytes = batch.encoded()
        var read = 0
        for _ in 0..<4000 {
            guard let batch = try? AuthBatch(encoded: bytes.mutated(&random)) else { continue }
            read += 1
            for row in 0..<batch.count {
                let event = batch[row]
                guard event.ts.magnitude <= RecordLimits.maxMicroseconds.magnitude,
                    (1...AuthBatch.maxRepeats).contains(event.count)
                else {
                    Issue.record("\(event)")
                    return
                }
            }
            _ = try AuthBatch(encoded: batch.encoded())
        }
        #expect(read > 500)
        #expect(throws: DamagedState.self) { try AuthBatch(encoded: [1] + .tooMany) }
    }
}
