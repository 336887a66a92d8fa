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
