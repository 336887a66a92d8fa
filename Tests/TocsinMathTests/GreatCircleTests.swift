import Testing
import TocsinMath

@Suite struct GreatCircleTests {
    struct Way {
        var name: String
        var from: (latitude: Double, longitude: Double)
        var to: (latitude: Double, longitude: Double)
        var kilometres: Double
    }

    /// The haversine formula at 40 digits with mpmath 1.3; coordinates: GeoNames for cities, the
    /// airports' own for airports. Nashville to Los Angeles is the example of Rosetta Code's
    /// "Haversine formula", which gives 2887.2599506071106 km for a radius of 6372.8 km.
    static let ways: [Way] = [
        Way(
            name: "Tokyo to Denver", from: (35.6895, 139.69171), to: (39.73915, -104.9847),
            kilometres: 9332.096364136156),
        Way(
            name: "Nashville to Los Angeles airports", from: (36.12, -86.67), to: (33.94, -118.40),
            kilometres: 2887.2599506071106 / 6372.8 * 6371.0088),
        Way(
            name: "London Heathrow to New York JFK", from: (51.4775, -0.461389),
            to: (40.639722, -73.778889), kilometres: 5539.456589903036),
        Way(
            name: "Sydney to Santiago de Chile airports", from: (-33.946111, 151.177222),
            to: (-33.392778, -70.785556), kilometres: 11340.380071794947),
        Way(
            name: "pole to equator, a quarter of a circle", from: (90, 0), to: (0, 77),
            kilometres: 0.5 * Double.pi * 6371.0088),
        Way(
            name: "antipodes, half a circle", from: (12.5, 30), to: (-12.5, -150),
            kilometres: Double.pi * 6371.0088),
        Way(
            name: "a degree across the date line", from: (0, 179.5), to: (0, -179.5),
            kilometres: Double.pi / 180 * 6371.0088),
    ]

    @Test(arguments: ways.indices)
    func references(index: Int) {
        let way = Self.ways[index]
        let there = distance(way.from, way.to)
        #expect(abs(there - way.kilometres) < 1e-6, "\(way.name): \(there)")
        #expect(there == distance(way.to, way.from), "\(way.name): the way back")
    }

    @Test func noWay() {
        #expect(distance((51.5, -0.1), (51.5, -0.1)) == 0)
        #expect(distance((90, 10), (90, -100)) < 1e-9, "the pole has every longitude")
        #expect(distance((.nan, 0), (0, 0)).isNaN)
        #expect(distance((0, .infinity), (0, 0)).isNaN)
    }

    /// The bits themselves: the same on every machine.
    @Test func sameBitsEverywhere() {
        #expect(
            distance((35.69, 139.69), (39.74, -104.98)).bitPattern
                == 4_666_356_154_102_114_812)
    }

    func distance(
        _ a: (latitude: Double, longitude: Double), _ b: (latitude: Double, longitude: Double)
    ) -> Double {
        GreatCircle.kilometres(
            latitude1: a.latitude, longitude1: a.longitude, latitude2: b.latitude,
            longitude2: b.longitude)
    }
}
