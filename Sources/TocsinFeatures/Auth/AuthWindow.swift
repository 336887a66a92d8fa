import TocsinGeography
import TocsinRecords

/// A closed set of authentications, one row an attempt or a change of a credential, in order of time:
/// what detectors look at. Rows of equal time stand in an order that rests on what they say.
///
/// Users, sources and hosts are numbers in ascending order of their texts; 0 stands for "unset". Nothing in it
/// changes; it is a class so that handing it on costs one count and not twenty.
public final class AuthWindow: Sendable {
    let columns: AuthColumns
    let names: [String]
    private let events: [String]
    /// Sources by number.
    public let sources: [AuthSource]
    /// What the log says of places, by number.
    public let places: [LoggedPlace]
    /// Records about attempts that another record decided or repeated: they are no rows.
    public let folded: Int
    private let origins: [LogonOrigin]
    private let placeLocations: [Location?]
    let byUser: RowIndex
    let bySource: RowIndex

    init(
        columns: AuthColumns, names: [String], sources: [AuthSource], places: [LoggedPlace],
        events: [String], folded: Int, geography: Geography
    ) {
        self.columns = columns
        self.names = [""] + names
        self.events = [""] + events
        self.sources = [AuthSource()] + sources
        self.places = [LoggedPlace()] + places
        self.folded = folded
        origins = self.sources.map { LogonOrigin($0.address, geography) }
        placeLocations = self.places.map { place in
            if let latitude = place.latitude, let longitude = place.longitude {
                return Location(
                    latitude: latitude, longitude: longitude, city: place.city ?? place.place,
                    country: place.country)
            }
            return geography.location(
                place: place.place, city: place.city, country: place.country)
        }
        byUser = RowIndex(keys: columns.user, count: self.names.count)
        bySource = RowIndex(keys: columns.source, count: self.sources.count)
    }

    public var count: Int { columns.count }
    /// Time of the first and of the last row; 1970 if there are none.
    public var earliest: Timestamp { Timestamp(microseconds: columns.ts.first ?? 0) }
    public var latest: Timestamp { Timestamp(microseconds: columns.ts.last ?? 0) }

    /// Microseconds since the epoch.
    @inline(__always) public func ts(_ row: Int) -> Int64 { columns.ts[row] }
    @inline(__always) public func action(_ row: Int) -> AuthAction { columns.action[row] }
    @inline(__always) public func result(_ row: Int) -> AuthResult { columns.result[row] }
    @inline(__always) public func mfa(_ row: Int) -> MFAUse { columns.mfa[row] }
    @inline(__always) public func flags(_ row: Int) -> AuthFlags { columns.flags[row] }
    /// Equal attempts the row stands for, 1 or more.
    @inline(__always) public func attempts(_ row: Int) -> Int { Int(columns.repeats[row]) }
    @inline(__always) public func user(_ row: Int) -> Int { Int(columns.user[row]) }
    @inline(__always) public func actor(_ row: Int) -> Int { Int(columns.actor[row]) }
    @inline(__always) public func source(_ row: Int) -> Int { Int(columns.source[row]) }
    @inline(__always) public func host(_ row: Int) -> Int { Int(columns.host[row]) }
    @inline(__always) public func service(_ row: Int) -> Int { Int(columns.service[row]) }
    @inline(__always) public func method(_ row: Int) -> Int { Int(columns.method[row]) }
    @inline(__always) public func place(_ row: Int) -> Int { Int(columns.place[row]) }
    /// Where the row came from: what the log says of the place, else where its address is; nil if
    /// neither tells.
    public func location(_ row: Int) -> Location? {
        placeLocations[place(row)] ?? origins[source(row)].location
    }
    /// Whose network the row's address belongs to; nil if no database says.
    public func network(_ row: Int) -> Network? { origins[source(row)].network }
    /// Whether the users of the row's address may be far from where it seems to be.
    public func isTravelExempt(_ row: Int) -> Bool { origins[source(row)].isTravelExempt }
    /// Nil where the log does not say.
    public func sourcePort(_ row: Int) -> UInt16? {
        columns.sourcePort[row] == 0 ? nil : columns.sourcePort[row]
    }
    /// Zeek uid, CloudTrail event id; empty where the log has none.
    public func eventID(_ row: Int) -> String { events[Int(columns.event[row])] }

    /// The text of a user, actor, host, service or method; empty for 0.
    public func name(_ number: Int) -> String { names[number] }
    /// One past the largest number of a text.
    public var nameCount: Int { names.count }

    /// Accounts that rule a system, in small letters.
    public static let privilegedNames = ["root", "toor", "administrator", "admin"]

    /// Whether a user has such a name; `CORP\Administrator` and `root@host` are named like their last and
    /// first part. O(bytes).
    public func hasPrivilegedName(_ user: Int) -> Bool {
        let name = name(user).split(separator: "\\").last?.split(separator: "@").first
        guard let name, name.utf8.count <= 13 else { return false }
        return Self.privilegedNames.contains(name.lowercased())
    }

    /// Rows of a user or source, in order of time. O(1).
    public func rows(ofUser user: Int) -> ArraySlice<UInt32> { byUser[user] }
    public func rows(ofSource source: Int) -> ArraySlice<UInt32> { bySource[source] }

    /// Numbers of the users and sources that have rows, in order; 0 is left out.
    public var users: [Int] { (1..<max(names.count, 1)).filter { !byUser[$0].isEmpty } }
    public var sourceNumbers: Range<Int> { 1..<max(sources.count, 1) }
}

/// What the geography knows of a source.
private struct LogonOrigin: Sendable {
    var location: Location?
    var network: Network?
    var isTravelExempt = false

    init(_ address: IPAddress?, _ geography: Geography) {
        guard let address else { return }
        location = geography.location(of: address)
        network = geography.network(of: address)
        isTravelExempt = geography.isTravelExempt(address)
    }
}
