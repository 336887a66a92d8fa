import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct AuthTimeTests {
    /// 2024-04-02T08:00:00Z.
    private static let eight: Int64 = 1_712_044_800_000_000

    private func instant(_ text: String, hours: Int = 0) -> Int64? {
        AuthTime.instant(text, LocalStamps(offset: { _ in hours * 3600 }))
    }

    @Test(arguments: [
        "2024-04-02T08:00:00Z", "2024-04-02 08:00:00", "2024-04-02 08:00", "2024-04-02T08:00",
        "2024-04-02 08:00:00 UTC", "1712044800", "1712044800000", "1712044800.000",
        "/Date(1712044800000)/",
    ])
    func formsOfOneTime(text: String) {
        #expect(instant(text) == Self.eight)
    }

    @Test func stampsWithoutAZoneAreLocal() {
        #expect(instant("2024-04-02 10:00", hours: 2) == Self.eight)
        #expect(instant("2024-04-02T10:00:00", hours: 2) == Self.eight)
        #expect(instant("2024-04-02T08:00:00Z", hours: 2) == Self.eight)
    }

    @Test(arguments: [
        "", "2024-04-02", "2024-04-02 25:00", "2024-13-02 08:00", "2024-04-02 08:0x",
        "2024-04-02 8:00", "yesterday",
    ])
    func textsThatAreNoTimes(text: String) {
        #expect(instant(text) == nil)
    }
}
