import TocsinMath
import TocsinRecords

/// Attempts to log on as rows of eighteen features: a row a user and hour, a source and hour, or an attempt.
///
/// Each feature sums, or takes the extreme of, what stands behind the attempts of its row; so the three
/// kinds of rows have the same columns. Hours are hours of UTC, read in local time. Rows stand in order of
/// time, then of their user or source.
public struct AuthFeatures: FeatureRows {
    /// What one row is about.
    public enum Unit: String, Sendable, CaseIterable {
        case event
        case userHour = "user-hour"
        case sourceHour = "source-hour"
    }

    public let window: AuthWindow
    public let unit: Unit
    public let zone: TimeZoneTable
    /// Rows of the window, those of one row of features side by side and in order of time.
    private let members: [UInt32]
    /// Empty where every member is a row of its own.
    private let groups: [Group]
    private let trail: AuthTrail
    private let privileged: [Bool]
    /// Whether the log tells accounts that do not exist.
    private let tellsInvalid: Bool
    /// Midnight (UTC) of the first day.
    private let firstMidnight: Int64

    private struct Group: Sendable {
        var start: UInt32
        var count: UInt32
    }

    private static let isLog = columns.map { $0.scale == .log10 }

    /// Rows without a user or source, as `unit` has it, are left out of hours. O(rows log rows).
    public init(_ window: AuthWindow, per unit: Unit, zone: TimeZoneTable) {
        self.window = window
        self.unit = unit
        self.zone = zone
        firstMidnight =
            window.earliest.microseconds.flooredDivision(by: AuthTrail.day) &* AuthTrail.day
        trail = AuthTrail(window, of: unit == .sourceHour ? .source : .user)
        privileged = window.privilegedNames()
        tellsInvalid = (0..<window.count).contains { window.flags($0).contains(.invalidUser) }
        (members, groups) = Self.grouped(window, unit)
    }

    private static func grouped(
        _ window: AuthWindow, _ unit: Unit
    ) -> (members: [UInt32], groups: [Group]) {
        var members: [UInt32] = []
        var groups: [(hour: Int64, group: Group)] = []
        func gather(_ rows: ArraySlice<UInt32>) {
            var current: Int64?
            for row in rows where window.isAttempt(Int(row)) {
                let hour = window.ts(Int(row)).flooredDivision(by: AuthTrail.hour)
                if hour != current {
                    groups.append((hour, Group(start: UInt32(members.count), count: 0)))
                    current = hour
                }
                members.append(row)
                groups[groups.count - 1].group.count += 1
            }
        }
        switch unit {
        case .event:
            for row in 0..<window.count where window.isAttempt(row) { members.append(UInt32(row)) }
        case .userHour:
            for user in window.users { gather(window.rows(ofUser: user)) }
        case .sourceHour:
            for source in window.sourceNumbers { gather(window.rows(ofSource: source)) }
        }
        // Their starts rise with the users or sources.
        groups.sort { ($0.hour, $0.group.start) < ($1.hour, $1.group.start) }
        return (members, groups.map(\.group))
    }

    public var count: Int { unit == .event ? members.count : groups.count }

    /// The rows of the window that row `row` is made of, in order of time; at least one.
    public func members(_ row: Int) -> ArraySlice<UInt32> {
        if unit == .event { return members[row...row] }
        let start = Int(groups[row].start)
        return members[start..<(start + Int(groups[row].count))]
    }

    /// When the hour began, or when the attempt was made: microseconds since the epoch.
    public func start(_ row: Int) -> Int64 {
        let ts = window.ts(first(row))
        return unit == .event ? ts : ts.flooredDivision(by: AuthTrail.hour) &* AuthTrail.hour
    }

    /// The user or source that an hour is about, or those of an attempt.
    public func user(_ row: Int) -> Int { window.user(first(row)) }
    public func source(_ row: Int) -> Int { window.source(first(row)) }

    private func first(_ row: Int) -> Int {
        Int(unit == .event ? members[row] : members[Int(groups[row].start)])
    }

    public func append(_ row: Int, to values: inout [Float]) {
        let features = features(row)
        for column in Self.columns.indices {
            let value = features[column]
            values.append(Float(Self.isLog[column] ? log10(value + 1) : value))
        }
    }

    /// The base-10 logarithm, the same on every machine.
    private func log10(_ x: Double) -> Double { Elementary.log(x) * 0.434_294_481_903_251_8 }

    public func precedes(_ a: Int, _ b: Int) -> Bool { a < b }

    /// Of user or source and time since the log's first midnight; of an attempt both and the host.
    public func hash(_ row: Int, key: UInt64) -> UInt64 {
        let first = first(row)
        let time = UInt64(truncatingIfNeeded: start(row) &- firstMidnight)
        let user = unit == .sourceHour ? 0 : StableHash.text(window.name(window.user(first)))
        let source = unit == .userHour ? 0 : sourceWord(window.source(first))
        let host = unit == .event ? StableHash.text(window.name(window.host(first))) : 0
        return StableHash.mix(time, user, source, host, key: key)
    }

    private func sourceWord(_ number: Int) -> UInt64 {
        let source = window.sources[number]
        guard let address = source.address else { return StableHash.text(source.name ?? "") }
        return StableHash.mix(address.high, address.low, key: 0)
    }
}

