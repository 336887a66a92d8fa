/// What the makers of databases call the same things: MaxMind (GeoLite2, GeoIP2) and DB-IP alike, IPinfo
/// in one flat level with numbers as strings.
extension MaxMindRecord {
    /// Coordinates with their radius; nil unless both are there and sound.
    var coordinates: (latitude: Double, longitude: Double, accuracyKilometres: Double)? {
        guard
            let latitude = number("location", "latitude") ?? number("lat") ?? number("latitude"),
            let longitude =
                number("location", "longitude") ?? number("lng") ?? number("longitude"),
            Location.areCoordinates(latitude, longitude)
        else { return nil }
        let radius = number("location", "accuracy_radius") ?? number("radius") ?? 0
        return (latitude, longitude, radius >= 0 && radius <= 20_100 ? radius : 0)
    }

    /// The city's English name.
    var city: String? { text("city", "names", "en") ?? text("city") }

    /// Where the address is used, not where its network is registered; two capital letters or nil.
    var countryCode: String? {
        let code =
            text("country", "iso_code") ?? text("country_code") ?? text("country") ?? ""
        let isCode = code.utf8.count == 2 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        return isCode ? code : nil
    }

    /// The autonomous system and who runs it; nil if the database knows neither.
    var network: Network? {
        var asn: UInt32?
        if let number =
            number("autonomous_system_number") ?? number("traits", "autonomous_system_number")
        {
            asn = UInt32(exactly: number)
        } else if let text = text("asn") {
            asn = TravelExemptions.asn(text)
        }
        let organisation =
            text("autonomous_system_organization")
            ?? text("traits", "autonomous_system_organization")
            ?? text("as_name") ?? text("name")
        return asn == nil && organisation == nil
            ? nil : Network(asn: asn == 0 ? nil : asn, organisation: organisation)
    }

    /// Whether the database itself says that the user may be elsewhere: MaxMind's satellite, anycast and
    /// VPN marks, IPinfo's satellite and anycast marks.
    var isElsewhere: Bool {
        flag("traits", "is_satellite_provider") || flag("traits", "is_anycast")
            || flag("is_anonymous_vpn") || flag("is_satellite") || flag("is_anycast")
    }
}
