import ArgumentParser
import TocsinDetectors
import TocsinSynthesis

/// Fits without each benign family in turn and says how much of it is flagged.
struct LeaveOneOut: ParsableCommand, FittingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure what share of a benign family is flagged that the fit never saw.")
    static let publishedSeries = (benign: 2000, malicious: 600)

    @OptionGroup var options: FitOptions<Self>

    func run() {
        let (rows, held) = options.rows()
        print(
            "| family left out | series | flagged by timing | flagged with sizes |\n|---|---:|---:|---:|"
        )
        for family in RhythmFamily.all(.benign) {
            let fit = ExpertFit(rows.filter { $0.family != family })
            let seen = held.filter { $0.family != family }
            let threshold = fit.threshold(seen, falseAlarms: Fit.falseAlarms)
            let suspicion = fit.threshold(seen, falseAlarms: Fit.suspectShare)
            let sizes = BeaconModel.Sizes(
                suspicion: suspicion, most: Fit.sizeShare * (threshold - suspicion))
            let unseen = held.filter { $0.family == family }
            let timing = unseen.count { fit.score($0) > threshold }
            let all = unseen.count {
                let score = fit.score($0)
                return score + sizes.bonus($0.sizeScore, timing: score) > threshold
            }
            let share = { (count: Int) in
                Fit.text(100 * Double(count) / Double(max(unseen.count, 1)))
            }
            print("| \(family.name) | \(unseen.count) | \(share(timing)) % | \(share(all)) % |")
        }
    }
}
