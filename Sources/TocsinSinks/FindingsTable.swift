import TocsinDetectors
import TocsinRecords

/// The table that a person reads: findings grouped by source, the most worth a look first, between
/// the lines that say what was read and the lines that say what is not shown.
///
/// A finding takes a line of columns and, below it, why in few words. At most 100 columns wide; on a
/// narrower terminal active hours, first seen, seen by and count are left out, in this order. A
/// destination too long for its column (IPv6) stands on a line of its own. Everything the data says
/// goes through `SafeText`.
public struct FindingsTable: Sendable {
    /// Columns at most: wider lines are hard to follow by eye.
    public static let widest = 100
    /// Columns at least: an IPv6 destination needs 55.
    public static let narrowest = 60

    /// Columns of the terminal, brought into 60…100.
    public let width: Int
    /// Severity in colour; the word stands there in any case.
    public var colour = false
    /// Findings shown; 0 shows all.
    public var top = 25
    /// Findings of severity info are counted, and shown only if asked for.
    public var showInfo = false
    /// Keep the order the findings come in (a `sort:` was given) instead of sorting by priority.
    public var keepsOrder = false
    /// Zone of every time shown.
    public var times = TimeText.utc

    /// A table for a terminal of `width` columns.
    public init(width: Int = FindingsTable.widest) {
        self.width = min(max(width, Self.narrowest), Self.widest)
    }

    /// Appends head, table and foot. `annotation` is asked once for each finding shown. Throws what
    /// the output throws. O(n log n) in the findings.
    public func write(
        _ findings: [Finding], annotation: (Finding) -> Annotation = { _ in .none },
        head: TableHead, foot: TableFoot, to output: inout ByteOutput
    ) throws(OutputError) {
        let eligible = showInfo ? findings : findings.filter { $0.severity > .info }
        let ordered = keepsOrder ? eligible : eligible.sorted(by: Finding.mostWorthALookFirst)
        let shown = top > 0 ? Array(ordered.prefix(top)) : ordered
        let showsYear = !isWithinOneYear(shown, head)
        let rows = shown.map { TableRow($0, annotation($0), times, showsYear: showsYear) }

        var lines = head.lines(times, width: width) + [""]
        let layout = TableLayout(rows, width: width)
        if !rows.isEmpty {
            lines.append(layout.titles)
            lines += body(shown, rows, layout)
            lines.append("")
        }
        lines += footLines(
            shown: shown.count, eligible: eligible.count,
            info: findings.count - eligible.count, foot, layout)
        for line in lines { try output.write(line + "\n") }
    }

    /// Indices of the findings of each entity, in the order in which the entities first appear: a
    /// group stands where its best finding would.
    private static func groups(of findings: [Finding]) -> [[Int]] {
        var groups: [[Int]] = []
        var place: [TableGroup: Int] = [:]
        for (index, finding) in findings.enumerated() {
            let key = TableGroup(finding)
            if let group = place[key] {
                groups[group].append(index)
            } else {
                place[key] = groups.count
                groups.append([index])
            }
        }
        return groups
    }

    private func body(
        _ findings: [Finding], _ rows: [TableRow], _ layout: TableLayout
    ) -> [String] {
        var lines: [String] = []
        for group in Self.groups(of: findings) {
            guard let first = group.first else { continue }
            let name = rows[first].srcName.map { "  " + $0 } ?? ""
            lines.append(
                SafeText.fitted(TableGroup(findings[first]).description + name, width: width))
            for index in group {
                lines += layout.lines(rows[index], colour: colour)
            }
        }
        return lines
    }

    private func isWithinOneYear(_ findings: [Finding], _ head: TableHead) -> Bool {
        var years = findings.map { times.year($0.firstSeen) }
        if let span = head.span {
            years += [times.year(span.lowerBound), times.year(span.upperBound)]
        }
        return years.min() == years.max()
    }

    private func footLines(
        shown: Int, eligible: Int, info: Int, _ foot: TableFoot, _ layout: TableLayout
    ) -> [String] {
        var lines: [String] = []
        if eligible == 0 {
            lines.append(info > 0 ? "No findings above severity info." : "No findings.")
        } else if shown < eligible {
            lines.append(
                "\(QuantityText.count(shown)) of "
                    + QuantityText.count(eligible, "finding", "findings") + " shown; "
                    + "\(QuantityText.count(eligible - shown)) more with \(foot.flagForMore)")
        } else {
            lines.append(QuantityText.count(eligible, "finding", "findings"))
        }
        if info > 0 {
            lines.append(
                QuantityText.count(info, "finding", "findings")
                    + " of severity info not shown; see with \(foot.flagForInfo)")
        }
        if foot.suppressed > 0 {
            lines.append(
                QuantityText.count(foot.suppressed, "finding", "findings")
                    + " suppressed; see with \(foot.flagForSuppressed)")
        }
        if shown > 0, !layout.dropped.isEmpty {
            lines.append(
                "Left out at this width: "
                    + layout.dropped.map(\.fullName).joined(separator: ", "))
        }
        if !foot.coverage.isEmpty { lines.append("Coverage:") }
        return lines.flatMap { TextLayout.wrapped($0, width: width) }
            + foot.coverage.flatMap { TextLayout.wrapped("- " + $0, width: width, indent: 2) }
    }
}
