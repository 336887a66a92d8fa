import TocsinFeatures
import TocsinRecords

/// The beacon score of RITA v5 (activecm/rita), from its published formulas and without its modifiers
/// (prevalence, first seen, threat intelligence): for comparison.
///
/// The mean of four subscores of the newest 24 hours: symmetry and spread of the intervals, the same
/// of the sizes, how much of the time the pair was active, and how level its hourly counts are.
public enum RitaScore {
    /// Hours that RITA looks at, and bars of its histogram.
    static let bars = 24
    /// Seconds that RITA looks at.
    static let window: Int64 = 86_400
    /// Distinct seconds below which a pair is not scored.
    static let leastTimes = 4
    /// Connections from which a pair is a "strobe" and not scored.
    static let strobe = 86_400
    /// Bowley's skewness counts as 0 where the quartiles are nearer than this.
    static let leastSpread = 10.0
    /// Bars with connections from which the histogram may be of two levels, and from which the time
    /// covered counts.
    static let leastBimodalBars = 11
    static let leastDurationBars = 6
    /// Bars within this share of the highest are of one level.
    static let levelWidth = 0.05
    /// Bars that may lie on neither of the two levels.
    static let outlyingBars = 1
    /// Hours without a break that are as good as the whole day.
    static let idealRun = 12.0

    /// 0…1, or nil for fewer than 4 distinct seconds and for 86,400 connections or more.
    ///
    /// `times` in microseconds, ascending; `origIPBytes` of each connection, 0 where missing or
    /// unknown; `span` from the first to the last time of all the data. O(n log n).
    public static func score(
        times: [Int64], origIPBytes: [Int64], span: ClosedRange<Int64>
    ) -> Double? {
        let micro = Timestamp.microsecondsPerSecond
        let end = span.upperBound.flooredDivision(by: micro)
        var begin = span.lowerBound.flooredDivision(by: micro)
        if end - begin > window + 1 { begin = end - window }
        let isCut = begin > span.lowerBound.flooredDivision(by: micro)
        var seconds: [Int64] = []
        var sizes: [Double] = []
        for (i, time) in times.enumerated() {
            let second = time.flooredDivision(by: micro)
            guard !isCut || second >= begin else { continue }
            seconds.append(second)
            sizes.append(i < origIPBytes.count ? Double(max(origIPBytes[i], 0)) : 0)
        }
        let gaps = zip(seconds.dropFirst(), seconds).map { Double($0 - $1) }.filter { $0 > 0 }
        guard gaps.count + 1 >= leastTimes, seconds.count < strobe, begin < end else { return nil }
        let counts = histogram(seconds, begin, end)
        let parts = [
            evenness(gaps, whenSmall: 1), evenness(sizes, whenSmall: 0),
            duration(seconds, counts, Double(end - begin)), level(counts),
        ]
        return thousandths(0.25 * parts.reduce(0, +))
    }

    /// Mean of Bowley's measure of symmetry and of 1 − MAD/median; `whenSmall` stands for the latter
    /// where the median is below 1.
    private static func evenness(_ sample: [Double], whenSmall: Double) -> Double {
        let sorted = sample.sorted()
        let middle = median(sorted[...])
        let half = sorted.count / 2
        let lower = median(sorted[..<half])
        let upper = median(sorted[(sorted.count - half)...])
        var symmetry = 1.0
        if upper - lower >= leastSpread, middle != lower, middle != upper {
            symmetry = 1 - abs((lower + upper - 2 * middle) / (upper - lower))
        }
        var narrowness = whenSmall
        if middle >= 1 {
            let deviations = sorted.map { abs($0 - middle) }.sorted()
            narrowness = max(0, (middle - median(deviations[...])) / middle)
        }
        return thousandths((symmetry + narrowness) / 2)
    }

