/// Where named cities and countries are.
///
/// A name that several places share means none of them unless one has `leastDominance` times the
/// inhabitants of the next: a wrong place is a false alarm, no place only a missing one.
struct Gazetteer: Sendable {
    struct City: Sendable {
        var name: Substring
        /// Index of `countries`.
        var country: Int
        /// Two letters, for the United States only.
        var state: Substring?
        var latitude: Double
        var longitude: Double
        /// Thousands of inhabitants, at least 1.
        var thousands: Int
    }

    struct Country: Sendable {
        /// ISO 3166-1 alpha-2.
        var code: Substring
        /// Centre and radius of a circle around all its places of 500 inhabitants.
        var latitude: Double
        var longitude: Double
        var radiusKilometres: Double
    }

    /// What a word behind a city's name may mean: `CO` is Colombia or Colorado.
    struct Region: Hashable, Sendable {
        var country: Int
        var state: Substring?
    }

    /// The larger of two cities of one name is meant if it has this many times the inhabitants.
    static let leastDominance = 10

    private(set) var cities: [City] = []
    private(set) var countries: [Country] = []
    /// By folded name, indices of `cities`.
    private var citiesByName: [String: [Int]] = [:]
    /// By folded name or code.
    private var regionsByName: [String: [Region]] = [:]

    /// The gazetteer that is part of the program; read at its first use, about 70 ms.
    static let builtIn = Gazetteer(parsing: data.description)

    /// Lines as `scripts/make-gazetteer` writes them; others are left out.
    init(parsing text: String) {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.dropFirst(line.hasPrefix("=") || line.hasPrefix("-") ? 1 : 0)
                .split(separator: "\t", omittingEmptySubsequences: false)
            if line.hasPrefix("=") {
                addCountry(fields)
            } else if line.hasPrefix("-") {
                addState(fields)
            } else {
                addCity(fields)
            }
        }
    }

    private mutating func addCountry(_ fields: [Substring]) {
        guard fields.count == 6, let latitude = Double(fields[3]),
            let longitude = Double(fields[4]), let radius = Double(fields[5])
        else { return }
        countries.append(
            Country(
                code: fields[0], latitude: latitude, longitude: longitude,
                radiusKilometres: radius))
        for name in fields[...1] + fields[2].split(separator: "|") {
            add(Region(country: countries.count - 1), named: name)
        }
    }

    private mutating func addState(_ fields: [Substring]) {
        guard fields.count == 2, !countries.isEmpty else { return }
        for name in fields {
            add(Region(country: countries.count - 1, state: fields[0]), named: name)
        }
    }

    private mutating func add(_ region: Region, named name: Substring) {
        guard let key = PlaceName.folded(name) else { return }
        if regionsByName[key]?.contains(region) != true {
            regionsByName[key, default: []].append(region)
        }
    }

    private mutating func addCity(_ fields: [Substring]) {
        guard fields.count >= 4, !countries.isEmpty, let latitude = Double(fields[1]),
            let longitude = Double(fields[2]), let thousands = Int(fields[3]),
            let name = fields[0].split(separator: "|").first
        else { return }
        cities.append(
            City(
                name: name, country: countries.count - 1,
                state: fields.count > 4 ? fields[4] : nil, latitude: latitude,
                longitude: longitude, thousands: thousands))
        for name in fields[0].split(separator: "|") {
            for key in [PlaceName.folded(name), PlaceName.transcribed(name)].compactMap({ $0 })
            where citiesByName[key]?.last != cities.count - 1 {
                citiesByName[key, default: []].append(cities.count - 1)
            }
        }
    }

    /// What `text` means behind the name of a city.
    func regions(_ text: some StringProtocol) -> [Region] {
        PlaceName.folded(text).flatMap { regionsByName[$0] } ?? []
    }

    /// The two-letter code of a country given by name or code; nil if none or several go by it.
    func countryCode(_ text: String) -> String? {
        country(regions(text)).map { String(countries[$0].code) }
    }

    /// The cities that `name`, folded, may mean.
    func cities(named name: String) -> [City] {
        (citiesByName[name] ?? []).map { cities[$0] }
    }

    /// The one country of `regions` that is meant as such; a state's code gives way to a country's.
    func country(_ regions: [Region]) -> Int? {
        let whole = regions.filter { $0.state == nil }
        return whole.count == 1 ? whole.first?.country : nil
    }
}
