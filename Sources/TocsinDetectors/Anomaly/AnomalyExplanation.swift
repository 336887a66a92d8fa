import TocsinFeatures
import TocsinMath

/// Rows whose anomalies can be put into words.
protocol ExplainableRows: FeatureRows {
    /// What a row is, in the plural: "connections".
    var noun: String { get }
    /// What a circular column of row `row` says, in a sentence without its end and in few words.
    func circular(_ column: FeatureColumn, _ row: Int) -> FeatureReading
}

/// One feature of a row in words.
struct FeatureReading {
    /// Without its end.
    var sentence: String
    var inShort: String
}

/// Why the forest isolates one row: its most telling features, in their units, against the quantiles
/// of the sample the forest was fitted on.
struct AnomalyExplanation {
    private(set) var evidence: [Evidence] = []
    private(set) var sentences: [String] = []
    private(set) var inShort = ""

    /// Features named in a finding.
    private static let named = 3

    init<Rows: ExplainableRows>(_ model: AnomalyForest<Rows>, _ row: Int) {
        var values: [Float] = []
        model.rows.append(row, to: &values)
        var scaled = values
        model.scaler.transform(&scaled)
        let shares = Self.shares(model.forest.contributions(row: scaled), Rows.columns)
        var short: [String] = []
        for (column, share) in shares.prefix(Self.named) {
            let feature = Rows.columns[column]
            evidence.append(Evidence("contribution_\(feature.name)", .number(share)))
            let reading =
                feature.scale == .circular
                ? model.rows.circular(feature, row)
                : FeatureReading(model.baseline, column, values[column], of: model.rows.noun)
            sentences.append("\(reading.sentence) (\(Phrase.percent(share)) of the score).")
            if short.count < 2 { short.append(reading.inShort) }
        }
        inShort = Finding.Summary.fitting(
            [short.joined(separator: ", ")] + short.prefix(1))
        sentences.insert(
            "Among \(model.rows.count) \(model.rows.noun) this one is isolated unusually fast "
                + "(s = \(Phrase.number(Double(model.scores[row])))).", at: 0)
    }

    /// Columns by their contribution; the circular ones of one label are added up under the first.
    private static func shares(
        _ contributions: [Double], _ columns: [FeatureColumn]
    ) -> [(column: Int, share: Double)] {
        var shares: [(column: Int, share: Double)] = []
        for (column, share) in contributions.enumerated() {
            let known = shares.firstIndex {
                columns[column].scale == .circular && columns[$0.column].scale == .circular
                    && columns[$0.column].label == columns[column].label
            }
            if let known {
                shares[known].share += share
            } else {
                shares.append((column, share))
            }
        }
        return shares.sorted { a, b in a.share != b.share ? a.share > b.share : a.column < b.column
        }
    }
}

extension FeatureReading {
    /// `value` of a column against the quantiles of the baseline, whose rows are `noun`.
    init(_ baseline: FeatureMatrix, _ column: Int, _ value: Float, of noun: String) {
        let feature = baseline.columns[column]
        let known = stride(from: column, to: baseline.values.count, by: baseline.columns.count)
            .map { baseline.values[$0] }.filter { !$0.isNaN }.sorted()
        guard !value.isNaN else {
            sentence = "The log does not state \(feature.label)"
            inShort = "\(feature.label) unknown"
            return
        }
        let median = known.isEmpty ? Float.nan : known[known.count / 2]
        let below = Double(known.count { $0 < value }) / Double(max(known.count, 1))
        let above = Double(known.count { $0 > value }) / Double(max(known.count, 1))
        if case .classes(let names) = feature.scale {
            let index = Int(value)
            let name = names.indices.contains(index) ? names[index] : "class \(index)"
            sentence = "\(name), like \(Phrase.percent(1 - below - above)) of \(noun)"
            inShort = name
            return
        }
        let text = feature.natural(value)
        let side =
            below >= above
            ? "more than \(Phrase.percent(below))" : "less than \(Phrase.percent(above))"
        sentence =
            "\(feature.label.prefix(1).uppercased() + feature.label.dropFirst()): \(text), "
            + "\(side) of \(noun) (median \(feature.natural(median)))"
        inShort = Self.filled(feature.inShort, text)
    }

    /// `template` with `text` for its `#`.
    private static func filled(_ template: String, _ text: String) -> String {
        template.split(separator: "#", omittingEmptySubsequences: false).joined(separator: text)
    }

    /// The hour of the local day at which a row began, `quiet` being what that hour is like.
    static func hour(_ hour: Double, _ quiet: String) -> FeatureReading {
        let minute = Int(hour * 60) % 60
        let text = "\(Int(hour)):" + (minute < 10 ? "0" : "") + "\(minute)"
        return FeatureReading(
            sentence: "It began at \(text), \(quiet)", inShort: "at \(text)")
    }
}

extension FeatureColumn {
    /// A value of the column in its unit.
    fileprivate func natural(_ value: Float) -> String {
        let linear = scale == .log10 ? max(pow10(Double(value)) - 1, 0) : Double(value)
        switch unit {
        case "s": return Phrase.seconds(max(pow10(Double(value)) - 1e-6, 0))
        case "bytes": return Phrase.bytes(linear)
        case "bytes/s": return Phrase.bytes(linear) + "/s"
        case "h": return Phrase.hours(linear)
        case "" where scale == .log10: return "\(Int64(min(linear, 1e18).rounded()))"
        case "": return Phrase.percent(linear)
        default: return "\(Int64(min(linear, 1e18).rounded())) \(unit)"
        }
    }

    /// 10ˣ, the same on every machine.
    private func pow10(_ x: Double) -> Double { Elementary.exp(x * 2.302_585_092_994_045_7) }
}

extension ConnFeatures: ExplainableRows {
    var noun: String { "connections" }

    func circular(_ column: FeatureColumn, _ row: Int) -> FeatureReading {
        .hour(zone.hourOfDay(window.ts(row)), "an hour with little traffic")
    }
}
