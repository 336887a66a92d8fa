import Testing
import TocsinGeography
import TocsinRecords

@Suite struct TravelExemptionsTests {
    func isExempt(_ list: TravelExemptions, _ address: String, asn: UInt32? = nil) throws -> Bool {
        list.contains(try #require(IPAddress(address)), asn: asn)
    }

    @Test func networksAndSystems() throws {
        let list = try TravelExemptions(
            parsing: "192.0.2.0/24,AS14593 # ours\r\n\n# none\n2001:db8::/32\tas64496,198.51.100.7")
        #expect(list.count == 5)
        #expect(try isExempt(list, "192.0.2.255"))
        #expect(try !isExempt(list, "192.0.3.0"))
        #expect(try isExempt(list, "198.51.100.7"))
        #expect(try isExempt(list, "2001:db8::9"))
        #expect(try isExempt(list, "203.0.113.1", asn: 14593))
        #expect(try isExempt(list, "203.0.113.1", asn: 64496))
        #expect(try !isExempt(list, "203.0.113.1", asn: 64497))
        #expect(try !isExempt(TravelExemptions(parsing: ""), "192.0.2.1", asn: 14593))
    }

    @Test(arguments: [
        ("AS14593\n14593", 2), ("AS0", 1), ("AS4294967296", 1), ("AS-1", 1),
        ("# x\n\n10.0.0.0/40", 3),
        ("starlink", 1), ("AS", 1),
    ])
    func errorsNameTheirLine(text: String, line: Int) {
        #expect {
            try TravelExemptions(parsing: text)
        } throws: { error in
            (error as? GeographyError)?.line == line
        }
    }

    @Test func builtIn() throws {
        #expect(try isExempt(.builtIn, "203.0.113.1", asn: 14593))
        #expect(try !isExempt(.builtIn, "203.0.113.1", asn: 3320))
        #expect(try !isExempt(.builtIn, "203.0.113.1"))
        #expect(TravelExemptions.builtIn.count == TravelExemptions.known.count)
        let both = try TravelExemptions.builtIn.union(TravelExemptions(parsing: "192.0.2.0/24"))
        #expect(try isExempt(both, "192.0.2.1"))
        #expect(try isExempt(both, "203.0.113.1", asn: 14593))
    }
}
