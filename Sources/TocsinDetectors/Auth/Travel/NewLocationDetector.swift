import TocsinFeatures
import TocsinMath
import TocsinRecords

/// A user's first logon from a place far from all earlier ones.
public struct NewLocationDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "new-location",
            detects: "a user's first logon from a place far from every earlier one",
            input: "authentications with places", techniques: [.validAccounts],
            blindTo: "users with less history than min_days and min_logons, and attackers from the "
                + "user's own town or behind a network whose users may be anywhere",
            severityRule: "medium in a country that is new to the user, low otherwise",
            isDirectional: false,
            settings: [
                Setting(
                    "min_distance", unit: "km", default: 100, in: 1...20_000,
                    "distance, accuracy radii taken off, below which places are one"),
                Setting(
                    "min_days", default: 5, in: 1...365,
                    "earlier days with a logon before a place can be new"),
                Setting(
                    "min_logons", default: 10, in: 1...100_000,
                    "earlier logons before a place can be new"),
                Setting(
                    "max_p_value", default: 0.05, in: 1e-12...1,
                    "chance, by how often users and this one turn up elsewhere, from which it counts"
                ),
            ])
    }

    /// Places that are remembered of one user.
    private static let maxPlaces = 1000

    /// A first logon from a place.
    private struct Arrival {
        var row: Int
        var user: Int
        var day: Int
        var nearest: Double?
        var nearestPlace: String
        var isNewCountry: Bool
        var logonsBefore: Int
        var daysBefore: Int
    }

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        LocatedLogons.detection(in: window) { detect($0, window, context) }
    }

    private func detect(
        _ logons: LocatedLogons, _ window: AuthWindow, _ context: DetectionContext
    ) -> Detection {
        var detection = Detection()
        let calendar = AuthCalendar(window, zone: context.zone)
        // Days of users after their warm-up, and those on which they turned up in a new place.
        var all = CountMoments()
        var arrivals: [Arrival] = []
        var ownDays: [Int: (all: Int, new: Int)] = [:]
        var young = 0
        for (user, rows) in logons.byUser {
            let (found, days) = walk(user, rows, window, logons, calendar, context.settings)
            arrivals += found
            if days == 0 { young += 1 }
            let newDays = Set(found.map(\.day)).count
            ownDays[user] = (days, newDays)
            all.addZeros(days - newDays)
            for _ in 0..<newDays { all.add(1) }
        }
        detection.judged = logons.byUser.count - young
        if young > 0 {
            detection.limits.append(
                "\(Phrase.counted(young, "user")) not judged: too little history to know their places"
            )
        }
        let maxP = context.settings["\(info.id).max_p_value"]
        for ((user, _), found) in Dictionary(
            grouping: arrivals, by: { Key(user: $0.user, day: $0.day) }
        )
        .map({ (($0.key.user, $0.key.day), $0.value) })
        .sorted(by: { ($0.0.0, $0.0.1) < ($1.0.0, $1.0.1) }) {
            var rest = all
            rest.remove(1)
            let (days, newDays) = ownDays[user] ?? (0, 0)
            var p = GammaPoisson(rest).pValue(1)
            if newDays > 2 {
                // Who travels often is judged by that.
                var own = CountMoments()
                own.addZeros(days - newDays)
                for _ in 1..<newDays { own.add(1) }
                p = [p, GammaPoisson(own).pValue(1)].compactMap { $0 }.max()
            }
            if let p, p > maxP { continue }
            detection.findings.append(finding(found, window, logons, p))
        }
        return detection
    }

    private struct Key: Hashable {
        var user: Int
        var day: Int
    }

    /// The new places of a user in order of time, and the days judged.
    private func walk(
        _ user: Int, _ rows: [Int], _ window: AuthWindow, _ logons: LocatedLogons,
        _ calendar: AuthCalendar, _ settings: Settings
    ) -> (arrivals: [Arrival], days: Int) {
        let least = settings["\(info.id).min_distance"]
        let minDays = Int(settings["\(info.id).min_days"])
        let minLogons = Int(settings["\(info.id).min_logons"])
        var known: [LogonPlace] = []
        var seen: Set<LogonPlace> = []
        var daysBefore = 0
        var day = Int.min
        var judgedDays = 0
        var arrivals: [Arrival] = []
        for (index, row) in rows.enumerated() {
            guard let place = logons.place(row) else { continue }
            let today = calendar.day(window.ts(row))
            if today != day {
                if day != Int.min { daysBefore += 1 }
                day = today
                if daysBefore >= minDays, index >= minLogons { judgedDays += 1 }
            }
            guard seen.insert(place).inserted else { continue }
            let isJudged = daysBefore >= minDays && index >= minLogons
            if isJudged, !known.contains(where: { $0.isSame(as: place, within: least) }) {
                let nearest = known.compactMap { other in
                    place.kilometres(to: other).map { ($0, other.text) }
                }.min { $0.0 < $1.0 }
                let country = place.location?.country
                arrivals.append(
                    Arrival(
                        row: row, user: user, day: today, nearest: nearest?.0,
                        nearestPlace: nearest?.1 ?? known.first?.text ?? "",
                        isNewCountry: country != nil
                            && !known.contains { $0.location?.country == country },
                        logonsBefore: index, daysBefore: daysBefore))
            }
            if known.count < Self.maxPlaces { known.append(place) }
        }
        return (arrivals, judgedDays)
    }

    private func finding(
        _ arrivals: [Arrival], _ window: AuthWindow, _ logons: LocatedLogons, _ pValue: Double?
    ) -> Finding {
        let first = arrivals[0]
        let isAbroad = arrivals.contains(where: \.isNewCountry)
        let place = logons.place(first.row)?.text ?? "an unknown place"
        var finding = Finding(
            detector: info.id, title: "Logon from a new place", severity: isAbroad ? .medium : .low,
            priority: isAbroad ? 46 : 30, score: 1 - (pValue ?? 0.5), window: window,
            rows: arrivals.map(\.row), user: first.user)
        finding.pValue = pValue
        finding.techniques = [.validAccounts]
        finding.evidence = [
            Evidence("place", .text(place)),
            Evidence("source", .text(window.sources[window.source(first.row)].description)),
            Evidence("first_logon", .text(ImpossibleTravelDetector.clock(window.ts(first.row)))),
            Evidence("nearest_known_place", .text(first.nearestPlace)),
            Evidence("new_country", .flag(isAbroad)),
            Evidence("logons_before", .integer(Int64(first.logonsBefore))),
            Evidence("days_before", .integer(Int64(first.daysBefore))),
            Evidence("null", .text("Gamma-Poisson over all other user-days")),
        ]
        if let nearest = first.nearest {
            finding.evidence.append(Evidence("distance_km", .number(nearest.rounded())))
        }
        if let organisation = window.network(first.row)?.organisation {
            finding.evidence.append(Evidence("network", .text(organisation)))
        }
        finding.why = [
            "\(window.quoted(user: first.user)) logged on from \(place) for the first time, after \(Phrase.counted(first.logonsBefore, "logon")) on \(Phrase.counted(first.daysBefore, "day"))"
                + (first.nearest.map {
                    "; the nearest of the places before is \(first.nearestPlace), \(Phrase.fixed($0, 0)) km away."
                } ?? " from elsewhere (\(first.nearestPlace)).")
        ]
        if arrivals.count > 1 {
            finding.why.append("\(arrivals.count) new places on that day.")
        }
        if let pValue {
            finding.why.append(
                "Chance of a new place on any one day of a user here: \(Phrase.chance(pValue)).")
        }
        finding.summary.inShort = Finding.Summary.fitting([
            "first logon from \(place)", "new place",
        ])
        return finding
    }
}
