extension IsolationForest {
    /// How much each column contributes to a row's anomaly: shares of 0…1 that sum to 1.
    ///
    /// In each tree the step from a node v to its child w is credited to the column split at v with
    /// L(v) − L(w), L being the mean path length of the subsample's rows below the node: what the
    /// value told about how early the row is isolated (the decision-path decomposition of Saabas
    /// 2014, with Carletti et al.'s idea, "Interpretable Anomaly Detection with DIFFI", 2023, that
    /// isolating splits carry the importance). A row's credits sum to L(root) − h(x) over the trees
    /// exactly. Columns that make the row more ordinary have a negative credit and share 0; if none
    /// is positive, nothing stands out and all shares are equal. `row` holds `columns` values
    /// (precondition). O(t · log ψ).
    public func contributions(row: [Float]) -> [Double] {
        let positive = credits(row: row).map { max($0, 0) }
        let total = positive.reduce(0, +)
        guard total > 0 else {
            return [Double](repeating: 1 / Double(columns), count: columns)
        }
        return positive.map { $0 / total }
    }

    /// The signed credits behind `contributions`, in steps of path length averaged over the trees.
    package func credits(row: [Float]) -> [Double] {
        precondition(row.count == columns, "a row of another length")
        var credits = [Double](repeating: 0, count: columns)
        for tree in 0..<parameters.trees {
            var node = 1
            for _ in 0..<height {
                let split = splits[tree << height + node]
                let place = Int(split.offset) / Self.lanes
                let column = place % columns
                let key = SplitKey.key(row[column], unknownGoesHigh: place < columns)
                let high = key >= split.threshold ? 1 : 0
                let base = tree << (height + 1)
                credits[column] -= pathLengths[base + 2 * node + high] - pathLengths[base + node]
                node = 2 * node + high
            }
        }
        return credits.map { $0 / Double(parameters.trees) }
    }
}
