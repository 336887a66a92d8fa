/// Probabilities as people read them.
enum Chance {
    /// `< 1 in a million`, `about 1 in 2,400`, `12 %`.
    static func words(_ p: Double) -> String {
        if p >= 0.05 { return Phrase.percent(p) }
        if p < PValue.shownLeast { return "< 1 in a million" }
        return "about 1 in \(grouped(1 / p))"
    }

    /// What a q-value says, as half a sentence.
    static func falseAmong(_ q: Double) -> String {
        if q > BeaconVerdict.likelyQ {
            return "\(Phrase.percent(q)) of such findings are expected to be chance"
        }
        if q < PValue.shownLeast { return "under 1 false among a million such findings" }
        return "about 1 false among \(grouped(1 / q)) such findings"
    }

    /// `q < 1e-6`, `q 2e-5`, `q .012`, `q .3`.
    static func short(q: Double) -> String {
        if q < PValue.shownLeast { return "q < 1e-6" }
        if q >= 0.995 { return "q 1" }
        // 0.0095 and more as thousandths.
        if q >= 0.0095 {
            var thousandths = String(1000 + Int((q * 1000).rounded())).dropFirst()
            while thousandths.hasSuffix("0") { thousandths.removeLast() }
            return "q ." + thousandths
        }
        var (mantissa, exponent) = (q, 0)
        while mantissa < 0.95 {
            mantissa *= 10
            exponent += 1
        }
        return "q \(Int(mantissa.rounded()))e-\(exponent)"
    }

    /// Two significant digits, thousands grouped: `2,400`.
    private static func grouped(_ value: Double) -> String {
        var scale = 1.0
        while value / scale >= 100 { scale *= 10 }
        var digits = String(Int(min((value / scale).rounded() * scale, 1e15)))
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits = String(digits.dropLast(3))
        }
        return ([digits] + groups).joined(separator: ",")
    }
}
