import TocsinFeatures
import TocsinMath
import TocsinRecords

/// Two logons of one user from places that nobody can travel between in the time.
public struct ImpossibleTravelDetector: AuthDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "impossible-travel",
            detects: "two logons of one user from places too far apart for the time between",
            input: "authentications with places", techniques: [.validAccounts],
            blindTo:
                "logons whose place is unknown or from networks of VPNs, relays, satellites and "
                + "aircraft, and a pair of places that the user is in at once on min_habit_days "
                + "other days or more",
            severityRule:
                "high; medium if either place is known only to min_distance or worse, or the "
                + "speed is below twice the limit",
            isDirectional: false,
            settings: [
                Setting(
                    "max_speed", unit: "km/h", default: 900, in: 50...30_000,
                    "what an airliner reaches between its gates"),
                Setting(
                    "min_distance", unit: "km", default: 100, in: 1...20_000,
                    "distance, accuracy radii taken off, below which places are one"),
                Setting(
                    "min_habit_days", default: 2, in: 1...365,
                    "other days with the same two places at once that make them the user's own, as "
                        + "of an office and a phone"),
            ])
    }

    /// Legs of another day that a leg is compared with: nobody's own pairs of places are more.
    private static let comparedLegs = 100

    /// One leg of a journey.
    private struct Leg {
        var from: Int
        var to: Int
        /// Accuracy radii taken off.
        var kilometres: Double
        /// Seconds.
        var time: Double

        /// Clocks of two systems differ, and some logs know no seconds: a minute is the least time.
        var speed: Double { kilometres / (max(time, 60) / 3600) }
    }

    public func detect(in window: AuthWindow, _ context: DetectionContext) -> Detection {
        LocatedLogons.detection(in: window) { detect($0, window, context) }
    }

    private func detect(
        _ logons: LocatedLogons, _ window: AuthWindow, _ context: DetectionContext
    ) -> Detection {
        var detection = Detection()
        let calendar = AuthCalendar(window, zone: context.zone)
        let least = context.settings["\(info.id).min_distance"]
        let habitDays = Int(context.settings["\(info.id).min_habit_days"])
        detection.judged = logons.byUser.count
        var userDays = 0
        var fast: [(user: Int, legs: [Leg])] = []
        var habitual = 0
        for (user, rows) in logons.byUser {
            userDays += Set(rows.map { calendar.day(window.ts($0)) }).count
            let legs = fastLegs(rows, window, logons, context.settings)
            let byDay = Dictionary(grouping: legs) { calendar.day(window.ts($0.to)) }
            for (day, legs) in byDay.sorted(by: { $0.key < $1.key }) {
                let strange = legs.filter { leg in
                    let days = byDay.count { other, legs in
                        other != day
                            && legs.prefix(Self.comparedLegs).contains {
                                isSame($0, leg, logons, within: least)
                            }
                    }
                    return days < habitDays
                }
                if strange.isEmpty { habitual += 1 } else { fast.append((user, strange)) }
            }
        }
        // Of any of them all user-days but itself.
        var counts = CountMoments()
        counts.addZeros(max(0, userDays - fast.count))
        for _ in fast.dropFirst() { counts.add(1) }
        for (user, legs) in fast {
            detection.findings.append(
                finding(
                    user, legs, window, logons, counts,
                    (least, context.settings["\(info.id).max_speed"])))
        }
        if habitual > 0 {
            detection.limits.append(
                "\(Phrase.counted(habitual, "user-day")) left out: the same two places at once on other days too"
            )
        }
        return detection
    }

    private func fastLegs(
        _ rows: [Int], _ window: AuthWindow, _ logons: LocatedLogons, _ settings: Settings
    ) -> [Leg] {
        let least = settings["\(info.id).min_distance"]
        let limit = settings["\(info.id).max_speed"]
        return zip(rows, rows.dropFirst()).compactMap { a, b in
            guard
                let kilometres = logons.place(a).flatMap({ place in
                    logons.place(b).flatMap { place.kilometres(to: $0) }
                }), kilometres > least
            else { return nil }
            let time = Double(window.ts(b) - window.ts(a)) / 1e6
            let leg = Leg(from: a, to: b, kilometres: kilometres, time: time)
            return leg.speed > limit ? leg : nil
        }
    }

    /// Whether two legs join the same places, either way.
    private func isSame(
        _ a: Leg, _ b: Leg, _ logons: LocatedLogons, within kilometres: Double
    ) -> Bool {
        func same(_ x: Int, _ y: Int) -> Bool {
            guard let x = logons.place(x), let y = logons.place(y) else { return false }
            return x.isSame(as: y, within: kilometres)
        }
        return same(a.from, b.from) && same(a.to, b.to) || same(a.from, b.to) && same(a.to, b.from)
    }

    private func finding(
        _ user: Int, _ legs: [Leg], _ window: AuthWindow, _ logons: LocatedLogons,
        _ counts: CountMoments, _ limits: (distance: Double, speed: Double)
    ) -> Finding {
        let leg = legs.max { $0.speed < $1.speed } ?? legs[0]
        let radii = [leg.from, leg.to].map { logons.place($0)?.location?.accuracyKilometres ?? 0 }
        let isSure = radii.allSatisfy { $0 <= limits.distance } && leg.speed >= 2 * limits.speed
        let rows = Set(legs.flatMap { [$0.from, $0.to] }).sorted()
        var finding = Finding(
            detector: info.id, title: "Logons from places too far apart",
            severity: isSure ? .high : .medium, priority: isSure ? 72 : 55,
            score: 1 - limits.speed / max(leg.speed, limits.speed), window: window, rows: rows,
            user: user)
        finding.pValue = counts.count > 0 ? GammaPoisson(counts).pValue(1) : nil
        finding.techniques = [.validAccounts]
        let (from, to) = (place(leg.from, logons), place(leg.to, logons))
        let clock = { (row: Int) in Self.clock(window.ts(row)) }
        let distance = leg.kilometres + radii.reduce(0, +)
        finding.evidence = [
            Evidence("from_place", .text(from)), Evidence("to_place", .text(to)),
            Evidence("from_time", .text(clock(leg.from))),
            Evidence("to_time", .text(clock(leg.to))),
            Evidence("from_source", .text(window.sources[window.source(leg.from)].description)),
            Evidence("to_source", .text(window.sources[window.source(leg.to)].description)),
            Evidence("distance_km", .number(distance.rounded())),
            Evidence("accuracy_km", .number(radii.reduce(0, +))),
            Evidence("time_s", .number(leg.time)),
            Evidence("speed_kmh", .number(leg.speed.rounded())),
            Evidence("legs", .integer(Int64(legs.count))),
            Evidence("null", .text("Gamma-Poisson over all other user-days")),
        ]
        finding.why = [
            "\(window.quoted(user: user)) logged on from \(from) at \(clock(leg.from)) and from \(to) at \(clock(leg.to)): \(Phrase.fixed(distance, 0)) km in \(Phrase.seconds(leg.time)), \(Phrase.number(leg.speed)) km/h at least."
        ]
        if radii.contains(where: { $0 > 0 }) {
            finding.why.append(
                "The places are known to \(Phrase.fixed(radii[0], 0)) and \(Phrase.fixed(radii[1], 0)) km, which is taken off."
            )
        }
        if legs.count > 1 { finding.why.append("\(legs.count) such jumps that day.") }
        if let p = finding.pValue {
            finding.why.append(
                "Chance of such a jump on any one day of a user here: \(Phrase.chance(p)).")
        }
        finding.summary.inShort = Finding.Summary.fitting([
            "\(from) to \(to) in \(Phrase.seconds(leg.time))",
            "\(Phrase.fixed(distance, 0)) km in \(Phrase.seconds(leg.time))",
        ])
        return finding
    }

    private func place(_ row: Int, _ logons: LocatedLogons) -> String {
        logons.place(row)?.text ?? "an unknown place"
    }

    /// `2026-04-29 09:01 UTC`.
    static func clock(_ microseconds: Int64) -> String {
        let day = AuthCalendar.text(
            day: Int(microseconds.flooredDivision(by: Timestamp.microsecondsPerDay)))
        let minutes = microseconds.flooredDivision(by: 60 * Timestamp.microsecondsPerSecond)
        let minute = Int(minutes - minutes.flooredDivision(by: 1440) * 1440)
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(day) \(two(minute / 60)):\(two(minute % 60)) UTC"
    }
}
