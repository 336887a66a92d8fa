import TocsinRecords

/// What `AuthGenerator` is to make: the people, the span of time, the format, and what is planted.
///
/// Two equal scenarios give the same bytes; nothing else enters.
public struct AuthScenario: Hashable, Sendable {
    public var form = AuthForm.csv
    /// Whether a syslog has ISO 8601 stamps instead of those of RFC 3164, which know no year.
    public var hasISOStamps = false
    public var seed: UInt64 = 1
    /// Start of the span, to the second; Monday 2026-03-02T00:00:00Z unless set: clocks change on the
    /// 8th (Toronto) and on the 29th (Prague).
    public var start = Timestamp(year: 2026, month: 3, day: 2)
    public var days = 30
    public var users: Int
    /// Accounts of programs, which log on every few minutes to every hour.
    public var services: Int
    /// What is planted, in order; one named twice is planted twice.
    public var planted: [AuthPattern] = []

    public init(users: Int, services: Int) {
        self.users = users
        self.services = services
    }

    /// Scenarios that have a name.
    public enum Preset: String, Sendable, CaseIterable {
        /// Ordinary life alone.
        case quiet
        /// Six users without services: a brute force, a spike, an impossible journey, a late night.
        case small
        /// Everything that the format can show and the span contains.
        case full

        /// Users where their number is not given.
        public var users: Int { self == .small ? 6 : 40 }
        /// Services where their number is not given.
        public var services: Int { self == .small ? 0 : 4 }
    }

    /// Plants what `preset` names, as far as form, start and days, which are set before, allow.
    public mutating func plant(_ preset: Preset) {
        switch preset {
        case .quiet: planted = []
        case .small: planted = [.bruteForce, .volumeSpike, .impossibleTravel, .afterHours]
        case .full:
            planted = AuthPattern.allCases.filter {
                $0 != .clockChange && $0 != .newCredentialLogon
            }
            planted += clockChanges.map { _ in .clockChange }
            // Last, so that the others are the same in every format.
            if form.knowsCredentials { planted.append(.newCredentialLogon) }
        }
    }

    /// Longest span: ten years.
    public static let maximumDays = 3660
    /// Longest span of a log whose stamps have no year: more, and a date would occur twice.
    public static let maximumYearlessDays = 365
    /// Shortest span with something planted in it: half of it is ordinary life to learn from.
    public static let minimumPlantedDays = 14
    /// Most users: each office's address plan has room for 62,500.
    public static let maximumUsers = 50_000
    /// Most services: the server network has room for 250.
    public static let maximumServices = 200
    /// Most planted things: the rows of each are held in memory.
    public static let maximumPlanted = 1000
    /// Fewest users for something that happens to many.
    public static let minimumMany = 10

    /// Seconds since the epoch; days out of their range count as its nearer end.
    var span: Range<Int64> {
        let first = start.microseconds.flooredDivision(by: 1_000_000)
        return first..<first + Int64(min(max(days, 1), Self.maximumDays)) * 86_400
    }

    /// Four-digit years, and a local day before the first.
    private var hasPossibleStart: Bool {
        start.microseconds >= Timestamp.microsecondsPerDay * 2 && start.utcDate.year < 9900
    }

    /// When the clock changes in the offices, with the office.
    var clockChanges: [(city: Int, time: Int64)] {
        guard hasPossibleStart else { return [] }
        return City.offices.flatMap { city in
            City.all[city].clock.changes(in: span).map { (city, $0) }
        }.sorted { ($0.time, $0.city) < ($1.time, $1.city) }
    }
}

extension AuthScenario {
    /// Throws `ScenarioError` for the first value outside its range.
    func validate() throws(ScenarioError) {
        func require(_ holds: Bool, _ message: @autoclosure () -> String) throws(ScenarioError) {
            if !holds { throw ScenarioError(message()) }
        }
        try require(hasPossibleStart, "start must lie in 1970 … 9899")
        try require(
            (1...Self.maximumDays).contains(days),
            "days must be 1 … \(Self.maximumDays), not \(days)")
        try require(
            form != .syslog || hasISOStamps || days <= Self.maximumYearlessDays,
            "over \(Self.maximumYearlessDays) days a syslog needs ISO stamps: others have no year")
        try require(
            (1...Self.maximumUsers).contains(users),
            "users must be 1 … \(Self.maximumUsers), not \(users)")
        try require(
            (0...Self.maximumServices).contains(services),
            "services must be 0 … \(Self.maximumServices), not \(services)")
        guard !planted.isEmpty else { return }
        try require(
            planted.count <= Self.maximumPlanted,
            "at most \(Self.maximumPlanted) things can be planted, not \(planted.count)")
        try require(
            days >= Self.minimumPlantedDays,
            "to plant something takes \(Self.minimumPlantedDays) days or more, not \(days)")
        try validatePlanted()
    }

    private func validatePlanted() throws(ScenarioError) {
        for pattern in planted {
            guard pattern.isVisible(in: form) else {
                throw ScenarioError("\(form.rawValue) cannot show \(pattern.rawValue)")
            }
            guard !pattern.concernsMany || users >= Self.minimumMany else {
                throw ScenarioError(
                    "\(pattern.rawValue) takes \(Self.minimumMany) users or more, not \(users)")
            }
        }
        let (wanted, changes) = (planted.count { $0 == .clockChange }, clockChanges.count)
        guard wanted <= changes else {
            throw ScenarioError(
                "the offices' clocks change \(changes) times within the span, not \(wanted)")
        }
        let victims = planted.count(where: \.hasVictim)
        let room = (0..<users).count(where: Person.canBeVictim)
        guard victims <= room else {
            throw ScenarioError(
                "\(victims) planted things take a user each, of \(users) users \(room) are free for that"
            )
        }
    }
}
