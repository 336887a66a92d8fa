import TocsinDetectors
import TocsinFeatures
import TocsinRecords

/// Remembers a sensor's connections in a bounded table and judges them day by day.
struct SensorWatch: Sendable {
    /// A day's figures; counts of the table are since the beginning.
    struct Day: Sendable {
        var connections = 0
        var judged = 0
        var detections = 0
        var evictedPairs = 0
        var evictedEvents = 0
        var thinnedEvents = 0
        var pairs = 0
        var stateBytes = 0
        /// CPU seconds of making and remembering the connections, and of judging.
        var appending = 0.0
        var judging = 0.0
    }

    private(set) var traffic: SensorTraffic
    private(set) var table = PairTraceTable()
    private(set) var episodes = Episodes()
    private(set) var days: [Day] = []
    let level: Double
    let minScore: Double
    private let threads: Int

    /// Connections in the day below which a pair is not judged.
    static let leastConnections = 8
    /// Pairs that are decoded before they are judged together: bounds memory.
    private static let chunk = 512

    init(_ traffic: SensorTraffic, level: Double, minScore: Double, threads: Int) {
        self.traffic = traffic
        self.level = level
        self.minScore = minScore
        self.threads = threads
    }

    /// Takes in the next day and judges it.
    mutating func nextDay() {
        var day = Day()
        let length = Timestamp.microsecondsPerDay
        let start = SensorTraffic.start + Int64(days.count) * length
        let before = ProcessCost.now
        traffic.run(until: start + length) { key, event in
            table.append(event, to: key)
            day.connections += 1
        }
        let between = ProcessCost.now
        let isSunday = days.count % 7 == 6
        judge(
            start..<start + length, week: isSunday ? start - 6 * length..<start + length : nil, &day
        )
        let after = ProcessCost.now
        (day.appending, day.judging) = (between.cpu - before.cpu, after.cpu - between.cpu)
        day.evictedPairs = table.evictedPairs
        day.evictedEvents = table.evictedEvents
        day.thinnedEvents = table.thinnedEvents
        (day.pairs, day.stateBytes) = (table.count, table.stateBytes)
        days.append(day)
    }

    private mutating func judge(_ day: Range<Int64>, week: Range<Int64>?, _ figures: inout Day) {
        var waiting: [(key: PairTraceKey, trace: PairTrace)] = []
        var verdicts: [(key: PairTraceKey, verdict: SeriesVerdict)] = []
        var episodes = episodes
        let spans = [day, week].compactMap { $0 }
        func judgeWaiting() {
            verdicts += Self.verdicts(waiting, spans, threads: threads)
            waiting.removeAll(keepingCapacity: true)
        }
        table.forEachPair(minEvents: Self.leastConnections) { key, trace in
            episodes.see(key, trace.times)
            let seen = trace.times.count { day.contains($0) }
            guard seen >= Self.leastConnections else { return }
            waiting.append((key, trace))
            if waiting.count >= Self.chunk { judgeWaiting() }
        }
        judgeWaiting()
        let tested = verdicts.filter { $0.verdict.leastP != nil }
        let values = FalseDiscoveryControl.bh.qValues(
            tested.map { $0.verdict.leastP?.corrected(tests: $0.verdict.tests).value ?? 1 })
        figures.judged = tested.count
        for (pair, q) in zip(tested, values) {
            guard let detection = detection(pair.key, pair.verdict, q) else { continue }
            episodes.add(detection)
            figures.detections += 1
        }
        self.episodes = episodes
    }

    /// The verdicts on `pairs` over `spans` together, in their order; pairs without any are left out.
    private static func verdicts(
        _ pairs: [(key: PairTraceKey, trace: PairTrace)], _ spans: [Range<Int64>], threads: Int
    ) -> [(key: PairTraceKey, verdict: SeriesVerdict)] {
        let parts = min(threads, max(pairs.count, 1))
        let judged = Parallel.map(parts, threads: threads) {
            part -> [(index: Int, key: PairTraceKey, verdict: SeriesVerdict)] in
            var judges = spans.map { WindowJudge(tiling($0)) }
            return stride(from: part, to: pairs.count, by: parts).compactMap { index in
                let pair = pairs[index]
                let tried = spans.indices.compactMap { number in
                    series(pair.trace, pair.key, spans[number])
                        .flatMap { judges[number].verdict(onPair: $0) }
                }
                return best(tried).map { (index, pair.key, $0) }
            }
        }
        return judged.flatMap { $0 }.sorted { $0.index < $1.index }.map { ($0.key, $0.verdict) }
    }

    private static func tiling(_ span: Range<Int64>) -> BeaconTiling {
        BeaconTiling(
            span: Timestamp(
                microseconds: span.lowerBound)...Timestamp(microseconds: span.upperBound),
            chosen: [.whole])
    }

    private static func series(
        _ trace: PairTrace, _ key: PairTraceKey, _ span: Range<Int64>
    ) -> PairSeries? {
        let series = PairSeries(trace, proto: key.proto)
        guard let first = series.times.firstIndex(where: { span.contains($0) }),
            let last = series.times.lastIndex(where: { span.contains($0) })
        else { return nil }
        return series.sliced(first..<last + 1)
    }

    /// The strongest of a pair's verdicts, with the smallest p of all and their tests together.
    private static func best(_ verdicts: [SeriesVerdict]) -> SeriesVerdict? {
        guard var best = verdicts.first else { return nil }
        for verdict in verdicts.dropFirst() where verdict.beacon.logOdds > best.beacon.logOdds {
            best = verdict
        }
        best.leastP = verdicts.compactMap(\.leastP).min()
        best.tests = verdicts.reduce(0) { $0 + $1.tests }
        return best
    }

    private func detection(
        _ key: PairTraceKey, _ verdict: SeriesVerdict, _ q: Double
    ) -> Detection? {
        guard q <= level, verdict.beacon.score >= minScore,
            verdict.beacon.dials >= Self.leastConnections, let period = verdict.beacon.period,
            let first = verdict.activeSpans.first, let last = verdict.activeSpans.last
        else { return nil }
        return Detection(
            key: key, first: first.lowerBound.microseconds, last: last.upperBound.microseconds,
            period: period, pValue: verdict.leastP?.value ?? 1)
    }
}
