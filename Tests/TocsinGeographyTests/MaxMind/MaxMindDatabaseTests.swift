import Testing
import TocsinMath
import TocsinRecords

@testable import TocsinGeography

@Suite struct MaxMindDatabaseTests {
    let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    func database(_ writer: MMDBWriter, _ name: String = "test.mmdb") throws -> MaxMindDatabase {
        try MaxMindDatabase(folder.write(name, writer.bytes))
    }

    func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

    @Test(arguments: [24, 28, 32], [4, 6])
    func looksUpByPrefix(recordSize: Int, ipVersion: Int) throws {
        var writer = MMDBWriter(recordSize: recordSize, ipVersion: ipVersion)
        writer.insert("192.0.2.0/25", .city("Denver", "US", (39.74, -104.98), radius: 20))
        writer.insert("192.0.2.128/32", .city("Tokyo", "JP", (35.69, 139.69)))
        if ipVersion == 6 { writer.insert("2001:db8::/33", .city("Paris", "FR", (48.85, 2.35))) }
        let database = try database(writer)
        #expect(database.type == "Test-City")
        #expect(database.built.rfc3339.hasPrefix("2026-01-13"))

        let inside = try #require(database.record(for: address("192.0.2.127")))
        #expect(inside.city == "Denver")
        #expect(inside.countryCode == "US")
        let coordinates = try #require(inside.coordinates)
        #expect(coordinates == (39.74, -104.98, 20))
        #expect(inside.network == nil)
        let single = try #require(database.record(for: address("192.0.2.128")))
        #expect(single.city == "Tokyo")
        #expect(single.coordinates?.accuracyKilometres == 0)
        #expect(try database.record(for: address("192.0.2.129")) == nil)
        #expect(try database.record(for: address("203.0.113.1")) == nil)
        let v6 = try database.record(for: address("2001:db8:7fff::1"))
        #expect(v6?.city == (ipVersion == 6 ? "Paris" : nil))
        #expect(try database.record(for: address("2001:db8:8000::1")) == nil)
    }

    @Test func autonomousSystems() throws {
        var writer = MMDBWriter(type: "GeoLite2-ASN")
        writer.insert("192.0.2.0/24", .system(64496, "Example"))
        writer.insert("198.51.100.0/24", .system(0, "Nobody's"))
        let database = try database(writer)
        let known = try database.record(for: address("192.0.2.9"))?.network
        #expect(known == Network(asn: 64496, organisation: "Example"))
        let none = try database.record(for: address("198.51.100.9"))?.network
        #expect(none == Network(asn: nil, organisation: "Nobody's"))
    }

    /// IPinfo's files have one level, and numbers in strings (github.com/ipinfo/sample-database).
    @Test func flatRecords() throws {
        var writer = MMDBWriter(type: "ipinfo standard_location.mmdb")
        writer.insert(
            "192.0.2.0/24",
            .map([
                ("city", .string("Hamburg")), ("country", .string("DE")),
                ("lat", .string("53.5507")), ("lng", .string("9.9930")),
                ("asn", .string("AS64497")), ("as_name", .string("Beispiel")),
            ]))
        writer.insert(
            "198.51.100.0/24",
            .map([("country", .string("Germany")), ("country_code", .string("DE"))]))
        let database = try database(writer)
        let record = try #require(database.record(for: address("192.0.2.1")))
        let coordinates = try #require(record.coordinates)
        #expect(coordinates == (53.5507, 9.993, 0))
        #expect(record.city == "Hamburg")
        #expect(record.countryCode == "DE")
        #expect(record.network == Network(asn: 64497, organisation: "Beispiel"))
        let lite = try #require(database.record(for: address("198.51.100.1")))
        #expect(lite.countryCode == "DE")
        #expect(lite.coordinates == nil)
    }

    @Test func valuesThatAreWrongAreLeftOut() throws {
        var writer = MMDBWriter()
        writer.insert("192.0.2.0/28", .city("Nowhere", "usa", (91, 0)))
        writer.insert("192.0.2.16/28", .city("Nowhere", "US", (.nan, 0)))
        writer.insert("192.0.2.32/28", .string("no map"))
        writer.insert("192.0.2.48/28", .city(String(repeating: "é", count: 500), "US"))
        writer.insert("192.0.2.64/28", .map([("traits", .map([("is_anycast", .bool(true))]))]))
        writer.insert(
            "192.0.2.80/28",
            .map([
                ("location", .map([("latitude", .float(1.5)), ("longitude", .uint32(7))])),
                ("autonomous_system_number", .double(-3)),
            ]))
        let database = try database(writer)
        func record(_ last: Int) throws -> MaxMindRecord {
            try #require(database.record(for: address("192.0.2.\(last)")))
        }
        #expect(try record(1).coordinates == nil)
        #expect(try record(1).countryCode == nil)
        #expect(try record(17).coordinates == nil)
        #expect(try record(17).countryCode == "US")
        #expect(try record(33).city == nil)
        #expect(try record(33).network == nil)
        #expect(try record(49).city?.count == MaxMindRecord.maxTextBytes / 2)
        #expect(try record(65).isElsewhere)
        #expect(try !record(1).isElsewhere)
        #expect(try #require(record(81).coordinates) == (1.5, 7, 0))
        #expect(try record(81).network == nil)
    }

