import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFeatures

@Suite struct AuthFeaturesTests {
    /// Monday 2024-01-01T00:00:00Z.
    private static let start = Timestamp(year: 2024, month: 1, day: 1).microseconds

    private static func event(
        _ user: String?, _ source: String?, _ result: AuthResult = .success, at hours: Double,
        _ change: (inout AuthEvent) -> Void = { _ in }
    ) -> AuthEvent {
        var event = AuthEvent(ts: start + Int64((hours * 3.6e9).rounded()), result: result)
        event.user = user
        event.source = source.flatMap { IPAddress($0) }
        change(&event)
        return event
    }

    private static func rows(
        _ events: [AuthEvent], per unit: AuthFeatures.Unit, zone: TimeZoneTable = .utc
    ) -> AuthFeatures {
        var batch = AuthBatch()
        for event in events { batch.append(event) }
        var store = AuthStore()
        var tally = Tally()
        store.append(batch, within: nil, tally: &tally)
        return AuthFeatures(store.sealed(), per: unit, zone: zone)
    }

    /// Features of a row by name; NaN as nil.
    private static func named(_ rows: AuthFeatures, _ row: Int) -> [String: Double] {
        let features = rows.features(row)
        var named: [String: Double] = [:]
        for (index, column) in (AuthFeatures.columns + AuthFeatures.besides).enumerated()
        where !features[index].isNaN {
            named[column.name] = features[index]
        }
        return named
    }

