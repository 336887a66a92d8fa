import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct BeaconWindowsTests {
    private static let hour: Int64 = 3_600_000_000
    private static let day = 24 * hour
    private static let start = ConnLog.start
    private static let everything = Set(BeaconWindow.allCases)

    private func tiling(
        hours: Double, from start: Int64 = start, _ chosen: Set<BeaconWindow> = everything
    ) -> BeaconTiling {
        let end = start + Int64(hours * Double(Self.hour))
        return BeaconTiling(
            span: Timestamp(microseconds: start)...Timestamp(microseconds: end), chosen: chosen)
    }

    @Test func namesAreThoseOfTheOption() {
        #expect(BeaconWindow.allCases.map(\.rawValue) == ["24h", "7d", "whole"])
    }

    @Test(
        arguments: [
            (1, [.whole]), (24, [.whole]), (26.4, [.whole]), (31, [.whole]),
            (31.3, [.whole, .day]),
            (168, [.whole, .day]), (218, [.whole, .day]), (219, [.whole, .week, .day]),
            (1e6, [.whole, .week, .day]),
        ] as [(Double, [BeaconWindow])])
    func windowsThatAreNearlyTheSameAreLeftOut(hours: Double, expected: [BeaconWindow]) {
        #expect(tiling(hours: hours).windows == expected)
    }

    @Test func onlyWhatIsChosenIsUsed() {
        #expect(tiling(hours: 400, [.day]).windows == [.day])
        #expect(tiling(hours: 400, [.week, .whole]).windows == [.whole, .week])
        #expect(tiling(hours: 25, [.day]).windows == [.whole], "one day is all there is")
        #expect(tiling(hours: 100, [.week]).windows == [.whole], "a week is longer than the data")
        #expect(tiling(hours: 30, [.day]).windows == [.day], "nothing that it would repeat")
        #expect(tiling(hours: 100, []).windows == [.whole])
    }

    /// 72 h from 10:00 on: four calendar days, the first and last cut short.
    @Test func daysAreThoseOfTheCalendar() {
        let first = Self.start + 10 * Self.hour
        let times = stride(from: first, through: first + 3 * Self.day, by: Int(Self.hour)).map {
            $0
        }
        let span = first...(first + 3 * Self.day)
        let tiles = BeaconTiling.tiles(of: times, span: span, size: Self.day, step: Self.day)
        #expect(tiles.map(\.events) == [0..<14, 14..<38, 38..<62, 62..<73])
        #expect(tiles.first?.span == first...(Self.start + Self.day))
        #expect(tiles.last?.span == (Self.start + 3 * Self.day)...(first + 3 * Self.day))
    }

    /// Against the definition, for tiles and sliding windows with silences in between.
    @Test(arguments: [(24, 24), (24, 1), (24, 5), (168, 24), (6, 4)] as [(Int64, Int64)])
    func tilesAreThoseOfTheDefinition(size: Int64, step: Int64) {
        var generator = SeededGenerator(seed: 41)
        for _ in 0..<20 {
            var time = Self.start + 3 * Self.hour
            let times = (0..<60).map { _ -> Int64 in
                time += Int64(generator.exponential() * generator.exponential() * 3e10)
                return time
            }
            let span = (Self.start + Self.hour)...(time + 2 * Self.hour)
            let tiles = BeaconTiling.tiles(
                of: times, span: span, size: size * Self.hour, step: step * Self.hour)
            var expected: [Range<Int>] = []
            var begin = Self.start
            while true {
                let end = begin + size * Self.hour
                let inside = times.indices.filter { times[$0] >= begin && times[$0] < end }
                if let first = inside.first { expected.append(first..<(first + inside.count)) }
                if end > span.upperBound { break }
                begin += step * Self.hour
            }
            #expect(tiles.map(\.events) == expected, "seed 41")
        }
    }

    /// Stamps of a damaged log: 8,000 years with two connections.
    @Test func silenceCostsNothing() {
        let far: Int64 = 253_402_300_799_000_000
        let tiles = BeaconTiling.tiles(
            of: [-far, far], span: (-far)...far, size: Self.day, step: Self.hour)
        #expect(tiles.count <= 48 && tiles.first?.events == 0..<1 && tiles.last?.events == 1..<2)
        #expect(BeaconTiling.tiles(of: [1], span: 0...2, size: 0, step: 0).isEmpty)
        #expect(BeaconTiling.tiles(of: [1], span: 0...2, size: 1, step: 2).isEmpty)
    }

    @Test func noEventsAreJudgedTwice() {
        let tiling = tiling(hours: 240)
        #expect(tiling.windows == [.whole, .week, .day])
        // All on the third day: all of the data, the week and the day hold the same.
        let early = (0..<10).map { Self.start + 2 * Self.day + Int64($0) * Self.hour }
        #expect(tiling.cuts(early, atLeast: 4).map(\.window) == [.whole])
        // Two days of one week, three stray events in the second: two days and the two weeks.
        let late = early.map { $0 + Self.day }
        let cuts = tiling.cuts(
            early + late + [9, 9, 9].map { $0 * Self.day + Self.start }, atLeast: 4)
        #expect(cuts.map(\.window) == [.whole, .week, .day, .day])
        #expect(cuts.map(\.events) == [0..<23, 0..<20, 0..<10, 10..<20])
        #expect(cuts.map(\.length) == [10 * Self.day, 7 * Self.day, Self.day, Self.day])
    }
}
