import TocsinFeatures
import TocsinMath
import TocsinModels

/// The isolation forest over the rows of one window, and every row's raw score.
public struct AnomalyForest<Rows: FeatureRows>: Sendable {
    public let rows: Rows
    /// Liu et al.'s s(x) of each row, 0…1.
    public let scores: [Double]
    /// Of the scores of the sample.
    public let tail: TailModel
    let forest: IsolationForest
    let scaler: RobustScaler
    /// Unscaled features of the sample that the forest was fitted on: the baseline of explanations.
    let baseline: FeatureMatrix

    /// Fits and scores. The sample is the rows whose hash is smallest, so it is the same for any order of
    /// reading. O(rows × trees), spread over the threads.
    ///
    /// Throws `ModelError.emptySample` if there are no rows.
    public init(
        _ rows: Rows, subsampleSize: Int = 256, seed: UInt64, threads: Int
    ) throws(ModelError) {
        self.rows = rows
        let sample = Self.sample(
            rows, seed: seed, count: max(AnomalySample.tail, AnomalySample.pool))
        let fitted = sample.prefix(AnomalySample.pool)
        var baseline = FeatureMatrix(columns: Rows.columns)
        baseline.values.reserveCapacity(fitted.count * Rows.columns.count)
        for row in fitted { rows.append(row, to: &baseline.values) }
        self.baseline = baseline
        let scaler = try RobustScaler(
            sample: baseline.values,
            columns: Rows.columns.map { RobustScaler.Column(name: $0.name, unit: $0.unit) })
        var scaled = baseline.values
        scaler.transform(&scaled)
        let forest = try IsolationForest.fit(
            sample: scaled, columns: Rows.columns.count,
            parameters: IsolationForest.Parameters(subsampleSize: subsampleSize, seed: seed),
            threads: threads)
        self.scaler = scaler
        self.forest = forest
        let scores = Self.scores(rows, scaler, forest, threads: threads)
        self.scores = scores
        tail = TailModel(scores: sample.map { scores[$0] })
    }

    /// All rows by the forest, a stretch of blocks a thread: the columns are read once, in order.
    private static func scores(
        _ rows: Rows, _ scaler: RobustScaler, _ forest: IsolationForest, threads: Int
    ) -> [Double] {
        let count = rows.count
        let stretch = 64 * AnomalySample.block
        var parts = Parallel.map((count + stretch - 1) / stretch, threads: threads) { part in
            var scores: [Double] = []
            var block: [Double] = []
            var values: [Float] = []
            var workspace = IsolationForest.Workspace()
            let end = min((part + 1) * stretch, count)
            var start = part * stretch
            while start < end {
                let stop = min(start + AnomalySample.block, end)
                values.removeAll(keepingCapacity: true)
                for row in start..<stop { rows.append(row, to: &values) }
                scaler.transform(&values)
                forest.score(
                    rows: values, count: stop - start, into: &block, workspace: &workspace)
                scores.append(contentsOf: block.prefix(stop - start))
                start = stop
            }
            return scores
        }
        if parts.count == 1 { return parts[0] }
        // Part by part, so that the scores of ten million rows do not stand there twice.
        var scores: [Double] = []
        scores.reserveCapacity(count)
        for part in parts.indices {
            scores.append(contentsOf: parts[part])
            parts[part] = []
        }
        return scores
    }

    /// The `count` rows with the smallest hashes, by hash; all rows if there are fewer.
    static func sample(_ rows: Rows, seed: UInt64, count: Int) -> [Int] {
        // A bound that a fifth more rows than needed pass keeps memory small; it is widened until
        // enough do.
        var share = Double(count) * 1.2 / Double(max(rows.count, 1))
        while true {
            let bound = share >= 1 ? UInt64.max : UInt64(share * 0x1p64)
            var picked: [(hash: UInt64, row: Int)] = []
            for row in 0..<rows.count {
                let hash = rows.hash(row, key: seed)
                if hash <= bound { picked.append((hash, row)) }
            }
            if picked.count >= min(count, rows.count) {
                picked.sort { a, b in
                    a.hash != b.hash ? a.hash < b.hash : rows.precedes(a.row, b.row)
                }
                return picked.prefix(count).map(\.row)
            }
            share *= 2
        }
    }

    /// The score above which `share` of the rows lie, for `flag`.
    public func threshold(contamination share: Double) -> Double {
        var scratch = scores
        return Quantiles.quantile(of: &scratch, 1 - share)
    }
}

/// How many rows an anomaly forest looks at together.
enum AnomalySample {
    /// Rows scored at a time.
    static let block = 1024
    /// Rows the forest is fitted on: 100 trees of 256 rows each, none used twice
    /// where the subsamples are of that size.
    static let pool = 25_600
    /// Rows that the tail of the scores is fitted to: enough that one in ten thousand is inside the
    /// sample.
    static let tail = 200_000
}

/// The forest over the connections of a window.
public typealias ConnAnomalyModel = AnomalyForest<ConnFeatures>

extension AnomalyForest where Rows == ConnFeatures {
    /// Fits and scores the connections of `window`; hours are those of `zone`.
    public init(
        _ window: ConnWindow, zone: TimeZoneTable, seed: UInt64, threads: Int
    ) throws(ModelError) {
        try self.init(ConnFeatures(window, zone: zone), seed: seed, threads: threads)
    }
}

extension TailModel {
    /// The least score in 0…1 whose p-value is at most `p`, to 2⁻⁵⁰; nil if none is.
    func leastScore(withPValue p: Double) -> Double? {
        guard pValue(1) <= p else { return nil }
        var (low, high) = (0.0, 1.0)
        for _ in 0..<50 {
            let middle = (low + high) / 2
            if pValue(middle) <= p { high = middle } else { low = middle }
        }
        return high
    }
}
