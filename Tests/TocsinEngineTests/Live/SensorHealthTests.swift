import Testing
import TocsinDetectors
import TocsinEngine
import TocsinRecords

@Suite struct SensorHealthTests {
    /// Seconds at which a finding is told, and its cause, of one sample a second.
    private func told(
        seconds: Int, _ sample: (Int) -> (packets: Int, drops: Int, isUp: Bool)
    ) -> [(at: Int, cause: String)] {
        var health = SensorHealth(interface: "eth0")
        var told: [(at: Int, cause: String)] = []
        for second in 0..<seconds {
            let (packets, drops, isUp) = sample(second)
            health.note(
                CaptureSample(
                    time: Int64(second) * Timestamp.microsecondsPerSecond, packets: packets,
                    drops: drops, isUp: isUp))
            if let finding = health.finding() {
                #expect(finding.detector == "sensor-blind")
                #expect(finding.severity == .high)
                told.append((second, finding.title))
            }
        }
        return told
    }

    @Test func aSensorThatSeesSaysNothing() {
        #expect(told(seconds: 2000) { ($0 * 100, $0 * 2, true) }.isEmpty)
    }

    @Test func anInterfaceThatStaysDownIsToldOnceAfterFiveMinutes() {
        let told = told(seconds: 2000) { (min($0, 100), 0, $0 < 100) }
        #expect(told.map(\.at) == [400])
        #expect(told.first?.cause.contains("interface is down") == true)
    }

    @Test func aShortOutageIsNotTold() {
        #expect(told(seconds: 2000) { ($0 * 10, 0, !(100..<390).contains($0)) }.isEmpty)
    }

    @Test func aSecondOutageIsToldAgain() {
        let told = told(seconds: 3000) { second in
            (second * 10, 0, !(100..<600).contains(second) && !(1500..<2000).contains(second))
        }
        #expect(told.map(\.at) == [400, 1800])
    }

    @Test func losingATwentiethOfThePacketsForFiveMinutesIsBlind() {
        let told = told(seconds: 1000) { ($0 * 90, $0 * 10, true) }
        #expect(told.count == 1)
        #expect(told.first?.cause.contains("packets are lost") == true)
    }

    @Test func aBusyLineThatFallsSilentIsBlindAndAQuietOneIsNot() {
        let told = told(seconds: 1000) { (min($0, 100), 0, true) }
        #expect(told.count == 1)
        #expect(told.first?.cause.contains("no packet") == true)
        #expect(self.told(seconds: 1000) { _ in (0, 0, true) }.isEmpty)
    }
}
