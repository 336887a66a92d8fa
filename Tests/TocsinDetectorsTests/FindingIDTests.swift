import Testing
import TocsinRecords

@testable import TocsinDetectors

/// Expected ids: Python's hashlib.sha256 over the nine fields, each written as "LENGTH:FIELD" (UTF-8
/// bytes), joined by "\n"; first 16 hex digits.
@Suite struct FindingIDTests {
    @Test func isTheHashOfDetectorEntityAndDay() {
        let pair = Entity(
            src: IPAddress("10.0.0.5"), dst: IPAddress("203.0.113.9"), port: 443, proto: .tcp)
        let morning = Timestamp(year: 2024, month: 4, day: 19)
        #expect(id("beacon", pair, morning) == "62c5108bc8005a1c")
        let evening = Timestamp(microseconds: morning.microseconds + 86_399_999_999)
        #expect(id("beacon", pair, evening) == "62c5108bc8005a1c")
    }

    @Test func isTheHashOfUserHostAndSensor() {
        let login = Entity(src: IPAddress("2001:db8::1"), user: "zoë\nroot", host: "srv")
        #expect(
            FindingID.make(
                detector: "brute-force", entity: login, sensor: "edge-1",
                episodeStart: Timestamp(microseconds: -1)) == "5646d47d1071e39e")
    }

    @Test func leavesAbsentFieldsEmpty() {
        let scanner = Entity(src: IPAddress("10.0.0.5"))
        #expect(id("host-scan", scanner, Timestamp(microseconds: 0)) == "a337625146114bf4")
    }

    @Test func noFieldImitatesAnother() {
        let day = Timestamp(microseconds: 0)
        let ids = [
            id("a", Entity(user: "x\n1:y"), day), id("a", Entity(user: "x", host: "y"), day),
            id("a", Entity(user: "xy"), day), id("a", Entity(host: "xy"), day),
            id("ax", Entity(user: "y"), day),
            id("a", Entity(user: "xy"), Timestamp(year: 1970, month: 1, day: 2)),
        ]
        #expect(Set(ids).count == ids.count)
    }

    private func id(_ detector: String, _ entity: Entity, _ start: Timestamp) -> String {
        FindingID.make(detector: detector, entity: entity, sensor: "", episodeStart: start)
    }
}
