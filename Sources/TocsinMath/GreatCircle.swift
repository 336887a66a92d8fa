/// Distances on a sphere of the Earth's mean radius.
public enum GreatCircle {
    /// Mean radius R₁ = (2a + b)/3 of the GRS 80 ellipsoid (Moritz, "Geodetic Reference System 1980",
    /// J. Geodesy 74, 2000).
    public static let earthRadiusKilometres = 6371.0088

    /// The shortest way between two points over the Earth's surface, kilometres.
    ///
    /// Coordinates in degrees, north and east positive; longitudes may differ by any number of turns.
    /// 0…20,015.1, the same both ways and the same bits on every machine; NaN unless all are finite. Within 0.6 % of
    /// the way on the ellipsoid. Haversine formula (Sinnott, "Virtues of the Haversine", Sky &
    /// Telescope 68, 1984), with the angle from its sine and cosine so that antipodes lose nothing.
    public static func kilometres(
        latitude1: Double, longitude1: Double, latitude2: Double, longitude2: Double
    ) -> Double {
        let halfHeight = Elementary.cosSin(turns: abs(latitude1 - latitude2) / 720).sin
        let halfWidth = Elementary.cosSin(turns: abs(longitude1 - longitude2) / 720).sin
        let cosines =
            Elementary.cosSin(turns: latitude1 / 360).cos
            * Elementary.cosSin(turns: latitude2 / 360).cos
        let haversine = halfHeight * halfHeight + cosines * (halfWidth * halfWidth)
        guard !haversine.isNaN else { return .nan }
        let bounded = min(max(haversine, 0), 1)
        let halfAngle = Elementary.turns(
            x: (1 - bounded).squareRoot(), y: bounded.squareRoot())
        return 4 * Double.pi * earthRadiusKilometres * halfAngle
    }
}
