import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct SiteTests {
    let site = Site(hosts: 70_000, destinations: 5000, seed: 3)

    private func areDistinct(_ addresses: some Sequence<IPAddress>) -> Bool {
        var seen: Set<IPAddress> = []
        return addresses.allSatisfy { seen.insert($0).inserted }
    }

    @Test func addressesDiffer() {
        #expect(areDistinct((0..<70_000).map(site.host)))
        #expect(areDistinct((0..<ConnScenario.maximumDestinations).map(site.destination)))
        #expect(areDistinct((0..<ConnScenario.maximumDestinations).map(site.destinationV6)))
        #expect(areDistinct((0..<3000).map(site.beaconDestination)))
        #expect(areDistinct((0..<Site.sharedServices).map(site.sharedService)))
        #expect(Set((0..<70_000).map(site.plantedHost)).count == 70_000)
    }

    @Test func everyAddressIsInItsRange() throws {
        func all(_ addresses: some Sequence<IPAddress>, in texts: String...) throws -> Bool {
            let ranges = try texts.map { try #require(IPPrefix($0)) }
            return addresses.allSatisfy { address in ranges.contains { $0.contains(address) } }
        }
        let destinations = 0..<ConnScenario.maximumDestinations
        #expect(try all((0..<70_000).map(site.host), in: "10.20.0.0/14"))
        #expect(try all(destinations.map(site.destination), in: "198.18.0.0/15", "192.0.2.0/24"))
        #expect(try all(destinations.map(site.destinationV6), in: "2001:2::/48"))
        #expect(try all((0..<96).map(site.sharedService), in: "192.0.2.0/24"))
        #expect(
            try all(
                (0..<3000).map(site.beaconDestination),
                in: "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"))
        #expect(try all((0..<70_000).map(site.hostV6), in: "fd00:20::/32"))
        #expect(try all((0..<5000).map { site.sweptHost(scan: $0, $0) }, in: "172.16.0.0/12"))
    }

    /// P(rank 0) = 1/H for exponent 1 over ten ranks, H = 7381/2520 (within 4σ of 20,000 draws).
    @Test func zipf() {
        var generator = SeededGenerator(seed: 5, stream: 0)
        let zipf = Zipf(count: 10, exponent: 1)
        var counts = Array(repeating: 0, count: 10)
        for _ in 0..<20_000 { counts[zipf.rank(&generator)] += 1 }
        let first = 2520.0 / 7381
        #expect(
            abs(Double(counts[0]) - 20_000 * first) < 4
                * (20_000 * first * (1 - first)).squareRoot())
        #expect(abs(Double(counts[9]) - 2000 * first) < 4 * (2000 * first).squareRoot())
    }
}
