import ArgumentParser
import TocsinDetectors
import TocsinSynthesis

/// Fits without the families that disturb a beacon, and without the benign ones that come closest to
/// one, and says how many of those beacons are found.
struct Transfer: ParsableCommand, FittingCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the score on families that the fit never saw.")
    static let publishedSeries = (benign: 3000, malicious: 1000)

    @OptionGroup var options: FitOptions<Self>

    static let unseen: Set<RhythmFamily> = [
        .operatorSessions, .twoStageSleeps, .retriedSamePort, .retriedNewPorts, .serversInTurn,
        .serversAtRandom, .serversInBlocks, .inBusyPair, .peopleCalls, .pushReconnects,
        .manyClients, .videoSegments,
    ]

    func run() {
        let (rows, held) = options.rows()
        let fit = ExpertFit(rows.filter { !Self.unseen.contains($0.family) })
        let threshold = fit.threshold(held, falseAlarms: Fit.falseAlarms)
        print("Threshold: one in a thousand benign series, families weighted as common.")
        print("\n| beacons | in the fit | series | found |\n|---|---|---:|---:|")
        for family in RhythmFamily.all(.malicious) {
            let own = held.filter { $0.family == family }
            let found = own.count { fit.score($0) > threshold }
            let share = 100 * Double(found) / Double(max(own.count, 1))
            print(
                "| \(family.name) | \(Self.unseen.contains(family) ? "no" : "yes") "
                    + "| \(own.count) | \(Fit.text(share)) % |")
        }
        print("\nAll: \(Fit.text(100 * fit.truePositives(held, above: threshold))) %.")
    }
}
