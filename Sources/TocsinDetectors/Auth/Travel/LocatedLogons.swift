import TocsinFeatures
import TocsinGeography
import TocsinMath
import TocsinRecords

/// A place that somebody logged on from.
struct LogonPlace: Hashable {
    var location: Location?
    /// What the log calls it, where the geography does not know it.
    var name: String?

    /// The place of a row; nil if nothing is known of it.
    init?(_ row: Int, _ window: AuthWindow) {
        location = window.location(row)
        name = window.places[window.place(row)].name
        if location == nil, name == nil { return nil }
    }

    /// For sentences: `Tokyo`, `Tokyo, JP`, `JP`, `35.7° 139.7°`.
    var text: String {
        if let name { return Phrase.shortened(name) }
        guard let location else { return "an unknown place" }
        let parts = [location.city, location.country].compactMap { $0 }
        return parts.isEmpty
            ? "\(Phrase.fixed(location.latitude, 1))° \(Phrase.fixed(location.longitude, 1))°"
            : Phrase.shortened(parts.joined(separator: ", "))
    }

    /// Kilometres between the nearest points that the two may really be; nil if either is unknown.
    func kilometres(to other: LogonPlace) -> Double? {
        guard let a = location, let b = other.location else { return nil }
        let centres = GreatCircle.kilometres(
            latitude1: a.latitude, longitude1: a.longitude, latitude2: b.latitude,
            longitude2: b.longitude)
        return max(0, centres - a.accuracyKilometres - b.accuracyKilometres)
    }

    /// Whether the two may be one place.
    func isSame(as other: LogonPlace, within kilometres: Double) -> Bool {
        self.kilometres(to: other).map { $0 <= kilometres } ?? (name != nil && name == other.name)
    }
}

/// The logons of a window whose place is known, user by user.
struct LocatedLogons {
    /// A user's successful logons with a place, in order of time.
    let byUser: [(user: Int, rows: [Int])]
    private let places: [Origin: LogonPlace]
    private let window: AuthWindow

    /// What a place rests on: the numbers of a source and of what the log says of the place.
    private struct Origin: Hashable {
        var source: Int
        var place: Int

        init(_ row: Int, _ window: AuthWindow) {
            source = window.source(row)
            place = window.place(row)
        }
    }

    /// Logons from networks whose users may be anywhere are left out. O(rows).
    init(_ window: AuthWindow) {
        var byUser: [(user: Int, rows: [Int])] = []
        var places: [Origin: LogonPlace] = [:]
        var placeless: Set<Origin> = []
        for user in window.users {
            let rows = window.rows(ofUser: user).map { Int($0) }.filter { row in
                guard window.isSuccess(row), !window.isTravelExempt(row) else { return false }
                let origin = Origin(row, window)
                if places[origin] != nil { return true }
                guard !placeless.contains(origin) else { return false }
                places[origin] = LogonPlace(row, window)
                if places[origin] == nil { placeless.insert(origin) }
                return places[origin] != nil
            }
            if !rows.isEmpty { byUser.append((user, rows)) }
        }
        self.byUser = byUser
        self.places = places
        self.window = window
    }

    /// The place of one of the rows.
    func place(_ row: Int) -> LogonPlace? { places[Origin(row, window)] }

    /// What `judge` makes of the window's logons; that nothing can be said where no place is known.
    static func detection(
        in window: AuthWindow, _ judge: (LocatedLogons) -> Detection
    ) -> Detection {
        let logons = LocatedLogons(window)
        guard logons.byUser.isEmpty else { return judge(logons) }
        var detection = Detection()
        detection.unableBecause =
            "no place of any logon is known: a column of places or --geoip with a City database is needed"
        return detection
    }
}
