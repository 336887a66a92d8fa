import TocsinFeatures
import TocsinRecords

/// The hours of the day and days of the week at which a beacon is used to be silent: those of an operator
/// who works by day, of a host that is off at night.
struct KeptHours {
    /// Per hour of the local day.
    private(set) var isSilent = [Bool](repeating: false, count: 24)
    /// Per day of the week, Monday first.
    private(set) var isDayOff = [Bool](repeating: false, count: 7)

    private let zone: TimeZoneTable

    /// Local days with a dial before hours can be told from chance.
    static let leastDays = 3
    /// Days on which an hour was silent throughout, and their share of the days it was watched, from which
    /// it belongs to the night.
    static let leastSilentDays = 2
    static let silentShare = 0.25
    /// A pause this long, microseconds, is a night: the beacon does not run around the clock, so its first
    /// weekend is no news.
    static let nightPause = 4 * hour
    private static let hour = 60 * SeenMinutes.minute
    /// Days of history that are looked at, counted back from the last dial.
    private static let mostDays: Int64 = 366

    /// Learns from `dials` (ascending); gaps from `pause` microseconds on are silences. O(dials + hours).
    init(_ dials: [Int64], pause: Int64, zone: TimeZoneTable) {
        self.zone = zone
        guard let end = dials.last else { return }
        let start = max(dials.first ?? end, end - Self.mostDays * 24 * Self.hour)
        var silent = [Int](repeating: 0, count: 24)
        var watched = [Int](repeating: 0, count: 24)
        var hasNights = false
        var days: Set<Int64> = []
        var activeWeekdays: Set<Int> = []
        // The first whole hour behind a time, to the last that ends before another.
        func forEachHour(_ from: Int64, _ to: Int64, _ body: (Int) -> Void) {
            var time = -(-from).flooredDivision(by: Self.hour) * Self.hour
            while time + Self.hour <= to {
                body(hourOfDay(time))
                time += Self.hour
            }
        }
        forEachHour(start, end) { watched[$0] += 1 }
        for (index, dial) in dials.enumerated() where dial >= start {
            let day = localDay(dial)
            if days.insert(day).inserted { activeWeekdays.insert(Self.weekday(day)) }
            guard index > 0, dial - dials[index - 1] >= pause else { continue }
            hasNights = hasNights || dial - dials[index - 1] >= Self.nightPause
            forEachHour(max(dials[index - 1], start), dial) { silent[$0] += 1 }
        }
        if days.count >= Self.leastDays {
            for hour in 0..<24 {
                isSilent[hour] =
                    silent[hour] >= Self.leastSilentDays
                    && Double(silent[hour]) > Self.silentShare * Double(watched[hour])
            }
        }
        if hasNights || isSilent.contains(true) {
            for day in [5, 6] { isDayOff[day] = !activeWeekdays.contains(day) }
        }
    }

    /// Whether there is anything to leave out.
    var isAroundTheClock: Bool { !isSilent.contains(true) && !isDayOff.contains(true) }

    /// Clears the minutes of `audible`, the first of which is minute `first` since the epoch, in which the
    /// beacon is not expected. O(minutes).
    func mute(_ audible: inout [Bool], first: Int64) {
        guard !isAroundTheClock else { return }
        for index in audible.indices where audible[index] {
            let time = (first + Int64(index)) * SeenMinutes.minute
            if isSilent[hourOfDay(time)] || isDayOff[Self.weekday(localDay(time))] {
                audible[index] = false
            }
        }
    }

    private func hourOfDay(_ time: Int64) -> Int { min(max(Int(zone.hourOfDay(time)), 0), 23) }

    private func localDay(_ time: Int64) -> Int64 {
        (time + Int64(zone.offset(at: time)) * Timestamp.microsecondsPerSecond)
            .flooredDivision(by: Timestamp.microsecondsPerDay)
    }

    /// 0 for Monday; day 0 of the epoch was a Thursday.
    private static func weekday(_ day: Int64) -> Int {
        let shifted = day + 3
        return Int(shifted - shifted.flooredDivision(by: 7) * 7)
    }
}
