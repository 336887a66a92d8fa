import TocsinFeatures
import TocsinMath
import TocsinModels
import TocsinRecords

/// Connections unlike the rest, by the isolation forest; what a named detector explains is left out.
public struct AnomalousConnectionDetector: ConnDetector {
    public init() {}

    public var info: DetectorInfo {
        DetectorInfo(
            id: "anomalous-connection",
            detects: "connections whose duration, volume, rates, end or hour are unlike the rest, "
                + "by an isolation forest",
            techniques: [.nonApplicationLayer, .exfiltrationOverC2],
            blindTo: "what is common in this window, and windows of fewer than 1,000 connections",
            severityRule: "low; it takes a second kind of evidence on the host to be worth more",
            isDirectional: true,
            settings: [
                Setting(
                    "max_p_value", default: 1e-4, in: 1e-12...1,
                    "chance, under the fitted tail of all scores, from which a connection counts"),
                Setting(
                    "budget", unit: "findings/day", default: 20, in: 0...1_000_000,
                    "most findings a day of data"),
                Setting(
                    "min_connections", default: 1000, in: 100...1e9,
                    "connections below which there are scores and no findings"),
                Setting(
                    "contamination", default: 0.005, in: 0...0.5,
                    "share of connections that `score` flags"),
            ])
    }

    public func detect(in window: ConnWindow, _ context: DetectionContext) -> Detection {
        var detection = Detection()
        let minimum = Int(context.settings["anomalous-connection.min_connections"])
        guard window.count >= minimum,
            let model = try? ConnAnomalyModel(
                window, zone: context.zone, seed: context.seed, threads: context.threads)
        else {
            detection.limits.append(
                "\(window.count) connections: too few to say which are unusual (\(minimum) needed)")
            return detection
        }
        detection.judged = window.count
        let maxP = context.settings["anomalous-connection.max_p_value"]
        let days = max(
            1,
            Double(window.latest.microseconds - window.earliest.microseconds)
                / Double(Timestamp.microsecondsPerDay))
        let budget = Int(context.settings["anomalous-connection.budget"] * days)
        let best = bestRows(window, model, maxP, context)
        detection.findings = best.prefix(budget).map { finding(window, model, $0) }
        if best.count > budget {
            detection.limits.append(
                "\(best.count - budget) more unusual pairs are over the budget of "
                    + "\(Phrase.number(context.settings["anomalous-connection.budget"])) a day; "
                    + "`tocsin score conns` has all scores")
        }
        return detection
    }

    /// The most anomalous row of every pair that qualifies, highest score first.
    private func bestRows(
        _ window: ConnWindow, _ model: ConnAnomalyModel, _ maxP: Double, _ context: DetectionContext
    ) -> [Int] {
        let explained = Explained(context.earlier)
        var best: [Int: Int] = [:]
        guard let cutoff = model.tail.leastScore(withPValue: maxP) else { return [] }
        for row in 0..<window.count where model.scores[row] >= cutoff {
            let pair = window.pairs.pair(ofRow: row)
            guard context.directions.contains(window.direction(ofPair: pair)),
                !explained.covers(window, row)
            else { continue }
            if let known = best[pair] {
                let (a, b) = (model.scores[row], model.scores[known])
                if a > b || (a == b && window.precedes(row, known)) { best[pair] = row }
            } else {
                best[pair] = row
            }
        }
        return best.values.sorted { a, b in
            model.scores[a] != model.scores[b]
                ? model.scores[a] > model.scores[b] : window.precedes(a, b)
        }
    }

    private func finding(_ window: ConnWindow, _ model: ConnAnomalyModel, _ row: Int) -> Finding {
        let pair = window.pairs.pair(ofRow: row)
        let key = window.pairs.key(pair)
        let rows = window.sortedRows(ofPair: pair)
        let score = model.scores[row]
        let explanation = AnomalyExplanation(model, row)
        var finding = Finding(
            detector: "anomalous-connection", title: "Unusual connection", severity: .low,
            priority: 15 + Int(15 * score), score: score,
            entity: Entity(
                src: window.addresses[Int(key.src)], dst: window.addresses[Int(key.dst)],
                port: key.port, proto: key.proto),
            service: window.service(row),
            firstSeen: Timestamp(microseconds: rows.first.map { window.ts($0) } ?? 0),
            lastSeen: Timestamp(microseconds: rows.last.map { window.ts($0) } ?? 0),
            count: rows.count)
        finding.sample([row], of: window)
        finding.evidence =
            [
                Evidence("tail_p_value", .number(model.tail.pValue(score))),
                Evidence("connections_scored", .integer(Int64(window.count))),
                Evidence("direction", .text(window.direction(ofPair: pair).name)),
                Evidence("null", .text("generalised Pareto tail fitted to the raw scores")),
            ] + explanation.evidence
        finding.why = explanation.sentences
        finding.summary.inShort = explanation.inShort
        return finding
    }
}

/// What earlier findings already say, so that it is not said twice.
private struct Explained {
    private var pairs: Set<Entity> = []
    private var scanners: Set<IPAddress> = []

    init(_ findings: [Finding]) {
        for finding in findings {
            if let src = finding.entity.src, finding.entity.dst == nil || finding.entity.port == nil
            {
                scanners.insert(src)
            } else {
                pairs.insert(finding.entity)
            }
        }
    }

    func covers(_ window: ConnWindow, _ row: Int) -> Bool {
        let src = window.addresses[window.src(row)]
        // Probes of a known scanner; what it moves beyond probing is still worth a look.
        if scanners.contains(src), window.origBytes(row) <= 0 || window.respBytes(row) <= 0 {
            return true
        }
        return pairs.contains(
            Entity(
                src: src, dst: window.addresses[window.dst(row)], port: window.dstPort(row),
                proto: window.proto(row)))
    }
}
