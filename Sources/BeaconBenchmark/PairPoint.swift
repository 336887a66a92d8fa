import TocsinDetectors
import TocsinSynthesis

/// What the benchmark keeps of a judged pair.
struct PairPoint: Sendable, Equatable {
    let family: RhythmFamily
    /// Which series of the family.
    let index: Int
    /// Of the pair alone.
    let connections: Int
    /// Corrected for windows and keys; nil below four contacts.
    let pValue: Double?
    let score: Double
}

/// A series to be scored.
struct PairPlan: Sendable {
    let family: RhythmFamily
    /// Which of its family.
    let index: Int
    /// What a beacon is drawn from.
    var ranges = BeaconRanges()

    /// Series of one log; a multiple of those that share a host.
    fileprivate static let seriesPerLog = 64

    /// `counts` series of each family from the first on, one family after another.
    static func items(_ counts: [(family: RhythmFamily, count: Int)]) -> [PairPlan] {
        counts.flatMap { family, count in
            (0..<count).map { PairPlan(family: family, index: $0) }
        }
    }
}

extension [PairPlan] {
    /// Every judged pair of the series, scored the way a log's pairs are: with all windows and keys.
    ///
    /// `span`: microseconds. Logs are of one family each, so that a host's series stay together, and
    /// small, so that many fit into memory. O(events log events).
    func points(seed: UInt64, span: Int64, threads: Int) -> [PairPoint] {
        let logs = logs()
        return Parallel.map(logs.count, threads: threads) { number -> [PairPoint] in
            let items = self[logs[number]]
            var log = BenchmarkLog(span: span)
            for item in items {
                log.add(
                    item.family.series(item.index, seed: seed, span: span, ranges: item.ranges),
                    host: item.family.host(ofSeries: item.index))
            }
            return log.pairs().map { series, pair in
                let item = items[items.startIndex + series]
                return PairPoint(
                    family: item.family, index: item.index, connections: pair.connections,
                    pValue: pair.pValue?.value, score: pair.score)
            }
        }.flatMap { $0 }
    }

    /// Cut where the family changes, and into parts of `seriesPerLog`.
    private func logs() -> [Range<Int>] {
        var logs: [Range<Int>] = []
        for index in indices {
            if let log = logs.last, log.count < PairPlan.seriesPerLog,
                self[log.lowerBound].family == self[index].family
            {
                logs[logs.count - 1] = log.lowerBound..<index + 1
            } else {
                logs.append(index..<index + 1)
            }
        }
        return logs
    }
}
