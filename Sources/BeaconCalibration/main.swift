import TocsinDetectors
import TocsinFeatures
import TocsinMath
import TocsinSynthesis

let arguments = CommandLine.arguments
let seed = UInt64(arguments.dropFirst(2).first ?? "") ?? 1
let count = Int(arguments.dropFirst(3).first ?? "") ?? 200
let hours = Int64(arguments.dropFirst(4).first ?? "") ?? 24
let only = arguments.dropFirst(5).first.map { Set($0.split(separator: ",").map(String.init)) }
let span = hours * 3_600_000_000

func columns(_ v: SeriesTerms?) -> String {
    guard let v else { return String(repeating: ",", count: 16) }
    let m = v.mixture
    let values: [Double] = [
        Double(v.gaps), v.evidence?.nats ?? 0, v.rhythm.medianGap, v.rhythm.activeFraction,
        v.rhythm.longestRun, v.rhythm.fano, v.rhythm.localVariation, v.rhythm.shortGapRatio,
        m?.nats ?? 0, m?.share ?? 0, v.coverage, m?.period ?? 0, v.evidentSlots,
        Double(v.rhythm.slotCount), v.histogram.effectiveCount, v.rhythm.regularity, v.rhythm.slot,
    ]
    return values.map { "\($0)" }.joined(separator: ",")
}
let names = ["f", "c"].flatMap { v in
    [
        "n", "E", "med", "act", "run", "fano", "lv", "short", "mix", "eps", "cov", "mixT", "slots",
        "slotn", "neff", "G", "slotlen",
    ].map { v + $0 }
}
print("family,label,union,period,jitter,loss,shape,size," + names.joined(separator: ","))
for family in RhythmFamily.allCases where only.map({ $0.contains(family.name) }) ?? true {
    let each = family.label == .benign ? count * 3 : count
    let lines = Parallel.map(each, threads: 2) { index -> String in
        let s = family.series(index, seed: seed, span: span)
        var scorer = BeaconScorer(dataSpan: span)
        let groups = Set(s.events.map(\.destination)).count > 1 ? [-1, 0] : [-1]
        return groups.compactMap { d -> String? in
            let e = s.events.filter { d < 0 || $0.destination == d }
            guard e.count >= 4 else { return nil }
            let series = PairSeries(
                times: e.map(\.time), origBytes: e.map(\.origBytes), ports: e.map(\.srcPort),
                failed: e.map(\.isFailed), isTCP: true)
            let r = scorer.score(series)
            let head =
                "\(s.family),\(s.label),\(d),\(s.period ?? 0),\(s.jitter ?? -1),\(s.loss ?? 0),"
                + "\(s.shape ?? ""),\(r.sizeScore ?? 0),"
            return head + columns(r.fine) + "," + columns(r.coarse)
        }.joined(separator: "\n")
    }
    print(lines.filter { !$0.isEmpty }.joined(separator: "\n"))
}
