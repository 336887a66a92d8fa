import Testing
import TocsinMath

@testable import TocsinDetectors

@Suite struct UserDaysTests {
    private func days(_ counts: [Int]) -> UserDays {
        var log = AuthLog()
        for (day, count) in counts.enumerated() {
            for index in 0..<count {
                log.add("ann", at: Double(day) * AuthLog.day + Double(index))
            }
        }
        let window = log.window()
        let attempts = HabitAttempts(window, zone: .utc)
        return UserDays(Array(0..<window.count), attempts)
    }

    /// By hand: the other days' median and mean, zeros included, from the first to the last active day.
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func othersAreThoseOfAPlainList(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var counts = [1] + (0..<11).map { _ in max(0, generator.index(below: 9) - 3) } + [1]
        counts[5] = 30
        let days = days(counts)
        #expect(days.count == counts.count)
        let place = try #require(days.active.firstIndex { $0.attempts == 30 })
        let others = days.others(but: days.active[place...place])
        var rest = counts.map(Double.init)
        rest.remove(at: 5)
        #expect(others.days == rest.count)
        #expect(others.activeDays == rest.count { $0 > 0 })
        #expect(others.median == Quantiles.median(of: &rest), "seed \(seed)")
        #expect(others.model == GammaPoisson(rest), "seed \(seed)")
    }

    @Test func nothingIsLeftOfOneDay() {
        let days = days([4])
        let others = days.others(but: days.active[0...0])
        #expect(others.days == 0 && others.median.isNaN)
    }
}
