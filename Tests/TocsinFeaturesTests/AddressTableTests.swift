import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinFeatures

@Suite struct AddressTableTests {
    /// Numbers are given in the order of first appearance, past several growths of the table.
    @Test func numbersAreStable() {
        let seed: UInt64 = 5
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var table = AddressTable()
        var expected: [IPAddress: UInt32] = [:]
        for _ in 0..<20_000 {
            let address = IPAddress(v4: UInt32(random.index(below: 8000)) &* 65_537)
            let number = table.intern(address)
            let known = expected[address] ?? UInt32(expected.count)
            guard number == known else {
                Issue.record("\(address) is \(number), not \(known)")
                return
            }
            expected[address] = number
        }
        #expect(table.addresses.count == expected.count)
        for (address, number) in expected { #expect(table.addresses[Int(number)] == address) }
    }

    /// Zero where nothing is known, and where two records differ, in whichever order they come.
    @Test func hardwareAddressesThatDifferAreUnknown() throws {
        let a = try #require(HardwareAddress(bits: 0xA))
        let b = try #require(HardwareAddress(bits: 0xB))
        var table = AddressTable()
        for marks in [[], [a], [a, a], [a, b], [b, a], [a, b, a], [a, b, b]] {
            let number = table.intern(IPAddress(high: 1, low: UInt64(table.addresses.count)))
            for mark in marks { table.note(mark, of: number) }
        }
        #expect(table.hardware == [0, 0xA, 0xA, 0, 0, 0, 0])
    }

    @Test func marksStayWithTheirAddress() {
        var table = AddressTable()
        for bits in 0..<3000 as Range<UInt32> {
            let number = table.intern(IPAddress(v4: bits))
            if bits % 7 == 0 { table.markLocal(number) }
        }
        #expect(table.isMarkedLocal == (0..<3000).map { $0 % 7 == 0 })
    }
}
