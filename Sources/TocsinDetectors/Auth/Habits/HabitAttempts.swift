import TocsinFeatures
import TocsinRecords

/// The attempts that show a user's habits: all but those of computers, at accounts that do not exist, and
/// failures from a source that fails as many users on that day, which say nothing of any one of them.
struct HabitAttempts {
    let window: AuthWindow
    let calendar: AuthCalendar
    private let isSwept: [Bool]

    /// Users whom a source fails as on one day, from which its failures are about none of them.
    static let manyUsers = 10

    /// O(rows).
    init(_ window: AuthWindow, zone: TimeZoneTable) {
        self.window = window
        calendar = AuthCalendar(window, zone: zone)
        isSwept = Self.swept(window, calendar)
    }

    /// The attempts of one user, in order of time. O(its rows).
    func rows(ofUser user: Int) -> [Int] {
        window.rows(ofUser: user).lazy.map { Int($0) }.filter {
            window.isLogon($0) && !isSwept[$0]
                && window.flags($0).isDisjoint(with: [.machineAccount, .invalidUser])
        }
    }

    private static func swept(_ window: AuthWindow, _ calendar: AuthCalendar) -> [Bool] {
        var isSwept = [Bool](repeating: false, count: window.count)
        for source in window.sourceNumbers {
            let failures: [Int] = window.rows(ofSource: source).lazy.map { Int($0) }
                .filter { window.isFailure($0) }
            guard failures.count >= manyUsers else { continue }
            var start = 0
            while start < failures.count {
                let day = calendar.day(window.ts(failures[start]))
                var users: Set<Int> = []
                var end = start
                while end < failures.count, calendar.day(window.ts(failures[end])) == day {
                    users.insert(window.user(failures[end]))
                    end += 1
                }
                if users.count >= manyUsers { for i in start..<end { isSwept[failures[i]] = true } }
                start = end
            }
        }
        return isSwept
    }
}

/// What some attempts of one user came to, and where they came from.
struct AttemptCounts {
    private(set) var attempts = 0
    private(set) var failures = 0
    private(set) var successes = 0
    /// Numbers of known sources.
    private(set) var sources: Set<Int> = []
    /// Of those, the ones somebody logged on from.
    private(set) var successSources: Set<Int> = []

    init(_ rows: some Sequence<Int>, _ window: AuthWindow) {
        for row in rows {
            let count = window.attempts(row)
            let source = window.source(row)
            attempts += count
            if source != 0 { sources.insert(source) }
            switch window.result(row) {
            case .failure: failures += count
            case .success:
                successes += count
                if source != 0 { successSources.insert(source) }
            case .unknown: break
            }
        }
    }

    /// `45 failed, 6 succeeded`.
    var outcome: String {
        let unknown = attempts - failures - successes
        return [
            failures > 0 ? "\(failures) failed" : nil,
            successes > 0 ? "\(successes) succeeded" : nil,
            unknown > 0 ? "\(unknown) without known outcome" : nil,
        ].compactMap { $0 }.joined(separator: ", ")
    }
}
