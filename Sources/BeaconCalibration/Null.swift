import ArgumentParser
import TocsinDetectors
import TocsinFeatures
import TocsinMath
import TocsinSynthesis

/// Simulates the null and prints the quantiles of T as the data file that the program carries.
struct Null: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Simulate the null of the p-value.")

    @OptionGroup var options: RunOptions
    @Option(help: "Series of each family and size.") var series = 12_000

    /// Events in a day.
    static let sizes = [
        4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 28, 34, 40, 48, 56, 68, 80, 96, 112, 136, 160, 192,
        224, 272, 320, 400, 512, 640, 900, 1280, 1800, 2560, 3600,
    ]
    /// Series that a row of the table needs: five beyond its last level.
    static let leastSeries = 5000
    static let span: Int64 = 86_400_000_000

    func run() {
        print("# Quantiles of T, the covered nats of the sleep law, under the null of the p-value:")
        print(
            "# class of evenness (n_eff/n), n_eff, mean excess beyond the 1 % quantile, T at the tail probabilities"
        )
        print("# \(NullTable.levels.map { "\($0)" }.joined(separator: " ")).")
        print(
            "# Simulated by scripts/calibrate-beacons (BeaconCalibration null --seed \(options.seed) --series \(series)):"
        )
        print(
            "# Poisson and day-shaped Poisson series of \(Self.sizes.first ?? 0) to \(Self.sizes.last ?? 0) events a day."
        )
        for (index, values) in simulated().enumerated() {
            for row in Self.rows(values.sorted { $0.effective < $1.effective }) {
                let numbers = [row.effective, row.tail] + row.quantiles
                print(
                    "\(index)\t"
                        + numbers.map { "\(($0 * 1e6).rounded() / 1e6)" }.joined(separator: "\t"))
            }
        }
    }

    /// n_eff and T of every simulated series, by class of evenness.
    private func simulated() -> [[(effective: Double, statistic: Double)]] {
        var values: [[(effective: Double, statistic: Double)]] = Array(
            repeating: [], count: NullTable.evenness.count + 1)
        for size in Self.sizes {
            // Large series cost more and differ less from one size to the next.
            let count = size > 400 ? series / 2 : series
            for family in [RhythmFamily.poisson, .dayShapedPoisson] {
                let made = Parallel.map(count, threads: options.threads) { index in
                    draw(family, index, size: size)
                }
                for drawn in made.compactMap({ $0 }) {
                    values[drawn.evenness].append((drawn.effective, drawn.statistic))
                }
            }
        }
        return values
    }

    /// Class of evenness, n_eff and T of one series; nil if it is too short for a p-value.
    private func draw(
        _ family: RhythmFamily, _ index: Int, size: Int
    ) -> (evenness: Int, effective: Double, statistic: Double)? {
        let series = family.series(
            index, seed: options.seed &+ UInt64(size) &* 1_000_003, span: Self.span,
            expected: Double(size))
        guard let pair = PairSeries(series) else { return nil }
        var scorer = BeaconScorer(dataSpan: Self.span)
        let fine = scorer.fineTerms(pair)
        guard fine.gaps >= NullTable.leastGaps else { return nil }
        return (NullTable.classIndex(fine), fine.histogram.effectiveCount, fine.coveredNats)
    }

    /// Cuts the series of a class into rows of like n_eff.
    static func rows(_ values: [(effective: Double, statistic: Double)]) -> [NullTable.Row] {
        var rows: [NullTable.Row] = []
        var start = 0
        while start < values.count {
            // A row spans at least a sixth of its n_eff, and enough series.
            var end = start
            while end < values.count,
                end - start < leastSeries || values[end].effective < values[start].effective * 1.15
            { end += 1 }
            if values.count - end < leastSeries { end = values.count }
            let part = values[start..<end]
            let logs = part.reduce(0) { $0 + Elementary.log($1.effective) }
            let sorted = part.map(\.statistic).sorted()
            let quantiles = NullTable.levels.map {
                Quantiles.quantile(sorted: sorted, 1 - $0)
            }
            let excess = sorted.suffix(sorted.count / 100)
            let base = excess.first ?? 0
            let tail = excess.reduce(0) { $0 + $1 - base } / Double(max(excess.count, 1))
            rows.append(
                NullTable.Row(
                    effective: Elementary.exp(logs / Double(part.count)), quantiles: quantiles,
                    tail: max(tail, 1e-3)))
            start = end
        }
        return rows
    }
}
