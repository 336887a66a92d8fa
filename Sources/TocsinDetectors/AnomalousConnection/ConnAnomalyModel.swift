import TocsinFeatures
import TocsinMath
import TocsinModels
import TocsinRecords

/// The isolation forest over the connections of one window, and every connection's raw score.
public struct ConnAnomalyModel: Sendable {
    /// Liu et al.'s s(x) of each row of the window, 0…1.
    public let scores: [Double]
    let zone: TimeZoneTable
    let forest: IsolationForest
    let scaler: RobustScaler
    /// Unscaled features of the sample that the forest was fitted on: the baseline of explanations.
    let baseline: FeatureMatrix
    let tail: TailModel

    /// Rows scored at a time.
    static let block = 1024
    /// Connections the forest is fitted on: 100 trees of 256 rows each, none used twice.
    static let pool = 25_600
    /// Connections that the tail of the scores is fitted to: enough that one in ten thousand is
    /// inside the sample.
    static let tailSample = 200_000

    /// Fits and scores. The sample is the rows whose hash is smallest, so it is the same for any order of
    /// reading. O(rows × trees), spread over the threads.
    ///
    /// Throws `ModelError.emptySample` for a window without connections.
    public init(
        _ window: ConnWindow, zone: TimeZoneTable, seed: UInt64, threads: Int
    ) throws(ModelError) {
        self.zone = zone
        let width = ConnFeatures.columns.count
        let sample = Self.sample(
            window, seed: seed, count: max(Self.tailSample, Self.pool))
        let fitted = sample.prefix(Self.pool)
        var baseline = FeatureMatrix(columns: ConnFeatures.columns)
        baseline.values.reserveCapacity(fitted.count * width)
        for row in fitted {
            ConnFeatures.append(window, row: row, zone: zone, to: &baseline.values)
        }
        self.baseline = baseline
        let scaler = try RobustScaler(
            sample: baseline.values,
            columns: ConnFeatures.columns.map {
                RobustScaler.Column(name: $0.name, unit: $0.unit)
            })
        var scaled = baseline.values
        scaler.transform(&scaled)
        let forest = try IsolationForest.fit(
            sample: scaled, columns: width, parameters: IsolationForest.Parameters(seed: seed),
            threads: threads)
        self.scaler = scaler
        self.forest = forest
        let blocks = (window.count + Self.block - 1) / Self.block
        // A stretch of blocks a thread: the columns are read once, in order.
        let stretch = 64
        let parts = Parallel.map((blocks + stretch - 1) / stretch, threads: threads) { part in
            var scores: [Double] = []
            var block: [Double] = []
            var values: [Float] = []
            var workspace = IsolationForest.Workspace()
            let end = min((part + 1) * stretch * Self.block, window.count)
            var start = part * stretch * Self.block
            while start < end {
                let stop = min(start + Self.block, end)
                values.removeAll(keepingCapacity: true)
                for row in start..<stop {
                    ConnFeatures.append(window, row: row, zone: zone, to: &values)
                }
                scaler.transform(&values)
                forest.score(
                    rows: values, count: stop - start, into: &block, workspace: &workspace)
                scores.append(contentsOf: block.prefix(stop - start))
                start = stop
            }
            return scores
        }
        scores = parts.count == 1 ? parts[0] : parts.flatMap { $0 }
        tail = TailModel(scores: sample.map { [scores] in scores[$0] })
    }

    /// The `count` rows with the smallest hashes, by hash; all rows if there are fewer.
    static func sample(_ window: ConnWindow, seed: UInt64, count: Int) -> [Int] {
        // A bound that a fifth more rows than needed pass keeps memory small; it is widened until
        // enough do.
        var share = Double(count) * 1.2 / Double(max(window.count, 1))
        while true {
            let bound = share >= 1 ? UInt64.max : UInt64(share * 0x1p64)
            var picked: [(hash: UInt64, row: Int)] = []
            for row in 0..<window.count {
                let hash = hash(window, row, seed)
                if hash <= bound { picked.append((hash, row)) }
            }
            if picked.count >= min(count, window.count) {
                picked.sort { a, b in
                    a.hash != b.hash ? a.hash < b.hash : window.precedes(a.row, b.row)
                }
                return picked.prefix(count).map(\.row)
            }
            share *= 2
        }
    }

    /// A hash of a connection's own identity: uid, time of day (UTC) and endpoints. Not the date, so
    /// that the same traffic on another day gives the same sample and the same scores.
    private static func hash(_ window: ConnWindow, _ row: Int, _ seed: UInt64) -> UInt64 {
        var uid = window.uid(row)
        if uid.longIndex != nil {
            // FNV-1a over the text, since the table position depends on the order of reading.
            var text: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in window.uidText(row).utf8 { text = (text ^ UInt64(byte)) &* 0x100_0000_01B3 }
            uid = ConnUID(high: text, low: 0)
        }
        let src = window.addresses[window.src(row)]
        let dst = window.addresses[window.dst(row)]
        let ends = StableHash.mix(
            src.high ^ dst.high &* 3, src.low, dst.low,
            UInt64(window.srcPort(row)) << 16 | UInt64(window.dstPort(row)), key: seed)
        let day = Timestamp.microsecondsPerDay
        let timeOfDay = window.ts(row) - window.ts(row).flooredDivision(by: day) * day
        return StableHash.mix(
            uid.high, uid.low, UInt64(truncatingIfNeeded: timeOfDay), ends, key: seed)
    }

    /// The score above which `share` of the window's connections lie, for `flag`.
    public func threshold(contamination share: Double) -> Double {
        var scratch = scores
        return Quantiles.quantile(of: &scratch, 1 - share)
    }
}
