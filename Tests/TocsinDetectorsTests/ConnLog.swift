import TocsinFeatures
import TocsinMath
import TocsinRecords

/// Connections that a test writes down, and the window that a run would make of them.
struct ConnLog {
    var rows: [Conn] = []

    /// Monday 2024-01-01T00:00:00Z, the start of `seconds`.
    static let start = Timestamp(year: 2024, month: 1, day: 1).microseconds

    /// What one connection carries besides its ends.
    struct Detail {
        var srcPort: UInt16 = 50_000
        var service = ""
        /// Seconds.
        var duration: Double? = 0.2
        var origBytes: Int64 = 300
        var respBytes: Int64 = 1200
        var origPackets: Int64 = 6
        var respPackets: Int64 = 5
        var state = ConnState.sf
        var flags: ConnFlags = []
        /// Seconds from the connection's start.
        var exchanges: [Double] = []

        /// A SYN that nobody answers.
        static let unanswered = Detail(
            duration: nil, origBytes: ConnBatch.unknown, respBytes: ConnBatch.unknown,
            origPackets: 1, respPackets: 0, state: .s0)
    }

    /// Adds one connection that begins `seconds` after `start`, with a uid of its own.
    mutating func add(
        _ src: String, _ dst: String, _ port: UInt16, _ proto: TransportProtocol = .tcp,
        at seconds: Double, _ detail: Detail = Detail()
    ) throws {
        guard let src = IPAddress(src), let dst = IPAddress(dst) else { throw NoAddress() }
        var conn = Conn(
            ts: Self.start + Int64((seconds * 1e6).rounded()), uid: "C\(rows.count)",
            origHost: src, origPort: detail.srcPort, respHost: dst, respPort: port, proto: proto)
        conn.service = detail.service
        conn.duration = detail.duration.map { Int64($0 * 1e6) } ?? ConnBatch.unknown
        conn.origBytes = detail.origBytes
        conn.respBytes = detail.respBytes
        conn.origPackets = detail.origPackets
        conn.respPackets = detail.respPackets
        conn.connState = detail.state
        conn.flags = detail.flags
        conn.exchanges = detail.exchanges.map { conn.ts + Int64(($0 * 1e6).rounded()) }
        rows.append(conn)
    }

    struct NoAddress: Error {}

    /// The log with its rows in another order.
    func shuffled(seed: UInt64) -> ConnLog {
        var generator = SeededGenerator(seed: seed)
        return ConnLog(rows: rows.shuffled(using: &generator))
    }

    /// The same traffic `days` later.
    func shifted(days: Int64) -> ConnLog {
        var log = self
        let shift = days * Timestamp.microsecondsPerDay
        for i in log.rows.indices {
            log.rows[i].ts += shift
            log.rows[i].exchanges = log.rows[i].exchanges.map { $0 + shift }
        }
        return log
    }

    func window(site: Site = Site()) -> ConnWindow {
        var batch = ConnBatch()
        for row in rows { batch.append(row) }
        var store = ConnStore()
        var tally = Tally()
        store.append(batch, within: nil, tally: &tally)
        return store.sealed(site: site)
    }
}

extension ConnWindow {
    /// The pair of `src`, `dst` and `port`, if the window holds it.
    func pair(_ src: String, _ dst: String, _ port: UInt16) -> Int? {
        (0..<pairs.count).first { pair in
            let key = pairs.key(pair)
            return addresses[Int(key.src)].description == src
                && addresses[Int(key.dst)].description == dst && key.port == port
        }
    }
}
