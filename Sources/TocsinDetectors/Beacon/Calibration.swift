import TocsinMath

extension BeaconModel {
    /// The weights in `Data/beacon-weights.tsv`.
    package static let calibrated = BeaconModel(
        rows: EmbeddedTable.rows(PackageResources.beacon_weights_tsv))

    /// `expert, term, weight` a row; a row "bias" for each expert; "suspicion" and "most" for "sizes".
    init(rows: [[Substring]]) {
        func value(_ part: String, _ term: String) -> Double? {
            rows.first { $0.count == 3 && $0[0] == part && $0[1] == term }
                .flatMap { Double($0[2]) }
        }
        experts = [:]
        for expert in BeaconExpert.allCases {
            guard let bias = value(expert.rawValue, "bias") else { continue }
            experts[expert] = Weights(
                bias: bias, weights: expert.termNames.map { value(expert.rawValue, $0) ?? 0 })
        }
        sizes = Sizes(
            suspicion: value("sizes", "suspicion") ?? 0, most: value("sizes", "most") ?? 0)
    }
}

extension NullTable {
    /// The quantiles in `Data/beacon-null.tsv`.
    package static let calibrated = NullTable(
        rows: EmbeddedTable.rows(PackageResources.beacon_null_tsv))

    /// `class, n_eff, tail, T at each level` a row.
    init(rows: [[Substring]]) {
        classes = Array(repeating: [], count: Self.evenness.count + 1)
        for row in rows {
            let values = row.compactMap { Double($0) }
            guard values.count == 3 + Self.levels.count, classes.indices.contains(Int(values[0]))
            else { continue }
            classes[Int(values[0])].append(
                Row(effective: values[1], quantiles: Array(values[3...]), tail: values[2]))
        }
    }
}
