import Testing

@testable import TocsinDetectors

@Suite struct ChanceTests {
    @Test func chances() {
        let cases: [(Double, String)] = [
            (1, "100 %"), (0.12, "12 %"), (0.05, "5.0 %"), (0.049, "about 1 in 20"),
            (0.001, "about 1 in 1,000"), (0.000_42, "about 1 in 2,400"),
            (1.01e-6, "about 1 in 990,000"), (9e-7, "< 1 in a million"),
            (1e-300, "< 1 in a million"),
        ]
        for (p, words) in cases { #expect(Chance.words(p) == words) }
    }

    @Test func falseDiscoveries() {
        #expect(Chance.falseAmong(0.3) == "30 % of such findings are expected to be chance")
        #expect(Chance.falseAmong(0.001) == "about 1 false among 1,000 such findings")
        #expect(Chance.falseAmong(1e-9) == "under 1 false among a million such findings")
    }

    @Test func shortForms() {
        let cases: [(Double, String)] = [
            (1, "q 1"), (0.3, "q .3"), (0.05, "q .05"), (0.012, "q .012"), (0.0096, "q .01"),
            (0.0094, "q 9e-3"), (0.001, "q 1e-3"), (9.6e-5, "q 1e-4"), (2.4e-5, "q 2e-5"),
            (1e-6, "q 1e-6"), (9e-7, "q < 1e-6"), (0.994, "q .994"),
        ]
        for (q, text) in cases { #expect(Chance.short(q: q) == text, "\(q)") }
    }
}
