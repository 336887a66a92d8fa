import TocsinMath
import TocsinRecords

/// The ordinary logons of one person, in order of time, a shift at a time.
struct PersonLife: Sendable {
    let person: Person
    private let site: AuthSite
    private let calendar: OfficeCalendar
    private let span: Range<Int64>
    private var generator: SeededGenerator
    /// The next local day to be lived.
    private var day: Int64
    /// Rows of the present shift, the next one last.
    private var pending: [AuthRow] = []
    private var sessions: UInt64
    /// No later shift begins before this.
    private var lived: Int64

    init(_ person: Person, scenario: AuthScenario, site: AuthSite, calendar: OfficeCalendar) {
        self.person = person
        self.site = site
        self.calendar = calendar
        span = scenario.span
        generator = SeededGenerator(
            seed: scenario.seed, stream: Stream.authLife(person.index))
        day = calendar.days.lowerBound - 1
        sessions = SessionNumbers.person(person.index)
        lived = span.lowerBound
        fill()
    }

    var nextTime: Int64? { pending.last?.time }

    /// The row at `nextTime`; later ones are no earlier.
    mutating func next() -> AuthRow? {
        let row = pending.popLast()
        if pending.isEmpty { fill() }
        return row
    }

    private mutating func fill() {
        while pending.isEmpty, day <= calendar.days.upperBound + 1 {
            let rows = shift(of: day)
            pending = rows.enumerated()
                .filter { span.contains($0.element.time) }
                .sorted { ($0.element.time, $0.offset) > ($1.element.time, $1.offset) }
                .map(\.element)
            if let last = pending.first { lived = last.time }
            day += 1
        }
    }

    // MARK: One day

    private mutating func shift(of day: Int64) -> [AuthRow] {
        // As many numbers for a day off as for none, so that taking one leaves the others alone.
        var luck = SeededGenerator(seed: generator.next(), stream: 0)
        guard !person.isAbsent(on: day), works(on: day, &luck) else { return [] }
        let isAtHome = luck.uniform() < person.homeShare
        var rows: [AuthRow] = []
        for time in times(of: day, &luck) {
            guard let place = person.place(at: time) else { continue }
            let origin =
                place.planted == nil ? usual(isAtHome, &luck) : site.hotel(place.city, person.index)
            append(at: time, origin, planted: place.planted, &luck, to: &rows)
            followUps(at: time, &luck, to: &rows)
        }
        if luck.uniform() < person.mobileShare, !rows.isEmpty {
            let time = evening(of: day, &luck)
            if let place = person.place(at: time) {
                let origin = site.mobile(place.city, luck.index(below: 8))
                append(at: time, origin, planted: place.planted, &luck, to: &rows)
            }
        }
        return rows.filter { $0.time > lived }
    }

    private func works(on day: Int64, _ luck: inout SeededGenerator) -> Bool {
        let chance = luck.uniform()
        if calendar.isHoliday(day) { return false }
        // Nights from Sunday to Thursday.
        if person.worksNights { return CityClock.weekday(day) < 5 }
        return calendar.isWeekend(day) ? chance < 0.05 : chance < 0.97
    }

    /// A first logon at the beginning of the shift, the others anywhere in it.
    private func times(of day: Int64, _ luck: inout SeededGenerator) -> [Int64] {
        let clock = clock(on: day)
        var count = 1
        var sum = luck.exponential()
        let mean = calendar.isWeekend(day) && !person.worksNights ? 1 : person.logonsPerDay - 1
        // The arrivals of a Poisson process; a day's work ends somewhere.
        while sum < mean, count < 40 {
            count += 1
            sum += luck.exponential()
        }
        let length = Double(person.shift.upperBound - person.shift.lowerBound)
        return (0..<count).map { k in
            let share = k == 0 ? 0 : luck.uniform()
            let late = k == 0 ? min(luck.exponential() * 600, 3600) : 0
            return clock.instant(
                day: day, seconds: person.shift.lowerBound + Int64(share * length + late))
        }
    }

