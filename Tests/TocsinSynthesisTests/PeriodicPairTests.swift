import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct PeriodicPairTests {
    private func scenario(period: Double, jitter: Double, loss: Double) -> ConnScenario {
        var scenario = ConnScenario(rows: 100_000)
        scenario.beacons.count = 1
        scenario.beacons.periods = [period]
        scenario.beacons.jitters = [jitter]
        scenario.beacons.losses = [loss]
        return scenario
    }

    private func rows(_ scenario: ConnScenario, beacon: Int = 0) -> [ConnRow] {
        let site = Site(hosts: 100, destinations: 500, seed: scenario.seed)
        var pair = PeriodicPair(beacon: beacon, scenario: scenario, site: site)
        var rows: [ConnRow] = []
        while let row = pair.next() { rows.append(row) }
        return rows
    }

    private func gaps(_ rows: [ConnRow]) -> [Double] {
        zip(rows, rows.dropFirst()).map { Double($1.start - $0.start) / 1e6 }
    }

    /// A uniform band of half width j·P: its edges are reached and never passed but by the wire's 20 ms,
    /// and its standard deviation is j·P/√3 (within 10 %: 4σ of 1,400 gaps).
    @Test(arguments: [0.0, 0.1, 0.5])
    func sleepsFillTheBand(_ jitter: Double) {
        let gaps = gaps(rows(scenario(period: 60, jitter: jitter, loss: 0)))
        #expect(gaps.count > 1300)
        let band = 60 * (1 - jitter) - 0.02...60 * (1 + jitter) + 0.02
        #expect(gaps.allSatisfy(band.contains))
        let mean = gaps.reduce(0, +) / Double(gaps.count)
        #expect(abs(mean - 60) < 0.01 + 60 * jitter * 0.08)
        let deviation = (gaps.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(gaps.count))
            .squareRoot()
        let expected = 60 * jitter / 3.0.squareRoot()
        #expect(abs(deviation - expected) < 0.1 * expected + 0.01)
        if jitter > 0 {
            #expect((gaps.max() ?? 0) > 60 * (1 + 0.95 * jitter))
            #expect((gaps.min() ?? 99) < 60 * (1 - 0.95 * jitter))
        }
    }

    /// With loss p a dial is followed by one missing with chance p: the share of long gaps is p, and
    /// the count shrinks by 1 − p (within 4σ).
    @Test func lossThinsTheDials() {
        let all = rows(scenario(period: 60, jitter: 0, loss: 0)).count
        let rows = rows(scenario(period: 60, jitter: 0, loss: 0.3))
        #expect(
            abs(Double(rows.count) - 0.7 * Double(all)) < 4 * (0.21 * Double(all)).squareRoot() + 72
        )
        let gaps = gaps(rows)
        let long = Double(gaps.filter { $0 > 90 }.count) / Double(gaps.count)
        #expect(abs(long - 0.3) < 4 * (0.21 / Double(gaps.count)).squareRoot())
        #expect(gaps.allSatisfy { abs($0 - ($0 / 60).rounded() * 60) < 0.021 })
    }

    /// Requests differ by at most 15 bytes, save the few dials that bring a task.
    @Test func sizesAreNearlyConstant() {
        let sizes = rows(scenario(period: 60, jitter: 0, loss: 0)).map(\.origBytes).sorted()
        let lean = sizes.prefix { $0 <= sizes[0] + 15 }
        let share = Double(lean.count) / Double(sizes.count)
        #expect((0.93...0.999).contains(share))
        #expect(Set(lean).count == 16)
    }

    /// Every combination once in the product of the lists; the first two differ in all three.
    @Test func combinationsAreCovered() {
        var scenario = scenario(period: 60, jitter: 0, loss: 0)
        scenario.beacons.periods = [60, 300]
        scenario.beacons.jitters = [0, 0.1, 0.3]
        scenario.beacons.losses = [0, 0.2]
        let site = Site(hosts: 100, destinations: 500, seed: 1)
        let truth = (0..<12).map { PeriodicPair(beacon: $0, scenario: scenario, site: site).truth }
        let combinations = Set(truth.map { "\($0.period ?? 0) \($0.jitter ?? 0) \($0.loss ?? 0)" })
        #expect(combinations.count == 12)
        #expect(truth[0].period != truth[1].period)
        #expect(truth[0].jitter != truth[1].jitter)
        #expect(truth[0].loss != truth[1].loss)
    }

    @Test func benignServicesAreShared() throws {
        var scenario = ConnScenario(rows: 200_000)
        scenario.hosts = 20
        scenario.benignPeriodic = 80
        let truth = try ConnGenerator(scenario).truth()
        let byDestination = Dictionary(grouping: truth) {
            "\($0.dst.map { "\($0)" } ?? "") \($0.port ?? 0)"
        }
        #expect(byDestination.count == 4)
        for users in byDestination.values { #expect(Set(users.map(\.src)).count == 20) }
        #expect(Set(truth.compactMap(\.period)) == [64, 1024, 3600, 900, 1680])
        // The next pair needs another server: no pair is planted twice.
        scenario.benignPeriodic = 81
        let last = try #require(try ConnGenerator(scenario).truth().last)
        #expect(!truth.contains { $0.dst == last.dst })
        scenario.benignPeriodic = PeriodicPair.benignPairs(hosts: 20) + 1
        #expect(throws: ScenarioError.self) { try ConnGenerator(scenario) }
    }
}
