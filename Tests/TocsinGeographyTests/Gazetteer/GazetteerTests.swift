import Testing
import TocsinMath

@testable import TocsinGeography

@Suite struct GazetteerTests {
    func city(_ place: String?, _ city: String? = nil, _ country: String? = nil) -> String? {
        let found = Gazetteer.builtIn.location(place: place, city: city, country: country)
        return found.map { "\($0.city ?? "-"), \($0.country ?? "-")" }
    }

    @Test(arguments: [
        ("Tokyo", "Tokyo, JP"), ("tokyo", "Tokyo, JP"), ("New York", "New York City, US"),
        ("New York, NY, USA", "New York City, US"), ("Denver, US", "Denver, US"),
        ("Denver, CO", "Denver, US"), ("Denver,Colorado,United States", "Denver, US"),
        ("São Paulo", "São Paulo, BR"), ("sao paulo", "São Paulo, BR"),
        ("Frankfurt am Main", "Frankfurt am Main, DE"), ("Frankfurt", "Frankfurt am Main, DE"),
        ("Munich", "Munich, DE"), ("München", "Munich, DE"), ("Muenchen", "Munich, DE"),
        ("KOELN, DE", "Köln, DE"), ("Cologne, Germany", "Köln, DE"), ("Zurich", "Zürich, CH"),
        ("Bombay", "Mumbai, IN"), ("Saigon", "Ho Chi Minh City, VN"), ("Kiev", "Kyiv, UA"),
        ("London", "London, GB"), ("London, Ontario, Canada", "London, CA"),
        ("London, CA", "London, CA"), ("San Jose, CA", "San Jose, US"),
        ("St. Louis, MO", "St. Louis, US"), ("Saint Louis, Missouri", "St. Louis, US"),
        ("Springfield, Illinois", "Springfield, US"), ("Osaka, Osaka, JP", "Osaka, JP"),
        ("Osaka, Osaka", "Osaka, JP"), ("Munich, Bavaria, Germany", "Munich, DE"),
        ("Singapore", "Singapore, SG"), ("Washington", "Washington, US"),
        ("The Hague, NL", "The Hague, NL"), ("Vaduz", "Vaduz, LI"), ("Canberra", "Canberra, AU"),
    ])
    func namesOfCities(place: String, found: String) {
        #expect(city(place) == found)
    }

    @Test(arguments: [
        "Springfield", "Springfield, US", "Cambridge", "Birmingham", "Valencia", "Portland",
        "Atlantis", "Atlantis, Neverland", "Sydney, Nova Scotia", "London, Ontario",
        "Tokyo, Germany, Asia, Earth, Space", "", " , ", "-", "unknown", "Foo, CO", "Georgia",
    ])
    func namesThatMeanNoOneCity(place: String) {
        let found = Gazetteer.builtIn.location(place: place, city: nil, country: nil)
        #expect(found?.city == nil, "\(String(describing: found))")
    }

    @Test func countryOfItsOwnField() {
        #expect(city(nil, "Cambridge", "GB") == "Cambridge, GB")
        #expect(city("Cambridge, MA", nil, "US") == "Cambridge, US")
        #expect(city(nil, "Cambridge", "US") == "-, US", "Maryland has one, too")
        #expect(city(nil, "Birmingham", "United Kingdom") == "Birmingham, GB")
        #expect(city(nil, "Toronto", "CA") == "Toronto, CA")
        #expect(city(nil, "Tokyo", "-") == "Tokyo, JP")
        // California is no country, and nothing else is Canadian.
        #expect(city(nil, "San Jose", "CA") == "-, CA")
        #expect(city("Denver, CO, US", "", "USA") == "Denver, US")
        #expect(city("Denver, CO", "Nonesuch", nil) == "Denver, US")
        #expect(city(nil, "Tokyo", "Neverland") == nil)
        #expect(city("Tokyo", nil, "DE") == "-, DE", "the fields contradict each other")
    }

    @Test(arguments: [
        ("DE", "DE"), ("deu", "DE"), ("Germany", "DE"), ("UK", "GB"), ("Holland", "NL"),
        ("Türkiye", "TR"), ("turkey", "TR"), ("Côte d'Ivoire", "CI"), ("usa", "US"),
        ("Czech Republic", "CZ"), ("Czechia", "CZ"), ("South Korea", "KR"),
    ])
    func countries(name: String, code: String) throws {
        #expect(Gazetteer.builtIn.countryCode(name) == code)
        let country = try #require(
            Gazetteer.builtIn.location(place: nil, city: nil, country: name))
        #expect(country.city == nil && country.country == code)
        #expect(country.accuracyKilometres > 0)
    }

    @Test func unknownCountries() {
        #expect(Gazetteer.builtIn.countryCode("Neverland") == nil)
        #expect(Gazetteer.builtIn.countryCode("") == nil)
        #expect(Gazetteer.builtIn.location(ofCountryCode: "AQ") == nil)
        #expect(city("Nowheresville, US") == "-, US")
        #expect(city("France") == "-, FR")
    }

    /// A country's circle holds its cities, so that its radius is one within which the true place lies.
    @Test func circlesHoldTheirCities() {
        let gazetteer = Gazetteer.builtIn
        for city in gazetteer.cities {
            let country = gazetteer.countries[city.country]
            let distance = GreatCircle.kilometres(
                latitude1: city.latitude, longitude1: city.longitude,
                latitude2: country.latitude, longitude2: country.longitude)
            #expect(distance <= country.radiusKilometres, "\(city.name), \(country.code)")
        }
    }

    @Test func size() {
        let gazetteer = Gazetteer.builtIn
        #expect(gazetteer.cities.count > 6000)
        #expect(gazetteer.countries.count > 240)
        #expect(Gazetteer.data.utf8CodeUnitCount < 200_000)
        #expect(gazetteer.cities.allSatisfy { $0.thousands > 0 && !$0.name.isEmpty })
        #expect(
            gazetteer.cities.allSatisfy { Location.areCoordinates($0.latitude, $0.longitude) })
        let withoutCapital = gazetteer.countries.indices.filter { index in
            !gazetteer.cities.contains { $0.country == index }
        }
        // The source names no capital of theirs.
        #expect(withoutCapital.map { gazetteer.countries[$0].code } == ["BQ", "TK"])
    }

    @Test func linesThatAreNoneAreLeftOut() {
        let gazetteer = Gazetteer(
            parsing:
                "Lost\t1\t2\t3\n=XY\tXYZ\tLand\t1\t2\t30\nTown|Ville\t1\t2\t3\nTown\tx\t2\t3\n\n=Q\n-Q\n"
        )
        #expect(gazetteer.cities.count == 1)
        #expect(gazetteer.countries.count == 1)
        let found = gazetteer.location(place: "ville", city: nil, country: nil)
        #expect(
            found
                == Location(
                    latitude: 1, longitude: 2, accuracyKilometres: 10, city: "Town", country: "XY"))
    }
}
