import TocsinMath

/// One way in which a series can look like a beacon: a logistic over a few terms, each of which can only
/// add.
///
/// A beacon needs to convince one of them, not all: jitter that leaves no narrow law still leaves
/// regular gaps, and an operator's session spoils the regularity of gaps but not the law of the rest.
package enum BeaconExpert: String, CaseIterable, Sendable {
    /// One sleep law explains gaps that cover the pair's time.
    case sleepLaw = "sleep-law"
    /// The gaps are more even than random ones, whatever their law.
    case evenGaps = "even-gaps"
    /// As `sleepLaw`, on dials whose clusters were merged.
    case coarseSleepLaw = "coarse-sleep-law"

    /// Names of the terms, in the order of `terms`.
    package var termNames: [String] {
        switch self {
        case .sleepLaw, .coarseSleepLaw:
            [
                "ln_nats", "nats_0_5", "nats_5_15", "nats_15_30", "nats_per_gap", "coverage",
                "evident_slots", "evident_slots_above_half", "active_hours", "run_hours",
                "run_hours_above_3_6", "slow", "run_nats",
            ]
        case .evenGaps:
            [
                "ln_gamma_nats", "gamma_nats_0_5", "gamma_nats_5_15", "gamma_nats_15_45",
                "fano_above_poisson", "fano_z", "local_variation", "short_gap_ratio",
                "active_fraction", "active_fraction_above_0_8", "active_hours", "run_hours",
                "run_hours_above_3_6", "slow",
                "ln_gaps",
            ]
        }
    }

    /// The terms of a series, all finite; larger is more like a beacon.
    package func terms(_ series: SeriesTerms) -> [Double] {
        let rhythm = series.rhythm
        let full = max(min(Self.fullHours, rhythm.spanSeconds), 1)
        let hours = min(rhythm.activeSeconds / full, 1)
        let run = min(rhythm.longestRun * rhythm.spanSeconds / full, 1)
        let longRun = max(run - 0.6, 0)
        let beat = series.mixture?.period ?? rhythm.medianGap
        let slow = -max(0, Elementary.log(Self.slowBeat / max(beat, 0.05)))
        switch self {
        case .sleepLaw, .coarseSleepLaw:
            let nats = series.coveredNats
            return [
                Elementary.log1p(nats), min(nats, 5), min(max(nats - 5, 0), 10),
                min(max(nats - 15, 0), 15), min(nats / Double(max(series.gaps, 1)), 4),
                series.coverage, series.evidentSlots, max(series.evidentSlots - 0.5, 0), hours,
                run, longRun, slow, run * min(nats, 30) / 10,
            ]
        case .evenGaps:
            let nats = rhythm.regularity
            let fano = Elementary.log(rhythm.fano)
            let slots = Double(max(rhythm.slotCount - 1, 0)).squareRoot()
            return [
                Elementary.log1p(nats), min(nats, 5), min(max(nats - 5, 0), 10),
                min(max(nats - 15, 0), 30) / 10, -max(fano, 0), min(max(-fano * slots, 0), 8),
                -rhythm.localVariation, rhythm.shortGapRatio, rhythm.activeFraction,
                max(rhythm.activeFraction - 0.8, 0), hours, run,
                longRun, slow, min(Elementary.log(Double(max(series.gaps, 1))), Self.enoughGaps),
            ]
        }
    }

    /// Seconds of activity that count in full; shorter data count in full by themselves.
    static let fullHours = 6 * 3600.0
    /// Seconds: players, downloads and pages make shorter beats.
    static let slowBeat = 12.0
    /// ln 30.
    static let enoughGaps = 3.401_197_381_662_155_5
}

/// The experts' weights: a series is as beacon-like as the most convinced of them says.
package struct BeaconModel: Sendable {
    /// One expert's logistic.
    package struct Weights: Sendable {
        /// Log-odds of a series whose terms are all 0.
        package var bias: Double
        /// One for each of the expert's terms, ≥ 0.
        package var weights: [Double]

        /// `weights` in the order of the expert's terms.
        package init(bias: Double, weights: [Double]) {
            self.bias = bias
            self.weights = weights
        }

        /// Log-odds of a series with these terms.
        package func logOdds(_ terms: [Double]) -> Double {
            zip(weights, terms).reduce(bias) { $0 + $1.0 * $1.1 }
        }
    }

    /// What like sizes may add: constant sizes are easily padded away and common in benign programs.
    package struct Sizes: Sendable {
        /// Log-odds by timing, below which sizes add nothing.
        package var suspicion: Double
        /// Most that they add to log-odds.
        package var most: Double

        /// Without arguments sizes add nothing.
        package init(suspicion: Double = 0, most: Double = 0) {
            self.suspicion = suspicion
            self.most = most
        }

        /// `sizeScore` 0…1, of which the upper half counts.
        package func bonus(_ sizeScore: Double, timing: Double) -> Double {
            guard timing > suspicion else { return 0 }
            // Over one log-odds the bonus grows, so that no pair overtakes by a hair.
            return most * min(timing - suspicion, 1) * min(max(2 * sizeScore - 1, 0), 1)
        }
    }

    /// An expert without weights is not asked.
    package var experts: [BeaconExpert: Weights]
    /// What sizes add to the most convinced expert.
    package var sizes: Sizes

    /// A model of these weights.
    package init(experts: [BeaconExpert: Weights], sizes: Sizes = Sizes()) {
        self.experts = experts
        self.sizes = sizes
    }

    /// Log-odds of the most convinced expert, and which it is.
    package func logOdds(
        fine: SeriesTerms, coarse: SeriesTerms
    ) -> (value: Double, expert: BeaconExpert) {
        var best = (value: -Double.infinity, expert: BeaconExpert.sleepLaw)
        for expert in BeaconExpert.allCases {
            guard let weights = experts[expert] else { continue }
            let value = weights.logOdds(expert.terms(expert == .coarseSleepLaw ? coarse : fine))
            if value > best.value { best = (value, expert) }
        }
        return best
    }
}
