import Testing

@testable import TocsinSynthesis

@Suite struct BeaconTrafficTests {
    static let exact = BeaconRanges(period: 60...60, jitter: 0...0, loss: 0...0, shape: .uniform)

    private func series(
        _ family: RhythmFamily, _ index: Int = 0, _ ranges: BeaconRanges = exact
    ) -> RhythmSeries {
        family.series(index, seed: 21, span: RhythmFamilyTests.day, ranges: ranges)
    }

    private func gaps(_ events: [RhythmEvent]) -> [Double] {
        zip(events, events.dropFirst()).map { Double($1.time - $0.time) / 1e6 }
    }

    @Test func aPlainBeaconDialsAllDay() {
        let gaps = gaps(series(.plain).events)
        #expect((1425...1440).contains(gaps.count + 1))
        #expect(gaps.allSatisfy { (60...61).contains($0) })
    }

    /// Share of dials left: 1 − p, within four standard deviations.
    @Test func lossThinsTheDials() {
        var ranges = Self.exact
        ranges.loss = 0.4...0.4
        let count = Double(series(.plain, 0, ranges).events.count)
        #expect(abs(count - 0.6 * 1435) < 4 * (1435 * 0.24).squareRoot() + 10)
    }

    @Test func workingHoursAreOneStretchADay() {
        for index in 0..<20 {
            let events = series(.workingHours, index).events
            #expect(gaps(events).allSatisfy { $0 < 61 })
            #expect((6.25 * 3600 * 1e6...10.3 * 3600 * 1e6).contains(Double(events[0].time)))
            #expect((390...670).contains(events.count))
        }
        let week = RhythmFamily.workingHours.series(
            0, seed: 1, span: 7 * RhythmFamilyTests.day, ranges: Self.exact)
        #expect(gaps(week.events).count { $0 > 3600 } == 4)
        #expect(week.events.last.map { $0.time < 5 * RhythmFamilyTests.day } == true)
    }

    @Test func sleepingHostsAreSilent() {
        for index in 0..<40 {
            let silences = gaps(series(.hostAsleep, index).events).filter { $0 > 1740 }
            #expect(silences.count <= 4)
            #expect(silences.reduce(0, +) < 0.8 * 86_400)
        }
    }

    @Test func lateBeaconsBeginLate() {
        for index in 0..<20 {
            let first = Double(series(.infectedLate, index).events[0].time) / 86_400e6
            #expect((0.7...0.801).contains(first))
        }
    }

    @Test func aChangedSleepHasTwoGaps() {
        for index in 0..<20 {
            let gaps = gaps(series(.sleepChanged, index).events)
            let other = gaps.last ?? 0
            #expect(other < 31 || other > 119)
            // One gap spans the change.
            #expect(gaps.count { abs($0 - 60) > 1 && abs($0 - other) > 1 } <= 1)
        }
    }

    @Test func twoStagesAlternate() {
        let gaps = gaps(series(.twoStageSleeps).events)
        let long = gaps.indices.filter { gaps[$0] > 59.9 }
        let strides = Set(zip(long, long.dropFirst()).map { $1 - $0 })
        #expect(strides.count == 1)
        #expect((3...7).contains(strides.first ?? 0))
        #expect(gaps.allSatisfy { $0 > 59.9 || $0 < 15.5 })
    }

    @Test func retriesShareTheirPort() {
        for index in 0..<20 {
            let events = series(.retriedSamePort, index).events
            #expect(events.allSatisfy { $0.isFailed })
            var dials: [[RhythmEvent]] = []
            for event in events {
                if let last = dials.last?.last, event.time - last.time < 10_000_000 {
                    dials[dials.count - 1].append(event)
                } else {
                    dials.append([event])
                }
            }
            #expect(dials.dropLast().allSatisfy { (2...5).contains($0.count) })
            #expect(dials.allSatisfy { Set($0.map(\.srcPort)).count == 1 })
            let waits = gaps(dials[0]).map { $0.rounded() }
            #expect(waits == Array([1, 2, 4, 8].prefix(waits.count)))
        }
        let other = series(.retriedNewPorts).events
        #expect(!other.contains { $0.isFailed })
        #expect(zip(other, other.dropFirst()).count { $0.srcPort == $1.srcPort } < 5)
        let short = series(.retriedSamePort, 0, BeaconRanges(period: 10...10))
        #expect(short.period == BeaconTraffic.leastRetriedPeriod)
    }

    @Test func serversTakeTurns() {
        for index in 0..<20 {
            let turn = series(.serversInTurn, index).events.map(\.destination)
            let servers = Set(turn).count
            #expect((2...6).contains(servers))
            #expect(turn.indices.allSatisfy { turn[$0] == ($0 + turn[0]) % servers })
            let block = series(.serversInBlocks, index).events
            let changes = zip(block, block.dropFirst()).count { $0.destination != $1.destination }
            #expect((3...24).contains(changes))
            let random = series(.serversAtRandom, index).events.map(\.destination)
            let most = Set(random).count
            let repeated = zip(random, random.dropFirst()).count { $0 == $1 }
            let expected = Double(random.count) / Double(most)
            #expect(abs(Double(repeated) - expected) < 5 * expected.squareRoot())
        }
    }

    /// The beacon's 1,435 dials and the others around them.
    @Test func hiddenBeaconsAreNotAlone() {
        let counts = (0..<40).map { series(.operatorSessions, $0).events.count - 1435 }
        #expect(counts.allSatisfy { (-1435...1260).contains($0) })
        #expect(counts.contains { $0 > 50 })
        let browsed = (0..<40).map { Double(series(.inBusyPair, $0).events.count) / 1435 - 1 }
        #expect(browsed.allSatisfy { $0 > 0.02 })
        #expect((0.3...2.5).contains(browsed.reduce(0, +) / 40))
        let two = (0..<20).map { series(.twoBeacons, $0).events.count }
        #expect(two.allSatisfy { (1435 + 470...1435 + 4400).contains($0) })
    }
}
