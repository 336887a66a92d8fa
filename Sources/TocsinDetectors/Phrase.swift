import Foundation

/// Numbers as people read them, for sentences of findings.
enum Phrase {
    /// `0.8 s`, `80.1 s`, `4.5 min`, `2.3 h`, `3.1 d`.
    static func seconds(_ value: Double) -> String {
        switch value {
        case ..<0.995: "\(number(value)) s"
        case ..<119.95: "\(fixed(value, 1)) s"
        case ..<7170: "\(fixed(value / 60, 1)) min"
        case ..<172_800: "\(fixed(value / 3600, 1)) h"
        default: "\(fixed(value / 86_400, 1)) d"
        }
    }

    static func hours(_ value: Double) -> String { seconds(value * 3600) }

    /// A share as a percentage: `0.3 %`, `12 %`, `99.98 %`; never 100 % for what is less.
    static func percent(_ share: Double) -> String {
        let value = share * 100
        if value > 99.5, value < 100 { return fixed(min(value, 99.99), 2) + " %" }
        return (value != 0 && value < 9.95 ? fixed(value, 1) : fixed(value, 0)) + " %"
    }

    /// Characters of a name from the log that a sentence has room for.
    static let nameLength = 40

    /// The beginning of a name; sinks make its characters harmless.
    static func shortened(_ name: String) -> String {
        name.unicodeScalars.count <= nameLength
            ? name
            : String(String.UnicodeScalarView(name.unicodeScalars.prefix(nameLength - 1))) + "…"
    }

    /// `1 failure`, `45 failures`.
    static func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)" + (count == 1 ? "" : noun.hasSuffix("s") ? "es" : "s")
    }

    /// A p-value in a sentence: `12 %`, `1 in 373`, `1 in 2.55 million`.
    static func chance(_ p: Double) -> String {
        if p < 1e-12 { return "less than 1 in 10¹²" }
        if p > 0.1 { return percent(p) }
        return "1 in " + grouped((1 / p).rounded())
    }

    /// `12300`, `1.2 million`.
    private static func grouped(_ value: Double) -> String {
        switch value {
        case ..<1e6: fixed(value, 0)
        case ..<1e9: number(value / 1e6) + " million"
        default: number(value / 1e9) + " billion"
        }
    }

    /// Three significant digits, grouped by none: `0.0123`, `4.56`, `789`, `12300`.
    static func number(_ value: Double) -> String {
        guard value.isFinite, value != 0 else { return value == 0 ? "0" : "\(value)" }
        let magnitude = Int(log10(abs(value)).rounded(.down))
        return fixed(value, max(0, 2 - magnitude))
    }

    /// `1.2 MB`, with decimal prefixes.
    static func bytes(_ value: Double) -> String {
        switch value {
        case ..<1e3: "\(number(value)) bytes"
        case ..<1e6: "\(number(value / 1e3)) kB"
        case ..<1e9: "\(number(value / 1e6)) MB"
        default: "\(number(value / 1e9)) GB"
        }
    }

    /// `digits` decimals.
    static func fixed(_ value: Double, _ digits: Int) -> String {
        let scale = pow(10, Double(digits))
        let scaled = (value * scale).rounded()
        guard digits > 0, abs(scaled) < 9e15 else {
            return abs(scaled) < 9e15 ? String(Int64(scaled)) : "\(value)"
        }
        let whole = Int64(scaled)
        let text = String(whole.magnitude)
        let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
        let split = padded.index(padded.endIndex, offsetBy: -digits)
        return (whole < 0 ? "-" : "") + padded[..<split] + "." + padded[split...]
    }
}
