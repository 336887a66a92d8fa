import Testing

@testable import TocsinSinks

struct QuantityTextTests {
    @Test(arguments: [
        (80.1, "80.1 s"), (0.0, "0.0 s"), (0.05, "50 ms"), (0.0004, "0.4 ms"), (119.9, "119.9 s"),
        (119.97, "2.0 min"), (120.0, "2.0 min"), (270.0, "4.5 min"), (7199.9, "2.0 h"),
        (7200.0, "2.0 h"), (86_400.0, "24.0 h"), (172_799.0, "2.0 d"), (604_800.0, "7.0 d"),
        (1e300, ">9999 d"),
    ])
    func periods(_ seconds: Double, _ expected: String) {
        #expect(QuantityText.period(seconds) == expected)
    }

    @Test func unusablePeriods() {
        for value in [-1.0, .nan, .infinity] {
            #expect(QuantityText.period(value) == nil)
            #expect(QuantityText.jitter(value) == nil)
        }
    }

    @Test(arguments: [
        (0.021, "±2 %"), (0.0, "±0 %"), (0.003, "±0.3 %"), (0.0002, "±0 %"), (0.0096, "±1 %"),
        (1.5, "±150 %"), (1e9, "±>999 %"),
    ])
    func jitters(_ share: Double, _ expected: String) {
        #expect(QuantityText.jitter(share) == expected)
    }

    @Test(arguments: [
        (0.81, "81 %"), (0.0, "0 %"), (0.003, "<1 %"), (0.997, ">99 %"), (1.0, "100 %"),
        (7.0, "100 %"), (Double.nan, "? %"),
    ])
    func shares(_ share: Double, _ expected: String) {
        #expect(QuantityText.share(share) == expected)
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (1_075_332, "1,075,332"), (-12_345, "-12,345"),
        (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func counts(_ value: Int, _ expected: String) {
        #expect(QuantityText.count(value) == expected)
    }
}
