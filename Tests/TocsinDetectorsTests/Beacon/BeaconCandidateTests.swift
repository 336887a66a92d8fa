import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct BeaconCandidateTests {
    private static let everywhere = Set(Direction.allCases)
    private static let servers = ["192.0.2.1", "198.51.100.1", "203.0.113.1", "203.0.100.9"]

    private func scored(_ window: ConnWindow) -> [ScoredPair] {
        PairScores.score(
            window, directions: Self.everywhere, threads: 1,
            windows: Set(BeaconWindow.allCases), fdr: .bh, null: .exponential)
    }

    private func candidates(_ window: ConnWindow) -> [BeaconCandidate] {
        BeaconCandidate.all(scored(window), window, BeaconThresholds(Settings()))
    }

    /// Requests of sizes that say nothing.
    private func detail(_ generator: inout SeededGenerator) -> ConnLog.Detail {
        ConnLog.Detail(origBytes: 300 + Int64(generator.index(below: 250)))
    }

    private func names(_ numbers: [UInt32], _ window: ConnWindow) -> [String] {
        numbers.map { window.addresses[Int($0)].description }
    }

    /// A beacon of which every dial goes to one of four servers, none of them often.
    private func rotation(seed: UInt64, ports: [UInt16] = [443]) throws -> ConnLog {
        var log = ConnLog()
        var generator = SeededGenerator(seed: seed)
        for time in Arrivals.clock(period: 600, jitter: 0.4, count: 48, &generator) {
            let port = ports[generator.index(below: ports.count)]
            try log.add(
                "10.0.0.5", Self.servers[generator.index(below: 4)], port, at: time,
                detail(&generator))
        }
        return log
    }

    @Test func serversInTurnAreOneFinding() throws {
        let window = try rotation(seed: 50).window()
        let pairs = scored(window)
        #expect(pairs.count == 4)
        for pair in pairs {
            #expect(pair.key == .servers && pair.members.count == 4)
            #expect(pair.score > 0.5)
            #expect((pair.own?.beacon.score ?? 1) < 0.5, "the pair alone is too sparse")
            #expect(abs((pair.period ?? 0) / 600 - 1) < 0.12)
        }
        let found = candidates(window)
        try #require(found.count == 1)
        let most = pairs.map(\.connections).max()
        #expect(found[0].scored.connections == most)
        #expect(found[0].otherDestinations.count == 3 && found[0].otherSources.isEmpty)
        let key = window.pairs.key(found[0].scored.pair)
        #expect(Set(names(found[0].otherDestinations + [key.dst], window)) == Set(Self.servers))
    }

    /// The same dials spread over two ports are two thinned halves, each judged by itself.
    @Test func portsAreJudgedApart() throws {
        let window = try rotation(seed: 50, ports: [443, 8443]).window()
        for pair in scored(window) {
            #expect(Set(pair.members.map { window.pairs.key($0).port }).count == 1)
        }
    }

    /// A beacon and a busy aperiodic neighbour: the neighbour gets nothing of its rhythm.
    @Test func aBeaconLendsItsNeighboursNothing() throws {
        var log = ConnLog()
        var generator = SeededGenerator(seed: 51)
        for time in Arrivals.clock(period: 300, jitter: 0.1, count: 280, &generator) {
            try log.add("10.0.0.5", "192.0.2.1", 443, at: time)
        }
        for host in 2...4 {
            for time in Arrivals.poisson(mean: 2000, count: 40, &generator) {
                try log.add("10.0.0.5", "192.0.2.\(host)", 443, at: time, detail(&generator))
            }
        }
        let window = log.window()
        let found = candidates(window)
        #expect(found.count == 1)
        #expect(found.first?.scored.key == .pair && found.first?.otherDestinations == [])
    }

    /// Chance traffic over a pool of servers stays chance when it is put together.
    @Test(arguments: 60...69 as ClosedRange<UInt64>)
    func poolsRaiseNothing(seed: UInt64) throws {
        var log = ConnLog()
        var generator = SeededGenerator(seed: seed)
        for time in Arrivals.poisson(mean: 400, count: 200, &generator) {
            try log.add(
                "10.0.0.5", "192.0.2.\(1 + generator.index(below: 5))", 443, at: time,
                detail(&generator))
        }
        let found = candidates(log.window()).map { "\($0.scored.score) \($0.scored.key)" }
        #expect(found == [], "seed \(seed)")
    }

    /// Everything a host does stops for the same nine hours.
    @Test(arguments: 70...74 as ClosedRange<UInt64>)
    func oneOutageOfAHostRaisesNothing(seed: UInt64) throws {
        var log = ConnLog()
        var generator = SeededGenerator(seed: seed)
        for host in 0..<12 {
            for time in Arrivals.poisson(mean: 700, count: 120, &generator)
            where time < 20_000 || time > 52_400 {
                let dst = host < 6 ? "192.0.2.\(host)" : "198.51.\(host).7"
                try log.add("10.0.0.5", dst, 443, at: time, detail(&generator))
            }
        }
        let found = candidates(log.window()).map { "\($0.scored.score) \($0.scored.key)" }
        #expect(found == [], "seed \(seed)")
    }

    // MARK: Sources

    private func sources(_ periods: [Double], from src: (Int) -> String) throws -> ConnLog {
        var log = ConnLog()
        for (number, period) in periods.enumerated() {
            var generator = SeededGenerator(seed: 80, stream: UInt64(number))
            for time in Arrivals.clock(
                period: period, jitter: 0.02, count: 200 - number, &generator)
            {
                try log.add(src(number), "198.51.100.66", 443, at: time)
            }
        }
        return log
    }

    @Test func insideSourcesWithOnePeriodAreOneFinding() throws {
        let window = try sources([300, 301, 299, 360]) { "10.0.0.\($0 + 1)" }.window()
        let found = candidates(window)
        try #require(found.count == 2)
        let shared = try #require(found.first { !$0.otherSources.isEmpty })
        let src = window.pairs.key(shared.scored.pair).src
        #expect(
            Set(names(shared.otherSources + [src], window)) == ["10.0.0.1", "10.0.0.2", "10.0.0.3"])
        let others = names(shared.otherSources, window)
        #expect(others == others.sorted())
        let strongest = try #require(
            scored(window).filter { abs(($0.period ?? 0) / 300 - 1) < 0.05 }
                .max { $0.beacon.logOdds < $1.beacon.logOdds })
        #expect(shared.scored.pair == strongest.pair)
    }

    @Test func outsideSourcesStayApart() throws {
        let window = try sources([300, 300]) { "203.0.113.\($0 + 1)" }.window()
        let found = candidates(window)
        #expect(found.count == 2 && found.allSatisfy { $0.otherSources.isEmpty })
    }

    /// A new address every quarter of a day: with hardware addresses the two machines are told apart.
    @Test func privacyAddressesAreOneSource() throws {
        var log = ConnLog()
        for (machine, period) in [(1, 1700.0), (2, 2300.0)] {
            var generator = SeededGenerator(seed: 90, stream: UInt64(machine))
            for time in Arrivals.clock(period: period, jitter: 0.05, count: 36, &generator) {
                let src = "fd00::\(machine)\(Int(time / 10_800))"
                try log.add(src, "2001:db8:99::1", 443, at: time)
                log.rows[log.rows.count - 1].origHardware = HardwareAddress(bits: UInt64(machine))
            }
        }
        let window = log.window()
        let found = candidates(window)
        #expect(found.count == 2)
        for candidate in found {
            #expect(candidate.scored.key == .sourceNetwork)
            #expect(candidate.otherSources.count >= 2)
            let src = names(
                candidate.otherSources + [window.pairs.key(candidate.scored.pair).src], window)
            #expect(Set(src.map { $0.prefix(7) }).count == 1, "\(src)")
        }
    }
}
