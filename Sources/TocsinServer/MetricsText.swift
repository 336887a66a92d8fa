/// Prometheus' text format 0.0.4: families by name, samples by labels, so that equal values give equal
/// bytes. Source: "Exposition formats" of Prometheus' documentation.
public enum MetricsText {
    /// What a scrape is told the text is.
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    /// The page of a scrape. Families and labels whose name the format cannot take are left out, and so
    /// is a family named before.
    public static func render(_ families: [MetricFamily]) -> String {
        var text = ""
        var last: String?
        for family in families.sorted(by: { $0.name < $1.name }) {
            guard isName(family.name, allowingColon: true), family.name != last else { continue }
            last = family.name
            text += "# HELP \(family.name) \(escaped(family.help, quote: false))\n"
            text += "# TYPE \(family.name) \(type(of: family))\n"
            switch family.values {
            case .counter(let samples), .gauge(let samples):
                text += lines(samples, of: family.name)
            case .histogram(let histograms):
                for histogram in histograms.sorted(by: { precedes($0.labels, $1.labels) })
                where areNames(histogram.labels) {
                    text += lines(histogram, of: family.name)
                }
            }
        }
        return text
    }

    private static func type(of family: MetricFamily) -> String {
        switch family.values {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }

    private static func lines(_ samples: [MetricFamily.Sample], of name: String) -> String {
        samples.sorted { precedes($0.labels, $1.labels) }.filter { areNames($0.labels) }
            .map { line(name, $0.labels, number($0.value)) }.joined()
    }

    private static func lines(_ histogram: MetricHistogram, of name: String) -> String {
        var text = ""
        var total: UInt64 = 0
        for (bound, count) in zip(histogram.bounds + [.infinity], histogram.counts) {
            total &+= count
            let labels = histogram.labels + [.init("le", number(bound))]
            text += line(name + "_bucket", labels, String(total))
        }
        text += line(name + "_sum", histogram.labels, number(histogram.sum))
        return text + line(name + "_count", histogram.labels, String(total))
    }

    private static func line(
        _ name: String, _ labels: [MetricFamily.Label], _ value: String
    ) -> String {
        let inside = labels.map { "\($0.name)=\"\(escaped($0.value, quote: true))\"" }
        let braces = inside.isEmpty ? "" : "{" + inside.joined(separator: ",") + "}"
        return "\(name)\(braces) \(value)\n"
    }

    /// What Go's ParseFloat reads back as `value`; whole numbers without a fraction.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map { String($0) } ?? "\(value)"
    }

    /// Backslash and line feed, and the quotation mark in label values, are all the format escapes.
    /// Other control characters are data to it, but people look at scrapes on terminals.
    private static func escaped(_ text: String, quote: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quote: result += "\\\""
            case let scalar where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func precedes(_ a: [MetricFamily.Label], _ b: [MetricFamily.Label]) -> Bool {
        for (a, b) in zip(a, b) {
            if a.name != b.name { return a.name < b.name }
            if a.value != b.value { return a.value < b.value }
        }
        return a.count < b.count
    }

    private static func areNames(_ labels: [MetricFamily.Label]) -> Bool {
        labels.allSatisfy { isName($0.name, allowingColon: false) }
    }

    private static func isName(_ name: String, allowingColon: Bool) -> Bool {
        for (i, byte) in name.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "_"):
                continue
            case UInt8(ascii: "0")...UInt8(ascii: "9") where i > 0: continue
            case UInt8(ascii: ":") where allowingColon: continue
            default: return false
            }
        }
        return !name.isEmpty
    }
}
