/// The p-values of a run as a histogram: whether "how sure" can be believed, at a glance.
///
/// On traffic without beacons p-values are uniform. What stands above the expected counts at the left
/// end are periodic pairs, benign or not; a slope or a hump elsewhere says that the null does not fit
/// this traffic.
public struct CalibrationReport: Hashable, Sendable {
    /// p-values of one family of tests, 0…1.
    public struct Family: Hashable, Sendable {
        /// What the pairs are, in the plural.
        public var name: String
        public var pValues: [Double]

        /// NaN is left out.
        public init(_ name: String, _ pValues: [Double]) {
            self.name = name
            self.pValues = pValues.filter { !$0.isNaN }
        }
    }

    /// In the order to be shown.
    public var families: [Family]
    /// Columns.
    public var width: Int

    /// Brings `width` into the limits of the findings table.
    public init(_ families: [Family], width: Int = FindingsTable.widest) {
        self.families = families
        self.width = min(max(width, FindingsTable.narrowest), FindingsTable.widest)
    }

    /// Bars of a histogram.
    public static let bins = 20
    /// Tail counts that are said beside it.
    public static let levels: [(value: Double, name: String)] = [
        (0.01, ".01"), (0.001, ".001"), (1e-4, "1e-4"), (1e-6, "1e-6"),
    ]

    /// Pairs in each bar; p = k/20 belongs to the lower one, so that p = 1 has a place.
    static func counts(_ pValues: [Double]) -> [Int] {
        var counts = [Int](repeating: 0, count: bins)
        for p in pValues {
            let bin = Int((min(max(p, 0), 1) * Double(bins)).rounded(.up)) - 1
            counts[max(bin, 0)] += 1
        }
        return counts
    }

    /// Appends the histograms and how to read them.
    public func write(to output: inout ByteOutput) throws(OutputError) {
        for line in lines { try output.write(line + "\n") }
    }

    var lines: [String] {
        var lines: [String] = []
        for family in families {
            lines += Self.lines(family, width: width)
            lines.append("")
        }
        let reading =
            "How to read it: flat = honest; the bar on the left = periodic pairs, benign or not. "
            + "The bar on the right holds pairs that show nothing at all (p = 1), and p is corrected for "
            + "several tries, so the right may stand higher. A hump elsewhere says that the null "
            + "does not fit this traffic."
        return lines + TextLayout.wrapped(reading, width: width)
    }

    private static func lines(_ family: Family, width: Int) -> [String] {
        let total = family.pValues.count
        var lines = [
            SafeText.escaped(family.name) + ": "
                + QuantityText.count(total, "p-value", "p-values")
        ]
        guard total > 0 else { return lines }
        let counts = counts(family.pValues)
        let expected = expectation(Double(total) / Double(bins))
        let largest = max(counts.max() ?? 1, 1)
        let texts = counts.map { QuantityText.count($0) }
        let countWidth = max("pairs".count, texts.map(\.count).max() ?? 0)
        let expectedWidth = max("expected".count, expected.count)
        func columns(_ p: String, _ count: String, _ expected: String) -> String {
            TextLayout.padded(p, width: 11) + "  "
                + TextLayout.padded(count, width: countWidth, right: true) + "  "
                + TextLayout.padded(expected, width: expectedWidth, right: true)
        }
        let room = max(width - columns("", "", "").count - 2, 1)
        lines.append(columns("p", "pairs", "expected"))
        for (bin, count) in counts.enumerated() {
            let bar = bar(Double(count) / Double(largest), room: room)
            let row = columns("\(edge(bin)) – \(edge(bin + 1))", texts[bin], expected)
            lines.append(bar.isEmpty ? row : row + "  " + bar)
        }
        for level in levels {
            let count = family.pValues.count { $0 <= level.value }
            lines.append(
                columns(
                    "≤ " + level.name, QuantityText.count(count),
                    expectation(Double(total) * level.value)))
        }
        return lines
    }

    /// `0.05` of the lower edge of a bar.
    private static func edge(_ bin: Int) -> String {
        let hundredths = bin * 100 / bins
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// Whole from ten on, one decimal below, `<0.1` where it would round to none.
    private static func expectation(_ value: Double) -> String {
        if value >= 10 { return QuantityText.count(Int(value.rounded())) }
        return value < 0.05 ? "<0.1" : ((value * 10).rounded() / 10).description
    }

    /// Blocks for `share` of `room` columns, to an eighth of one; something where there is something.
    private static func bar(_ share: Double, room: Int) -> String {
        guard share > 0 else { return "" }
        let eighths = max(Int((share * Double(room) * 8).rounded()), 1)
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}
