import TocsinFeatures
import TocsinMath
import TocsinRecords

/// A day of a user, from one busy hour to the next, with attempts in hours that are rare for the user.
struct OffNight {
    /// Days since 1970-01-01 in local time shifted by the hour at which the user's days begin.
    var unit: Int
    /// Microseconds since the epoch, local time, at which it begins.
    var start: Int64
    /// Its attempts in rare hours, in order of time.
    var rows: [Int]
    /// Attempts those stand for, without those mistyped before a logon.
    var attempts: Int
    /// The chance of as many, by the other days; nil if there is nothing to compare with.
    var pValue: Double?
    /// Other days compared with, 0 for a fixed window.
    var comparedDays: Int
    /// Those of them with attempts in rare hours.
    var comparedNights: Int
}

/// The nights of users.
struct OffHours {
    let attempts: HabitAttempts
    let rule: OffHoursRule

    /// Days of each kind from which weekends are compared with weekends alone.
    static let leastDaysOfAKind = 10
    static let weekend = 5...6
    /// Most bad nights that are left out of what a night is compared with, however long the history.
    static let mostTrimmed = 50
    /// Failures that can be mistyped passwords, and the time within which they end in a logon.
    static let mostMistyped = 5
    static let mistypingTime = 300 * Timestamp.microsecondsPerSecond
    private static let microsecondsPerHour = 3600 * Timestamp.microsecondsPerSecond

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

    /// Attempts without those mistyped: failures that a logon from the same source ends within minutes.
    private func count(_ rows: [Int]) -> Int {
        var count = 0
        for (place, row) in rows.enumerated() {
            count += window.attempts(row)
            if window.isSuccess(row) { count -= mistyped(before: place, rows) }
        }
        return count
    }

    private func mistyped(before place: Int, _ rows: [Int]) -> Int {
        let logon = rows[place]
        var mistyped = 0
        for row in rows[..<place].reversed() {
            guard window.isFailure(row), window.source(row) == window.source(logon),
                window.ts(logon) - window.ts(row) <= Self.mistypingTime
            else { break }
            mistyped += window.attempts(row)
            if mistyped > Self.mostMistyped { return 0 }
        }
        return mistyped
    }

    private func night(
        _ day: Day, _ off: [Int], _ p: Double?, days: Int, nights: Int
    ) -> OffNight {
        OffNight(
            unit: day.unit, start: day.start, rows: off, attempts: count(off), pValue: p,
            comparedDays: days, comparedNights: nights)
    }

    /// Each day by the profile of the others but its neighbours: a night that goes over into the next
    /// day, and three bad nights in succession, do not excuse themselves.
    private func judged(_ rows: [Int]) -> [OffNight]? {
        let days = days(rows, from: busiestHour(rows))
        guard days.count > rule.minDays else { return nil }
        var profile = HourProfile()
        for day in days { profile.add(HourProfile.nearness(day.rows.map(bin))) }
        var nearness: [[Double]?] = [nil, nil, HourProfile.nearness(days[0].rows.map(bin))]
        // Attempts in rare hours of each day that could be judged.
        var off: [(place: Int, rows: [Int])] = []
        var sittings = Sittings()
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
            func isRare(_ row: Int) -> Bool {
                profile.days(near: bin(row), without: left) < rule.rareShare * Double(others)
            }
            off.append((place, days[place].rows.filter(isRare)))
            add(days[place].rows.filter { !isRare($0) }, to: &sittings)
        }
        guard !off.isEmpty else { return nil }
        return withChances(off, days, scale: sittings.scale)
    }

    /// The middle of the hours with attempts, each hour of each day once, at which a user's days begin, so
    /// that no night is cut in two; 0 for a user without direction.
    private func busiestHour(_ rows: [Int]) -> Double {
        var direction = Circular(period: 24)
        var last = Int64.min
        for row in rows {
            let hour = local(row).flooredDivision(by: Self.microsecondsPerHour)
            if hour != last { direction.add(calendar.hour(window.ts(row)).rounded(.down)) }
            last = hour
        }
        let mean = direction.meanDirection
        return mean.isNaN ? 0 : mean
    }

    /// Adds the attempts of each hour of usual rows of a day.
    private func add(_ rows: [Int], to sittings: inout Sittings) {
        var start = 0
        while start < rows.count {
            let hour = local(rows[start]).flooredDivision(by: Self.microsecondsPerHour)
            var end = start + 1
            while end < rows.count,
                local(rows[end]).flooredDivision(by: Self.microsecondsPerHour) == hour
            { end += 1 }
            sittings.add(count(Array(rows[start..<end])))
            start = end
        }
    }

    private func neighbours(of place: Int, _ days: [Day]) -> [Int] {
        (max(place - 1, 0)...min(place + 1, days.count - 1)).filter {
            abs(days[$0].unit - days[place].unit) <= 1
        }
    }

    /// The nights with something in them and their chances. The other days' numbers were found as the
    /// judged one's was, each by its own others, so that a user of irregular hours is no surprise.
    private func withChances(
        _ off: [(place: Int, rows: [Int])], _ days: [Day], scale: Double
    ) -> [OffNight] {
        var counts: [Int: Double] = [:]
        var moments = CountMoments()
        for (place, rows) in off {
            let count = Double(count(rows)) * scale
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
            let trimmed = min(Int(rule.rareShare * Double(compared)), Self.mostTrimmed)
            for place in worst.lazy.filter({ !near.contains($0) }).prefix(trimmed) {
                if let count = counts[place], count > 0 { rest.remove(count) }
            }
            let p = GammaPoisson(rest).pValue(counts[place] ?? 0)
            let nights = withSome.count - near.count { (counts[$0] ?? 0) > 0 }
            return night(days[place], rows, p, days: compared, nights: nights)
        }
    }
}
