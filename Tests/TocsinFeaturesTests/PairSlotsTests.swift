import Testing
import TocsinMath

@testable import TocsinFeatures

@Suite struct PairSlotsTests {
    /// Against a dictionary, with hashes so few that most collide and runs wrap around the end.
    @Test(arguments: [8, 300, 1 << 32])
    func slotsAreADictionary(hashes: Int) {
        let seed = UInt64(hashes)
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let hashOf = (0..<2000).map { _ in
            UInt32(truncatingIfNeeded: random.index(below: hashes) - hashes / 2)
        }
        var slots = PairSlots()
        var filed: Set<Int> = []
        for _ in 0..<20_000 {
            let number = random.index(below: 2000)
            if filed.remove(number) != nil {
                slots.remove(hashOf[number], number)
            } else {
                slots.insert(hashOf[number], number)
                filed.insert(number)
            }
            let other = random.index(below: 2000)
            let found = slots.find(hashOf[other]) { $0 == other }
            guard found == (filed.contains(other) ? other : nil) else {
                Issue.record("\(other) is not where it was filed")
                return
            }
        }
        for number in 0..<2000 {
            #expect((slots.find(hashOf[number]) { $0 == number } != nil) == filed.contains(number))
        }
    }

    /// Nothing happens when a number that was never filed is removed.
    @Test func removingTheUnknown() {
        var slots = PairSlots()
        slots.insert(7, 1)
        slots.remove(7, 2)
        slots.remove(8, 1)
        #expect(slots.find(7) { $0 == 1 } == 1)
    }
}
