import TocsinFeatures
import TocsinMath
import TocsinRecords

/// What `after-hours` is told by its settings.
struct OffHoursRule {
    var minAttempts: Int
    var maxP: Double
    var rareShare: Double
    var minDays: Int
    var minEvents: Int
    var isFixed: Bool
    /// Hours, 0…24; the window goes over midnight if it begins behind its end.
    var from: Double
    var to: Double

    init(_ settings: Settings) {
        func value(_ key: String) -> Double { settings["after-hours.\(key)"] }
        minAttempts = Int(value("min_attempts"))
        maxP = value("max_p_value")
        rareShare = value("rare_share")
        minDays = Int(value("min_days"))
        minEvents = Int(value("min_events"))
        isFixed = value("fixed") >= 1
        from = value("fixed_from")
        to = value("fixed_to")
    }

    /// Whether an hour lies in the fixed window.
    func isInWindow(_ hour: Double) -> Bool {
        from <= to ? hour >= from && hour < to : hour >= from || hour < to
    }

    /// The hour farthest from the fixed window, at which its days begin.
    var awayFromWindow: Double {
        let length = from <= to ? to - from : to - from + 24
        return (to + (24 - length) / 2).truncatingRemainder(dividingBy: 24)
    }
}

/// A day of a user, from one busy hour to the next, with attempts in hours that are rare for the user.
struct OffNight {
    /// Days since 1970-01-01 in local time shifted by the hour at which the user's days begin.
    var unit: Int
    /// Microseconds since the epoch, local time, at which it begins.
    var start: Int64
    /// Its attempts in rare hours, in order of time.
    var rows: [Int]
    /// Attempts those stand for.
    var attempts: Int
    /// The chance of as many, by the other days; nil if there is nothing to compare with.
    var pValue: Double?
    /// Other days compared with, 0 for a fixed window.
    var comparedDays: Int
    /// Those of them with attempts in rare hours.
    var comparedNights: Int
}

/// The nights of one user.
struct OffHours {
    let attempts: HabitAttempts
    let rule: OffHoursRule

    /// Days of each kind from which weekends are compared with weekends alone.
    static let leastDaysOfAKind = 10
    static let weekend = 5...6

    private var window: AuthWindow { attempts.window }
    private var calendar: AuthCalendar { attempts.calendar }

    /// Nights with attempts in rare hours, in order of time; nil if there is too little to learn from.
    func learned(_ rows: [Int]) -> [OffNight]? {
        let kinds = kinds(rows)
        let nights = kinds.compactMap { judged($0) }
        guard !nights.isEmpty else { return nil }
        return nights.flatMap { $0 }.sorted { ($0.start, $0.unit) < ($1.start, $1.unit) }
    }

    /// Nights with attempts within the fixed window.
    func fixed(_ rows: [Int]) -> [OffNight] {
        days(rows, from: rule.awayFromWindow).compactMap { day in
            let off = day.rows.filter { rule.isInWindow(calendar.hour(window.ts($0))) }
            return off.isEmpty ? nil : night(day, off, nil, days: 0, nights: 0)
        }
    }

    /// Workdays and weekends apart if there are many of both.
    private func kinds(_ rows: [Int]) -> [[Int]] {
        func isWeekend(_ row: Int) -> Bool {
            // 1970-01-01 was a Thursday, day 3 of a week from Monday.
            let day = (calendar.day(window.ts(row)) + 3) % 7
            return Self.weekend.contains(day < 0 ? day + 7 : day)
        }
        let kinds = [rows.filter { !isWeekend($0) }, rows.filter(isWeekend)]
        let areMany = kinds.allSatisfy { kind in
            Set(kind.lazy.map { calendar.day(window.ts($0)) }).count >= Self.leastDaysOfAKind
        }
        return areMany ? kinds : [rows]
    }

    private struct Day {
        var unit: Int
        var start: Int64
        var rows: [Int]
    }

    /// Rows gathered by days that begin at local hour `from`.
    private func days(_ rows: [Int], from hour: Double) -> [Day] {
        let shift = Int64(hour * 3600) * Timestamp.microsecondsPerSecond
        var days: [Day] = []
        for row in rows {
            let unit = (local(row) - shift).flooredDivision(by: Timestamp.microsecondsPerDay)
            if days.last?.unit != Int(unit) {
                let start = unit * Timestamp.microsecondsPerDay + shift
                days.append(Day(unit: Int(unit), start: start, rows: []))
            }
            days[days.count - 1].rows.append(row)
        }
        return days
    }

