import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import BeaconBenchmark

@Suite struct SensorWatchTests {
    @Test func aliasTablesKeepTheirWeights() {
        let table = AliasTable([1, 0, 2, 5])
        var generator = SeededGenerator(seed: 9)
        var counts = [0, 0, 0, 0]
        for _ in 0..<80_000 { counts[table.draw(&generator)] += 1 }
        // Four standard deviations of the binomial law.
        #expect(abs(counts[0] - 10_000) < 380 && counts[1] == 0)
        #expect(abs(counts[2] - 20_000) < 490 && abs(counts[3] - 50_000) < 560)
    }

    @Test func trafficIsInOrderAndAsMuchAsAsked() {
        var traffic = SensorTraffic(seed: 5, days: 14, perDay: 20_000, pairs: 300)
        let beacons = traffic.beacons
        #expect(Set(beacons.map(\.key)).count == SensorTraffic.beaconCount)
        var times: [Int64] = []
        var dials: [PairTraceKey: [Int64]] = [:]
        let end = SensorTraffic.start + 7 * Timestamp.microsecondsPerDay
        traffic.run(until: end) { key, event in
            times.append(event.time)
            if beacons.contains(where: { $0.key == key }) {
                dials[key, default: []].append(event.time)
            }
        }
        // Bursts reach a few seconds ahead of what begins next.
        var latest = SensorTraffic.start
        for time in times {
            #expect(time > latest - 60_000_000)
            latest = max(latest, time)
        }
        let dialled = dials.values.reduce(0) { $0 + $1.count }
        #expect((110_000...150_000).contains(times.count - dialled))
        for beacon in beacons {
            let own = dials[beacon.key] ?? []
            #expect(own.allSatisfy { beacon.alive.contains($0) && $0 < end })
            #expect(
                zip(own.dropFirst(), own).allSatisfy {
                    Double($0 - $1) / 1e6 > 0.999 * beacon.period * (1 - beacon.jitter)
                })
        }
    }

    /// Three days: every beacon that beats eight times a day is one finding, whatever the threads.
    @Test func aBeaconIsOneFinding() {
        let found = [1, 2].map { threads -> [Episode] in
            let traffic = SensorTraffic(seed: 3, days: 3, perDay: 10_000, pairs: 100)
            var watch = SensorWatch(traffic, level: 0.05, minScore: 0.5, threads: threads)
            for _ in 0..<3 { watch.nextDay() }
            for beacon in traffic.beacons where beacon.period < 1000 {
                #expect(watch.episodes.all.count { $0.key == beacon.key } == 1)
            }
            #expect(watch.days.count == 3 && watch.days[2].evictedPairs == 0)
            #expect(
                MonthsReport(watch).markdown.contains("| 30 | 0 | 0 | 1–3 | 1 | 1–3 | 3 | 30 |"))
            return watch.episodes.all
        }
        #expect(found[0] == found[1])
    }
}
