import TocsinDetectors
import TocsinSynthesis

/// What makes a pair a discovery.
struct DiscoveryRule: Sendable {
    let control: FalseDiscoveryControl
    /// Largest q.
    let level: Double
    /// Least score.
    var score = 0.0

    var name: String {
        "\(control.rawValue.uppercased()) \(level)" + (score > 0 ? ", score \(score)" : "")
    }
}

/// What a rule lets through.
struct DiscoveryCount: Sendable, Equatable {
    private(set) var beacons = 0
    private(set) var benign = 0

    /// Those of `points` that pass `rule`, q being made among all of them.
    init(_ points: [PairPoint], _ rule: DiscoveryRule) {
        let tested = points.filter { $0.pValue != nil }
        let values = rule.control.qValues(tested.compactMap(\.pValue))
        for (point, q) in zip(tested, values) where q <= rule.level && point.score >= rule.score {
            if point.family.label == .malicious { beacons += 1 } else { benign += 1 }
        }
    }

    /// Share of the discoveries that are benign; 0 without any.
    var falseShare: Double { Double(benign) / Double(max(beacons + benign, 1)) }
}

/// False discoveries, run by run, as Markdown.
struct DiscoveryReport {
    private struct Run {
        let seed: UInt64
        let judged: Int
        let counts: [DiscoveryCount]
        let outage: [Int]
    }

    private let beacons: Int
    private let benign: Int
    private let silent: Int
    private var runs: [Run] = []
    /// Benign pairs with q ≤ .05 by family, over all runs.
    private var families: [RhythmFamily: Int] = [:]

    private static let rules = [
        DiscoveryRule(control: .bh, level: 0.05), DiscoveryRule(control: .bh, level: 0.01),
        DiscoveryRule(control: .by, level: 0.05),
        DiscoveryRule(control: .bh, level: 0.05, score: 0.5),
    ]
    /// q at which findings begin.
    private static let findingLevel = 0.05

    init(beacons: Int, benign: Int, silent: Int) {
        self.beacons = beacons
        self.benign = benign
        self.silent = silent
    }

    mutating func add(seed: UInt64, _ points: [PairPoint], outage: [ScoredPair]) {
        runs.append(
            Run(
                seed: seed, judged: points.count { $0.pValue != nil },
                counts: Self.rules.map { DiscoveryCount(points, $0) },
                outage: [0.05, 0.01].map { level in outage.count { ($0.qValue ?? 1) <= level } }))
        let tested = points.filter { $0.pValue != nil }
        let values = FalseDiscoveryControl.bh.qValues(tested.compactMap(\.pValue))
        for (point, q) in zip(tested, values)
        where q <= Self.findingLevel && point.family.label == .benign {
            families[point.family, default: 0] += 1
        }
    }

    var markdown: String {
        """
        # False discoveries among \(beacons) beacons and \(benign) benign pairs

        A day; beacons of 30 to 900 s, jitter to 50 %, loss to 30 %; benign pairs without a timer in the proportions
        of a network. False: share of the pairs with q up to the level that are benign, percent. Found: beacons with
        such a q, percent of all. q by Benjamini & Hochberg (BH) or Benjamini & Yekutieli (BY); last with a least score
        too.

        \(runTable)
        Benign pairs with q ≤ \(Self.findingLevel) by BH, all runs together:

        \(familyTable)
        ## One outage

        \(silent) aperiodic pairs of one host that is off for three hours: pairs with q ≤ .05 are \
        \(outages(0)) run by run, with q ≤ .01 \(outages(1)).

        """
    }

    private func outages(_ level: Int) -> String {
        runs.map { String($0.outage[level]) }.joined(separator: " ")
    }

    private var runTable: String {
        let columns = Self.rules.flatMap { rule in
            ["\(rule.name): benign", "false, %", "found, %"]
        }
        var table = MarkdownTable(["seed", "pairs judged"] + columns)
        for run in runs {
            table.row(
                ["\(run.seed)", "\(run.judged)"]
                    + run.counts.flatMap {
                        [String($0.benign)] + cells($0.falseShare, Double($0.beacons))
                    })
        }
        let n = Double(max(runs.count, 1))
        func mean(_ value: (Run) -> Double) -> Double { runs.reduce(0) { $0 + value($1) } / n }
        table.row(
            ["mean", mean { Double($0.judged) }.fixed(0)]
                + Self.rules.indices.flatMap { rule in
                    [mean { Double($0.counts[rule].benign) }.fixed(1)]
                        + cells(
                            mean { $0.counts[rule].falseShare },
                            mean { Double($0.counts[rule].beacons) })
                })
        return table.text
    }

    private func cells(_ falseShare: Double, _ found: Double) -> [String] {
        [(100 * falseShare).fixed(1), (100 * found / Double(max(beacons, 1))).fixed(1)]
    }

    private var familyTable: String {
        var table = MarkdownTable(["family", "pairs, all runs", "false discoveries"])
        for (family, count) in DiscoveryPlan.counts(benign) {
            table.row([family.name, String(count * runs.count), String(families[family] ?? 0)])
        }
        return table.text
    }
}