    @Test func typesOfManyBytesAndControlsAreHarmless() throws {
        let type = "Evil\u{1B}[31m" + String(repeating: "x", count: 300)
        var writer = MMDBWriter(type: type)
        writer.buildEpoch = .max
        let database = try database(writer)
        #expect(database.type.hasPrefix("Evil?[31mxxx"))
        #expect(database.type.utf8.count == 64)
        #expect(database.built.rfc3339.hasPrefix("9999-12-31"))
    }

    @Test func whatCannotBeOpened() throws {
        func error(_ path: String) -> GeographyError? {
            do {
                _ = try MaxMindDatabase(path)
                return nil
            } catch {
                return error
            }
        }
        let missing = try #require(error(folder.path + "/none.mmdb"))
        #expect(missing.source.hasSuffix("none.mmdb"))
        #expect(missing.description.contains("No such file"))
        #expect(error(folder.path)?.reason == "it is not an ordinary file")
        let text = try folder.write("text.mmdb", "network,city\n")
        #expect(error(text)?.reason.contains("no readable MaxMind database") == true)
        #expect(error(text)?.remedy == "download the .mmdb file again")
        #expect(try error(folder.write("empty.mmdb", "")) != nil)
        #expect(error("a\0b.mmdb")?.reason.contains("NUL") == true)
    }

    /// Cut at every length: either the library says no, or look-ups give an answer or none.
    @Test func cutAtEveryLength() throws {
        var writer = MMDBWriter(recordSize: 24, ipVersion: 4)
        writer.insert("192.0.2.0/24", .city("Denver", "US", (39.74, -104.98), radius: 20))
        let whole = writer.bytes
        var opened = 0
        for length in 0..<whole.count {
            let path = try folder.write("cut.mmdb", Array(whole[..<length]))
            guard let database = try? MaxMindDatabase(path) else { continue }
            opened += 1
            let record = try database.record(for: address("192.0.2.1"))
            _ = (record?.city, record?.coordinates, record?.network)
        }
        // Without its metadata a file is none.
        #expect(opened < 40, "\(opened)")
    }

    /// Bytes changed at random; seeds 1…400.
    @Test func damagedFilesDoNotTrap() throws {
        var writer = MMDBWriter(recordSize: 28)
        writer.insert("192.0.2.0/24", .city("Denver", "US", (39.74, -104.98), radius: 20))
        writer.insert("2001:db8::/32", .system(64496, "Example"))
        writer.insert("198.51.100.0/24", .map([("city", .pointer(2000))]))
        let whole = writer.bytes
        let addresses = try ["192.0.2.1", "2001:db8::1", "198.51.100.1", "8.8.8.8"].map(address)
        var opened = 0
        for seed in UInt64(1)...400 {
            var generator = SeededGenerator(seed: seed)
            var bytes = whole
            for _ in 0...Int(seed % 8) {
                let position = Int(generator.next() % UInt64(bytes.count))
                bytes[position] = UInt8(truncatingIfNeeded: generator.next())
            }
            let path = try folder.write("damaged.mmdb", bytes)
            guard let database = try? MaxMindDatabase(path) else { continue }
            opened += 1
            for address in addresses {
                let record = database.record(for: address)
                _ = (record?.city, record?.coordinates, record?.network, record?.isElsewhere)
            }
        }
        #expect(opened > 100, "too few opened to say anything: \(opened)")
    }

    @Test func recordsThatPointOutsideAreNone() throws {
        var writer = MMDBWriter(recordSize: 32, ipVersion: 4)
        writer.insert("192.0.2.0/24", .city("Denver", "US", (39.74, -104.98)))
        let far = try #require(IPPrefix("198.51.100.0/24"))
        writer.insert(far, at: 1_000_000)
        let database = try database(writer)
        #expect(try database.record(for: address("192.0.2.1"))?.city == "Denver")
        #expect(try database.record(for: address("198.51.100.1"))?.city == nil)
    }
}
