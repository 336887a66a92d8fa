import Foundation
import Testing
import TocsinFeatures
import TocsinGeography
import TocsinMath
import TocsinRecords

@testable import TocsinDetectors

/// The rules of places and journeys, a step to either side of each; a degree of the equator is 111.2 km.
@Suite struct TravelRulesTests {
    private func add(
        _ log: inout AuthLog, at time: Double, degrees: Double, user: String = "ann",
        country: String? = nil
    ) {
        log.add(user, from: "192.0.2.1", at: time) {
            $0.latitude = 0
            $0.longitude = degrees
            $0.country = country
        }
    }

    private func journey(_ degrees: Double, in seconds: Double) -> [Finding] {
        var log = AuthLog()
        add(&log, at: 0, degrees: 0)
        add(&log, at: seconds, degrees: degrees)
        return log.findings(ImpossibleTravelDetector())
    }

    @Test func distanceAndSpeed() throws {
        #expect(journey(0.8, in: 60).isEmpty && journey(1, in: 60).count == 1, "100 km")
        #expect(journey(20, in: 9000).isEmpty, "890 km/h")
        #expect(journey(20, in: 8800).map(\.severity) == [.medium], "910 km/h")
        #expect(journey(20, in: 4400).map(\.severity) == [.high], "1,820 km/h")
        let atOnce = try #require(journey(1, in: 0).first)
        #expect(atOnce.evidence.contains(Evidence("speed_kmh", .number(6672))), "in a minute")
    }

    /// Half an hour between two networks 20° apart, each known to `accuracy` km.
    private func networks(accuracy: Int, exempt: String = "") throws -> [Finding] {
        let file = FileManager.default.temporaryDirectory
            .appending(path: "tocsin-tests-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: file) }
        let places =
            "network,latitude,longitude,accuracy_km\n192.0.2.0/24,0,0,\(accuracy)\n"
            + "198.51.100.0/24,0,20,\(accuracy)\n"
        try places.write(to: file, atomically: true, encoding: .utf8)
        var log = AuthLog()
        log.geography = try Geography(
            databases: [], places: [file.path], exemptions: TravelExemptions(parsing: exempt))
        log.add("ann", from: "192.0.2.1", at: 0)
        log.add("ann", from: "198.51.100.1", at: 1800)
        return log.findings(ImpossibleTravelDetector())
    }

    @Test func radiiAreTakenOffBothPlaces() throws {
        for (accuracy, severity, speed) in [(100, Severity.high, 4048.0), (101, .medium, 4044)] {
            let finding = try #require(try networks(accuracy: accuracy).first)
            #expect(finding.severity == severity)
            #expect(finding.evidence.contains(Evidence("speed_kmh", .number(speed))))
        }
        #expect(try networks(accuracy: 1100).isEmpty)
    }

    @Test func exemptNetworksDoNotTravel() throws {
        #expect(try networks(accuracy: 10).count == 1)
        #expect(try networks(accuracy: 10, exempt: "198.51.100.0/24").isEmpty)
    }

    /// Among many who stay, one who is elsewhere every other day.
    @Test func aTravellerIsJudgedByTheTravels() {
        var log = AuthLog()
        for user in 0..<40 {
            for day in 0..<30 {
                for hour in [9.0, 15] {
                    add(
                        &log, at: Double(day) * AuthLog.day + hour * AuthLog.hour, degrees: 0,
                        user: "user\(user)")
                }
            }
        }
        for trip in 1..<8 {
            add(
                &log, at: Double(8 + 2 * trip) * AuthLog.day + 20 * AuthLog.hour,
                degrees: Double(trip * 10), user: "user7")
        }
        #expect(log.findings(NewLocationDetector()).isEmpty)
    }

    /// On `days` days two places within a minute, in either order.
    private func pairs(_ days: Int) -> AuthLog {
        var log = AuthLog()
        for day in 0..<days {
            let noon = (Double(day) + 0.5) * AuthLog.day
            add(&log, at: noon, degrees: day % 2 == 0 ? 0 : 5)
            add(&log, at: noon + 60, degrees: day % 2 == 0 ? 5 : 0)
        }
        return log
    }

    @Test func placesThatBelongTogether() {
        #expect(pairs(2).findings(ImpossibleTravelDetector()).count == 2)
        let detection = pairs(3).detection(ImpossibleTravelDetector())
        #expect(detection.findings.isEmpty)
        #expect(detection.limits.first?.hasPrefix("3 user-days left out") == true)
    }

    @Test func theJudgedDayIsNotComparedWithItself() throws {
        var log = AuthLog()
        for day in 0..<30 { add(&log, at: Double(day) * AuthLog.day, degrees: 0) }
        add(&log, at: 29 * AuthLog.day + 60, degrees: 9)
        let finding = try #require(log.findings(ImpossibleTravelDetector()).first)
        #expect(finding.pValue == GammaPoisson([Double](repeating: 0, count: 29)).pValue(1))
    }

    /// `perDay` logons on each of `days` days at home, one in the end elsewhere.
    private func arrival(
        days: Int, perDay: Int, degrees: Double = 9, country: String? = nil
    ) -> [Finding] {
        var log = AuthLog()
        for user in ["ann", "ben", "cat"] {
            for day in 0..<(user == "ann" ? days : 30) {
                for index in 0..<perDay {
                    add(
                        &log,
                        at: Double(30 - (user == "ann" ? days : 30) + day) * AuthLog.day
                            + Double(index) * 600,
                        degrees: 0, user: user, country: "KE")
                }
            }
        }
        add(&log, at: 30 * AuthLog.day, degrees: degrees, country: country)
        return log.findings(NewLocationDetector())
    }

    @Test func aUserIsKnownBeforeAPlaceIsNew() {
        #expect(arrival(days: 4, perDay: 4).isEmpty, "days")
        #expect(arrival(days: 5, perDay: 1).isEmpty && arrival(days: 9, perDay: 1).isEmpty)
        #expect(arrival(days: 10, perDay: 1).count == 1 && arrival(days: 5, perDay: 2).count == 1)
        #expect(arrival(days: 20, perDay: 2, degrees: 0.8).isEmpty, "the same place")
        #expect(arrival(days: 20, perDay: 2, country: "KE").map(\.severity) == [.low])
        #expect(arrival(days: 20, perDay: 2, country: "SO").map(\.severity) == [.medium])
    }
}
