/// What an origin's failures look like. One pattern a stretch of time, the most telling: whoever
/// enumerates users also guesses the passwords of some.
enum GuessPattern: Hashable {
    /// Many tries of one user.
    case bruteForce(user: Int)
    /// Some tries of each of many users.
    case spraying
    /// Many names, most of which no account has.
    case enumeration
    /// The same with fewer names than make an alarm.
    case knocking

    /// Least counts of each.
    struct Floors {
        /// Failures of one user.
        var failures: Int
        /// Users tried and never let in.
        var users: Int
        /// Users that one actor tried where the log does not say whether it worked.
        var unknownUsers: Int
        /// Names without account.
        var names: Int
        /// Failures with such names that are told as `knocking`.
        static let tries = 2
    }

    /// Nil where the tally is below every floor, or mostly of people who get in.
    init?(_ tally: AttemptTally, _ floors: Floors) {
        let failing = tally.failing
        let most = tally.mostTried
        let attempts = tally.failures + tally.unknown
        // Whoever mostly tries one real account looks at other names in passing.
        if let most, !most.user.isInvalid, most.user.failures >= floors.failures,
            2 * most.user.failures > attempts
        {
            self = .bruteForce(user: most.number)
            return
        }
        if tally.invalid >= floors.names, 2 * tally.invalid >= failing {
            self = .enumeration
            return
        }
        let isUnknown = tally.unknown > tally.failures
        let tried = isUnknown ? tally.failingOfOneActor : failing
        let needed = isUnknown ? floors.unknownUsers : floors.users
        // Behind an office's one address many people mistype now and then, and get in.
        if tried >= needed, failing >= 2 * tally.succeeding, let most,
            2 * (most.user.failures + most.user.unknown) <= attempts
        {
            self = .spraying
            return
        }
        if let most, most.user.failures >= floors.failures {
            self = .bruteForce(user: most.number)
        } else if tally.successes == 0, tally.invalidFailures >= Floors.tries {
            self = .knocking
        } else {
            return nil
        }
    }
}
