import Testing

@testable import TocsinCapture

struct SteadyClockTests {
    private let second: Int64 = 1_000_000
    /// A wall clock that is right, at some time after boot.
    private let start: Int64 = 1_700_000_000_000_000

    /// A clock that was looked at once, ten seconds after boot.
    private func clock() -> SteadyClock {
        var clock = SteadyClock()
        clock.observe(realtime: start, monotonic: 10 * second, isDrained: true)
        return clock
    }

    @Test func stampsOfAClockThatRunsWellAreLeftAlone() {
        var clock = clock()
        for i in 1...100 {
            let passed = Int64(i) * second
            clock.observe(
                realtime: start + passed, monotonic: 10 * second + passed, isDrained: true)
            #expect(clock.steady(start + passed - 7) == start + passed - 7)
        }
        #expect(clock.steps == 0)
    }

    /// NTP slews by at most half a millisecond a second (adjtime(3)).
    @Test func slowCorrectionsPass() {
        var clock = clock()
        for i in 1...10_000 {
            let passed = Int64(i) * second
            clock.observe(
                realtime: start + passed + Int64(i) * 500, monotonic: 10 * second + passed,
                isDrained: true)
        }
        #expect(clock.steps == 0)
        #expect(clock.correction == 0)
        #expect(clock.steady(clock.now) == clock.now)
    }

    @Test(arguments: [3600, -3600, 2, -2, 86_400 * 400, -86_400 * 400])
    func aJumpIsTakenOut(seconds: Int) {
        var clock = clock()
        let jump = Int64(seconds) * second
        clock.observe(
            realtime: start + 50_000 + jump, monotonic: 10 * second + 50_000, isDrained: true)
        #expect(clock.steps == 1)
        #expect(clock.now == start + 50_000)
        // A minute later everything still is as if nothing had happened.
        clock.observe(
            realtime: start + 60 * second + jump, monotonic: 70 * second, isDrained: true)
        #expect(clock.steps == 1)
        #expect(clock.steady(start + 59 * second + jump) == start + 59 * second)
    }

    /// The ring holds packets of before and after the jump when it is noticed.
    @Test(arguments: [3600, -3600, 2, -2])
    func packetsFromBeforeTheJumpKeepTheirStamps(seconds: Int) {
        var clock = clock()
        let jump = Int64(seconds) * second
        _ = clock.steady(start + 1000)
        clock.observe(
            realtime: start + 400_000 + jump, monotonic: 10 * second + 400_000, isDrained: false)
        // A packet each 10 ms; the clock jumped at 200 ms.
        for ms in stride(from: Int64(10), to: 390, by: 10) {
            let truth = start + ms * 1000
            #expect(clock.steady(ms < 200 ? truth : truth + jump) == truth, "at \(ms) ms")
        }
    }

    @Test(arguments: [300, -300])
    func thePacketBehindALongSilenceIsOfTheRightClock(seconds: Int) {
        var clock = clock()
        _ = clock.steady(start)
        for tenth in 1...6000 {
            let passed = Int64(tenth) * 100_000
            clock.observe(
                realtime: start + passed, monotonic: 10 * second + passed, isDrained: true)
        }
        // It was stamped just before the jump, and both are noticed together.
        let passed = 600 * second + 100_000
        clock.observe(
            realtime: start + passed + Int64(seconds) * second, monotonic: 10 * second + passed,
            isDrained: false)
        #expect(clock.steady(start + 600 * second + 50_000) == start + 600 * second + 50_000)
    }

    @Test func jumpThereAndBackAddsUpToNothing() {
        var clock = clock()
        for (i, jump) in [0, 3600, 3600, 0, 0].enumerated() {
            let passed = Int64(i + 1) * 2 * second
            clock.observe(
                realtime: start + passed + Int64(jump) * second, monotonic: 10 * second + passed,
                isDrained: true)
            #expect(clock.now == start + passed)
        }
        #expect(clock.steps == 2)
        #expect(clock.correction == 0)
    }
}
