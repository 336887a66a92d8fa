import ArgumentParser
import Foundation
import TocsinEngine
import TocsinGeography

/// How authentication logs are read, and where their sources are.
struct AuthArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Year of the first line of an auth log whose stamps have none; else the file's time tells.",
            valueName: "year"))
    var year: Int?

    @Option(
        help: ArgumentHelp(
            "A MaxMind database (City, ASN) for the places of logons; well-known paths are looked at too.",
            valueName: "file.mmdb"))
    var geoip: [String] = []

    @Option(
        help: ArgumentHelp(
            "A table of networks and their places: network,city,country,latitude,longitude.",
            valueName: "file.csv"))
    var places: [String] = []

    @Option(
        help: ArgumentHelp(
            "Networks whose users may be anywhere, beside the built-in ones: CIDR or AS number,… or @FILE.",
            valueName: "list"))
    var travelExempt: String?

    func validate() throws {
        if let year, !(1970...2100).contains(year) {
            throw ValidationError("--year \(year): 1970 to 2100")
        }
    }

    func apply(to options: inout HuntOptions) throws {
        options.year = year
        do {
            var exemptions = TravelExemptions.builtIn
            if let travelExempt {
                exemptions = exemptions.union(
                    try TravelExemptions(parsing: Self.text(travelExempt)))
            }
            let databases = geoip + Geography.wellKnownDatabases().filter { !geoip.contains($0) }
            options.geography = try Geography(
                databases: databases, places: places, exemptions: exemptions)
        } catch let error as GeographyError {
            throw Stop("\(error)")
        }
    }

    /// The text of an argument, or of the file that it names.
    private static func text(_ argument: String) throws -> String {
        guard argument.hasPrefix("@") else { return argument }
        let path = String(argument.dropFirst())
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ValidationError("--travel-exempt \(argument): the file cannot be read")
        }
        return text
    }
}