    private static func expect(
        _ rows: AuthFeatures, _ row: Int, _ expected: [String: Double?],
        location: SourceLocation = #_sourceLocation
    ) {
        let features = named(rows, row)
        for (name, value) in expected {
            let isEqual =
                if let value, let found = features[name] {
                    abs(found - value) < 1e-6
                } else {
                    features[name] == nil && value == nil
                }
            #expect(
                isEqual, "\(name): \(features[name] ?? .nan), not \(value ?? .nan)",
                sourceLocation: location)
        }
    }

    /// Wednesday 03:00, one of a user's four hours: numbers by counting.
    @Test func aUserHourByHand() {
        let rows = Self.rows(
            [
                // Monday: two sources, one of them no more within 24 h of Wednesday 03:00.
                Self.event("ann", "10.0.0.1", at: 9) { $0.host = "a" },
                Self.event("ann", "10.0.0.2", at: 26) { $0.host = "b" },
                Self.event("ann", "10.0.0.1", at: 28) { $0.host = "b" },
                // Another user from the source that will fail.
                Self.event("bob", "203.0.113.9", .failure, at: 50.2) { $0.host = "a" },
                Self.event("ann", "203.0.113.9", .failure, at: 51.1) {
                    $0.host = "a"
                    $0.count = 4
                },
                Self.event("ann", "203.0.113.9", at: 51.5) { $0.host = "c" },
            ], per: .userHour)
        #expect(rows.count == 5)
        #expect(rows.start(4) == Self.start + 51 * 3_600_000_000)
        #expect(rows.window.name(rows.user(4)) == "ann")
        Self.expect(
            rows, 4,
            [
                // 03:00 is an eighth of the circle, Wednesday two sevenths.
                "hour_sin": 0.707_106_8, "hour_cos": 0.707_106_8, "weekday_sin": 0.974_927_9,
                "weekday_cos": -0.222_520_9, "attempts": 5, "failures": 4, "successes": 1,
                "failure_ratio": 0.8, "sources_24h": 2, "users_of_source_24h": 2, "hosts_24h": 3,
                "new_source": 1, "new_place": nil, "hours_since_success": 23.5,
                "invalid_users": nil, "privileged_users": 0, "source_failures_1h": 4,
                "source_failures_24h": 5, "user_attempts": 8, "source_attempts": 6,
            ])
        // 23.1 h at the first attempt, 23.5 h at the second: 28 to 51.5.
        Self.expect(
            rows, 0,
            [
                "new_source": nil, "hours_since_success": nil, "sources_24h": 1,
                "source_failures_1h": 0, "attempts": 1, "failure_ratio": 0,
            ])
    }

    @Test func aSourceHourCountsUsersAndItsOwnSuccesses() {
        let rows = Self.rows(
            [
                Self.event("ann", "10.0.0.1", at: 1) { $0.host = "a" },
                Self.event("root", "203.0.113.9", .failure, at: 2.0) { $0.host = "a" },
                Self.event("x", "203.0.113.9", .failure, at: 2.1) {
                    $0.host = "b"
                    $0.flags = .invalidUser
                },
                Self.event("y", "203.0.113.9", .failure, at: 2.2) {
                    $0.host = "b"
                    $0.flags = .invalidUser
                },
                Self.event("x", "203.0.113.9", .failure, at: 2.3) {
                    $0.host = "b"
                    $0.flags = .invalidUser
                },
                Self.event("ann", "203.0.113.9", at: 2.4) { $0.host = "b" },
            ], per: .sourceHour)
        #expect(rows.count == 2)
        #expect(rows.window.sources[rows.source(1)].description == "203.0.113.9")
        Self.expect(
            rows, 1,
            [
                "attempts": 5, "failures": 4, "successes": 1, "users_of_source_24h": 4,
                "invalid_users": 2, "privileged_users": 1, "hosts_24h": 2,
                "hours_since_success": nil, "source_failures_1h": 4, "user_attempts": 1,
                "source_attempts": 5,
            ])
        Self.expect(rows, 0, ["invalid_users": 0, "users_of_source_24h": 1])
    }

    /// What lies exactly a span back is outside it.
    @Test func spansEndWhereTheyEnd() {
        let rows = Self.rows(
            [
                Self.event("ann", "10.0.0.1", .failure, at: 0),
                Self.event("bob", "10.0.0.1", .failure, at: 1 - 1e-6),
                Self.event("ann", "10.0.0.1", .failure, at: 1),
                Self.event("ann", "10.0.0.1", .failure, at: 24),
            ], per: .event)
        #expect(rows.count == 4)
        Self.expect(rows, 1, ["source_failures_1h": 1, "users_of_source_24h": 2])
        Self.expect(rows, 2, ["source_failures_1h": 1, "source_failures_24h": 2])
        Self.expect(rows, 3, ["source_failures_1h": 0, "source_failures_24h": 2])
    }

    /// Failures teach nothing; places are compared by country where the log has one.
    @Test func whatIsNewIsLearnedInOrderOfTimeFromWhatDidNotFail() {
        let rows = Self.rows(
            [
                Self.event("ann", "10.0.0.1", at: 0) { $0.country = "DE" },
                Self.event("ann", "10.0.0.9", .failure, at: 1) {
                    $0.country = "DE"
                    $0.city = "Bonn"
                },
                Self.event("ann", "10.0.0.9", at: 2) { $0.country = "FR" },
                Self.event("ann", "10.0.0.9", at: 3) { $0.country = "FR" },
                Self.event("ann", nil, at: 4),
                // A day in, a user that nobody knows is new.
                Self.event("eve", "10.0.0.1", at: 30) { $0.country = "DE" },
                Self.event("eve", "10.0.0.1", at: 99),
            ], per: .event)
        let flags = (0..<7).map { row in
            let features = Self.named(rows, row)
            return [features["new_source"], features["new_place"]]
        }
        #expect(
            flags == [
                [nil, nil], [1, 0], [1, 1], [0, 0], [nil, nil], [1, 1], [0, nil],
            ])
        #expect(rows.isNew(1) && !rows.isNew(0) && !rows.isNew(3) && rows.isNew(5))
    }

    @Test func onlyAttemptsCount() {
        let others: [AuthAction] = [
            .logoff, .probe, .elevation, .assumeRole, .mfaChallenge, .credentialCreated,
        ]
        var events = others.map { action in
            Self.event("ann", "10.0.0.1", at: 1) { $0.action = action }
        }
        #expect(AuthFeatures.Unit.allCases.allSatisfy { Self.rows(events, per: $0).count == 0 })
        events.append(Self.event("ann", "10.0.0.1", at: 1.5))
        for unit in AuthFeatures.Unit.allCases {
            let rows = Self.rows(events, per: unit)
            #expect(rows.count == 1)
            Self.expect(rows, 0, ["attempts": 1, "user_attempts": 1, "source_failures_24h": 0])
        }
    }

    @Test func whatTheLogDoesNotSayIsUnknown() {
        let rows = Self.rows([Self.event(nil, nil, .unknown, at: 0)], per: .event)
        let known = Self.named(rows, 0).keys.sorted()
        #expect(
            known == [
                "attempts", "hour_cos", "hour_sin", "privileged_users", "weekday_cos",
                "weekday_sin",
            ])
        let nameless = [Self.event(nil, nil, at: 0)]
        #expect(Self.rows(nameless, per: .userHour).count == 0)
        #expect(Self.rows(nameless, per: .sourceHour).count == 0)
    }

    /// Hours are those of UTC, read in local time: Sunday 23:30 in UTC is Monday 05:00 in India.
    @Test func hoursAreLocal() {
        let india = TimeZoneTable(name: "India", span: nil) { _ in 19_800 }
        let rows = Self.rows([Self.event("ann", "10.0.0.1", at: -0.5)], per: .userHour, zone: india)
        #expect(rows.start(0) == Self.start - 3_600_000_000)
        #expect(rows.weekday(0) == 0)
        let angle = Elementary.cosSin(turns: 4.5 / 24)
        Self.expect(rows, 0, ["hour_sin": angle.sin, "hour_cos": angle.cos, "weekday_cos": 1])
    }

    /// The model sees 1 + counts as logarithms, everything else as it stands.
    @Test func modelsSeeLogarithms() {
        let rows = Self.rows(
            [Self.event("ann", "10.0.0.1", .failure, at: 6) { $0.count = 99 }], per: .event)
        var values: [Float] = []
        rows.append(0, to: &values)
        let names = AuthFeatures.columns.map(\.name)
        #expect(values.count == names.count)
        let byName = Dictionary(uniqueKeysWithValues: zip(names, values))
        #expect(byName["attempts"].map { abs($0 - 2) < 1e-6 } == true)
        #expect(byName["failure_ratio"] == 1)
        #expect(byName["new_place"]?.isNaN == true)
    }

    @Test func privilegedAccountsAreKnownByNameOrMark() {
        let names = ["root", "Administrator", "rooted", "svc"]
        let rows = Self.rows(
            names.enumerated().map { index, name in
                Self.event(name, "10.0.0.1", at: Double(index)) {
                    if name == "svc" { $0.flags = .privileged }
                }
            }, per: .event)
        #expect((0..<4).map { Self.named(rows, $0)["privileged_users"] } == [1, 1, 0, 1])
    }

    /// Random logs: trailing counts against counting them one by one, and the same in any order.
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func trailingCountsAreThoseOfCounting(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let events = (0..<300).map { _ in
            Self.event(
                "u\(generator.index(below: 4))", "10.0.0.\(generator.index(below: 5))",
                generator.index(below: 3) == 0 ? .failure : .success,
                at: Double(generator.index(below: 400)) / 4
            ) { $0.host = "h\(generator.index(below: 3))" }
        }
        let rows = Self.rows(events, per: .event)
        let shuffled = Self.rows(events.shuffled(using: &generator), per: .event)
        let window = rows.window
        for row in 0..<rows.count {
            #expect(Self.named(rows, row) == Self.named(shuffled, row), "seed \(seed)")
            #expect(rows.hash(row, key: 7) == shuffled.hash(row, key: 7), "seed \(seed)")
            let before = (0...row).filter { window.ts(row) - window.ts($0) < AuthTrail.day }
            let own = before.filter { window.user($0) == window.user(row) }
            let near = before.filter { window.source($0) == window.source(row) }
            let failures = near.filter { $0 != row && window.result($0) == .failure }
            Self.expect(
                rows, row,
                [
                    "sources_24h": Double(Set(own.map(window.source)).count),
                    "hosts_24h": Double(Set(own.map(window.host)).count),
                    "users_of_source_24h": Double(Set(near.map(window.user)).count),
                    "source_failures_24h": Double(failures.count),
                    "source_failures_1h": Double(
                        failures.count { window.ts(row) - window.ts($0) < AuthTrail.hour }),
                ])
        }
    }

    @Test(arguments: [AuthFeatures.Unit.userHour, .sourceHour])
    func hoursHoldEveryAttemptOnce(unit: AuthFeatures.Unit) {
        var generator = SeededGenerator(seed: 9)
        let events = (0..<500).map { _ in
            Self.event(
                "u\(generator.index(below: 9))", "10.0.0.\(generator.index(below: 7))",
                at: generator.uniform() * 60)
        }
        let rows = Self.rows(events, per: unit)
        #expect((0..<rows.count).flatMap { rows.members($0) }.sorted() == Array(0..<500))
        let starts = (0..<rows.count).map { rows.start($0) }
        #expect(starts == starts.sorted())
        for row in 0..<rows.count {
            let members = rows.members(row).map { Int($0) }
            let keys = members.map {
                unit == .userHour ? rows.window.user($0) : rows.window.source($0)
            }
            #expect(Set(keys).count == 1)
            #expect(members.allSatisfy { rows.window.ts($0) - rows.start(row) < AuthTrail.hour })
        }
    }
}
