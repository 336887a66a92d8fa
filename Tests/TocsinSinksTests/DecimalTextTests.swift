import Testing
import TocsinRecords

@testable import TocsinSinks

struct DecimalTextTests {
    private func text(_ body: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        body(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func integersAsTheLibraryPrintsThem() {
        var values: [Int64] = [0, 1, -1, 9, 10, 99, 100, .max, .min, .max - 1, .min + 1]
        var generator = SplitMix(state: 42)
        for shift in 0..<63 { values.append(Int64(bitPattern: generator.next()) >> Int64(shift)) }
        for value in values {
            #expect(text { $0.appendDecimal(value) } == String(value))
        }
        #expect(text { $0.appendDecimal(7, atLeast: 3) } == "007")
        #expect(text { $0.appendDecimal(.max, atLeast: 20) } == "18446744073709551615")
        #expect(text { $0.appendDecimal(1, atLeast: 99) } == "00000000000000000001")
    }

    @Test func addressesAsTheyDescribeThemselves() {
        for literal in [
            "0.0.0.0", "255.255.255.255", "10.20.30.4", "::", "::1", "2001:db8::1", "fe80::1:2:3:4",
        ] {
            #expect(text { $0.appendAddress(Sample.address(literal)) } == literal)
        }
    }

    @Test func timesAsTheyDescribeThemselves() {
        let seed: UInt64 = 20_260_714
        var generator = SplitMix(state: seed)
        for _ in 0..<2000 {
            // Years 1385 to 2554.
            let time = Timestamp(microseconds: Int64(bitPattern: generator.next()) >> 9)
            #expect(text { $0.appendRFC3339(time) } == time.rfc3339, "seed \(seed)")
        }
    }

    @Test func theEndsOfTimeDoNotTrap() {
        // The civil dates of ±2^63 µs, by Python: numpy.datetime64(-2**63 + 1, 'us').
        #expect(
            text { $0.appendRFC3339(Timestamp(microseconds: .max)) }
                == "294247-01-10T04:00:54.775807Z")
        #expect(
            text { $0.appendRFC3339(Timestamp(microseconds: .min + 1)) }
                == "-290308-12-21T19:59:05.224193Z")
        #expect(!text { $0.appendRFC3339(Timestamp(microseconds: .min)) }.isEmpty)
    }

    @Test func doublesReadBackTheSame() {
        var generator = SplitMix(state: 7)
        for _ in 0..<2000 {
            let value = Double(bitPattern: generator.next())
            guard value.isFinite else { continue }
            #expect(Double(text { $0.appendShortest(value) }) == value)
        }
    }
}

/// Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
