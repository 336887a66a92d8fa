import ArgumentParser
import TocsinDetectors
import TocsinMath
import TocsinSynthesis

/// Fits the experts and prints their weights as the data file that the program carries.
struct Fit: ParsableCommand, FittingCommand {
    static let configuration = CommandConfiguration(abstract: "Fit the weights of the score.")
    static let publishedSeries = (benign: 4000, malicious: 1500)

    @OptionGroup var options: FitOptions<Self>

    /// Share of benign series above the threshold.
    static let falseAlarms = 0.001
    /// Share of the way from suspicion to the threshold that like sizes make up for.
    static let sizeShare = 0.5
    /// Share of benign series that timing suspects.
    static let suspectShare = 0.01

    func run() {
        let (rows, held) = options.rows()
        let fitted = ExpertFit(rows)
        let threshold = fitted.threshold(held, falseAlarms: Self.falseAlarms)
        let suspicion = fitted.threshold(held, falseAlarms: Self.suspectShare) - threshold
        let seed = options.run.seed
        let rate = fitted.truePositives(held, above: threshold)
        print(
            "# Weights of the beacon score: expert, term, weight; log-odds are bias + sum of weights · terms."
        )
        print(
            "# Fitted by scripts/calibrate-beacons (BeaconCalibration fit --seed \(seed) --benign \(options.benign) \\"
        )
        print(
            "#   --malicious \(options.malicious) --hours \(options.hours)) on the families of TocsinSynthesis/Rhythm."
        )
        print(
            "# Log-odds 0: one in a thousand benign series of seed \(seed &+ 1), families weighted as common;"
        )
        print(
            "# one in a hundred lies above \(Self.text(suspicion)). Beacons of that seed above 0: \(Self.text(100 * rate)) %."
        )
        print("sizes\tsuspicion\t\(Self.text(suspicion))")
        print("sizes\tmost\t\(Self.text(-suspicion * Self.sizeShare))")
        for (expert, weights) in zip(BeaconExpert.allCases, fitted.weights) {
            print("\(expert.rawValue)\tbias\t\(Self.text(weights.bias - threshold))")
            for (name, weight) in zip(expert.termNames, weights.weights) where weight > 5e-4 {
                print("\(expert.rawValue)\t\(name)\t\(Self.text(weight))")
            }
        }
    }

    /// Three decimals.
    static func text(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}

/// The experts, each fitted to the beacons that convince it most and to all benign series.
struct ExpertFit {
    private(set) var weights: [BeaconModel.Weights] = []

    /// How much heavier benign series weigh: what matters is the threshold at one in a thousand.
    static let benignImportance = 60.0
    static let rounds = 6
    /// Log-odds that the coarse view has to bring more than the others.
    static let coarseHandicap = 1.0

    /// Weights that no fit may fall below.
    ///
    /// The first tell strong beacons apart, which the threshold does not ask for. The others are what is
    /// known of programs whatever families a fit has seen: players, downloads and pages beat fast and
    /// for a few hours; random traffic is as uneven as chance.
    static let leastWeights = [
        "ln_nats": 0.4, "nats_per_gap": 0.3, "ln_gamma_nats": 0.4, "nats_0_5": 0.8,
        "run_hours": 3, "run_hours_above_3_6": 16, "slow": 7, "fano_z": 0.8,
        "fano_above_poisson": 1, "local_variation": 10, "active_fraction": 5,
    ]

    init(_ rows: [LabelledTerms]) {
        var assigned: [Int?] = rows.map { _ in nil }
        for _ in 0..<Self.rounds {
            weights = BeaconExpert.allCases.indices.map { expert in
                let used = rows.indices.filter {
                    !rows[$0].isPositive || assigned[$0].map { $0 == expert } ?? true
                }
                let fit = SignedLogistic(
                    rows: used.map { rows[$0].terms[expert] },
                    isPositive: used.map { rows[$0].isPositive },
                    importance: used.map {
                        rows[$0].importance * (rows[$0].isPositive ? 1 : Self.benignImportance)
                    },
                    least: BeaconExpert.allCases[expert].termNames.map {
                        Self.leastWeights[$0] ?? 0
                    })
                let handicap =
                    BeaconExpert.allCases[expert] == .coarseSleepLaw ? Self.coarseHandicap : 0
                return BeaconModel.Weights(bias: fit.bias - handicap, weights: fit.weights)
            }
            assigned = rows.map { row in
                let odds = logOdds(row)
                return odds.indices.max { odds[$0] < odds[$1] }
            }
        }
    }

    private func logOdds(_ row: LabelledTerms) -> [Double] {
        zip(weights, row.terms).map { $0.logOdds($1) }
    }

    func score(_ row: LabelledTerms) -> Double { logOdds(row).max() ?? -.infinity }

    /// Score above which this share of the benign series lies.
    func threshold(_ rows: [LabelledTerms], falseAlarms: Double) -> Double {
        let benign = rows.filter { !$0.isPositive }.map { (score($0), $0.importance) }
            .sorted { $0.0 > $1.0 }
        var total = 0.0
        for (score, importance) in benign {
            total += importance
            if total > falseAlarms { return score }
        }
        return -.infinity
    }

    func truePositives(_ rows: [LabelledTerms], above threshold: Double) -> Double {
        rows.filter { $0.isPositive && score($0) > threshold }.reduce(0) { $0 + $1.importance }
    }
}