    private static func median(_ sorted: ArraySlice<Double>) -> Double {
        guard !sorted.isEmpty else { return 0 }
        let middle = sorted.startIndex + sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// Connections in each of `bars` equal parts of begin … end.
    private static func histogram(_ seconds: [Int64], _ begin: Int64, _ end: Int64) -> [Double] {
        var counts = [Double](repeating: 0, count: bars)
        let width = Double(end - begin) / Double(bars)
        for second in seconds {
            let since = Double(second - begin)
            var bar = min(max(Int(min(since / width, Double(bars))), 0), bars - 1)
            // The quotient may round across an edge.
            if bar + 1 < bars, since >= Double(bar + 1) * width { bar += 1 }
            if bar > 0, since < Double(bar) * width { bar -= 1 }
            counts[bar] += 1
        }
        return counts
    }

    /// The better of 1 − coefficient of variation and of the share of bars on the two commonest
    /// levels.
    private static func level(_ counts: [Double]) -> Double {
        let mean = counts.reduce(0, +) / Double(bars)
        let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(bars)
        let variation = variance.squareRoot() / mean
        let flat = variation > 1 ? 0 : thousandths(1 - variation)
        let active = counts.filter { $0 > 0 }
        guard active.count >= leastBimodalBars else { return flat }
        let width = ((active.max() ?? 1) * levelWidth).rounded(.up)
        let levels = active.map { ($0 / width).rounded(.down) }.sorted()
        var sizes: [Int] = []
        for i in levels.indices {
            if i > 0, levels[i] == levels[i - 1] {
                sizes[sizes.count - 1] += 1
            } else {
                sizes.append(1)
            }
        }
        let onTwo = sizes.sorted(by: >).prefix(2).reduce(0, +)
        let bimodal = Double(onTwo) / Double(max(active.count - outlyingBars, 1))
        return max(flat, min(1, thousandths(bimodal)))
    }

    /// The better of the share of the time between first and last connection and of the longest run of
    /// active bars, which may go on from the last bar to the first.
    private static func duration(_ seconds: [Int64], _ counts: [Double], _ span: Double) -> Double {
        guard counts.count(where: { $0 > 0 }) >= leastDurationBars,
            let first = seconds.first, let last = seconds.last
        else { return 0 }
        let coverage = (Double(last - first) / span * 1000).rounded(.up) / 1000
        var run = 0
        var longest = 0
        for count in counts + counts {
            run = count > 0 ? run + 1 : 0
            longest = max(longest, run)
        }
        let consistency =
            (Double(min(longest, bars)) / idealRun * 1000).rounded(.up) / 1000
        return min(1, max(coverage, consistency))
    }

    private static func thousandths(_ value: Double) -> Double {
        (value * 1000).rounded(.toNearestOrEven) / 1000
    }
}

// MARK: Pairs of a window

extension RitaScore {
    /// Bytes of the headers of a packet: of IPv4 and TCP, and of IPv4 and UDP or ICMP, without
    /// options.
    private static let tcpHeader: Int64 = 40
    private static let otherHeader: Int64 = 28
    /// Largest payload taken at its word; more of them than a log can hold still do not overflow.
    private static let largestPayload: Int64 = 1 << 50

    /// The scores of `pairs` of `window`, in their order.
    ///
    /// RITA judges source and destination over all ports, this one port at a time. It reads
    /// `orig_ip_bytes`, which the window does not keep: payload and headers without options stand in
    /// for it. O(n log n) in the connections.
    public static func scores(_ window: ConnWindow, pairs: [Int], threads: Int) -> [Double?] {
        let span = window.earliest.microseconds...window.latest.microseconds
        return Parallel.map(pairs.count, threads: threads) { index in
            let rows = window.sortedRows(ofPair: pairs[index])
            return score(
                times: rows.map { window.ts($0) },
                origIPBytes: rows.map { row in
                    let header = window.proto(row) == .tcp ? tcpHeader : otherHeader
                    return ipBytes(
                        payload: window.origBytes(row), packets: window.origPackets(row), header)
                },
                span: span)
        }
    }

    /// `ConnBatch.unknown` counts as 0.
    private static func ipBytes(payload: Int64, packets: Int64, _ header: Int64) -> Int64 {
        min(max(payload, 0), largestPayload) + min(max(packets, 0), Int64(UInt32.max)) * header
    }
}
