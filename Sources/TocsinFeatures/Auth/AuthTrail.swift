import TocsinRecords

/// What stands behind each attempt of a window: what its user and its source did up to then. 13 bytes a
/// row of the window; rows that are no attempts hold nothing.
///
/// Trailing spans are (t − span, t], of which rows of equal time see those that stand before them.
struct AuthTrail: Sendable {
    /// Whose hosts and successes are counted.
    enum Subject: Sendable { case user, source }

    /// Distinct sources of the user in 24 h.
    private(set) var sources: [UInt16]
    /// Distinct users that the source tried in 24 h.
    private(set) var users: [UInt16]
    /// Distinct hosts of the subject in 24 h.
    private(set) var hosts: [UInt16]
    /// The source's failures in the hour and in the 24 h before. Not this one, so that a mistyped password
    /// is one oddity and not three.
    private(set) var failures1h: [UInt16]
    private(set) var failures24h: [UInt16]
    /// Seconds since the subject's last success.
    private(set) var sinceSuccess: [UInt32]
    private(set) var novelty: [Novelty]
    /// Attempts of each user and source in the whole window.
    private(set) var userAttempts: [UInt32]
    private(set) var sourceAttempts: [UInt32]
    /// From when on a user's first source is new, and not merely the first that the log shows.
    private let warm: Int64

    /// The log does not say.
    static let unknown = UInt16.max
    /// There was no success before.
    static let never = UInt32.max
    /// Counts that are larger read as this: far beyond anything ordinary.
    static let largest = UInt16.max - 1

    /// What an attempt shows of its user that was not seen before. Attempts that did not fail teach, so that
    /// a guesser cannot make himself known. A user's first source or place is judged once the log has gone
    /// on for a day, or a quarter of a shorter log: before, nobody is known.
    struct Novelty: OptionSet, Sendable {
        let rawValue: UInt8
        static let sourceIsJudged = Novelty(rawValue: 1)
        static let newSource = Novelty(rawValue: 2)
        static let placeIsJudged = Novelty(rawValue: 4)
        static let newPlace = Novelty(rawValue: 8)
    }

    static let hour: Int64 = 3600 * Timestamp.microsecondsPerSecond
    static let day = Timestamp.microsecondsPerDay

    /// O(rows + texts) and two passes.
    init(_ window: AuthWindow, of subject: Subject) {
        let count = window.count
        sources = [UInt16](repeating: Self.unknown, count: count)
        users = sources
        hosts = sources
        failures1h = sources
        failures24h = sources
        sinceSuccess = [UInt32](repeating: Self.never, count: count)
        novelty = [Novelty](repeating: [], count: count)
        userAttempts = [UInt32](repeating: 0, count: window.nameCount)
        sourceAttempts = [UInt32](repeating: 0, count: window.sources.count)
        let span = window.latest.microseconds &- window.earliest.microseconds
        warm = window.earliest.microseconds &+ min(Self.day, span / 4)
        for row in 0..<count where window.isAttempt(row) {
            let attempts = UInt32(truncatingIfNeeded: window.attempts(row))
            userAttempts[window.user(row)] &+= attempts
            sourceAttempts[window.source(row)] &+= attempts
        }
        followUsers(window, subject)
        followSources(window, subject)
    }

    private mutating func followUsers(_ window: AuthWindow, _ subject: Subject) {
        var sourcesSeen = DistinctCount(keys: window.sources.count)
        var hostsSeen = DistinctCount(keys: window.nameCount)
        var knownSources = Acquaintances(keys: window.sources.count)
        var knownPlaces = Acquaintances(keys: window.places.count)
        let placeNames = window.placeNames()
        for user in window.users {
            let rows = window.rows(ofUser: user)
            var oldest = rows.startIndex
            var success: Int64?
            for index in rows.indices {
                let row = Int(rows[index])
                guard window.isAttempt(row) else { continue }
                let ts = window.ts(row)
                while oldest < index, ts &- window.ts(Int(rows[oldest])) >= Self.day {
                    forget(window, Int(rows[oldest]), &sourcesSeen, &hostsSeen)
                    oldest += 1
                }
                sourcesSeen.add(window.source(row))
                hostsSeen.add(window.host(row))
                sources[row] = sourcesSeen.known
                let place = Int(placeNames[window.place(row)])
                let moment = Acquaintances.Moment(
                    user: user, isWarm: ts >= warm, teaches: window.result(row) != .failure)
                switch knownSources.meet(window.source(row), moment) {
                case true?: novelty[row].formUnion([.sourceIsJudged, .newSource])
                case false?: novelty[row].insert(.sourceIsJudged)
                case nil: break
                }
                switch knownPlaces.meet(place, moment) {
                case true?: novelty[row].formUnion([.placeIsJudged, .newPlace])
                case false?: novelty[row].insert(.placeIsJudged)
                case nil: break
                }
                if subject == .user {
                    hosts[row] = hostsSeen.known
                    note(row, window, after: &success)
                }
            }
            for row in rows[oldest...] { forget(window, Int(row), &sourcesSeen, &hostsSeen) }
        }
    }

