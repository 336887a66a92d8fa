import TocsinMath
import TocsinRecords

/// One planted thing in the making: its rows, and what it changes in its victim's life.
struct Incident {
    let pattern: AuthPattern
    /// Position in the scenario, and of its truth row.
    let number: Int
    let scenario: AuthScenario
    let site: AuthSite
    let calendar: OfficeCalendar
    /// All users.
    let everybody: [Person]
    /// The user it befalls, where it befalls one.
    var victim: Person
    var generator: SeededGenerator
    private(set) var rows: [AuthRow] = []
    /// A service that comes with it.
    var service: ServiceLife?
    private var sessions: UInt64

    init(
        _ pattern: AuthPattern, number: Int, victim: Person, everybody: [Person],
        scenario: AuthScenario, site: AuthSite, calendar: OfficeCalendar
    ) {
        self.pattern = pattern
        self.number = number
        self.victim = victim
        self.everybody = everybody
        self.scenario = scenario
        self.site = site
        self.calendar = calendar
        generator = SeededGenerator(seed: scenario.seed, stream: Stream.authPlanted(number))
        sessions = SessionNumbers.planted(number)
        // Away for weeks, a victim would be missed where she is needed.
        if pattern.hasVictim { self.victim.absences = [] }
        plant()
    }

    private mutating func plant() {
        switch pattern {
        case .bruteForce: bruteForce()
        case .passwordSpraying: spraying(pauses: 4..<60)
        case .slowSpraying: spraying(pauses: 2400..<7200)
        case .distributedGuessing: distributedGuessing()
        case .credentialStuffing: credentialStuffing()
        case .userEnumeration: userEnumeration()
        case .successAfterFailures: successAfterFailures()
        case .volumeSpike: volumeSpike()
        case .impossibleTravel: impossibleTravel()
        case .newLocation: newLocation()
        case .afterHours: afterHours()
        case .newCredentialLogon: newCredentialLogon()
        case .anomalousLogon: anomalousLogon()
        case .dormantAccount: dormantAccount()
        case .forgottenPassword: forgottenPassword()
        case .misconfiguredService: misconfiguredService()
        case .vpnEgress: vpnEgress()
        case .possibleFlight: possibleFlight()
        case .holidayAbroad: holidayAbroad()
        case .officeNAT: officeNAT()
        case .vulnerabilityScanner: vulnerabilityScanner()
        case .clockChange: break
        }
        rows.sort {
            ($0.time, $0.session, $0.failuresBefore) < ($1.time, $1.session, $1.failuresBefore)
        }
    }

    // MARK: When and where

    /// A day to plant something on.
    mutating func day() -> Int64 {
        let days = calendar.plantable
        return days[generator.index(below: days.count)]
    }

    /// An instant of a local day between two hours of the victim's clock.
    mutating func instant(_ day: Int64, _ hours: Range<Double>) -> Int64 {
        City.all[victim.city].clock.instant(
            day: day, seconds: Int64(generator.uniform(in: hours) * 3600))
    }

    /// An attacker's address of its own.
    var hostile: Origin { site.hostile(number) }

    /// Whole numbers of `range`, evenly.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + generator.index(below: range.upperBound - range.lowerBound + 1)
    }

    mutating func seconds(_ range: Range<Double>) -> Int64 { Int64(generator.uniform(in: range)) }

    // MARK: Rows

    mutating func row(
        _ time: Int64, _ account: Account, _ origin: Origin, host: Int = AuthSite.gateway
    ) -> AuthRow {
        var row = AuthRow(
            time: time, account: account, origin: origin, host: host, session: sessions)
        sessions += 1
        row.planted = number
        row.isMalicious = pattern.isMalicious
        return row
    }

    mutating func add(_ row: AuthRow) { rows.append(row) }

    mutating func add(_ more: [AuthRow]) { rows.append(contentsOf: more) }

    /// Failed attempts, `perConnection` at most on one connection; the time of the last.
    mutating func fail(
        _ times: Int, _ account: Account, _ origin: Origin, from start: Int64,
        pauses: Range<Double>, perConnection: Int, host: Int = AuthSite.gateway
    ) -> Int64 {
        var time = start
        var attempt = 0
        while attempt < times {
            var row = row(time, account, origin, host: host)
            row.result = .failure
            let count = min(perConnection, times - attempt)
            for k in 0..<count {
                row.time = time
                row.failuresBefore = k
                row.endsSession = k == count - 1
                rows.append(row)
                time += max(1, seconds(pauses))
            }
            attempt += count
        }
        return rows.last?.time ?? start
    }
}
