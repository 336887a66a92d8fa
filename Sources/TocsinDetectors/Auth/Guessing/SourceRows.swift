import TocsinFeatures
import TocsinRecords

/// Where attempts come from: a source, or one computer's own logons that name none.
struct Origin: Hashable {
    /// Number of the source, 0 for none.
    var source: Int
    /// Where there is no source: number of the computer.
    var host: Int
}

/// The attempts to log on of every origin of a window, in order of time. Attempts at computer accounts
/// are left out: nobody guesses them, and they fail for reasons of their own. So are attempts of unknown
/// result that a computer's own account made: it asks for whoever stands in front of it.
struct SourceRows {
    let window: AuthWindow
    let origins: [(origin: Origin, rows: [Int])]

    /// O(rows).
    init(_ window: AuthWindow) {
        self.window = window
        var origins: [(origin: Origin, rows: [Int])] = []
        for source in window.sourceNumbers {
            let all = window.rows(ofSource: source)
            var rows: [Int] = []
            // Doubling would hold twice what ten million attempts take.
            rows.reserveCapacity(all.count)
            for row in all where Self.isAttempt(Int(row), window) { rows.append(Int(row)) }
            if !rows.isEmpty { origins.append((Origin(source: source, host: 0), rows)) }
        }
        var local: [Int: [Int]] = [:]
        for row in window.rows(ofSource: 0).lazy.map({ Int($0) }) where Self.isAttempt(row, window)
        {
            local[window.host(row), default: []].append(row)
        }
        for (host, rows) in local.sorted(by: { $0.key < $1.key }) where host != 0 {
            origins.append((Origin(source: 0, host: host), rows))
        }
        self.origins = origins
    }

    private static func isAttempt(_ row: Int, _ window: AuthWindow) -> Bool {
        window.isLogon(row) && window.user(row) != 0
            && !window.flags(row).contains(.machineAccount)
            && !(window.result(row) == .unknown && window.name(window.actor(row)).hasSuffix("$"))
    }
}

/// What some attempts of one origin came to.
struct AttemptTally {
    /// Of one user.
    struct User {
        /// Attempts that failed.
        var failures = 0
        /// Attempts whose outcome the log does not say.
        var unknown = 0
        var successes = 0
        /// Whether the account does not exist.
        var isInvalid = false

        /// Failed without ever getting in.
        var isOnlyFailing: Bool { successes == 0 && failures + unknown > 0 }
    }

    private(set) var users: [Int: User] = [:]
    private(set) var failures = 0
    private(set) var unknown = 0
    private(set) var successes = 0
    /// Users that each actor tried where the log does not say whether it worked.
    private var usersByActor: [Int: Set<Int>] = [:]

    init(_ rows: some Sequence<Int>, _ window: AuthWindow) {
        for row in rows {
            let attempts = window.attempts(row)
            var user = users[window.user(row), default: User()]
            switch window.result(row) {
            case .failure:
                user.failures += attempts
                failures += attempts
            case .unknown:
                user.unknown += attempts
                unknown += attempts
                usersByActor[window.actor(row), default: []].insert(window.user(row))
            case .success:
                user.successes += attempts
                successes += attempts
            }
            if window.flags(row).contains(.invalidUser) { user.isInvalid = true }
            users[window.user(row)] = user
        }
    }

    /// Users that were tried and never let in.
    var failing: Int { users.values.count { $0.isOnlyFailing } }
    /// Users never let in that one actor tried with unknown result, of the actor with most: on a computer
    /// that many people use each of them tries an account or two.
    var failingOfOneActor: Int {
        usersByActor.values.map { $0.count { users[$0]?.isOnlyFailing ?? false } }.max() ?? 0
    }
    var invalid: Int { users.values.count { $0.isOnlyFailing && $0.isInvalid } }
    var invalidFailures: Int {
        users.values.reduce(0) { $0 + ($1.isInvalid && $1.isOnlyFailing ? $1.failures : 0) }
    }
    var succeeding: Int { users.values.count { $0.successes > 0 } }

    /// The user with most failures, the smaller number where two have as many; nil without failures.
    var mostTried: (number: Int, user: User)? {
        users.filter { $0.value.failures + $0.value.unknown > 0 }
            .min { a, b in
                let (x, y) = (
                    a.value.failures + a.value.unknown, b.value.failures + b.value.unknown
                )
                return x != y ? x > y : a.key < b.key
            }.map { ($0.key, $0.value) }
    }
}