    private mutating func followSources(_ window: AuthWindow, _ subject: Subject) {
        var usersSeen = DistinctCount(keys: window.nameCount)
        var hostsSeen = DistinctCount(keys: window.nameCount)
        for source in window.sourceNumbers {
            let rows = window.rows(ofSource: source)
            var (oldest, oldestOfHour) = (rows.startIndex, rows.startIndex)
            var (failuresOfDay, failuresOfHour) = (0, 0)
            var success: Int64?
            for index in rows.indices {
                let row = Int(rows[index])
                guard window.isAttempt(row) else { continue }
                let ts = window.ts(row)
                while oldest < index, ts &- window.ts(Int(rows[oldest])) >= Self.day {
                    let left = Int(rows[oldest])
                    failuresOfDay -= window.failures(left)
                    if window.isAttempt(left) {
                        usersSeen.remove(window.user(left))
                        hostsSeen.remove(window.host(left))
                    }
                    oldest += 1
                }
                while oldestOfHour < index, ts &- window.ts(Int(rows[oldestOfHour])) >= Self.hour {
                    failuresOfHour -= window.failures(Int(rows[oldestOfHour]))
                    oldestOfHour += 1
                }
                usersSeen.add(window.user(row))
                hostsSeen.add(window.host(row))
                users[row] = usersSeen.known
                failures1h[row] = UInt16(min(failuresOfHour, Int(Self.largest)))
                failures24h[row] = UInt16(min(failuresOfDay, Int(Self.largest)))
                failuresOfDay += window.failures(row)
                failuresOfHour += window.failures(row)
                if subject == .source {
                    hosts[row] = hostsSeen.known
                    note(row, window, after: &success)
                }
            }
            for row in rows[oldest...] where window.isAttempt(Int(row)) {
                usersSeen.remove(window.user(Int(row)))
                hostsSeen.remove(window.host(Int(row)))
            }
        }
    }

    private func forget(
        _ window: AuthWindow, _ row: Int, _ sources: inout DistinctCount,
        _ hosts: inout DistinctCount
    ) {
        guard window.isAttempt(row) else { return }
        sources.remove(window.source(row))
        hosts.remove(window.host(row))
    }

    private mutating func note(_ row: Int, _ window: AuthWindow, after success: inout Int64?) {
        let ts = window.ts(row)
        if let success {
            let seconds = (ts &- success) / Timestamp.microsecondsPerSecond
            sinceSuccess[row] = min(UInt32(clamping: seconds), Self.never - 1)
        }
        if window.result(row) == .success { success = ts }
    }
}

/// How many different keys a sliding span holds; key 0 stands for "unset" and does not count.
private struct DistinctCount {
    private var counts: [UInt32]
    private var distinct = 0

    init(keys: Int) { counts = [UInt32](repeating: 0, count: keys) }

    mutating func add(_ key: Int) {
        guard key != 0 else { return }
        if counts[key] == 0 { distinct += 1 }
        counts[key] += 1
    }

    mutating func remove(_ key: Int) {
        guard key != 0 else { return }
        counts[key] -= 1
        if counts[key] == 0 { distinct -= 1 }
    }

    /// Unknown where every key was unset.
    var known: UInt16 {
        distinct == 0 ? AuthTrail.unknown : UInt16(min(distinct, Int(AuthTrail.largest)))
    }
}

/// Keys that one user after the other has met; key 0 stands for "unset".
private struct Acquaintances {
    /// The user that met the key last; users come one after the other.
    private var metBy: [UInt32]
    private var current = 0
    private var knowsAny = false

    init(keys: Int) { metBy = [UInt32](repeating: 0, count: keys) }

    /// Who meets a key, and whether that is to be judged and learned.
    struct Moment {
        var user: Int
        var isWarm: Bool
        var teaches: Bool
    }

    /// Whether `key` is new to the user; nil if it is unset or nothing is known yet.
    mutating func meet(_ key: Int, _ moment: Moment) -> Bool? {
        if moment.user != current { (current, knowsAny) = (moment.user, false) }
        guard key != 0 else { return nil }
        let isNew = metBy[key] != current
        let answer = knowsAny || moment.isWarm ? isNew : nil
        if moment.teaches {
            metBy[key] = UInt32(truncatingIfNeeded: current)
            knowsAny = true
        }
        return answer
    }
}

extension AuthWindow {
    /// Whether the row is an attempt to log on.
    func isAttempt(_ row: Int) -> Bool { action(row) == .logon }

    /// Failed attempts the row stands for.
    func failures(_ row: Int) -> Int {
        isAttempt(row) && result(row) == .failure ? attempts(row) : 0
    }

    /// For every place the number of its country, or of its name where the log states none; 0 for unknown.
    /// Numbers are ranks. O(places log places).
    func placeNames() -> [UInt32] {
        let texts = places.map { $0.country ?? $0.name ?? "" }
        var numbers: [String: UInt32] = ["": 0]
        for text in texts.sorted() where numbers[text] == nil {
            numbers[text] = UInt32(numbers.count)
        }
        return texts.map { numbers[$0] ?? 0 }
    }
}