    /// Microseconds of local time.
    private func local(_ row: Int) -> Int64 {
        let ts = window.ts(row)
        return ts + Int64(calendar.zone.offset(at: ts)) * Timestamp.microsecondsPerSecond
    }

    private func bin(_ row: Int) -> Int { HourProfile.bin(hour: calendar.hour(window.ts(row))) }

    private func night(
        _ day: Day, _ off: [Int], _ p: Double?, days: Int, nights: Int
    ) -> OffNight {
        OffNight(
            unit: day.unit, start: day.start, rows: off,
            attempts: off.reduce(0) { $0 + window.attempts($1) }, pValue: p, comparedDays: days,
            comparedNights: nights)
    }

    /// Each day by the profile of the others but its neighbours: a night that goes over into the next
    /// day, and three bad nights in succession, do not excuse themselves.
    private func judged(_ rows: [Int]) -> [OffNight]? {
        var direction = Circular(period: 24)
        for row in rows { direction.add(calendar.hour(window.ts(row))) }
        let mean = direction.meanDirection
        let days = days(rows, from: mean.isNaN ? 0 : mean)
        guard days.count > rule.minDays else { return nil }
        var profile = HourProfile()
        for day in days { profile.add(HourProfile.nearness(day.rows.map(bin))) }
        var nearness: [[Double]?] = [nil, nil, HourProfile.nearness(days[0].rows.map(bin))]
        // Attempts in rare hours of each day that could be judged.
        var off: [(place: Int, rows: [Int])] = []
        for place in days.indices {
            let next = place + 1 < days.count ? days[place + 1] : nil
            nearness = [
                nearness[1], nearness[2], next.map { HourProfile.nearness($0.rows.map(bin)) },
            ]
            let near = neighbours(of: place, days)
            let left = near.compactMap { nearness[$0 - place + 1] }
            let others = days.count - near.count
            let events = rows.count - near.reduce(0) { $0 + days[$1].rows.count }
            guard others >= rule.minDays, events >= rule.minEvents else { continue }
            let rows = days[place].rows.filter {
                profile.days(near: bin($0), without: left) < rule.rareShare * Double(others)
            }
            off.append((place, rows))
        }
        guard !off.isEmpty else { return nil }
        return withChances(off, days)
    }

    private func neighbours(of place: Int, _ days: [Day]) -> [Int] {
        (max(place - 1, 0)...min(place + 1, days.count - 1)).filter {
            abs(days[$0].unit - days[place].unit) <= 1
        }
    }

    /// The nights with something in them and their chances. The other days' numbers were found as the
    /// judged one's was, each by its own others, so that a user of irregular hours is no surprise.
    private func withChances(_ off: [(place: Int, rows: [Int])], _ days: [Day]) -> [OffNight] {
        var counts: [Int: Double] = [:]
        var moments = CountMoments()
        for (place, rows) in off {
            let count = Double(rows.reduce(0) { $0 + window.attempts($1) })
            counts[place] = count
            moments.add(count)
        }
        let withSome = off.filter { !$0.rows.isEmpty }
        let worst = off.map(\.place).sorted { (counts[$0] ?? 0, $1) > (counts[$1] ?? 0, $0) }
        return withSome.map { place, rows in
            var rest = moments
            let near = neighbours(of: place, days)
            for neighbour in near { if let count = counts[neighbour] { rest.remove(count) } }
            let compared = rest.count
            // As many nights as do not make an hour usual do not make a bad night usual either.
            let trimmed = Int(rule.rareShare * Double(compared))
            for place in worst.lazy.filter({ !near.contains($0) }).prefix(trimmed) {
                rest.remove(counts[place] ?? 0)
            }
            let p = GammaPoisson(rest).pValue(counts[place] ?? 0)
            let nights = withSome.count - near.count { (counts[$0] ?? 0) > 0 }
            return night(days[place], rows, p, days: compared, nights: nights)
        }
    }
}
