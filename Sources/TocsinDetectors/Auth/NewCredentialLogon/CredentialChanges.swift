import TocsinFeatures
import TocsinRecords

/// Changes of credentials and what is known of those who make them.
struct CredentialChanges {
    let window: AuthWindow
    /// Days on which somebody changed the credentials of others, by the name's number.
    private let days: [Int: Set<Int64>]

    /// Days of such work by which somebody is known to do it.
    static let establishedDays = 3

    /// O(rows).
    init(_ window: AuthWindow) {
        self.window = window
        var days: [Int: Set<Int64>] = [:]
        for row in 0..<window.count where Self.isChange(row, window) {
            let actor = window.actor(row)
            guard actor != 0, !Self.isOwn(row, window) else { continue }
            days[actor, default: []].insert(Self.day(row, window))
        }
        self.days = days
    }

    /// Whether a row is an account, password or key that was made or set.
    static func isChange(_ row: Int, _ window: AuthWindow) -> Bool {
        guard window.result(row) != .failure, window.user(row) != 0 else { return false }
        return switch window.action(row) {
        case .accountCreated, .credentialCreated, .passwordChanged: true
        case .logon, .logoff, .probe, .elevation, .assumeRole, .mfaChallenge: false
        }
    }

    /// Whether somebody changed the own account, whatever the case of the letters.
    static func isOwn(_ row: Int, _ window: AuthWindow) -> Bool {
        window.actor(row) == window.user(row)
            || window.name(window.actor(row)).lowercased()
                == window.name(window.user(row)).lowercased()
    }

    /// Whether who made the change does so on other days too: a help desk, an identity system.
    func isEstablished(_ row: Int) -> Bool {
        otherDays(row) >= Self.establishedDays
    }

    /// Other days on which who made the change does so for others.
    func otherDays(_ row: Int) -> Int {
        guard let days = days[window.actor(row)] else { return 0 }
        return days.count - (days.contains(Self.day(row, window)) ? 1 : 0)
    }

    private static func day(_ row: Int, _ window: AuthWindow) -> Int64 {
        window.ts(row).flooredDivision(by: Timestamp.microsecondsPerDay)
    }

    /// Whether a change opens the way for a logon by somebody else than the owner.
    ///
    /// An own password is changed by its owner; an own login profile is made by a session that had none,
    /// such as one of a stolen key.
    func isSuspect(_ row: Int) -> Bool {
        window.actor(row) == 0 || !Self.isOwn(row, window)
            || window.name(window.method(row)) == "CreateLoginProfile"
    }

    /// Whether the changed account can be the one that `logon` used.
    ///
    /// Linux and AWS name the service and mean an account of that computer or AWS account. Windows names
    /// none and may mean one of a domain; but a computer that changes passwords by itself, as LAPS does,
    /// changes its own.
    func isSameAccount(_ change: Int, _ logon: Int) -> Bool {
        let isLocal =
            window.service(change) != 0 || window.name(window.actor(change)).hasSuffix("$")
        return !isLocal || window.host(change) == 0 || window.host(logon) == 0
            || window.host(change) == window.host(logon)
    }
}
