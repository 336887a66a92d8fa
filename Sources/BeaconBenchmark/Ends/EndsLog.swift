import TocsinDetectors
import TocsinFeatures
import TocsinMath
import TocsinRecords
import TocsinSynthesis

/// Series of hosts that go on with other things, so that silence is not excused by a host or a sensor that
/// sleeps.
struct EndsLog {
    private var batch = ConnBatch()
    private var count = 0
    private var nextServer = EndsLog.firstOther
    private let span: Int64
    private let seed: UInt64

    /// A Monday; the log's time is the sources' own.
    private static let start = Timestamp(year: 2024, month: 1, day: 1).microseconds
    private static let firstSource: UInt32 = 0x0A00_0001
    /// Servers of the series, eight each, in 198.18.0.0/16; what else the hosts call, once each, from
    /// 203.0.0.0 on.
    private static let firstServer: UInt32 = 0xC612_0000
    private static let serversPerSeries: UInt32 = 8
    private static let firstOther: UInt32 = 0xCB00_0000
    /// Mean time between other connections of a host, seconds.
    private static let chatter = 300.0

    /// An empty log of `span` microseconds.
    init(span: Int64, seed: UInt64) {
        self.span = span
        self.seed = seed
    }

    /// Adds events, in time order, as a host's; times from the start of the span. The host calls nobody while
    /// they pause for `sleep` seconds or longer.
    mutating func add(_ events: [RhythmEvent], sleep: Double = .infinity) {
        let source = Self.firstSource + UInt32(count)
        let server = Self.firstServer + UInt32(count) * Self.serversPerSeries
        for event in events {
            append(event, source: source, server: server + UInt32(event.destination))
        }
        var generator = SeededGenerator(seed: seed, stream: UInt64(count))
        var time = Self.chatter * generator.exponential()
        var next = 0
        while Int64(time * 1e6) < span {
            let now = Int64(time * 1e6)
            while next < events.count, events[next].time <= now { next += 1 }
            let before = next > 0 ? events[next - 1].time : 0
            let pause = (next < events.count ? events[next].time : span) - before
            let bytes = Int64(100 + 2000 * generator.uniform())
            if Double(pause) / 1e6 < sleep {
                append(
                    RhythmEvent(
                        time: now, destination: 0, srcPort: 50_000, isFailed: false,
                        origBytes: bytes),
                    source: source, server: nextServer)
            }
            nextServer += 1
            time += Self.chatter * generator.exponential()
        }
        count += 1
    }

    private mutating func append(_ event: RhythmEvent, source: UInt32, server: UInt32) {
        var row = PackedConn()
        row.ts = Self.start + event.time
        row.origHost = IPAddress(v4: source)
        row.respHost = IPAddress(v4: server)
        row.origPort = event.srcPort
        row.respPort = 443
        row.proto = .tcp
        row.connState = event.isFailed ? .s0 : .sf
        if !event.isFailed {
            row.duration = 200_000
            row.origBytes = event.origBytes
            row.respBytes = 1200
        }
        batch.append(row)
    }

    /// What was said of one series.
    struct Verdict: Sendable, Equatable {
        /// It is a beacon finding whose end is judged.
        var isKnown = false
        var isStopped = false
        var isChanged = false
    }

    /// In the order the series were added.
    consuming func verdicts(threads: Int) -> [Verdict] {
        var verdicts = [Verdict](repeating: Verdict(), count: count)
        var store = ConnStore()
        var tally = Tally()
        store.append(batch, within: nil, tally: &tally)
        let window = store.sealed(site: Site())
        var context = DetectionContext(
            directions: [.outbound], settings: Settings(), threads: threads)
        context.earlier = BeaconDetector().detect(in: window, context).findings
        let ends =
            BeaconStoppedDetector().detect(in: window, context).findings
            + BeaconChangedDetector().detect(in: window, context).findings
        for finding in context.earlier + ends {
            guard let bits = finding.entity.src?.v4Bits, bits >= Self.firstSource else { continue }
            let series = Int(bits - Self.firstSource)
            guard verdicts.indices.contains(series) else { continue }
            switch finding.detector {
            case "beacon-stopped": verdicts[series].isStopped = true
            case "beacon-changed": verdicts[series].isChanged = true
            default: if finding.severity >= .medium { verdicts[series].isKnown = true }
            }
        }
        return verdicts
    }
}
