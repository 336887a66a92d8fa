extension Gazetteer {
    /// A city, region and country are three parts; a fourth is a district or a county.
    static let maxParts = 4

    /// The place that a log's words mean: a city (`Tokyo`; `Denver, US`; `Springfield, Illinois`), or with
    /// its radius the country if no city is known; nil if neither is sure.
    ///
    /// Every part behind a city's name that is known, and `country`, must fit it. An unknown last part
    /// means that the city is not: `Sydney, Nova Scotia` is not Australia's.
    func location(place: String?, city: String?, country: String?) -> Location? {
        let country = Self.stated(country)
        // In a field of its own CA is Canada, not California.
        let given = country.map { regions($0).filter { $0.state == nil } }
        for text in [city, place] {
            guard let text = Self.stated(text), let found = self.city(text, in: given) else {
                continue
            }
            return found
        }
        if let given { return self.country(given).map(location(ofCountry:)) }
        for text in [place, city] {
            guard let text = Self.stated(text), let last = Self.parts(text)?.last else { continue }
            // Colombia or Colorado: neither.
            let meant = regions(last)
            guard meant.count == 1, meant[0].state == nil else { continue }
            return location(ofCountry: meant[0].country)
        }
        return nil
    }

    /// The country whose two-letter code is `code`.
    func location(ofCountryCode code: String) -> Location? {
        countries.firstIndex { $0.code == code }.map(location(ofCountry:))
    }

    private func city(_ text: String, in given: [Region]?) -> Location? {
        guard let parts = Self.parts(text), let name = PlaceName.folded(parts[0]) else {
            return nil
        }
        var conditions = [[Region]]()
        if let given { conditions.append(given) }
        for (index, part) in parts.enumerated().dropFirst() {
            // "Osaka, Osaka" names the prefecture after the city.
            guard let key = PlaceName.folded(part), key != name else { continue }
            let meant = regions(part)
            if meant.isEmpty, index + 1 < parts.count { continue }
            conditions.append(meant)
        }
        let candidates = cities(named: name).filter { city in
            conditions.allSatisfy { regions in
                regions.contains { region in
                    region.country == city.country
                        && (region.state == nil || region.state == city.state)
                }
            }
        }
        return Self.dominant(candidates).map { location(of: $0) }
    }

    /// The only one, or the one that is far larger than the next.
    private static func dominant(_ candidates: [City]) -> City? {
        let sorted = candidates.sorted { $0.thousands > $1.thousands }
        guard let first = sorted.first else { return nil }
        guard sorted.count > 1 else { return first }
        return first.thousands >= leastDominance * sorted[1].thousands ? first : nil
    }

    private func location(of city: City) -> Location {
        Location(
            latitude: city.latitude, longitude: city.longitude,
            accuracyKilometres: Self.radiusKilometres(thousands: city.thousands),
            city: String(city.name), country: String(countries[city.country].code))
    }

    private func location(ofCountry index: Int) -> Location {
        let country = countries[index]
        return Location(
            latitude: country.latitude, longitude: country.longitude,
            accuracyKilometres: country.radiusKilometres, country: String(country.code))
    }

    /// How far from its centre people still give a city's name, by its thousands of inhabitants: a
    /// judgement that takes in the suburbs, since the source has no areas.
    static func radiusKilometres(thousands: Int) -> Double {
        switch thousands {
        case ..<250: 10
        case ..<1000: 20
        case ..<5000: 35
        default: 50
        }
    }

    /// At most `maxParts` parts between commas, the first not empty.
    private static func parts(_ text: String) -> [Substring]? {
        guard text.utf8.count <= PlaceName.maxBytes else { return nil }
        let parts = text.split(separator: ",", omittingEmptySubsequences: true)
            .filter { !$0.allSatisfy(\.isWhitespace) }
        return parts.isEmpty || parts.count > maxParts ? nil : parts
    }

    /// nil for the words that logs write where they know nothing.
    private static func stated(_ text: String?) -> String? {
        guard let text, let key = PlaceName.folded(text) else { return nil }
        return unstated.contains(key) ? nil : text
    }

    /// Folded, so that "-" and "(empty)" are among them; XX and ZZ are user-assigned in ISO 3166-1.
    private static let unstated: Set<String> = [
        "empty", "unknown", "none", "null", "nil", "n a", "xx", "zz",
    ]
}
