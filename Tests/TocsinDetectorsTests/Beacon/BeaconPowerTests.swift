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

    @Test func sentences() {
        #expect(
            BeaconPower.sentence(contacts: 4)
                == "4 contacts are too few to tell any beacon from chance.")
        #expect(
            BeaconPower.sentence(contacts: 7)
                == "7 contacts: beacons with more than 29 % jitter, or with jitter and lost beats, "
                + "could not have been told from chance.")
        #expect(
            BeaconPower.sentence(contacts: 15)
                == "15 contacts: beacons with more than 77 % jitter, or at 50 % jitter with more "
                + "than 25 % of the beats lost, could not have been told from chance.")
        #expect(BeaconPower.sentence(contacts: 51).hasPrefix("51 contacts are enough"))
        #expect(!BeaconPower.sentence(contacts: 50).contains("enough"))
    }
}
