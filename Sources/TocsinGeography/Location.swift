/// Where an address or a named place is.
public struct Location: Hashable, Sendable {
    /// Degrees north, −90…90.
    public var latitude: Double
    /// Degrees east, −180…180.
    public var longitude: Double
    /// Radius within which the true place lies, kilometres; 0 if the source does not say. A database's
    /// own radius holds for two addresses in three (MaxMind, "Geolocation accuracy").
    public var accuracyKilometres: Double
    /// As the source spells it; nil if only the country is known.
    public var city: String?
    /// ISO 3166-1 alpha-2, upper case.
    public var country: String?

    /// Nothing is checked.
    public init(
        latitude: Double, longitude: Double, accuracyKilometres: Double = 0, city: String? = nil,
        country: String? = nil
    ) {
        self.latitude = latitude
        self.longitude = longitude
        self.accuracyKilometres = accuracyKilometres
        self.city = city
        self.country = country
    }

    /// Whether both are numbers that a point on Earth can have.
    static func areCoordinates(_ latitude: Double, _ longitude: Double) -> Bool {
        abs(latitude) <= 90 && abs(longitude) <= 180
    }
}

/// Whose network an address belongs to.
public struct Network: Hashable, Sendable {
    /// The autonomous system that announces it.
    public var asn: UInt32?
    /// Who runs that system, as the database names it.
    public var organisation: String?

    /// Nothing is checked.
    public init(asn: UInt32? = nil, organisation: String? = nil) {
        self.asn = asn
        self.organisation = organisation
    }
}
