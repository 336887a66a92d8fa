import Testing
import TocsinRecords

@testable import TocsinGeography

@Suite struct GeographyTests {
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

    /// A city database, a country database and one of systems, and a table.
    func geography(exemptions: TravelExemptions = .builtIn) throws -> Geography {
        var city = MMDBWriter(type: "GeoLite2-City")
        city.insert("192.0.2.0/24", .city("Denver", "US", (39.74, -104.98), radius: 20))
        city.insert("198.51.100.0/24", .city(nil, "FR"))
        city.insert("203.0.113.0/25", .city("Tokyo", "JP"))
        var country = MMDBWriter(recordSize: 24, ipVersion: 4, type: "GeoLite2-Country")
        country.insert("192.0.2.0/24", .city(nil, "CA"))
        country.insert("203.0.113.128/25", .city(nil, "DE"))
        var system = MMDBWriter(recordSize: 32, type: "GeoLite2-ASN")
        system.insert("192.0.2.0/24", .system(14593, "Starlink"))
        system.insert("198.51.100.0/24", .system(64496, "Example"))
        return try Geography(
            databases: [
                folder.write("country.mmdb", country.bytes),
                folder.write("city.mmdb", city.bytes),
                folder.write("asn.mmdb", system.bytes),
            ],
            places: [
                folder.write(
                    "sites.csv",
                    "network,city,country,latitude,longitude\n10.0.0.0/8,HQ,DE,50.1,8.7\n"
                        + "192.0.2.128/25,Lab,US,40,-105\n")
            ], exemptions: exemptions)
    }

    @Test func tablesThenCitiesThenCountries() throws {
        let geography = try geography()
        #expect(try geography.location(of: address("10.1.1.1"))?.city == "HQ")
        #expect(try geography.location(of: address("192.0.2.129"))?.city == "Lab")
        let denver = try geography.location(of: address("192.0.2.1"))
        #expect(
            denver
                == Location(
                    latitude: 39.74, longitude: -104.98, accuracyKilometres: 20, city: "Denver",
                    country: "US"), "a city of one database comes before a country of another")
        let france = try #require(try geography.location(of: address("198.51.100.1")))
        #expect(france.city == nil && france.country == "FR" && france.accuracyKilometres > 500)
        #expect(try geography.location(of: address("203.0.113.1"))?.city == "Tokyo")
        #expect(try geography.location(of: address("203.0.113.200"))?.country == "DE")
        #expect(try geography.location(of: address("8.8.8.8")) == nil)
        #expect(try geography.location(of: address("2001:db8::1")) == nil)
    }

    @Test func networks() throws {
        let geography = try geography()
        let network = try geography.network(of: address("198.51.100.1"))
        #expect(network == Network(asn: 64496, organisation: "Example"))
        #expect(try geography.network(of: address("10.1.1.1")) == nil)
    }

    @Test func exemptFromTravel() throws {
        let geography = try geography()
        #expect(try geography.isTravelExempt(address("192.0.2.1")), "Starlink's")
        #expect(try !geography.isTravelExempt(address("198.51.100.1")))
        #expect(try !geography.isTravelExempt(address("8.8.8.8")))
        let own = try self.geography(exemptions: TravelExemptions(parsing: "8.8.8.0/24,AS64496"))
        #expect(try !own.isTravelExempt(address("192.0.2.1")))
        #expect(try own.isTravelExempt(address("198.51.100.1")))
        #expect(try own.isTravelExempt(address("8.8.8.8")))
    }

    @Test func sourcesAreNamed() throws {
        let geography = try geography()
        #expect(
            geography.sources.map(\.kind) == [
                "places", "GeoLite2-Country", "GeoLite2-City", "GeoLite2-ASN",
            ])
        #expect(geography.sources[0].rows == 2)
        #expect(
            geography.sources[0].description == "places, 2 networks (\(folder.path)/sites.csv)")
        #expect(
            geography.sources[2].description
                == "GeoLite2-City of 2026-01-13 (\(folder.path)/city.mmdb)")
        #expect(Geography().sources.isEmpty)
    }

    @Test func gazetteerAlone() throws {
        let geography = Geography()
        #expect(try geography.location(of: address("192.0.2.1")) == nil)
        #expect(try geography.network(of: address("192.0.2.1")) == nil)
        #expect(try !geography.isTravelExempt(address("192.0.2.1")))
        #expect(geography.location(place: "Tokyo", city: nil, country: nil)?.country == "JP")
    }

    @Test func whatCannotBeUsedIsAnError() throws {
        let rows = "network,latitude,longitude\n10.0.0.0/8,1,2\n"
        let first = try folder.write("a.csv", rows)
        let second = try folder.write("b.csv", rows)
        #expect(throws: GeographyError.self) {
            try Geography(databases: [], places: [first, second], exemptions: .builtIn)
        }
        #expect(throws: GeographyError.self) {
            try Geography(databases: [first], places: [], exemptions: .builtIn)
        }
        #expect(throws: GeographyError.self) {
            try Geography(
                databases: Array(repeating: first, count: 65), places: [], exemptions: .builtIn)
        }
    }

    /// Look-ups from many threads at once: no state is shared but the mapped file.
    @Test func manyThreads() async throws {
        let geography = try geography()
        let denver = try address("192.0.2.1")
        let found = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    (0..<500).allSatisfy { _ in geography.location(of: denver)?.city == "Denver" }
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(found)
    }

    @Test func wellKnownDatabases() throws {
        let other = try ScratchFolder()
        for name in [
            "GeoLite2-City.mmdb", "GeoLite2-ASN.mmdb", "dbip-city-lite-2025-12.mmdb",
            "dbip-city-lite-2026-01.mmdb", "ipinfo_lite.mmdb", "notes.txt", "Other.mmdb",
        ] { _ = try folder.write(name, "x") }
        _ = try other.write("GeoLite2-City.mmdb", "x")
        let second = try other.write("GeoIP2-Country.mmdb", "x")
        let found = Geography.databases(in: [folder.path, "/nonexistent", other.path])
        let expected =
            ["GeoLite2-ASN", "GeoLite2-City", "dbip-city-lite-2026-01", "ipinfo_lite"]
            .map { "\(folder.path)/\($0).mmdb" } + [second]
        #expect(found == expected.sorted())
        #expect(Geography.wellKnownDatabases() == Geography.wellKnownDatabases().sorted())
    }
}
