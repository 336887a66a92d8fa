import TocsinRecords

/// A table of networks and their places, as an operator keeps it for private networks and sites.
///
/// Comma-separated, the first line a header: `network` and `city`, `country`, `latitude`, `longitude` or
/// `accuracy_km` in any order and case; other columns are ignored. Without coordinates the gazetteer
/// must know the place. Empty lines and lines that start with `#` are skipped.
enum PlacesFile {
    /// Far more than a site has networks; keeps the table under about 200 MB.
    static let maxRows = 1_000_000
    /// Longer than any row of the columns that are read.
    static let maxLineBytes = 4096

    private struct Columns {
        var network: Int
        var city: Int?
        var country: Int?
        var latitude: Int?
        var longitude: Int?
        var accuracy: Int?
    }

    /// The rows of `text` go into `table`; returns their number. Throws at the first row that is not
    /// right. O(rows).
    static func read(
        _ text: String, source: String, gazetteer: Gazetteer,
        into table: inout PrefixTable<Location>
    ) throws(GeographyError) -> Int {
        var columns: Columns?
        var rows = 0
        var number = 0
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            number += 1
            func error(_ reason: String, _ remedy: String = "correct the row") -> GeographyError {
                GeographyError(source: source, line: number, reason: reason, remedy: remedy)
            }
            guard line.utf8.count <= maxLineBytes else {
                throw error("the line is longer than \(maxLineBytes) bytes")
            }
            // A byte order mark is what spreadsheets start a UTF-8 file with.
            let content = line.first == "\u{FEFF}" && number == 1 ? line.dropFirst() : line
            if content.allSatisfy(\.isWhitespace) || content.hasPrefix("#") { continue }
            guard let fields = CSVRecord.fields(of: content) else {
                throw error("a quoted field does not end as one", "double the quotes inside it")
            }
            guard let columns else {
                columns = try header(fields, source: source, line: number)
                continue
            }
            rows += 1
            guard rows <= maxRows else {
                throw error("more than \(maxRows) rows", "merge neighbouring networks")
            }
            do throws(RowFault) {
                let (prefix, location) = try row(fields, columns, gazetteer)
                guard table.insert(location, for: prefix) else {
                    throw RowFault("\(prefix) has a place already")
                }
            } catch {
                throw GeographyError(
                    source: source, line: number, reason: error.reason, remedy: error.remedy)
            }
        }
        guard columns != nil else {
            throw GeographyError(
                source: source, reason: "it has no header", remedy: headerRemedy)
        }
        return rows
    }

    private static let headerRemedy =
        "start it with: network,city,country,latitude,longitude,accuracy_km"

    private static func header(
        _ fields: [String], source: String, line: Int
    ) throws(GeographyError) -> Columns {
        let names = fields.map { $0.lowercased() }
        func column(_ name: String) -> Int? { names.firstIndex(of: name) }
        func error(_ reason: String) -> GeographyError {
            GeographyError(source: source, line: line, reason: reason, remedy: headerRemedy)
        }
        guard let network = column("network") else {
            throw error("the header names no column \"network\"")
        }
        let columns = Columns(
            network: network, city: column("city"), country: column("country"),
            latitude: column("latitude"), longitude: column("longitude"),
            accuracy: column("accuracy_km"))
        guard (columns.latitude == nil) == (columns.longitude == nil) else {
            throw error("the header names one coordinate without the other")
        }
        guard columns.latitude != nil || columns.city != nil || columns.country != nil else {
            throw error("the header names neither coordinates nor a place")
        }
        return columns
    }

    private struct RowFault: Error {
        var reason: String
        var remedy: String
        init(_ reason: String, _ remedy: String = "correct the row") {
            self.reason = reason
            self.remedy = remedy
        }
    }

    private static func row(
        _ fields: [String], _ columns: Columns, _ gazetteer: Gazetteer
    ) throws(RowFault) -> (IPPrefix, Location) {
        func field(_ column: Int?) -> String? {
            guard let column, fields.indices.contains(column), !fields[column].isEmpty else {
                return nil
            }
            return fields[column]
        }
        guard let network = field(columns.network) else { throw RowFault("it has no network") }
        guard let prefix = IPPrefix(network) else {
            throw RowFault("\"\(network.prefix(64))\" is no network", "write it like 192.0.2.0/24")
        }
        let city = field(columns.city)
        var country: String?
        if let text = field(columns.country) {
            guard let known = gazetteer.countryCode(text) else {
                throw RowFault(
                    "no country is called \"\(text.prefix(64))\"", "give its two-letter ISO code")
            }
            country = known
        }
        let accuracy = try number(field(columns.accuracy), "accuracy_km", 0...20_100)
        let latitude = try number(field(columns.latitude), "latitude", -90...90)
        let longitude = try number(field(columns.longitude), "longitude", -180...180)
        if let latitude, let longitude {
            let location = Location(
                latitude: latitude, longitude: longitude, accuracyKilometres: accuracy ?? 0,
                city: city, country: country)
            return (prefix, location)
        }
        guard latitude == nil, longitude == nil else {
            throw RowFault("it has one coordinate without the other")
        }
        guard var location = gazetteer.location(place: nil, city: city, country: country),
            city == nil || location.city != nil
        else {
            throw RowFault(
                "the gazetteer knows no one place of that name", "give latitude and longitude")
        }
        if let city { location.city = city }
        if let accuracy { location.accuracyKilometres = accuracy }
        return (prefix, location)
    }

    /// nil for an empty field.
    private static func number(
        _ text: String?, _ name: String, _ range: ClosedRange<Double>
    ) throws(RowFault) -> Double? {
        guard let text else { return nil }
        guard let value = Double(text), range.contains(value) else {
            throw RowFault(
                "\(name) \"\(text.prefix(64))\" is no number from \(Int(range.lowerBound)) to "
                    + "\(Int(range.upperBound))")
        }
        return value
    }
}