    /// A look at the mail after work.
    private func evening(of day: Int64, _ luck: inout SeededGenerator) -> Int64 {
        clock(on: day).instant(
            day: day,
            seconds: person.shift.upperBound + Int64(luck.uniform(in: 1800..<10_800)))
    }

    /// The clock of the city she is in at noon.
    private func clock(on day: Int64) -> CityClock {
        let home = City.all[person.city].clock
        guard let place = person.place(at: home.instant(day: day, seconds: 43_200)) else {
            return home
        }
        return City.all[place.city].clock
    }

    private func usual(_ isAtHome: Bool, _ luck: inout SeededGenerator) -> Origin {
        let hasLaptop = luck.uniform() < 0.15
        if isAtHome { return site.home(person.city, person.index) }
        return hasLaptop
            ? site.laptop(person.city, person.index) : site.desk(person.city, person.index)
    }

    /// What comes after a logon: the same over the VPN, work as root.
    private mutating func followUps(
        at time: Int64, _ luck: inout SeededGenerator, to rows: inout [AuthRow]
    ) {
        let (chance, pause) = (luck.uniform(), Int64(luck.uniform(in: 600..<2400)))
        if let vpn = person.vpn, chance < 0.5 {
            append(
                at: time + pause, site.vpnExit(vpn.city), planted: vpn.planted, &luck, to: &rows)
        }
        guard site.form == .syslog, person.account.kind == .administrator, chance < 0.4 else {
            return
        }
        var row = AuthRow(
            time: time + 30 + pause / 30, account: person.account,
            origin: site.desk(person.city, person.index), host: person.hosts[0],
            session: takeSession())
        row.action = .elevation
        rows.append(row)
    }

    private mutating func append(
        at time: Int64, _ origin: Origin, planted: Int?, _ luck: inout SeededGenerator,
        to rows: inout [AuthRow]
    ) {
        var row = AuthRow(
            time: time, account: person.account, origin: origin,
            host: person.hosts[luck.uniform() < 0.85 ? 0 : 1], session: takeSession())
        row.method = person.usesKey ? .publicKey : .password
        row.usesMFA = person.usesMFA
        row.planted = planted
        let mistakes = luck.uniform() < person.typoRate ? 1 + luck.index(below: 3) : 0
        rows.append(contentsOf: row.session(failures: mistakes, &luck))
    }

    private mutating func takeSession() -> UInt64 {
        defer { sessions += 1 }
        return sessions
    }
}

extension AuthRow {
    /// This logon after `failures` attempts that failed, a few seconds apart.
    func session(failures: Int, pause: Range<Double> = 4..<15, _ luck: inout SeededGenerator)
        -> [AuthRow]
    {
        var rows: [AuthRow] = []
        var row = self
        // A key does not mistype.
        if failures > 0 { row.method = .password }
        for k in 0..<failures {
            row.result = .failure
            row.failuresBefore = k
            row.endsSession = false
            rows.append(row)
            row.time += Int64(luck.uniform(in: pause))
        }
        row.result = result
        row.failuresBefore = failures
        row.endsSession = true
        rows.append(row)
        return rows
    }
}

/// First session number of each source: no two sources share one.
enum SessionNumbers {
    static func person(_ k: Int) -> UInt64 { 1 << 48 | UInt64(k) << 24 }
    static func service(_ k: Int) -> UInt64 { 2 << 48 | UInt64(k) << 24 }
    static func planted(_ k: Int) -> UInt64 { 3 << 48 | UInt64(k) << 24 }
}

extension Stream {
    static let authCalendar: UInt64 = 10 << 32
    static let authVictims: UInt64 = 10 << 32 | 1
    static func authHabits(_ k: Int) -> UInt64 { 11 << 32 | UInt64(k) }
    static func authLife(_ k: Int) -> UInt64 { 12 << 32 | UInt64(k) }
    static func authService(_ k: Int) -> UInt64 { 13 << 32 | UInt64(k) }
    static func authPlanted(_ k: Int) -> UInt64 { 14 << 32 | UInt64(k) }
}
