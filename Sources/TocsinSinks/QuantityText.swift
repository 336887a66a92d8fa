/// Short texts of the quantities that a table shows.
enum QuantityText {
    /// `80.1 s`, `4.5 min`, `2.0 h`, `3.0 d`: the unit changes at two of the next one. Below a tenth
    /// of a second `50 ms`. Nil unless finite and not negative.
    static func period(_ seconds: Double) -> String? {
        guard seconds.isFinite, seconds >= 0 else { return nil }
        if seconds > 0, seconds < 0.1 { return oneDigit(seconds * 1000) + " ms" }
        for (unit, length, limit) in [("s", 1.0, 120.0), ("min", 60, 120), ("h", 3600, 48)] {
            // Rounded first, so that 119.97 s is 2.0 min and never 120.0 s.
            let rounded = (seconds / length * 10).rounded() / 10
            if rounded < limit { return "\(rounded) \(unit)" }
        }
        let days = seconds / 86_400
        return (days < 10_000 ? oneDecimal(days) : ">9999") + " d"
    }

    /// `±2 %` of a share; one decimal below 1 %; nil unless finite and not negative.
    static func jitter(_ share: Double) -> String? {
        guard share.isFinite, share >= 0 else { return nil }
        let percent = share * 100
        if percent > 999 { return "±>999 %" }
        let rounded = (percent * 10).rounded() / 10
        return rounded > 0 && rounded < 1 ? "±\(rounded) %" : "±\(Int(percent.rounded())) %"
    }

    /// `81 %`; `<1 %` and `>99 %` where rounding would claim none or all.
    static func share(_ share: Double) -> String {
        guard share.isFinite else { return "? %" }
        let percent = share * 100
        if percent > 0, percent < 1 { return "<1 %" }
        if percent < 100, percent > 99 { return ">99 %" }
        return "\(Int(min(max(percent, 0), 100).rounded())) %"
    }

    /// `1,075,332`.
    static func count(_ value: Int) -> String {
        let digits = String(value.magnitude)
        var text = value < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// `1 finding`, `2,000 findings`.
    static func count(_ value: Int, _ singular: String, _ plural: String) -> String {
        count(value) + " " + (value == 1 ? singular : plural)
    }

    private static func oneDecimal(_ value: Double) -> String {
        ((value * 10).rounded() / 10).description
    }

    /// Whole above 1, one decimal below.
    private static func oneDigit(_ value: Double) -> String {
        value >= 1 ? String(Int(value.rounded())) : oneDecimal(value)
    }
}
