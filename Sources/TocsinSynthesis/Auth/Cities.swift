import TocsinMath
import TocsinRecords

/// Where offices, homes, hotels and attackers are.
struct City: Sendable {
    let name: String
    /// ISO 3166-1 alpha-2.
    let country: String
    /// Degrees north and east.
    let latitude: Double
    let longitude: Double
    let clock: CityClock

    private init(
        _ name: String, _ country: String, _ latitude: Double, _ longitude: Double,
        _ hours: Double, _ summer: CityClock.SummerTime = .none
    ) {
        self.name = name
        self.country = country
        self.latitude = latitude
        self.longitude = longitude
        clock = CityClock(standard: Int64(hours * 3600), summer: summer)
    }

    /// As many as a /24 has networks of 16 addresses. The first two have offices.
    static let all: [City] = [
        City("Prague", "CZ", 50.0755, 14.4378, 1, .european),
        City("Toronto", "CA", 43.6532, -79.3832, -5, .northAmerican),
        City("Lisbon", "PT", 38.7223, -9.1393, 0, .european),
        City("Singapore", "SG", 1.3521, 103.8198, 8),
        City("Nairobi", "KE", -1.2864, 36.8172, 3),
        City("Reykjavik", "IS", 64.1466, -21.9426, 0),
        City("Osaka", "JP", 34.6937, 135.5023, 9),
        City("Lima", "PE", -12.0464, -77.0428, -5),
        City("Perth", "AU", -31.9523, 115.8613, 8),
        City("Warsaw", "PL", 52.2297, 21.0122, 1, .european),
        City("Vienna", "AT", 48.2082, 16.3738, 1, .european),
        City("Boston", "US", 42.3601, -71.0589, -5, .northAmerican),
        City("Vancouver", "CA", 49.2827, -123.1207, -8, .northAmerican),
        City("Mumbai", "IN", 19.076, 72.8777, 5.5),
        City("Dakar", "SN", 14.7167, -17.4677, 0),
        City("Jakarta", "ID", -6.2088, 106.8456, 7),
    ]
    static let offices = [0, 1]
    /// Where attacks come from: over 2,500 km from either office, so that nobody gets there in an hour.
    static let hostile = [3, 4, 5, 6, 7, 8, 12, 13, 14, 15]
    /// Where people of either office fly to: 2,000 to 10,000 km.
    static let destinations = [[2, 5, 11, 14, 4], [2, 5, 12, 7, 14]]
    /// Where the VPN of people of either office ends: another country, over 1,500 km away.
    static let vpnExits = [[2, 5], [5, 2]]

    func kilometres(to other: City) -> Double {
        GreatCircle.kilometres(
            latitude1: latitude, longitude1: longitude, latitude2: other.latitude,
            longitude2: other.longitude)
    }
}

/// A city's wall clock: its standard offset and the rule of its summer time, that of the laws in force
/// since 1996 (EU) and 2007 (US, Canada).
struct CityClock: Hashable, Sendable {
    enum SummerTime: Sendable {
        case none
        /// From the last Sunday of March to the last of October, 01:00 UTC.
        case european
        /// From the second Sunday of March to the first of November, 02:00 local time.
        case northAmerican
    }

    /// Seconds east of UTC in winter.
    let standard: Int64
    let summer: SummerTime

    /// Seconds east of UTC at `time`, in seconds since the epoch.
    func offset(at time: Int64) -> Int64 {
        let year = Timestamp(microseconds: time * 1_000_000).utcDate.year
        guard let summer = summerTime(of: year) else { return standard }
        return summer.contains(time) ? standard + 3600 : standard
    }

    /// The instant of `seconds` after midnight of a local day (days since 1970-01-01). The hour that the
    /// clock skips is the one before; of the hour that it repeats the second holds.
    func instant(day: Int64, seconds: Int64) -> Int64 {
        let local = day * 86_400 + seconds
        return local - offset(at: local - standard)
    }

    /// The local day of an instant.
    func day(of time: Int64) -> Int64 { (time + offset(at: time)).flooredDivision(by: 86_400) }

    /// When the clock changes within `span`.
    func changes(in span: Range<Int64>) -> [Int64] {
        let years = [span.lowerBound, span.upperBound].map {
            Timestamp(microseconds: $0 * 1_000_000).utcDate.year
        }
        return (years[0]...years[1]).flatMap { year -> [Int64] in
            summerTime(of: year).map { [$0.lowerBound, $0.upperBound] } ?? []
        }.filter(span.contains)
    }

    private func summerTime(of year: Int) -> Range<Int64>? {
        /// The first Sunday on or after a date, in days since the epoch.
        func sunday(_ month: Int, from day: Int) -> Int64 {
            let first = Timestamp(year: year, month: month, day: day).utcDay
            return first + (7 - Self.weekday(first)) % 7
        }
        switch summer {
        case .none: return nil
        case .european:
            // The last Sunday of a month with 31 days is the first from the 25th.
            return sunday(3, from: 25) * 86_400 + 3600..<sunday(10, from: 25) * 86_400 + 3600
        case .northAmerican:
            return sunday(3, from: 8) * 86_400 + 7200 - standard..<sunday(11, from: 1) * 86_400
                + 3600 - standard
        }
    }

    /// 0 is Sunday.
    static func weekday(_ day: Int64) -> Int64 {
        let remainder = (day + 4) % 7
        return remainder < 0 ? remainder + 7 : remainder
    }
}
