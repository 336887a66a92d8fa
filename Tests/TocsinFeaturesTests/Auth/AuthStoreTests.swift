import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@Suite struct AuthStoreTests {
    private func event(
        _ seconds: Int64, _ user: String, _ result: AuthResult = .success,
        _ change: (inout AuthEvent) -> Void = { _ in }
    ) -> AuthEvent {
        var event = AuthEvent(ts: seconds * Timestamp.microsecondsPerSecond, result: result)
        event.user = user
        change(&event)
        return event
    }

    /// One batch for each element of `batches`.
    private func window(_ batches: [[AuthEvent]], tally: inout Tally) -> AuthWindow {
        var store = AuthStore()
        for events in batches {
            var batch = AuthBatch()
            for event in events { batch.append(event) }
            store.append(batch, within: nil, tally: &tally)
        }
        return store.sealed()
    }

    /// Every row as text, by what it says.
    private func rows(_ window: AuthWindow) -> [String] {
        (0..<window.count).map { row in
            "\(window.ts(row)) \(window.name(window.user(row))) \(window.sources[window.source(row)]) "
                + "\(window.name(window.host(row))) \(window.name(window.service(row))) "
                + "\(window.result(row)) \(window.places[window.place(row)].name ?? "-") "
                + "\(window.eventID(row)) \(window.attempts(row))"
                + (window.sourcePort(row).map { " :\($0)" } ?? "")
                + (window.flags(row).isEmpty ? "" : " \(window.flags(row).rawValue)")
        }
    }

    @Test func rowsStandInOrderOfTimeWithTheirTexts() throws {
        var tally = Tally()
        let window = window(
            [
                [
                    event(30, "zoe") { $0.source = IPAddress("192.0.2.9") },
                    event(10, "adam", .failure) {
                        $0.sourceName = "WS7"
                        $0.host = "dc"
                        $0.count = 5
                    },
                ], [event(20, "zoe") { $0.place = "Oslo" }],
            ], tally: &tally)
        #expect(
            rows(window) == [
                "10000000 adam WS7 dc  failure -  5", "20000000 zoe    success Oslo  1",
                "30000000 zoe 192.0.2.9   success -  1",
            ])
        #expect(window.users.map(window.name) == ["adam", "zoe"])
        #expect(window.rows(ofUser: window.user(2)).map { Int($0) } == [1, 2])
        #expect(window.earliest.microseconds == 10_000_000)
        #expect(window.location(1)?.country == "NO", "by the gazetteer")
    }

    @Test func windowsEventsCountOnce() {
        var tally = Tally()
        func record(_ id: Int64, _ host: String) -> AuthEvent {
            event(id, "ann") {
                $0.host = host
                $0.channel = "Security"
                $0.recordID = id
            }
        }
        let window = window(
            [[record(1, "dc1"), record(1, "dc2"), record(2, "dc1")], [record(1, "dc1")]],
            tally: &tally)
        #expect(window.count == 3 && tally.duplicates == 1)
        func unnumbered() -> AuthEvent { event(1, "ann") { $0.channel = "Security" } }
        #expect(self.window([[unnumbered(), unnumbered()]], tally: &tally).count == 2)
    }

    /// The same line twice is two attempts; the same event id is one, unless it names a connection in
    /// which more happened.
    @Test func linesRepeatAndEventsDoNot() {
        var tally = Tally()
        let window = window(
            [
                [event(1, "ann"), event(1, "ann")],
                [
                    event(2, "ann") { $0.uid = "e1" }, event(2, "ann") { $0.uid = "e1" },
                    event(3, "ann") { $0.uid = "e1" },
                ],
            ], tally: &tally)
        #expect(window.count == 4 && tally.duplicates == 1)
    }

    /// Two copies of a record that differ: the same one is kept whichever was read first.
    @Test func theKeptCopyDoesNotDependOnTheOrderOfReading() {
        let changes: [(inout AuthEvent) -> Void] = [
            { $0.sourcePort = 9 }, { $0.result = .failure }, { $0.actor = "ben" },
            { $0.sourceName = "WS7" }, { $0.place = "Oslo" }, { $0.flags = .invalidUser },
        ]
        for change in changes {
            let copies = [event(1, "ann") { $0.uid = "e1" }, event(1, "ann") { $0.uid = "e1" }]
            var tally = Tally()
            var changed = copies[0]
            change(&changed)
            let kept = window([[changed, copies[1]]], tally: &tally)
            let other = window([[copies[1], changed]], tally: &tally)
            #expect(rows(kept) == rows(other) && kept.count == 1)
            #expect(kept.name(kept.actor(0)) == other.name(other.actor(0)))
        }
    }

    @Test func spansAndTheLastPartAreCounted() {
        var batch = AuthBatch()
        for seconds in 0..<10 { batch.append(event(Int64(seconds), "ann")) }
        var store = AuthStore()
        var tally = Tally()
        let span = Timestamp(microseconds: 2_000_000)...Timestamp(microseconds: 8_000_000)
        store.append(batch, within: span, tally: &tally)
        #expect(store.count == 7 && tally.skipped == 3)
        #expect(store.drop(before: Timestamp(microseconds: 5_000_000)) == 3)
        #expect(store.sealed().count == 4)
    }

    @Test func linesAboutOneAttemptAreOneRow() {
        var tally = Tally()
        let lines = [
            event(1, "ann", .failure) {
                $0.session = 77
                $0.flags = .provisional
            }, event(2, "ann", .failure) { $0.session = 77 },
        ]
        let window = window([lines], tally: &tally)
        #expect(window.count == 1 && window.folded == 1)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func nothingDependsOnTheOrderOfReading(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let events = (0..<400).map { index in
            event(Int64(generator.index(below: 50)), "user\(generator.index(below: 9))") {
                $0.result = AuthResult.allCases[generator.index(below: 3)]
                $0.source = IPAddress("192.0.2.\(generator.index(below: 5))")
                $0.host = generator.index(below: 2) == 0 ? nil : "h\(generator.index(below: 3))"
                $0.service = ["sshd", "su", "rdp"][generator.index(below: 3)]
                $0.place = [nil, "Oslo", "Rome"][generator.index(below: 3)]
                if generator.index(below: 4) == 0 { $0.uid = "id\(generator.index(below: 40))" }
                $0.sourcePort = UInt16(generator.index(below: 3) + 1)
                if generator.index(below: 3) == 0 { $0.flags = .invalidUser }
            }
        }
        var tally = Tally()
        let expected = rows(window([events], tally: &tally))
        let shuffled = events.shuffled(using: &generator)
        var other = Tally()
        let result = rows(
            window([Array(shuffled.prefix(150)), Array(shuffled.dropFirst(150))], tally: &other))
        #expect(result == expected, "seed \(seed)")
        #expect(other.duplicates == tally.duplicates)
    }
}
