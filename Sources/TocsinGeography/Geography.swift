import TocsinRecords

/// Where addresses and named places are, from files on this machine alone: no look-up leaves it.
///
/// An address is looked up in the operator's tables first, then in the databases in the order given.
/// The gazetteer is read when the first name or bare country is asked for.
public struct Geography: Sendable {
    private let databases: [MaxMindDatabase]
    private let places: PrefixTable<Location>
    private let exemptions: TravelExemptions
    /// The files in use, tables first.
    public let sources: [Source]

    /// More are a mistake: each is tried for each address.
    public static let maxFiles = 64

    /// The gazetteer and the built-in exemptions, no files.
    public init() {
        databases = []
        places = PrefixTable()
        exemptions = .builtIn
        sources = []
    }

    /// Opens `databases`, MaxMind DB files, and reads `places`, CSV tables of networks (`PlacesFile`).
    /// Throws for the first file that cannot be used, and for two rows of one network.
    ///
    /// `exemptions` is the whole list: `.builtIn`, another, or the union of both.
    public init(
        databases: [String], places: [String], exemptions: TravelExemptions
    ) throws(GeographyError) {
        guard databases.count + places.count <= Self.maxFiles else {
            throw GeographyError(
                source: "geography", reason: "more than \(Self.maxFiles) files",
                remedy: "name fewer databases and tables")
        }
        var table = PrefixTable<Location>()
        var sources: [Source] = []
        for file in places {
            let rows = try PlacesFile.read(
                TextFile.text(file), source: file, gazetteer: .builtIn, into: &table)
            sources.append(Source(file: file, kind: "places", rows: rows))
        }
        var opened: [MaxMindDatabase] = []
        for file in databases {
            let database = try MaxMindDatabase(file)
            opened.append(database)
            sources.append(Source(file: file, kind: database.type, built: database.built))
        }
        self.databases = opened
        self.places = table
        self.exemptions = exemptions
        self.sources = sources
    }

    /// Where `address` is: the longest network of the tables, the first database that knows coordinates, or
    /// the country with its radius. nil if nobody knows. Microseconds.
    public func location(of address: IPAddress) -> Location? {
        if let place = places[address] { return place }
        var vague: Location?
        for database in databases {
            guard let record = database.record(for: address) else { continue }
            let country = record.countryCode
            if let (latitude, longitude, radius) = record.coordinates {
                return Location(
                    latitude: latitude, longitude: longitude, accuracyKilometres: radius,
                    city: record.city, country: country)
            }
            if vague == nil, let country {
                vague = Gazetteer.builtIn.location(
                    place: nil, city: record.city, country: country)
            }
        }
        return vague
    }

    /// Whose network `address` belongs to, by the first database that knows.
    public func network(of address: IPAddress) -> Network? {
        for database in databases {
            if let network = database.record(for: address)?.network { return network }
        }
        return nil
    }

    /// The place that a log names; nil if it is unknown or could be several.
    ///
    /// `place` is a city with or without region and country (`São Paulo`; `Denver, CO`; `Paris, France`).
    /// Upper case and accents do not matter. A name without a country means the place that has ten
    /// times the inhabitants of the next of its name, and else none. Only a country known: its centre
    /// with a radius around all its places, and no city.
    public func location(place: String?, city: String?, country: String?) -> Location? {
        Gazetteer.builtIn.location(place: place, city: city, country: country)
    }

    /// Whether the users of `address` may be far from where it seems to be: on the list of exemptions by
    /// network or autonomous system, or so marked in a database.
    public func isTravelExempt(_ address: IPAddress) -> Bool {
        if exemptions.contains(address, asn: nil) { return true }
        var asn: UInt32?
        for database in databases {
            guard let record = database.record(for: address) else { continue }
            if record.isElsewhere { return true }
            if asn == nil { asn = record.network?.asn }
        }
        return asn != nil && exemptions.contains(address, asn: asn)
    }
}
