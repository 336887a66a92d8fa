import Testing

@testable import TocsinCapture

/// Sums by hand after draft-ietf-opsawg-pcapng §4.2.
struct StampScaleTests {
    @Test func powersOfTen() {
        #expect(StampScale().microseconds(ticks: 1_234_567) == 1_234_567)
        #expect(StampScale(resolution: 0).microseconds(ticks: 7) == 7_000_000)
        #expect(StampScale(resolution: 3).microseconds(ticks: 7) == 7000)
        #expect(StampScale(resolution: 9).microseconds(ticks: 1999) == 1)
        #expect(StampScale(resolution: 18).microseconds(ticks: .max) == 18_446_744)
        #expect(StampScale(resolution: 127).microseconds(ticks: .max) == 0)
    }

    @Test func powersOfTwo() {
        // 2^-10 s: 1023 ticks are 0.9990234375 s.
        #expect(StampScale(resolution: 0x8A).microseconds(ticks: 1023) == 999_023)
        #expect(StampScale(resolution: 0x80).microseconds(ticks: 3) == 3_000_000)
        // 2^-64 s: all bits set is just under a second.
        #expect(StampScale(resolution: 0xC0).microseconds(ticks: .max) == 999_999)
        #expect(StampScale(resolution: 0xBF).microseconds(ticks: .max) == 1_999_999)
        #expect(StampScale(resolution: 0xFF).microseconds(ticks: .max) == 0)
    }

    @Test func theOffsetIsInSeconds() {
        #expect(StampScale(resolution: 9, offset: 2).microseconds(ticks: 1500) == 2_000_001)
        // Half a microsecond after a second before 1970 is cut toward the past.
        #expect(StampScale(resolution: 9, offset: -1).microseconds(ticks: 500) == -1_000_000)
    }

    @Test func nothingLeavesTheRange() {
        for resolution in UInt8.min...UInt8.max {
            for offset in [Int64.min, -1, 0, 1, .max] {
                for ticks in [0, 1, UInt64.max / 2, .max] {
                    let stamp = StampScale(resolution: resolution, offset: offset)
                        .microseconds(ticks: ticks)
                    #expect(abs(stamp) <= TraceLimits.maxStamp)
                }
            }
        }
        #expect(StampScale(offset: .min).microseconds(ticks: 0) == -TraceLimits.maxStamp)
        #expect(StampScale().microseconds(ticks: .max) == TraceLimits.maxStamp)
    }
}
