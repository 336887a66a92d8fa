import Testing
import TocsinFeatures
import TocsinGeography
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

/// Authentications that a test writes down, and the window that a run would make of them.
struct AuthLog {
    var events: [AuthEvent] = []
    var geography = Geography()

    /// Monday 2024-01-01T00:00:00Z, the start of `seconds`.
    static let start = Timestamp(year: 2024, month: 1, day: 1).microseconds
    static let hour = 3600.0
    static let day = 86_400.0

    /// Adds one logon by password `seconds` after `start`; `source` is an address, or else a name.
    mutating func add(
        _ user: String?, from source: String? = nil, _ result: AuthResult = .success,
        at seconds: Double, host: String? = "srv", _ change: (inout AuthEvent) -> Void = { _ in }
    ) {
        var event = AuthEvent(ts: Self.start + Int64((seconds * 1e6).rounded()), result: result)
        event.user = user
        event.source = source.flatMap { IPAddress($0) }
        event.sourceName = event.source == nil ? source : nil
        event.host = host
        event.service = "sshd"
        event.method = "password"
        change(&event)
        events.append(event)
    }

    /// The same, of an account that does not exist.
    mutating func addInvalid(_ user: String, from source: String, at seconds: Double) {
        add(user, from: source, .failure, at: seconds) { $0.flags.insert(.invalidUser) }
    }

    /// Ordinary days: each of `users` logs on `perDay` times a day between 8 and 18 h from an address of
    /// their own and mistypes one time in `typo`.
    mutating func addLife(
        users: Int, days: Int, perDay: Int = 4, typo: Int = 40, seed: UInt64
    ) {
        var generator = SeededGenerator(seed: seed)
        for day in 0..<days {
            for user in 0..<users {
                for _ in 0..<perDay {
                    let time =
                        Double(day) * Self.day + 8 * Self.hour
                        + generator.uniform() * 10 * Self.hour
                    let source = "10.0.0.\(user + 1)"
                    if generator.index(below: typo) == 0 {
                        add("user\(user)", from: source, .failure, at: time - 20)
                    }
                    add("user\(user)", from: source, at: time)
                }
            }
        }
    }

    /// The log with its events in another order.
    func shuffled(seed: UInt64) -> AuthLog {
        var generator = SeededGenerator(seed: seed)
        return AuthLog(events: events.shuffled(using: &generator), geography: geography)
    }

    func window() -> AuthWindow {
        var batch = AuthBatch()
        for event in events { batch.append(event) }
        var store = AuthStore()
        var tally = Tally()
        store.append(batch, within: nil, tally: &tally)
        return store.sealed(geography: geography)
    }

    /// What `detector` finds, most worth a look first.
    func findings(
        _ detector: some AuthDetector, earlier: [Finding] = [], zone: TimeZoneTable = .utc,
        set overrides: [String: Double] = [:]
    ) -> [Finding] {
        detection(detector, earlier: earlier, zone: zone, set: overrides).findings
            .sorted(by: Finding.mostWorthALookFirst)
    }

    func detection(
        _ detector: some AuthDetector, earlier: [Finding] = [], zone: TimeZoneTable = .utc,
        set overrides: [String: Double] = [:]
    ) -> Detection {
        var settings = Settings()
        for (key, value) in overrides {
            do { try settings.set(key, to: value) } catch { Issue.record("\(error)") }
        }
        var context = DetectionContext(
            directions: Set(Direction.allCases), settings: settings, zone: zone)
        context.earlier = earlier
        return detector.detect(in: window(), context)
    }
}
