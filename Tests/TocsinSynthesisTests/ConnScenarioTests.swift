import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct ConnScenarioTests {
    private static func wrong(_ change: (inout ConnScenario) -> Void) -> ConnScenario {
        var scenario = ConnScenario(rows: 1000)
        change(&scenario)
        return scenario
    }

    @Test(arguments: [
        wrong { $0.rows = 0 },
        wrong { $0.rows = -5 },
        wrong { $0.rows = .max },
        wrong { $0.hours = 0 },
        wrong { $0.hours = .nan },
        wrong { $0.hours = .infinity },
        wrong { $0.hours = 1e9 },
        wrong { $0.start = Timestamp(microseconds: -1) },
        wrong { $0.start = Timestamp(microseconds: .max) },
        wrong { $0.hosts = 0 },
        wrong { $0.hosts = .max },
        wrong { $0.destinations = 0 },
        wrong { $0.destinations = 130_049 },
        wrong { $0.beacons.count = -1 },
        wrong { $0.beacons.count = .max },
        wrong { $0.portScans = .max },
        wrong { $0.benignPeriodic = -1 },
        wrong { $0.beacons.periods = [] },
        wrong { $0.beacons.jitters = [] },
        wrong { $0.beacons.losses = [] },
        wrong { $0.beacons.periods = [0.5] },
        wrong { $0.beacons.periods = [60, .nan] },
        wrong { $0.beacons.jitters = [1] },
        wrong { $0.beacons.losses = [-0.1] },
        wrong { $0.keepAlives.count = -1 },
        wrong { $0.keepAlives.periods = [] },
        wrong { $0.keepAlives.periods = [0.2] },
        wrong { $0.keepAlives.jitters = [] },
        wrong { $0.keepAlives.jitters = [1] },
        wrong { $0.benignSessions = .max },
    ])
    func refusesWhatItCannotMake(_ scenario: ConnScenario) {
        #expect(throws: ScenarioError.self) { try ConnGenerator(scenario) }
    }

    @Test func choosesASizeForTheSite() {
        #expect(ConnScenario(rows: 100).hostCount == 50)
        #expect(ConnScenario(rows: 1_000_000).hostCount == 1000)
        #expect(ConnScenario(rows: .max).hostCount == 20_000)
        #expect(ConnScenario(rows: 100).destinationCount == 500)
        #expect(ConnScenario(rows: .max).destinationCount == 100_000)
        #expect(ConnScenario(rows: 1).start.rfc3339 == "2026-01-05T00:00:00.000000Z")
    }
}
