import TocsinRecords

/// Where an authentication came from: an address, or a name where the log has none.
public struct AuthSource: Hashable, Sendable, Comparable, CustomStringConvertible {
    public var address: IPAddress?
    /// Host name, workstation or AWS service; nil beside an address.
    public var name: String?

    public init(address: IPAddress? = nil, name: String? = nil) {
        self.address = address
        self.name = address == nil ? name : nil
    }

    public var description: String { address?.description ?? name ?? "" }

    /// Whether it is the host itself.
    public var isLoopback: Bool {
        guard let address else { return false }
        return Self.loopback.contains { $0.contains(address) }
    }

    private static let loopback = ["127.0.0.0/8", "::1/128"].compactMap { IPPrefix($0) }

    /// Addresses before names.
    public static func < (a: Self, b: Self) -> Bool {
        switch (a.address, b.address) {
        case (let a?, let b?): a < b
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): (a.name ?? "") < (b.name ?? "")
        }
    }
}

/// What a log itself says of the place an authentication came from.
public struct LoggedPlace: Hashable, Sendable, Comparable {
    public var place: String?
    public var city: String?
    public var country: String?
    /// Degrees.
    public var latitude: Double?
    public var longitude: Double?

    /// As a sentence calls it; nil if there are coordinates only.
    public var name: String? {
        if let place { return place }
        if let city, let country { return "\(city), \(country)" }
        return city ?? country
    }

    var isEmpty: Bool { name == nil && latitude == nil }

    public static func < (a: Self, b: Self) -> Bool {
        let (x, y) = (a.texts, b.texts)
        if x != y { return x.lexicographicallyPrecedes(y) }
        return (a.latitude ?? -99, a.longitude ?? -999) < (b.latitude ?? -99, b.longitude ?? -999)
    }

    private var texts: [String] { [place ?? "", city ?? "", country ?? ""] }
}
