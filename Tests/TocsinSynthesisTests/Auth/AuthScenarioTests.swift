import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct AuthScenarioTests {
    private static func wrong(
        users: Int = 20, services: Int = 0, _ change: (inout AuthScenario) -> Void = { _ in }
    ) -> AuthScenario {
        var scenario = AuthScenario(users: users, services: services)
        change(&scenario)
        return scenario
    }

    @Test(arguments: [
        wrong(users: 0),
        wrong(users: -1),
        wrong(users: 50_001),
        wrong(users: .max),
        wrong(services: -1),
        wrong(services: .max),
        wrong { $0.days = 0 },
        wrong { $0.days = .min },
        wrong { $0.days = .max },
        wrong { $0.start = Timestamp(microseconds: -1) },
        wrong { $0.start = Timestamp(microseconds: .min) },
        wrong { $0.start = Timestamp(microseconds: .max) },
        wrong {
            $0.form = .syslog
            $0.days = 366
        },
        wrong {
            $0.planted = [.bruteForce]
            $0.days = 13
        },
        wrong { $0.planted = [.newCredentialLogon] },
        wrong(users: 9) { $0.planted = [.officeNAT] },
        wrong(users: 1) { $0.planted = [.bruteForce, .afterHours] },
        wrong { $0.planted = Array(repeating: .bruteForce, count: 20) },
        wrong { $0.planted = Array(repeating: .userEnumeration, count: 1001) },
        wrong { $0.planted = [.clockChange, .clockChange, .clockChange] },
        wrong {
            $0.planted = [.clockChange]
            $0.start = Timestamp(year: 2026, month: 5, day: 4)
        },
        wrong {
            $0.start = Timestamp(microseconds: .max)
            $0.days = .max
            $0.plant(.full)
        },
    ])
    func refusesWhatItCannotMake(_ scenario: AuthScenario) {
        #expect(throws: ScenarioError.self) { try AuthGenerator(scenario) }
    }

    @Test func presets() {
        let quiet = AuthScenario.preset(.quiet)
        #expect(quiet.planted.isEmpty && quiet.users == 40 && quiet.services == 4)
        let small = AuthScenario.preset(.small)
        #expect(small.users == 6 && small.services == 0 && small.planted.count == 4)
        let table = AuthScenario.preset(.full).planted
        #expect(!table.contains(.newCredentialLogon))
        // Toronto on 8 March, Prague on 29 March 2026.
        #expect(table.count { $0 == .clockChange } == 2)
        let cloud = AuthScenario.preset(.full, .cloudtrail).planted
        #expect(cloud == table + [.newCredentialLogon])
        #expect(Set(cloud) == Set(AuthPattern.allCases))
    }

    @Test func aLongSpanNeedsYears() throws {
        var scenario = AuthScenario(users: 1, services: 0)
        scenario.form = .syslog
        scenario.days = 366
        scenario.hasISOStamps = true
        #expect(throws: Never.self) { try AuthGenerator(scenario) }
    }
}
