/// A table in Markdown: first columns of text, then numbers to the right.
struct MarkdownTable {
    private let textColumns: Int
    private var lines: [String]

    init(_ header: [String], textColumns: Int = 1) {
        self.textColumns = textColumns
        let rules = header.indices.map { $0 < textColumns ? "---" : "---:" }
        lines = [Self.line(header), "|" + rules.joined(separator: "|") + "|"]
    }

    mutating func row(_ cells: [String]) { lines.append(Self.line(cells)) }

    /// With a final newline.
    var text: String { lines.joined(separator: "\n") + "\n" }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }
}

/// Some of all, as a percentage that is exact on every machine.
struct Share: Equatable {
    private(set) var some = 0
    private(set) var all = 0

    mutating func count(_ isOne: Bool) {
        all += 1
        if isOne { some += 1 }
    }

    /// Whole percent, half up; a dash where there is nothing.
    var percent: String { all == 0 ? "–" : String((200 * some + all) / (2 * all)) }

    /// Percent with `decimals` (0…6) decimals, half up.
    func percent(decimals: Int) -> String {
        guard all > 0 else { return "–" }
        let unit = (0..<decimals).reduce(1) { unit, _ in unit * 10 }
        let value = (200 * unit * some + all) / (2 * all)
        guard decimals > 0 else { return String(value) }
        let fraction = String(value % unit)
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(value / unit).\(zeros)\(fraction)"
    }
}

extension Double {
    /// With `decimals` (0…6) decimals, ties away from zero; a dash where it is not finite or too large
    /// to be printed exactly.
    func fixed(_ decimals: Int) -> String {
        let unit = (0..<decimals).reduce(1) { unit, _ in unit * 10 }
        let scaled = (self * Double(unit)).rounded()
        guard scaled.magnitude < 0x1p53 else { return "–" }
        let value = Int(scaled.magnitude)
        let sign = scaled < 0 ? "−" : ""
        guard decimals > 0 else { return sign + String(value) }
        let fraction = String(value % unit)
        let zeros = String(repeating: "0", count: decimals - fraction.count)
        return "\(sign)\(value / unit).\(zeros)\(fraction)"
    }
}
