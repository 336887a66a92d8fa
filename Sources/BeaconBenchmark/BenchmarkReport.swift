import TocsinSynthesis

/// What a run found, as Markdown.
struct BenchmarkReport {
    /// Found by Tocsin and by RITA, and how many had too few connections to be found at all.
    private struct Found {
        var tocsin = Share()
        var rita = Share()
        var few = Share()
    }

    private let plan: BenchmarkPlan
    private let tocsin: Threshold
    private let rita: Threshold
    private var families: [RhythmFamily: Found] = [:]
    private var beacons = Found()
    /// By cell: plain beacons, and all others.
    private var plain = [Found](repeating: Found(), count: Cell.all.count)
    private var hidden = [Found](repeating: Found(), count: Cell.all.count)

    /// Connections below which even a likelihood ratio with the exact law known finds few beacons that
    /// have jitter.
    private static let few = 8

    init(_ plan: BenchmarkPlan, _ verdicts: [Verdict], falseAlarms: Double) {
        self.plan = plan
        // A benign series that is too short to be judged is no chance for a false alarm.
        let benign = zip(plan.items, verdicts).filter { $0.cell == nil && $1.tocsin != nil }
        tocsin = Threshold(benign: benign.map { $1.tocsin ?? 0 }, share: falseAlarms)
        rita = Threshold(benign: benign.map { $1.rita ?? 0 }, share: falseAlarms)
        for (item, verdict) in zip(plan.items, verdicts) {
            if item.cell == nil, verdict.tocsin == nil { continue }
            count(verdict, in: &families[item.family, default: Found()])
            guard let cell = item.cell else { continue }
            count(verdict, in: &beacons)
            if item.family == .plain {
                count(verdict, in: &plain[cell])
            } else {
                count(verdict, in: &hidden[cell])
            }
        }
    }

    private func count(_ verdict: Verdict, in found: inout Found) {
        found.tocsin.count(tocsin.isExceeded(by: verdict.tocsin))
        found.rita.count(rita.isExceeded(by: verdict.rita))
        found.few.count(verdict.connections < Self.few)
    }

    var markdown: String {
        """
        # Beacons found in generated traffic

        `BeaconBenchmark table`, seed \(plan.seed), \(plan.hours) h of data, \
        \(beacons.tocsin.all) beacons with periods of 10 s to 1 h, \(tocsin.benign) benign \
        series of four connections or more. RITA is its published beacon score, re-implemented, without its \
        modifiers. A score counts as an alarm above \(tocsin.score) (Tocsin) and \(rita.score) (RITA), which \
        \(tocsin.falseAlarms) and \(rita.falseAlarms) benign series exceed. A series with several servers counts by \
        its best pair.

        ## Beacons found, percent

        \(beaconTable)
        ## Plain beacons by sleep, jitter and loss, percent: Tocsin / RITA

        \(cellTable(plain))
        ## All other beacons by sleep, jitter and loss, percent: Tocsin / RITA

        \(cellTable(hidden))
        ## Benign series above the threshold

        \(benignTable)
        """
    }

    private var beaconTable: String {
        var table = MarkdownTable(
            ["family", "what", "series", "under \(Self.few) connections", "Tocsin", "RITA"],
            textColumns: 2)
        func row(_ name: String, _ what: String, _ found: Found) {
            table.row([
                name, what, String(found.tocsin.all), found.few.percent(decimals: 1) + " %",
                found.tocsin.percent(decimals: 1), found.rita.percent(decimals: 1),
            ])
        }
        for family in RhythmFamily.all(.malicious) {
            row(family.name, family.summary, families[family] ?? Found())
        }
        row("all", "", beacons)
        return table.text
    }

    private var benignTable: String {
        var table = MarkdownTable(
            ["family", "what", "series judged", "Tocsin", "RITA"], textColumns: 2)
        for family in RhythmFamily.all(.benign) {
            let found = families[family] ?? Found()
            table.row([
                family.name, family.summary, String(found.tocsin.all),
                "\(found.tocsin.some) (\(found.tocsin.percent(decimals: 2)) %)",
                "\(found.rita.some) (\(found.rita.percent(decimals: 2)) %)",
            ])
        }
        return table.text
    }

    /// A row for each shape and band of jitter, a column for each loss.
    private func cellTable(_ found: [Found]) -> String {
        func percent(_ share: Double) -> Int { Int((100 * share).rounded()) }
        var table = MarkdownTable(
            ["sleep", "jitter, %"] + Cell.losses.map { "\(percent($0)) % lost" }, textColumns: 2)
        // Cells stand in the table's order, the losses of a row together.
        for first in stride(from: 0, to: Cell.all.count, by: Cell.losses.count) {
            let cell = Cell.all[first]
            let band = cell.jitter.map { Cell.jitters[$0] }
            let jitter = band.map { band in
                band.lowerBound == band.upperBound
                    ? String(percent(band.lowerBound))
                    : "\(percent(band.lowerBound))–\(percent(band.upperBound))"
            }
            table.row(
                [cell.shape.name, jitter ?? "–"]
                    + found[first..<first + Cell.losses.count].map {
                        "\($0.tocsin.percent) / \($0.rita.percent)"
                    })
        }
        return table.text
    }
}
