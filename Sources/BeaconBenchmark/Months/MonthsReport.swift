import TocsinFeatures
import TocsinRecords

/// What a watch found, held and cost, as Markdown.
struct MonthsReport {
    private let watch: SensorWatch

    init(_ watch: SensorWatch) { self.watch = watch }

    var markdown: String {
        let episodes = watch.episodes.all
        let planted = Set(watch.traffic.beacons.map(\.key))
        let wrong = episodes.filter { !planted.contains($0.key) }
        let connections = watch.days.reduce(0) { $0 + $1.connections }
        return """
            # \(watch.days.count) days of a sensor with \(connections) connections

            A detection has q ≤ \(watch.level) among the pairs of its day and a score of \(watch.minScore) or more.

            ## Beacons

            \(beaconTable(episodes))
            \(wrong.count) findings are no beacons; they were detected \(wrong.reduce(0) { $0 + $1.detections }) times.

            ## State

            \(stateTable)
            ## Cost

            Peak of resident memory: \(ProcessCost.now.peakBytes >> 20) MiB.

            \(costTable)
            """
    }

    private static func day(_ time: Int64) -> Int64 {
        (time - SensorTraffic.start).flooredDivision(by: Timestamp.microsecondsPerDay) + 1
    }

    private func beaconTable(_ episodes: [Episode]) -> String {
        var table = MarkdownTable([
            "period, s", "jitter, %", "lost, %", "alive, days", "findings", "found, days",
            "detections", "found period, s",
        ])
        for beacon in watch.traffic.beacons {
            let own = episodes.filter { $0.key == beacon.key }
            let last = min(
                Self.day(beacon.alive.upperBound - 1), Int64(watch.days.count))
            table.row([
                beacon.period.fixed(0), (100 * beacon.jitter).fixed(0),
                (100 * beacon.loss).fixed(0), "\(Self.day(beacon.alive.lowerBound))–\(last)",
                String(own.count),
                own.map { "\(Self.day($0.first))–\(Self.day($0.last))" }.joined(separator: ", "),
                own.map { String($0.detections) }.joined(separator: ", "),
                own.map { $0.period.fixed(0) }.joined(separator: ", "),
            ])
        }
        return table.text
    }

    /// Days that are shown: the first, then each thirtieth, and the last.
    private var shown: [Int] {
        watch.days.indices.filter { $0 == 0 || ($0 + 1) % 30 == 0 || $0 == watch.days.count - 1 }
    }

    private var stateTable: String {
        var table = MarkdownTable([
            "day", "connections", "pairs judged", "detections", "pairs held", "state, MiB",
            "pairs forgotten", "connections forgotten", "connections thinned",
        ])
        for index in shown {
            let day = watch.days[index]
            table.row(
                [
                    index + 1, day.connections, day.judged, day.detections, day.pairs,
                    day.stateBytes >> 20, day.evictedPairs, day.evictedEvents, day.thinnedEvents,
                ].map { String($0) })
        }
        return table.text
    }

    /// By parts of the run, so that days of the week do not show.
    private var costTable: String {
        var table = MarkdownTable([
            "days", "connections a day", "CPU s a day, taking in", "µs a connection",
            "CPU s a day, judging",
        ])
        let weeks = stride(from: 0, to: watch.days.count, by: 14)
        for start in weeks {
            let part = watch.days[start..<min(start + 14, watch.days.count)]
            let n = Double(part.count)
            let connections = Double(part.reduce(0) { $0 + $1.connections })
            let appending = part.reduce(0) { $0 + $1.appending }
            table.row([
                "\(part.startIndex + 1)–\(part.endIndex)", (connections / n).fixed(0),
                (appending / n).fixed(2), (1e6 * appending / max(connections, 1)).fixed(2),
                (part.reduce(0) { $0 + $1.judging } / n).fixed(1),
            ])
        }
        return table.text
    }
}
