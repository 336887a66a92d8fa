import TocsinMath
import TocsinRecords

/// A user with habits of her own.
struct Person: Sendable {
    let account: Account
    /// Where she works and lives, and whose clock she lives by.
    let city: Int
    let worksNights: Bool
    /// Seconds after local midnight; past 86,400 the shift goes on into the next day.
    let shift: Range<Int64>
    /// Mean logons of a working day.
    let logonsPerDay: Double
    /// Share of logons with one to three failures before them.
    let typoRate: Double
    /// Share of days at home.
    let homeShare: Double
    /// Share of days with a logon from a phone.
    let mobileShare: Double
    let usesKey: Bool
    let usesMFA: Bool
    /// Indices into `AuthSite.hosts`, the usual one first.
    let hosts: [Int]
    /// Local days on which the account is in use.
    var employment: ClosedRange<Int64>
    /// Local days off, whole.
    var absences: [ClosedRange<Int64>] = []
    var stay: Stay?
    var vpn: VPNHabit?

    /// Time spent in another city.
    struct Stay: Sendable {
        var city: Int
        /// Off line from the first to the second, abroad until the third, off line until the fourth.
        var leaves: Int64
        var arrives: Int64
        var departs: Int64
        var isBack: Int64
        var planted: Int
    }

    /// Logons that come out of a VPN.
    struct VPNHabit: Sendable {
        var city: Int
        var planted: Int
    }

    /// Number in the scenario.
    var index: Int { account.number }

    private enum Standing {
        case administrator, nightShift, abroad, newHire, gone, ordinary
    }

    private static func standing(_ index: Int) -> Standing {
        switch index {
        case 0: .administrator
        case 1: .nightShift
        case 2: .abroad
        case 7: .gone
        default: index % 12 == 5 ? .newHire : index % 7 == 6 ? .abroad : .ordinary
        }
    }

    /// Whether something may be planted on user `index`: those whose hours or days are odd of themselves
    /// would blur what is seen.
    static func canBeVictim(_ index: Int) -> Bool {
        switch standing(index) {
        case .administrator, .abroad, .ordinary: true
        case .nightShift, .newHire, .gone: false
        }
    }

    init(_ index: Int, scenario: AuthScenario, calendar: OfficeCalendar) {
        var generator = SeededGenerator(seed: scenario.seed, stream: Stream.authHabits(index))
        let standing = Self.standing(index)
        account = Account(
            name: AuthNames.person(index), number: index,
            kind: standing == .administrator ? .administrator : .person)
        city = City.offices[standing == .abroad ? 1 : 0]
        worksNights = standing == .nightShift
        let start = (worksNights ? 22 : 8.4) + 0.6 * min(max(generator.normal(), -2), 2)
        let length = generator.uniform(in: 8..<9.5)
        shift = Int64(start * 3600)..<Int64((start + length) * 3600)
        logonsPerDay = generator.uniform(in: 3..<7)
        typoRate = 0.005 + 0.06 * power(generator.uniform(), 2)
        homeShare = generator.uniform(in: 0..<0.5)
        mobileShare = generator.uniform() < 0.4 ? generator.uniform(in: 0.05..<0.4) : 0
        usesKey = standing == .administrator || generator.uniform() < 0.3
        usesMFA = standing == .administrator || generator.uniform() < 0.85
        let usual = generator.index(below: AuthSite.commonHosts)
        let other =
            (usual + 1 + generator.index(below: AuthSite.commonHosts - 1)) % AuthSite.commonHosts
        hosts = [usual, other]
        // A local day of another city begins before or after that of the first office.
        let days = calendar.days.lowerBound - 1...calendar.days.upperBound + 1
        let spanDays = days.upperBound - days.lowerBound
        switch standing {
        case .newHire:
            employment = days.lowerBound + spanDays * 2 / 5...days.upperBound
        case .gone: employment = days.lowerBound...days.lowerBound + max(3, spanDays / 6)
        default: employment = days
        }
        takeDaysOff(days, &generator)
    }

    /// On average a week in ten, in blocks of two to five days.
    private mutating func takeDaysOff(
        _ days: ClosedRange<Int64>, _ generator: inout SeededGenerator
    ) {
        var day = days.lowerBound + Int64(generator.exponential() * 35)
        while day <= days.upperBound {
            let last = day + 1 + Int64(generator.index(below: 4))
            absences.append(day...last)
            day = last + 7 + Int64(generator.exponential() * 28)
        }
    }

    /// Whether she is off on a local day, or the account not in use.
    func isAbsent(on day: Int64) -> Bool {
        !employment.contains(day) || absences.contains { $0.contains(day) }
    }

    /// Where she is; nil while she travels.
    func place(at time: Int64) -> (city: Int, planted: Int?)? {
        guard let stay, time >= stay.leaves, time < stay.isBack else { return (city, nil) }
        guard time >= stay.arrives, time < stay.departs else { return nil }
        return (stay.city, stay.planted)
    }
}

/// Names of generated accounts.
enum AuthNames {
    private static let given = [
        "anna", "boris", "clara", "dario", "ema", "felix", "greta", "hugo", "iris", "jonas",
        "kira", "leon", "mila", "noel", "olga", "petr", "rosa", "simon", "tereza", "ulrik",
        "vera", "wanda", "xenia", "yann", "zora", "adam", "bella", "ciro", "dana", "erik",
        "fiona", "gita",
    ]
    private static let family = [
        "adler", "blaha", "costa", "dvorak", "ekman", "fiala", "gross", "horak", "ilves",
        "jansen", "kovac", "lang", "moser", "novak", "orban", "pokorny", "quist", "reyes", "silva",
        "toth", "urban", "vesely", "wolf", "young", "zeman", "baker", "cerny", "duda", "fabian",
        "hajek", "kral", "maly",
    ]

    /// First names as far as they reach, then full names, then numbered ones: 20 bytes at most, as in
    /// a Windows logon name.
    static func person(_ index: Int) -> String {
        guard index >= given.count else { return given[index] }
        let k = index - given.count
        let round = k / (given.count * family.count)
        let name =
            given[k % given.count] + "."
            + family[(k / given.count + k) % family.count]
        return round == 0 ? name : name + "\(round + 1)"
    }

    static func service(_ index: Int) -> String {
        let names = ["monitor", "backup", "deploy", "report"]
        return "svc-" + names[index % names.count]
            + (index < names.count ? "" : "\(index / names.count + 1)")
    }

    /// What attackers try where they know nobody.
    static let guessed = [
        "admin", "test", "guest", "user", "oracle", "postgres", "ubuntu", "git", "ftpuser",
        "support", "pi", "nagios", "mysql", "www", "deploy", "jenkins", "hadoop", "tomcat", "demo",
        "backup", "info", "sales", "student", "minecraft", "ansible", "vagrant", "zabbix",
        "elastic",
        "redis", "kafka", "dev", "operator",
    ]

    /// Name `k` of a list that goes on for ever: guessed names, then the same with numbers.
    static func guessed(_ k: Int) -> Account {
        let round = k / guessed.count
        let name = guessed[k % guessed.count] + (round == 0 ? "" : "\(round)")
        return Account(name: name, number: 0, kind: .unknown)
    }

    /// Name `k` of a list that leaked elsewhere.
    static func leaked(_ k: Int) -> Account {
        let name = given[k * 7 % given.count].prefix(1) + family[(k + k / 32) % family.count]
        return Account(name: String(name) + "\(60 + k % 40)", number: 0, kind: .unknown)
    }
}
