import Testing
import TocsinFeatures
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

@Suite struct TravelDetectorsTests {
    /// A logon from a named place.
    private func add(
        _ log: inout AuthLog, _ user: String, _ place: String, day: Int, hour: Double,
        source: String = "10.0.0.1", _ result: AuthResult = .success
    ) {
        log.add(user, from: source, result, at: Double(day) * AuthLog.day + hour * AuthLog.hour) {
            $0.place = place
        }
    }

    /// Three users at home for three weeks.
    private func home() -> AuthLog {
        var log = AuthLog()
        for day in 0..<21 {
            for (user, place) in [("ann", "Denver"), ("ben", "Chicago"), ("cat", "London")] {
                for hour in [8.5, 11, 16] { add(&log, user, place, day: day, hour: hour) }
            }
        }
        return log
    }

    @Test func aMinuteFromTokyoToDenver() throws {
        var log = home()
        add(&log, "ann", "Tokyo", day: 20, hour: 8.49, source: "203.0.113.1")
        let findings = log.findings(ImpossibleTravelDetector())
        let finding = try #require(findings.first)
        #expect(findings.count == 1 && finding.entity.user == "ann" && finding.severity == .high)
        #expect(finding.evidence.contains(Evidence("from_place", .text("Tokyo"))))
        #expect(finding.evidence.contains(Evidence("from_source", .text("203.0.113.1"))))
        let new = try #require(log.findings(NewLocationDetector()).first)
        #expect(new.entity.user == "ann" && new.severity == .medium)
    }

    /// 9,300 km in 14.5 h is a flight.
    @Test func aNightFlightIsPossible() {
        var log = AuthLog()
        add(&log, "ann", "Denver", day: 0, hour: 18.5)
        add(&log, "ann", "Tokyo", day: 1, hour: 9)
        #expect(log.findings(ImpossibleTravelDetector()).isEmpty)
        #expect(
            !log.findings(
                ImpossibleTravelDetector(), set: ["impossible-travel.max_speed": 600]
            ).isEmpty)
    }

    @Test func failuresDoNotTravel() {
        var log = home()
        add(&log, "ann", "Tokyo", day: 20, hour: 8.49, .failure)
        #expect(log.findings(ImpossibleTravelDetector()).isEmpty)
        #expect(log.findings(NewLocationDetector()).isEmpty)
    }

    /// A phone whose carrier is elsewhere, day by day.
    @Test func twoPlacesAtOnceEveryDayAreTheUsersOwn() {
        var log = home()
        for day in 10..<21 { add(&log, "ann", "Chicago", day: day, hour: 11.01) }
        #expect(log.findings(ImpossibleTravelDetector()).isEmpty)
        #expect(log.findings(NewLocationDetector()).count == 1, "the first day with it")
    }

    @Test func unknownPlacesAreNotJudged() {
        var log = AuthLog()
        log.addLife(users: 2, days: 10, seed: 1)
        let detection = log.detection(ImpossibleTravelDetector())
        #expect(detection.findings.isEmpty && detection.unableBecause != nil)
        #expect(log.detection(NewLocationDetector()).unableBecause != nil)
    }

    /// A name that no gazetteer knows is a place all the same.
    @Test func namesWithoutCoordinatesAreNewOnce() {
        var log = AuthLog()
        for day in 0..<20 {
            for user in ["ann", "ben"] {
                for hour in [9.0, 15] { add(&log, user, "plant 7", day: day, hour: hour) }
            }
        }
        add(&log, "ann", "plant 9", day: 19, hour: 16)
        #expect(log.findings(NewLocationDetector()).map(\.entity.user) == ["ann"])
        #expect(log.findings(ImpossibleTravelDetector()).isEmpty)
    }

    @Test func whoeverTravelsOftenIsNotNews() {
        var log = home()
        let cities = ["Madrid", "Berlin", "Vienna", "Rome", "Lisbon", "Oslo", "Warsaw"]
        for (index, city) in cities.enumerated() {
            add(&log, "cat", city, day: 7 + 2 * index, hour: 22)
        }
        #expect(log.findings(NewLocationDetector()).isEmpty)
    }

    @Test func aNewUserHasNoKnownPlaces() {
        var log = home()
        for (day, city) in [(17, "Oslo"), (18, "Rome"), (19, "Oslo"), (20, "Cairo")] {
            add(&log, "new", city, day: day, hour: 12)
        }
        let detection = log.detection(NewLocationDetector())
        #expect(detection.findings.isEmpty)
        #expect(detection.limits.contains { $0.contains("1 user not judged") })
    }

    @Test(arguments: [30, 31] as [UInt64])
    func theOrderOfTheRowsDoesNotMatter(seed: UInt64) {
        var log = home()
        add(&log, "ann", "Tokyo", day: 20, hour: 8.49)
        add(&log, "ben", "Paris, France", day: 15, hour: 8.6)
        let other = log.shuffled(seed: seed)
        #expect(
            other.findings(ImpossibleTravelDetector()) == log.findings(ImpossibleTravelDetector()))
        #expect(other.findings(NewLocationDetector()) == log.findings(NewLocationDetector()))
    }
}
