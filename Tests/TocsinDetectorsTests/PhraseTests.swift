import Testing

@testable import TocsinDetectors

@Suite struct PhraseTests {
    @Test(arguments: [
        (0.0, "0 s"), (0.8, "0.800 s"), (0.994, "0.994 s"), (0.996, "1.0 s"), (80.06, "80.1 s"),
        (119.94, "119.9 s"), (120, "2.0 min"), (270, "4.5 min"), (8280, "2.3 h"),
        (172_799, "48.0 h"), (267_840, "3.1 d"),
    ])
    func secondsTakeTheUnitThatReadsBest(value: Double, text: String) {
        #expect(Phrase.seconds(value) == text)
    }

    @Test(arguments: [
        (0.4, "40 %"), (0.05, "1 in 20"), (0.002683, "1 in 373"), (3.9e-7, "1 in 2.56 million"),
        (2e-10, "1 in 5.00 billion"), (1e-13, "less than 1 in 10¹²"),
    ])
    func chancesAreOneInSoMany(p: Double, text: String) {
        #expect(Phrase.chance(p) == text)
    }

    @Test(arguments: [(0, "0 failures"), (1, "1 failure"), (45, "45 failures")])
    func countsTakeTheirPlural(count: Int, text: String) {
        #expect(Phrase.counted(count, "failure") == text)
    }

    @Test(arguments: [
        (0.0, "0 %"), (0.003, "0.3 %"), (0.0994, "9.9 %"), (0.0996, "10 %"), (0.12, "12 %"),
        (1, "100 %"),
    ])
    func sharesArePercentages(share: Double, text: String) {
        #expect(Phrase.percent(share) == text)
    }

    @Test(arguments: [
        (0.0, "0"), (0.0123, "0.0123"), (4.561, "4.56"), (789.4, "789"), (12_300, "12300"),
        (-4.561, "-4.56"), (-0.0123, "-0.0123"), (.infinity, "inf"), (.nan, "nan"),
    ])
    func numbersHaveThreeDigits(value: Double, text: String) {
        #expect(Phrase.number(value) == text)
    }

    @Test(arguments: [
        (0.0, "0 bytes"), (999, "999 bytes"), (1200, "1.20 kB"), (1.2e6, "1.20 MB"),
        (3.4e12, "3400 GB"),
    ])
    func bytesHaveDecimalPrefixes(value: Double, text: String) {
        #expect(Phrase.bytes(value) == text)
    }

    @Test(arguments: [1e15, 1e16, 1e300, -1e300, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
    func noFiniteNumberTraps(value: Double) {
        #expect(!Phrase.number(value).isEmpty)
        #expect(!Phrase.seconds(value).isEmpty)
        #expect(!Phrase.percent(value).isEmpty)
        #expect(!Phrase.bytes(value).isEmpty)
    }

    @Test func hoursAreSeconds() {
        #expect(Phrase.hours(9) == "9.0 h")
        #expect(Phrase.hours(1.0 / 3600) == "1.0 s")
    }
}
