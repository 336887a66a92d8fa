import TocsinSynthesis

/// How honest p-values are, family by family and for the nulls by size, as Markdown.
struct HonestyReport {
    private var families: [RhythmFamily: Exceedances] = [:]
    /// Of the null families, by the class of connections.
    private var sizes: [RhythmFamily: [Exceedances]] = [:]

    /// Least connections of each class but the first, which starts at four.
    static let sizes = [4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192]

    init(_ points: [PairPoint]) {
        for point in points {
            guard let p = point.pValue else { continue }
            families[point.family, default: Exceedances()].add(p)
            guard HonestyLimits.isNull(point.family) else { continue }
            let size = Self.sizes.lastIndex { $0 <= point.connections } ?? 0
            sizes[
                point.family,
                default: [Exceedances](repeating: Exceedances(), count: Self.sizes.count)
            ][size].add(p)
        }
    }

    var markdown: String {
        """
        \(familyTable)
        The nulls by size:

        \(sizeTable)
        """
    }

    private static let header = Exceedances.levels.map { "α = \($0)" }

    private static func cells(_ values: Exceedances) -> [String] {
        Exceedances.levels.indices.map { index in
            values.ratio(index).map {
                "\($0.fixed(2)) ± \(values.error(index).fixed(2))"
            } ?? "–"
        }
    }

    private var familyTable: String {
        var table = MarkdownTable(["family", "pairs"] + Self.header + ["promise"])
        for family in RhythmFamily.all(.benign) {
            let values = families[family] ?? Exceedances()
            let misses = HonestyLimits.misses(family, values)
            let verdict =
                !family.isAperiodic
                ? "none: periodic"
                : misses.isEmpty
                    ? "kept" : "missed at " + misses.map { "\($0)" }.joined(separator: ", ")
            table.row([family.name, String(values.count)] + Self.cells(values) + [verdict])
        }
        return table.text
    }

    private var sizeTable: String {
        var table = MarkdownTable(["family", "connections", "pairs"] + Self.header)
        for family in RhythmFamily.all(.benign) {
            for (index, values) in (sizes[family] ?? []).enumerated() where values.count > 0 {
                let next = Self.sizes.indices.contains(index + 1) ? Self.sizes[index + 1] - 1 : nil
                let range = "\(Self.sizes[index])–" + (next.map { String($0) } ?? "")
                table.row([family.name, range, String(values.count)] + Self.cells(values))
            }
        }
        return table.text
    }
}
