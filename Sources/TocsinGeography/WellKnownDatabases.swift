extension Geography {
    /// Folders where Linux packages, geoipupdate(1) and Homebrew keep databases.
    static let wellKnownFolders = [
        "/usr/share/GeoIP", "/var/lib/GeoIP", "/usr/local/share/GeoIP", "/usr/local/var/GeoIP",
        "/opt/homebrew/var/GeoIP", "/etc/GeoIP",
    ]

    /// What the names of useful files start with, in lower case; DB-IP adds the month.
    static let wellKnownNames = [
        "geoip2-city", "geoip2-country", "geoip2-enterprise", "geoip2-isp",
        "geolite2-city", "geolite2-country", "geolite2-asn",
        "dbip-city", "dbip-country", "dbip-asn", "dbip-location",
        "ipinfo", "asn", "country_asn", "location", "standard_location",
    ]

    /// Databases that are on this machine in the usual places, sorted by path; of several of one name,
    /// the first folder's, and of several months the last.
    public static func wellKnownDatabases() -> [String] { databases(in: wellKnownFolders) }

    static func databases(in folders: [String]) -> [String] {
        var found: [String] = []
        var seen: Set<String> = []
        for folder in folders {
            // The last first, so that the newest of "dbip-city-lite-2026-01" and "-02" is met first.
            for name in SystemFile.names(in: folder).reversed() {
                guard name.lowercased().hasSuffix(".mmdb") else { continue }
                let stem = stem(name.lowercased().dropLast(".mmdb".utf8.count))
                let isKnown = wellKnownNames.contains { stem == $0 || stem.hasPrefix($0 + "-") }
                guard isKnown || stem.hasPrefix("ipinfo_"), !seen.contains(stem) else { continue }
                let path = "\(folder)/\(name)"
                guard SystemFile.objection(to: path) == nil else { continue }
                seen.insert(stem)
                found.append(path)
            }
        }
        return found.sorted()
    }

    /// A name without the year and month at its end.
    private static func stem(_ name: Substring) -> String {
        var end = name[...]
        while let last = end.last, last.isASCII, last.isNumber || last == "-" { end.removeLast() }
        return String(end.isEmpty ? name : end)
    }
}
