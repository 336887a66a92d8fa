import TocsinRecords

/// The named numbers of a beacon finding.
enum BeaconEvidence {
    /// Other addresses that are named; the rest are counted.
    static let maxAddresses = 20
    /// Active spans that are named.
    static let maxSpans = 20
    /// What p is the chance under.
    static let null = "events at random at a constant or day-shaped rate; smooth gap laws"

    static func list(_ facts: BeaconFacts) -> [Evidence] {
        numbers(facts) + texts(facts) + circle(facts)
    }

    private static func numbers(_ facts: BeaconFacts) -> [Evidence] {
        let beacon = facts.beacon
        let terms = beacon.terms
        var list = [
            Evidence("contacts", .integer(Int64(beacon.dials))),
            Evidence("connections", .integer(Int64(facts.series.times.count))),
            Evidence("active_hours", .integer(Int64(facts.activeHours))),
            Evidence("tests", .integer(Int64(facts.scored.tests))),
        ]
        if let size = facts.medianSize {
            list.append(Evidence("size_median_bytes", .integer(size)))
        }
        let hasLine = facts.line.period > 0
        let numbers: [(String, Double?)] = [
            ("period_s", beacon.period), ("period_error_s", beacon.periodError),
            ("jitter", beacon.jitter), ("missing_fraction", beacon.missing),
            ("size_score", beacon.sizeScore), ("failed_fraction", facts.series.failedShare),
            ("gap_evidence_nats", terms.mixture?.nats), ("mixture_share", terms.mixture?.share),
            ("coverage", terms.coverage), ("effective_gaps", terms.histogram.effectiveCount),
            ("local_variation", terms.rhythm.localVariation), ("fano_factor", terms.rhythm.fano),
            ("short_gap_ratio", terms.rhythm.shortGapRatio),
            ("active_fraction", terms.rhythm.activeFraction),
            ("longest_run_fraction", terms.rhythm.longestRun), ("log_odds", beacon.logOdds),
            ("spectral_line_nats", hasLine ? facts.line.nats : nil),
            ("spectral_line_period_s", hasLine ? facts.line.period : nil),
            ("autocorrelation_contrast", facts.autocorrelation.contrast),
        ]
        for (name, value) in numbers {
            if let value, value.isFinite { list.append(Evidence(name, .number(value))) }
        }
        if let pValue = facts.scored.pValue {
            list.append(Evidence("p_value_extrapolated", .flag(pValue.isExtrapolated)))
        }
        return list
    }

    private static func texts(_ facts: BeaconFacts) -> [Evidence] {
        let novelty =
            switch facts.isNew {
            case true: "new"
            case false: "seen before"
            case nil: "unknown: under 7 days of data"
            }
        var list = [
            Evidence("expert", .text(facts.beacon.expert.rawValue)),
            Evidence("null", .text(null)),
            Evidence("window", .text(facts.scored.window)),
            Evidence("key", .text(facts.scored.key.rawValue)),
            Evidence("direction", .text(facts.window.direction(ofPair: facts.scored.pair).name)),
            Evidence("novelty", .text(novelty)),
        ]
        let concerns = facts.concerns.map(\.rawValue)
        if !concerns.isEmpty { list.append(Evidence("concerns", .texts(concerns))) }
        let signs = facts.signs.map(\.rawValue)
        if !signs.isEmpty { list.append(Evidence("benign_signs", .texts(signs))) }
        if !facts.scored.activeSpans.isEmpty {
            list.append(Evidence("active_spans", .texts(spans(facts))))
        }
        return list
    }

    /// `0 s to 5.0 h` after the first connection.
    private static func spans(_ facts: BeaconFacts) -> [String] {
        let start = facts.series.times.first ?? 0
        return facts.scored.activeSpans.prefix(maxSpans).map { span in
            let (from, to) = (span.lowerBound.microseconds, span.upperBound.microseconds)
            return Phrase.seconds(max(0, Double(from - start) / 1e6)) + " to "
                + Phrase.seconds(max(0, Double(to - start) / 1e6)) + " after first_seen"
        }
    }

    /// Who else shows the rhythm.
    private static func circle(_ facts: BeaconFacts) -> [Evidence] {
        let addresses = facts.window.addresses
        var list: [Evidence] = []
        for (name, others) in [
            ("other_destinations", facts.candidate.otherDestinations),
            ("other_sources", facts.candidate.otherSources),
        ] where !others.isEmpty {
            let sorted = others.map { addresses[Int($0)] }.sorted()
            list.append(
                Evidence(name, .texts(sorted.prefix(maxAddresses).map(\.description))))
            list.append(Evidence(name + "_count", .integer(Int64(others.count))))
        }
        return list
    }
}
