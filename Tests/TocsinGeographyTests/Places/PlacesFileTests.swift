import Testing
import TocsinRecords

@testable import TocsinGeography

@Suite struct PlacesFileTests {
    func table(_ text: String) throws(GeographyError) -> PrefixTable<Location> {
        var table = PrefixTable<Location>()
        _ = try PlacesFile.read(
            text, source: "sites.csv", gazetteer: .builtIn, into: &table)
        return table
    }

    func fault(_ text: String) -> GeographyError? {
        do {
            _ = try table(text)
            return nil
        } catch {
            return error
        }
    }

    func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

    @Test func columnsInAnyOrder() throws {
        let table = try table(
            """
            \u{FEFF}# our sites
            Longitude, LATITUDE,Network,comment,accuracy_KM,City,Country
            -104.98,39.74,10.1.0.0/16,"a, ""quoted"" note",5,Denver,us

            139.69,35.69,10.1.2.0/24,,,"Tokyo",Japan
            0,-90,2001:db8::/32
            """)
        #expect(
            try table[address("10.1.3.4")]
                == Location(
                    latitude: 39.74, longitude: -104.98, accuracyKilometres: 5, city: "Denver",
                    country: "US"))
        let longest = try table[address("10.1.2.3")]
        #expect(
            longest
                == Location(latitude: 35.69, longitude: 139.69, city: "Tokyo", country: "JP"))
        #expect(try table[address("2001:db8::1")] == Location(latitude: -90, longitude: 0))
        #expect(try table[address("10.2.0.1")] == nil)
        #expect(table.count == 3)
    }

    @Test func lineEndsOfWindows() throws {
        let table = try table("network,latitude,longitude\r\n10.0.0.0/8,1,2\r\n")
        #expect(try table[address("10.9.9.9")] == Location(latitude: 1, longitude: 2))
    }

    @Test func placesWithoutCoordinates() throws {
        let table = try table(
            "network,city,country,accuracy_km\n10.1.0.0/16,münchen,DE,\n10.2.0.0/16,,FR,9\n")
        let munich = try #require(try table[address("10.1.0.1")])
        #expect(munich.city == "münchen" && munich.country == "DE")
        #expect(abs(munich.latitude - 48.14) < 0.1)
        let france = try #require(try table[address("10.2.0.1")])
        #expect(france.city == nil && france.country == "FR")
        #expect(france.accuracyKilometres == 9)
    }

    @Test(arguments: [
        ("network,latitude,longitude\n10.0.0.0/8,1,2\n10.0.0.0/33,1,2", 3, "is no network"),
        ("network,latitude,longitude\n10.0.0.0/8,1,2\n10.0.0.1/8,1,2", 3, "has a place already"),
        ("network,latitude,longitude\n\n10.0.0.0/8,91,2", 3, "latitude \"91\" is no number"),
        ("network,latitude,longitude\n10.0.0.0/8,nan,2", 2, "latitude \"nan\" is no number"),
        ("network,latitude,longitude\n10.0.0.0/8,1,", 2, "one coordinate without the other"),
        ("network,latitude,longitude\n,1,2", 2, "it has no network"),
        ("network,latitude,longitude\n10.0.0.0/8,,", 2, "the gazetteer knows no one place"),
        ("network,city\n10.0.0.0/8,Springfield", 2, "the gazetteer knows no one place"),
        ("network,city,country\n10.0.0.0/8,Atlantis,US", 2, "the gazetteer knows no one place"),
        ("network,country\n10.0.0.0/8,Neverland", 2, "no country is called \"Neverland\""),
        ("network,city\n10.0.0.0/8,\"Den\"ver", 2, "a quoted field does not end"),
        ("network,city\n10.0.0.0/8,\"Denver", 2, "a quoted field does not end"),
        ("prefix,city\n10.0.0.0/8,Denver", 1, "no column \"network\""),
        ("network,latitude\n10.0.0.0/8,1", 1, "one coordinate without the other"),
        ("network,comment\n10.0.0.0/8,x", 1, "neither coordinates nor a place"),
        ("network,latitude,longitude,accuracy_km\n10.0.0.0/8,1,2,-1", 2, "accuracy_km \"-1\""),
    ])
    func badRowsNameTheirLine(text: String, line: Int, reason: String) throws {
        let error = try #require(fault(text))
        #expect(error.line == line, "\(error)")
        #expect(error.reason.contains(reason), "\(error)")
        #expect(error.description.hasPrefix("sites.csv:\(line): "))
        #expect(!error.remedy.isEmpty)
    }

    @Test func limits() throws {
        #expect(fault("# only a comment\n")?.reason == "it has no header")
        let long = "network,city\n10.0.0.0/8," + String(repeating: "x", count: 5000)
        #expect(fault(long)?.reason == "the line is longer than 4096 bytes")
    }

    @Test func files() throws {
        let folder = try ScratchFolder()
        let path = try folder.write("sites.csv", "network,latitude,longitude\n10.0.0.0/8,1,2\n")
        #expect(try TextFile.text(path).hasPrefix("network,"))
        #expect(throws: GeographyError.self) { try TextFile.text(folder.path + "/none.csv") }
        #expect(throws: GeographyError.self) { try TextFile.text(folder.path) }
    }
}
