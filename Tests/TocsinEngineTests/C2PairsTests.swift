import Testing
import TocsinDetectors
import TocsinEngine
import TocsinFeatures

/// Real command-and-control traffic must stand at the top of what `hunt` and `score beacons` say.
@Suite(.enabled(if: SharedLogs.isPresent)) struct C2PairsTests {
    @Test func theGroundTruthIsRead() {
        #expect(SharedLogs.c2Pairs.values.reduce(0) { $0 + $1.count } >= 6)
    }

    /// In a log with k such pairs each is among the first max(3, k + 1) beacon findings and the first
    /// max(5, k + 3) scores, with its period.
    @Test(arguments: SharedLogs.c2Pairs.keys.sorted())
    func areAmongTheFirst(dataset: String) throws {
        let pairs = try #require(SharedLogs.c2Pairs[dataset])
        let result = try SharedLogs.hunt(dataset, directions: Set(Direction.allCases))
        let beacons = result.findings.filter { $0.detector == "beacon" }
        let scored = ranked(result)
        for pair in pairs {
            let place = try #require(
                beacons.firstIndex { pair.matches($0.entity) }, "\(pair.src) is not found")
            #expect(place < max(3, pairs.count + 1), "finding \(place + 1)")
            let rank = try #require(scored.firstIndex { pair.matches($0) })
            #expect(rank < max(5, pairs.count + 3), "score \(rank + 1)")
            let period = try #require(beacons[place].summary.period)
            #expect(abs(period / pair.period - 1) < 0.05, "\(period) s, not \(pair.period) s")
        }
    }

    /// The pairs of a window by score, as `score beacons` lists them.
    private func ranked(_ result: HuntResult) -> [Entity] {
        let window = result.loaded.window
        return PairScores.score(window, directions: Set(Direction.allCases), threads: 2)
            .sorted { a, b in
                a.score != b.score ? a.score > b.score : window.pairPrecedes(a.pair, b.pair)
            }
            .map { scored in
                let key = window.pairs.key(scored.pair)
                return Entity(
                    src: window.addresses[Int(key.src)], dst: window.addresses[Int(key.dst)],
                    port: key.port, proto: key.proto)
            }
    }

    /// Two unanswered servers, dialled every 80 s, stand above a clock asked every 65 s, which is no
    /// less regular: it is named as the clock it is and not dropped.
    @Test func hakaiStandsAboveItsClock() throws {
        let dataset = "zeek-labeled/iot23-8-1-hakai"
        let result = try SharedLogs.hunt(dataset)
        #expect(result.directions == [.outbound] && !result.isWidened)
        let c2 = try #require(SharedLogs.c2Pairs[dataset])
        #expect(c2.count == 2)
        for pair in c2 {
            #expect(result.findings.prefix(2).contains { pair.matches($0.entity) })
        }
        let place = try #require(result.findings.firstIndex { $0.entity.port == 123 })
        #expect(place >= 2)
        #expect(result.findings[place].severity == .info)
        let rank = try #require(ranked(result).firstIndex { $0.port == 123 })
        #expect(rank < 5)
    }

    @Test func njratComesFirst() throws {
        let dataset = "zeek-labeled/ctu-230-1-njrat"
        let pair = try #require(SharedLogs.c2Pairs[dataset]?.first)
        let first = try #require(try SharedLogs.hunt(dataset).findings.first)
        #expect(pair.matches(first.entity))
    }
}
