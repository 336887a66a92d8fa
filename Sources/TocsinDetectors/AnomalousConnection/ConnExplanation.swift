import Foundation
import TocsinFeatures
import TocsinMath

/// Why the forest isolates one connection: its most telling features, in their units, against the
/// quantiles of the sample the forest was fitted on.
struct ConnExplanation {
    private(set) var evidence: [Evidence] = []
    private(set) var sentences: [String] = []
    private(set) var inShort = ""

    /// Features named in a finding.
    private static let named = 3

    init(_ window: ConnWindow, _ model: ConnAnomalyModel, _ row: Int) {
        var values: [Float] = []
        ConnFeatures.append(window, row: row, zone: model.zone, to: &values)
        var scaled = values
        model.scaler.transform(&scaled)
        let shares = Self.shares(model.forest.contributions(row: scaled))
        let hour = model.zone.hourOfDay(window.ts(row))
        var short: [String] = []
        for (column, share) in shares.prefix(Self.named) {
            let feature = ConnFeatures.columns[column]
            evidence.append(Evidence("contribution_\(feature.name)", .number(share)))
            let reading =
                switch feature.scale {
                case .circular: Self.readHour(hour)
                default: Reading(model.baseline, column, values[column], feature)
                }
            sentences.append("\(reading.sentence) (\(Phrase.percent(share)) of the score).")
            if short.count < 2 { short.append(reading.inShort) }
        }
        inShort = Finding.Summary.fitting(
            [short.joined(separator: ", ")] + short.prefix(1))
        sentences.insert(
            "Among \(window.count) connections this one is isolated unusually fast "
                + "(s = \(Phrase.number(Double(model.scores[row])))).", at: 0)
    }

    /// Columns by their contribution, the two of the hour added up under the first.
    private static func shares(_ contributions: [Double]) -> [(column: Int, share: Double)] {
        var shares: [(column: Int, share: Double)] = []
        var hourShare = 0.0
        var hourColumn: Int?
        for (column, share) in contributions.enumerated() {
            if ConnFeatures.columns[column].scale == .circular {
                hourShare += share
                hourColumn = hourColumn ?? column
            } else {
                shares.append((column, share))
            }
        }
        if let hourColumn { shares.append((hourColumn, hourShare)) }
        return shares.sorted { a, b in a.share != b.share ? a.share > b.share : a.column < b.column
        }
    }

    private static func readHour(_ hour: Double) -> Reading {
        let text =
            "\(Int(hour)):" + (Int(hour * 60) % 60 < 10 ? "0" : "") + "\(Int(hour * 60) % 60)"
        return Reading(
            sentence: "It began at \(text), an hour with little traffic", inShort: "at \(text)")
    }

    /// One feature in words.
    private struct Reading {
        var sentence: String
        var inShort: String

        init(sentence: String, inShort: String) {
            self.sentence = sentence
            self.inShort = inShort
        }

        init(_ baseline: FeatureMatrix, _ column: Int, _ value: Float, _ feature: FeatureColumn) {
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
            if feature.name.hasSuffix("_class") {
                let same = 1 - below - above
                let name = Self.className(feature.name, value)
                sentence = "\(name), like \(Phrase.percent(same)) of connections"
                inShort = name
                return
            }
            let text = Self.natural(value, feature)
            let side =
                below >= above
                ? "more than \(Phrase.percent(below))" : "less than \(Phrase.percent(above))"
            sentence =
                "\(feature.label.prefix(1).uppercased() + feature.label.dropFirst()): \(text), "
                + "\(side) of connections (median \(Self.natural(median, feature)))"
            inShort = Self.short(text, feature)
        }

        /// The value in its unit.
        private static func natural(_ value: Float, _ feature: FeatureColumn) -> String {
            let linear =
                feature.scale == .log10 ? max(pow(10, Double(value)) - 1, 0) : Double(value)
            switch feature.unit {
            case "s": return Phrase.seconds(max(pow(10, Double(value)) - 1e-6, 0))
            case "bytes": return Phrase.bytes(linear)
            case "bytes/s": return Phrase.bytes(linear) + "/s"
            case "packets": return "\(Int64(min(linear, 1e18).rounded())) packets"
            default: return Phrase.percent(linear)
            }
        }

        /// A value in a few words, e.g. `1.9 MB/s received`, `7.7 kB a packet received`.
        private static func short(_ text: String, _ feature: FeatureColumn) -> String {
            switch feature.name {
            case "log_duration": "lasted \(text)"
            case "log_orig_bytes_per_pkt": "\(text) a packet sent"
            case "log_resp_bytes_per_pkt": "\(text) a packet received"
            case "byte_ratio": "\(text) of the bytes sent"
            case let name: text + (name.hasPrefix("log_orig") ? " sent" : " received")
            }
        }

        private static func className(_ feature: String, _ value: Float) -> String {
            let names =
                feature == "state_class"
                ? ["completed normally", "left open", "aborted", "seen midstream", "no service"]
                : ["system port", "user port", "dynamic port", "ICMP"]
            let index = Int(value)
            return names.indices.contains(index) ? names[index] : "class \(index)"
        }
    }
}
