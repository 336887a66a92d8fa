import TocsinDetectors
import TocsinFeatures
import TocsinRecords
import TocsinSynthesis

/// What was said of one series.
struct Verdict: Sendable, Equatable {
    let connections: Int
    /// Tocsin's score of the series; nil where no pair of it has enough connections.
    var tocsin: Double?
    /// RITA's score, likewise.
    var rita: Double?
}

/// Series as the connections of one log, scored the way a log's pairs are.
struct BenchmarkLog {
    private var batch = ConnBatch()
    private var connections: [Int] = []
    /// Host of the last series and its address, while further series may share it.
    private var lastHost: (number: Int, address: UInt32)?

    /// A Monday; the log's time is the sources' own.
    private static let start = Timestamp(year: 2024, month: 1, day: 1).microseconds
    /// Sources in 10.0.0.0/8, servers in 198.18.0.0/15 (RFC 2544, for benchmarks).
    private static let firstSource: UInt32 = 0x0A00_0001
    private static let firstServer: UInt32 = 0xC612_0000
    /// Addresses set aside for the servers of a series: more than any has.
    private static let serversPerSeries: UInt32 = 8

    /// An empty log of data from 0 to `span`, microseconds: two connections mark its ends, for the
    /// silence before and after a series counts.
    init(span: Int64) {
        for time in [0, span - 1] {
            batch.append(
                Self.row(
                    RhythmEvent(
                        time: time, destination: 0, srcPort: 49_152, isFailed: false, origBytes: 100
                    ),
                    source: Self.firstSource - 1, server: Self.firstServer - 1))
        }
    }

    /// Adds a series; those of one `host` that follow each other have one source address.
    /// Nothing is seen of it while `silence` lasts, microseconds of the span.
    mutating func add(_ series: RhythmSeries, host: Int?, silence: Range<Int64> = 0..<0) {
        let number = UInt32(connections.count)
        var source = Self.firstSource + number
        if let host {
            if let lastHost, lastHost.number == host { source = lastHost.address }
            lastHost = (host, source)
        } else {
            lastHost = nil
        }
        let server = Self.firstServer + number * Self.serversPerSeries
        let seen = series.events.filter { !silence.contains($0.time) }
        for event in seen {
            batch.append(
                Self.row(event, source: source, server: server + UInt32(event.destination)))
        }
        connections.append(seen.count)
    }

    private static func row(_ event: RhythmEvent, source: UInt32, server: UInt32) -> PackedConn {
        var row = PackedConn()
        row.ts = start + event.time
        row.origHost = IPAddress(v4: source)
        row.respHost = IPAddress(v4: server)
        row.origPort = event.srcPort
        row.respPort = 443
        row.proto = .tcp
        row.connState = event.isFailed ? .s0 : .sf
        if event.isFailed {
            (row.origPackets, row.respPackets) = (1, 0)
        } else {
            row.duration = 200_000
            row.origBytes = event.origBytes
            row.respBytes = 1200
            // Handshake, close, and segments of 1,380 bytes.
            row.origPackets = 4 + event.origBytes / 1380
            row.respPackets = 5
        }
        return row
    }

    /// The log as detectors see it.
    private consuming func sealed() -> ConnWindow {
        var store = ConnStore()
        var tally = Tally()
        store.append(batch, within: nil, tally: &tally)
        return store.sealed(site: Site())
    }

    /// The series that a pair is part of; nil for the log's ends.
    private static func series(_ pair: ScoredPair, _ window: ConnWindow) -> Int? {
        guard let bits = window.addresses[Int(window.pairs.key(pair.pair).dst)].v4Bits,
            bits >= firstServer
        else { return nil }
        return Int((bits - firstServer) / serversPerSeries)
    }

    /// Every judged pair with the number of its series, in the order of the pairs' addresses, by all
    /// windows and keys.
    consuming func pairs(threads: Int = 1) -> [(series: Int, pair: ScoredPair)] {
        let window = sealed()
        return PairScores.score(window, directions: [.outbound], threads: threads)
            .compactMap { pair in Self.series(pair, window).map { ($0, pair) } }
    }

    /// The verdicts on all series, in the order they were added.
    consuming func verdicts() -> [Verdict] {
        var verdicts = connections.map { Verdict(connections: $0) }
        let window = sealed()
        let scored = PairScores.score(window, directions: [.outbound], threads: 1)
        let rita = RitaScore.scores(window, pairs: scored.map(\.pair), threads: 1)
        for (pair, rita) in zip(scored, rita) {
            if let series = Self.series(pair, window) { verdicts[series].credit(pair, rita: rita) }
        }
        return verdicts
    }
}

extension Verdict {
    init(connections: Int) { self.init(connections: connections, tocsin: nil, rita: nil) }

    /// A series with several servers counts by its best pair: the one place that knows of pairs, where
    /// scores of groups of servers would come in.
    fileprivate mutating func credit(_ pair: ScoredPair, rita score: Double?) {
        tocsin = max(tocsin ?? 0, pair.score)
        if let score { rita = max(rita ?? 0, score) }
    }
}