extension AuthFeatures {
    /// The features of a row as people count them: a number for each of `columns` and `besides`, NaN where
    /// the log does not say. O(attempts of the row).
    public func features(_ row: Int) -> InlineArray<20, Double> {
        var sums = Sums()
        var invalid: [Int] = []
        var privilegedUsers: [Int] = []
        for member in members(row) {
            let attempt = Int(member)
            add(attempt, to: &sums)
            let user = window.user(attempt)
            // Of an hour of one user the first says it.
            if window.flags(attempt).contains(.invalidUser), invalid.last != user {
                invalid.append(user)
            }
            if isPrivileged(attempt), privilegedUsers.last != user { privilegedUsers.append(user) }
        }
        let start = start(row)
        let hour = zone.hourOfDay(start)
        let hourAngle = Elementary.cosSin(turns: hour / 24)
        let dayAngle = Elementary.cosSin(turns: Double(weekday(row)) / 7)
        let decided = sums.failures + sums.successes
        return [
            hourAngle.sin, hourAngle.cos, dayAngle.sin, dayAngle.cos,
            sums.attempts, decided > 0 ? sums.failures : .nan,
            decided > 0 ? sums.failures / decided : .nan,
            sums.sources, sums.users, sums.hosts, sums.newSource, sums.newPlace, sums.sinceSuccess,
            tellsInvalid ? distinct(&invalid) : .nan, distinct(&privilegedUsers),
            sums.failures24h, sums.userAttempts, sums.sourceAttempts,
            decided > 0 ? sums.successes : .nan, sums.failures1h,
        ]
    }

    /// Local day of the week on which the row begins, 0 Monday … 6 Sunday.
    public func weekday(_ row: Int) -> Int {
        let start = start(row)
        let local = start &+ Int64(zone.offset(at: start)) &* Timestamp.microsecondsPerSecond
        // 1970-01-01 was a Thursday.
        let day = Int(local.flooredDivision(by: AuthTrail.day)) + 3
        return day - day.flooredDivision(by: 7) * 7
    }

    /// What the attempts of a row add up to.
    private struct Sums {
        var attempts = 0.0
        var failures = 0.0
        var successes = 0.0
        var sources = Double.nan
        var users = Double.nan
        var hosts = Double.nan
        var newSource = Double.nan
        var newPlace = Double.nan
        var sinceSuccess = Double.nan
        var failures1h = Double.nan
        var failures24h = Double.nan
        /// Of the rarest of the users and sources.
        var userAttempts = Double.nan
        var sourceAttempts = Double.nan
    }

    private func add(_ attempt: Int, to sums: inout Sums) {
        let attempts = Double(window.attempts(attempt))
        sums.attempts += attempts
        switch window.result(attempt) {
        case .failure: sums.failures += attempts
        case .success: sums.successes += attempts
        case .unknown: break
        }
        raise(&sums.sources, trail.sources[attempt])
        raise(&sums.users, trail.users[attempt])
        raise(&sums.hosts, trail.hosts[attempt])
        raise(&sums.failures1h, trail.failures1h[attempt])
        raise(&sums.failures24h, trail.failures24h[attempt])
        let novelty = trail.novelty[attempt]
        if novelty.contains(.sourceIsJudged) {
            raise(&sums.newSource, novelty.contains(.newSource) ? 1 : 0)
        }
        if novelty.contains(.placeIsJudged) {
            raise(&sums.newPlace, novelty.contains(.newPlace) ? 1 : 0)
        }
        let seconds = trail.sinceSuccess[attempt]
        if seconds != AuthTrail.never, !(Double(seconds) / 3600 <= sums.sinceSuccess) {
            sums.sinceSuccess = Double(seconds) / 3600
        }
        let (user, source) = (window.user(attempt), window.source(attempt))
        if user != 0 { lower(&sums.userAttempts, trail.userAttempts[user]) }
        if source != 0 { lower(&sums.sourceAttempts, trail.sourceAttempts[source]) }
    }

    /// No comparison holds for NaN, so that a first value replaces it.
    private func raise(_ value: inout Double, _ count: UInt16) {
        guard count != AuthTrail.unknown else { return }
        if !(Double(count) <= value) { value = Double(count) }
    }

    private func lower(_ value: inout Double, _ count: UInt32) {
        if !(Double(count) >= value) { value = Double(count) }
    }

    private func distinct(_ users: inout [Int]) -> Double {
        guard users.count > 1 else { return Double(users.count) }
        users.sort()
        return Double(1 + zip(users, users.dropFirst()).count { $0 != $1 })
    }

    /// Whether the attempt came from a source or place that is known to be new to its user.
    public func isNew(_ attempt: Int) -> Bool {
        !trail.novelty[attempt].isDisjoint(with: [.newSource, .newPlace])
    }

    private func isPrivileged(_ attempt: Int) -> Bool {
        window.flags(attempt).contains(.privileged) || privileged[window.user(attempt)]
    }
}

extension AuthWindow {
    /// For every name whether it is that of an all-powerful account everywhere; O(names).
    func privilegedNames() -> [Bool] {
        (0..<nameCount).map(hasPrivilegedName)
    }
}
