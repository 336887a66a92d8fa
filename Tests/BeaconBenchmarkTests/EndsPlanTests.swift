import Testing

@testable import BeaconBenchmark

@Suite struct EndsPlanTests {
    private let plan = EndsPlan(seed: 3, series: 6, threads: 2)

    @Test func beaconsThatGoOnAreLeftAlone() {
        let verdicts = plan.steady(.plain, days: 1)
        #expect(verdicts.count == 6 && verdicts.count(where: \.isKnown) >= 5)
        #expect(!verdicts.contains { $0.isStopped || $0.isChanged })
    }

    @Test func stopsAndChangesAreFound() {
        let stopped = plan.ending(period: 300, (0.1, 0), days: 1, factor: nil)
        #expect(stopped.allSatisfy { $0.isKnown && $0.isStopped && !$0.isChanged })
        let changed = plan.ending(period: 60, (0.1, 0), days: 1, factor: 5)
        #expect(changed.allSatisfy { $0.isKnown && $0.isChanged && !$0.isStopped })
    }

    @Test func isRepeatable() {
        #expect(plan.steady(.workingHours, days: 1) == plan.steady(.workingHours, days: 1))
    }
}
