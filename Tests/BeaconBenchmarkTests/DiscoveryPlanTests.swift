import Testing
import TocsinDetectors
import TocsinSynthesis

@testable import BeaconBenchmark

@Suite struct DiscoveryPlanTests {
    @Test func familiesAreAsCommonAsTheyAre() {
        let counts = DiscoveryPlan.counts(9400)
        #expect(counts.reduce(0) { $0 + $1.count } == 9400)
        #expect(counts.first { $0.family == .poisson }?.count == 1800)
        #expect(counts.first { $0.family == .manyClients }?.count == 300)
        #expect(!counts.contains { $0.family == .videoSegments || $0.family == .serverPool })
        #expect(DiscoveryPlan.counts(5).map(\.count).reduce(0, +) == 5)
        #expect(RhythmFamily.all(.benign).reduce(0) { $0 + $1.commonness } == 100)
    }

    @Test func beaconsHaveARhythm() {
        let plan = DiscoveryPlan(seed: 4, beacons: 40, benign: 3)
        #expect(plan.items.count == 43)
        let shapes = plan.items.prefix(40).map { $0.ranges.shape }
        #expect(Set(shapes) == Set(DiscoveryPlan.shapes.map { Optional($0) }))
        #expect(Set(plan.items.prefix(40).map { "\($0.family)\($0.index)" }).count == 40)
    }

    /// Ten certain beacons, a benign pair as small, and many that are not.
    @Test func discoveriesAreCounted() {
        func point(_ family: RhythmFamily, _ p: Double?, score: Double) -> PairPoint {
            PairPoint(family: family, index: 0, connections: 50, pValue: p, score: score)
        }
        let points =
            (0..<10).map { _ in point(.plain, 1e-9, score: 0.9) }
            + [point(.onOff, 1e-8, score: 0.2), point(.onOff, nil, score: 0)]
            + (1...100).map { point(.poisson, Double($0) / 100, score: 0) }
        let count = DiscoveryCount(points, DiscoveryRule(control: .bh, level: 0.05))
        #expect(count.beacons == 10 && count.benign == 1 && count.falseShare == 1.0 / 11)
        let strict = DiscoveryCount(points, DiscoveryRule(control: .by, level: 0.05, score: 0.5))
        #expect(strict.beacons == 10 && strict.benign == 0 && strict.falseShare == 0)
        var report = DiscoveryReport(beacons: 10, benign: 102, silent: 1)
        report.add(seed: 8, points, outage: [])
        #expect(report.markdown.contains("| 8 | 111 | 1 | 9.1 | 100.0 | 1 | 9.1 | 100.0 |"))
    }

    /// Threads decide nothing, and a host's silence is in all its pairs.
    @Test func theSameEveryTime() {
        let plan = DiscoveryPlan(seed: 4, beacons: 4, benign: 90)
        #expect(plan.points(threads: 1) == plan.points(threads: 2))
        let outage = plan.outage(pairs: 20, threads: 1)
        #expect(outage.map(\.pValue) == plan.outage(pairs: 20, threads: 2).map(\.pValue))
        #expect((10...20).contains(outage.count))
    }
}
