import Testing

@testable import TocsinDetectors

@Suite struct BeaconPowerTests {
    /// The entries of the table.
    @Test func theTableItself() {
        #expect(BeaconPower.largestJitter(gaps: 4) == 0)
        #expect(BeaconPower.largestJitter(gaps: 8) == 0.5)
        #expect(BeaconPower.largestJitter(gaps: 15) == 0.8)
        #expect(BeaconPower.largestLoss(gaps: 8) == 0)
        #expect(BeaconPower.largestLoss(gaps: 25) == 0.5)
    }

    @Test func nothingBelowTheTable() {
        #expect(BeaconPower.largestJitter(gaps: 3) == nil)
        #expect(BeaconPower.largestLoss(gaps: 7) == nil)
        for gaps in [Int.min, -1, 0] { #expect(BeaconPower.largestJitter(gaps: gaps) == nil) }
    }

    @Test func nothingIsPromisedBeyondTheTable() {
        #expect(BeaconPower.largestJitter(gaps: .max) == 0.8)
        #expect(BeaconPower.largestLoss(gaps: .max) == 0.5)
    }

    /// By hand: .5 · ln(14/8) / ln(25/8) = .2456.
    @Test func straightInTheLogarithmBetween() throws {
        #expect(abs(try #require(BeaconPower.largestLoss(gaps: 14)) - 0.2456) < 1e-4)
        let values = (4...15).compactMap { BeaconPower.largestJitter(gaps: $0) }
        #expect(values.count == 12)
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    }

    /// A sentence for each stretch of the table, its ends among them.
    @Test(arguments: [
        (4, "4 contacts are too few to tell any timer from chance."),
        (5, "with no jitter if no beat is lost; a noisier one looks like chance."),
        (7, "7 contacts can show a timer with up to 29 % jitter if no beat is lost; a noisier"),
        (9, "with up to 50 % jitter if no beat is lost; a noisier one looks like chance."),
        (
            15,
            "15 contacts can show a timer with up to 77 % jitter if no beat is lost, or with 50 % "
                + "jitter and up to 25 % of its beats lost; a noisier one looks like chance."
        ),
        (
            50,
            "with up to 80 % jitter if no beat is lost, or with 50 % jitter and up to 50 % of its"
        ),
        (
            51,
            "51 contacts are enough to show even a timer with 80 % jitter and half its beats lost; "
                + "random sleeps cannot be seen by timing."
        ),
    ])
    func sentences(contacts: Int, words: String) {
        let sentence = BeaconPower.sentence(contacts: contacts)
        #expect(sentence.contains(words), "\(sentence)")
    }
}
