import Testing
import TocsinRecords

@Suite struct AuthBatchTests {
    static var full: AuthEvent {
        var event = AuthEvent(ts: 1_700_000_000_000_001, action: .elevation, result: .failure)
        event.user = "root"
        event.domain = "EXAMPLE"
        event.actor = "bob"
        event.source = IPAddress("203.0.113.9")
        event.sourceName = "desk-7"
        event.sourcePort = 0
        event.host = "web1"
        event.service = "su"
        event.method = "password"
        event.mfa = .notUsed
        event.place = "Tokyo"
        event.city = "Tokyo"
        event.country = "JP"
        event.latitude = 0
        event.longitude = -139.7
        event.uid = "C1"
        event.channel = "Security"
        event.recordID = 0
        event.session = 0
        event.count = 5
        event.flags = [.provisional, .privileged]
        return event
    }

    @Test func rowsComeBackAsTheyWere() {
        var batch = AuthBatch()
        let bare = AuthEvent(ts: -5, result: .unknown)
        var empty = bare
        empty.user = ""
        for event in [Self.full, bare, empty] { batch.append(event) }
        #expect(batch.count == 3)
        #expect((0..<3).map { batch[$0] } == [Self.full, bare, empty])
        // Unset is neither the empty text nor 0.
        #expect(batch[1].user == nil && batch[2].user == "" && batch[0].sourcePort == 0)
        #expect(batch[1].recordID == nil && batch[0].recordID == 0)
        batch.removeAll()
        #expect(batch.count == 0 && batch.names.count == 1)
    }

    @Test func textsAreKeptOnce() {
        var batch = AuthBatch()
        for _ in 0..<100 { batch.append(Self.full) }
        // root, EXAMPLE, bob, desk-7, web1, su, password, Tokyo, JP, C1, Security and "unset".
        #expect(batch.names.count == 12)
    }

    @Test func longTextsAreCut() {
        var event = AuthEvent(ts: 0, result: .failure)
        event.user = String(repeating: "é", count: AuthBatch.maxNameBytes)
        var batch = AuthBatch()
        batch.append(event)
        #expect(batch[0].user == String(repeating: "é", count: AuthBatch.maxNameBytes / 2) + "…")
    }

    @Test func tooManyTextsShareOneName() {
        var batch = AuthBatch()
        var event = AuthEvent(ts: 0, result: .failure)
        for number in 0..<AuthBatch.maxNames + 5 {
            event.user = "u\(number)"
            batch.append(event)
        }
        #expect(batch.names.count == AuthBatch.maxNames)
        #expect(batch[batch.count - 1].user == AuthBatch.overflowName)
        #expect(batch[7].user == "u7")
        event.user = "u7"
        batch.append(event)
        #expect(batch[batch.count - 1].user == "u7")
    }

    @Test(
        arguments: [(0, 1), (1, 1), (77, 77), (UInt32.max, AuthBatch.maxRepeats)]
            as [(UInt32, UInt32)])
    func repeatsStaySmall(given: UInt32, kept: UInt32) {
        var event = AuthEvent(ts: 0, result: .failure)
        event.count = given
        var batch = AuthBatch()
        batch.append(event)
        #expect(batch[0].count == kept)
    }
}
