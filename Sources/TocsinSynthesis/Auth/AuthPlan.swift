import TocsinMath
import TocsinRecords

/// Everybody and everything of a scenario before it is lived through.
struct AuthPlan: Sendable {
    let scenario: AuthScenario
    let site: AuthSite
    let calendar: OfficeCalendar
    private let people: [Person]
    private let services: [ServiceLife]
    private let incidents: [[AuthRow]]
    /// One for each planted thing, clock changes one each, counted.
    private(set) var truth: [AuthTruthRow]

    /// Throws if the scenario has a value out of its range.
    init(_ scenario: AuthScenario) throws(ScenarioError) {
        try scenario.validate()
        self.scenario = scenario
        let (site, calendar) = (
            AuthSite(form: scenario.form), OfficeCalendar(span: scenario.span, seed: scenario.seed)
        )
        self.site = site
        self.calendar = calendar
        var people = (0..<scenario.users).map {
            Person($0, scenario: scenario, calendar: calendar)
        }
        let everybody = people
        var victims = Self.victims(scenario)
        var services = (0..<scenario.services).map {
            ServiceLife($0, scenario: scenario, site: site)
        }
        var incidents: [[AuthRow]] = []
        for (number, pattern) in scenario.planted.enumerated() {
            let index = pattern.hasVictim ? victims.popLast() ?? 0 : 0
            let incident = Incident(
                pattern, number: number, victim: people[index], everybody: everybody,
                scenario: scenario, site: site, calendar: calendar)
            if pattern.hasVictim { people[index] = incident.victim }
            if let service = incident.service { services.append(service) }
            incidents.append(incident.rows.filter { scenario.span.contains($0.time) })
        }
        self.people = people
        self.services = services
        self.incidents = incidents
        truth = scenario.planted.map { AuthTruthRow($0) }
        count()
    }

    /// The users that something may befall, in an order of chance.
    private static func victims(_ scenario: AuthScenario) -> [Int] {
        var victims = (0..<scenario.users).filter(Person.canBeVictim)
        var generator = SeededGenerator(seed: scenario.seed, stream: Stream.authVictims)
        for i in stride(from: victims.count - 1, to: 0, by: -1) {
            victims.swapAt(i, generator.index(below: i + 1))
        }
        return victims
    }

    /// Everything in order of time.
    func stream() -> AuthStream {
        AuthStream(
            people.map(life) + services.map { .service($0) } + incidents.map { .rows($0[...]) })
    }

    private func life(_ person: Person) -> AuthStream.Source {
        .person(PersonLife(person, scenario: scenario, site: site, calendar: calendar))
    }

    /// Lives through what belongs to something planted, and only that.
    private mutating func count() {
        let touched = people.filter { $0.stay != nil || $0.vpn != nil }.map(life)
        let failing = services.filter(\.isPlanted).map { AuthStream.Source.service($0) }
        var stream = AuthStream(touched + failing + incidents.map { .rows($0[...]) })
        var truth = truth
        while let row = stream.next() {
            if let number = row.planted { truth[number].count(row, site) }
        }
        // Nobody's rows: what happens to the clock.
        var changes = scenario.clockChanges.makeIterator()
        for number in truth.indices where truth[number].pattern == .clockChange {
            guard let change = changes.next() else { break }
            truth[number].happens(at: change.time)
        }
        self.truth = truth
    }
}

/// Sources merged by time; of equal times the source that was there first.
struct AuthStream {
    enum Source: Sendable {
        case person(PersonLife)
        case service(ServiceLife)
        case rows(ArraySlice<AuthRow>)

        var nextTime: Int64? {
            switch self {
            case .person(let life): life.nextTime
            case .service(let life): life.nextTime
            case .rows(let rows): rows.first?.time
            }
        }

        mutating func next() -> AuthRow? {
            switch self {
            case .person(var life):
                self = .rows([])
                defer { self = .person(life) }
                return life.next()
            case .service(var life):
                defer { self = .service(life) }
                return life.next()
            case .rows(var rows):
                defer { self = .rows(rows) }
                return rows.popFirst()
            }
        }
    }

    private var sources: [Source]
    private var heap = TimeHeap()

    init(_ sources: [Source]) {
        self.sources = sources
        for (slot, source) in sources.enumerated() {
            if let time = source.nextTime { heap.insert(slot: slot, time: time) }
        }
    }

    /// O(log sources).
    mutating func next() -> AuthRow? {
        guard let entry = heap.popFirst() else { return nil }
        let row = sources[entry.slot].next()
        if let time = sources[entry.slot].nextTime { heap.insert(slot: entry.slot, time: time) }
        return row
    }
}
