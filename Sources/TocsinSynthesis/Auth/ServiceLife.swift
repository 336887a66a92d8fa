import TocsinMath
import TocsinRecords

/// The logons of a program: one every so many seconds, day and night, from one computer.
struct ServiceLife: Sendable {
    private(set) var nextTime: Int64?
    private let template: AuthRow
    private let period: Int64
    private let end: Int64
    /// When it fails, once a minute, and the truth row of that.
    private let trouble: (during: Range<Int64>, planted: Int)?
    private var generator: SeededGenerator
    private var sessions: UInt64

    /// Seconds between two logons, for each service in turn.
    private static let periods: [Int64] = [300, 3600, 900, 3600]

    /// Service `k` of the scenario.
    init(_ k: Int, scenario: AuthScenario, site: AuthSite) {
        self.init(
            AuthNames.service(k), number: k, period: Self.periods[k % Self.periods.count],
            trouble: nil, scenario: scenario, site: site)
    }

    /// Planted thing `number`, the `k`th of its kind: an hourly service of its own whose password was
    /// changed elsewhere.
    init(
        failing k: Int, during: Range<Int64>, planted number: Int, scenario: AuthScenario,
        site: AuthSite
    ) {
        self.init(
            "svc-sync" + (k == 0 ? "" : "\(k + 1)"), number: AuthScenario.maximumServices + k,
            period: 3600, trouble: (during, number), scenario: scenario, site: site)
    }

    private init(
        _ name: String, number: Int, period: Int64, trouble: (Range<Int64>, planted: Int)?,
        scenario: AuthScenario, site: AuthSite
    ) {
        var generator = SeededGenerator(
            seed: scenario.seed, stream: Stream.authService(number))
        self.period = period
        self.trouble = trouble.map { (during: $0.0, planted: $0.planted) }
        end = scenario.span.upperBound
        sessions = SessionNumbers.service(number)
        template = AuthRow(
            time: 0,
            account: Account(
                name: name, number: AuthScenario.maximumUsers + number, kind: .service),
            origin: site.server(number), host: generator.index(below: AuthSite.commonHosts),
            method: .publicKey, session: 0)
        nextTime = scenario.span.lowerBound + Int64(generator.uniform() * Double(period))
        self.generator = generator
        if let first = nextTime, first >= end { nextTime = nil }
    }

    var isPlanted: Bool { trouble != nil }

    mutating func next() -> AuthRow? {
        guard let time = nextTime else { return nil }
        var row = template
        row.time = time
        row.session = sessions
        sessions += 1
        let isInTrouble = trouble?.during.contains(time) ?? false
        if isInTrouble {
            row.result = .failure
            row.method = .password
            row.planted = trouble?.planted
        }
        // A second or two late now and then, as programs that are started by a clock are.
        let late = Int64(generator.exponential() * 0.7)
        let beat = isInTrouble ? 60 : period
        var next = time - lateness + beat + late
        if let trouble, !isInTrouble, trouble.during.contains(next) {
            next = max(time + 1, trouble.during.lowerBound)
        }
        lateness = late
        nextTime = next < end ? next : nil
        return row
    }

    /// By how much `nextTime` is behind its clock.
    private var lateness: Int64 = 0
}
