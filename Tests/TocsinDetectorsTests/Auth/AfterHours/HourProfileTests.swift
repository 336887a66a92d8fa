import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct HourProfileTests {
    /// exp(κ(cos 15° − 1)) with κ = (24/2π)²: 0.6082612948 (Python).
    @Test func nearnessIsVonMises() {
        let nearness = HourProfile.nearness([8])
        #expect(nearness[8] == 1)
        #expect(abs(nearness[12] - 0.6082612948) < 1e-9)
        #expect(nearness[4] == nearness[12])
        #expect(nearness[92] == nearness[20], "around midnight")
        #expect(nearness[56] < 1e-12)
    }

    @Test(arguments: [71, 72] as [UInt64])
    func theNearestAttemptCounts(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let seen = (0..<5).map { _ in generator.index(below: HourProfile.bins) }
        let together = HourProfile.nearness(seen)
        let each = seen.map { HourProfile.nearness([$0]) }
        for bin in 0..<HourProfile.bins {
            #expect(together[bin] == each.map { $0[bin] }.max(), "seed \(seed)")
        }
        #expect(HourProfile.nearness(seen + seen) == together)
    }

    @Test func daysAreCountedWithoutThoseLeftOut() {
        var profile = HourProfile()
        let (early, late) = (HourProfile.nearness([20]), HourProfile.nearness([60]))
        for day in [early, early, late] { profile.add(day) }
        #expect(abs(profile.days(near: 20, without: []) - 2) < 1e-6)
        #expect(abs(profile.days(near: 20, without: [early]) - 1) < 1e-6)
        #expect(abs(profile.days(near: 60, without: [early, late])) < 1e-6)
    }

    @Test func binsAreQuartersOfAnHour() {
        #expect(HourProfile.bin(hour: 0) == 0 && HourProfile.bin(hour: 0.25) == 1)
        #expect(HourProfile.bin(hour: 23.999) == 95 && HourProfile.bin(hour: 24) == 95)
    }
}

@Suite struct UsualHoursTests {
    private func text(_ hours: [Int], days: Int = 10) -> String? {
        var counts = [Int](repeating: 0, count: 24)
        for hour in hours { counts[hour] = days }
        return UsualHours(daysByHour: counts, moreThan: 1).text
    }

    @Test(
        arguments: [
            (Array(8...18), "08–19 h"), ([8, 9, 12, 13], "08–14 h"), ([22, 23, 0, 1], "22–02 h"),
            ([23], "23–24 h"), ([7, 8, 20, 21], "07–09 h and 20–22 h"), (Array(0...23), "00–24 h"),
            ([0, 6, 12, 18], "at 4 hours of the day"),
        ])
    func stretchesAreTold(hours: [Int], text: String) {
        #expect(self.text(hours) == text)
    }

    @Test func rareHoursAreNotUsual() {
        #expect(text([8, 9], days: 1) == nil)
        #expect(text([]) == nil)
    }
}
