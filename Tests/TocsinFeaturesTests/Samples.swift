import TocsinRecords

@testable import TocsinFeatures

extension Conn {
    /// A TCP connection from 10.0.0.1 to 192.0.2.1:443 at `seconds`, with nothing else known.
    static func sample(
        _ uid: String = "", at seconds: Double = 0, src: String = "10.0.0.1",
        dst: String = "192.0.2.1", srcPort: UInt16 = 40000, port: UInt16 = 443,
        proto: TransportProtocol = .tcp, _ edit: (inout Conn) -> Void = { _ in }
    ) -> Conn {
        let none = IPAddress(high: 0, low: 0)
        var conn = Conn(
            ts: Int64((seconds * 1e6).rounded()), uid: uid, origHost: IPAddress(src) ?? none,
            origPort: srcPort, respHost: IPAddress(dst) ?? none, respPort: port, proto: proto)
        edit(&conn)
        return conn
    }
}

extension ConnBatch {
    init(_ rows: some Sequence<Conn>) {
        self.init()
        for row in rows { append(row) }
    }
}

extension ConnStore {
    /// A store of `rows`, each handed over in a batch of its own.
    init(_ rows: some Sequence<Conn>, tally: inout Tally) {
        self.init()
        for row in rows { append(ConnBatch([row]), within: nil, tally: &tally) }
    }

    /// A store of `rows` as one batch.
    init(_ rows: some Sequence<Conn>) {
        self.init()
        var tally = Tally()
        append(ConnBatch(rows), within: nil, tally: &tally)
    }
}

extension ConnWindow {
    init(_ rows: some Sequence<Conn>, site: Site = Site()) {
        self = ConnStore(rows).sealed(site: site)
    }

    /// Row `row` as it would stand in a batch.
    func conn(_ row: Int) -> Conn {
        var conn = Conn(
            ts: ts(row), uid: uidText(row), origHost: addresses[src(row)], origPort: srcPort(row),
            respHost: addresses[dst(row)], respPort: dstPort(row), proto: proto(row))
        conn.service = service(row)
        conn.duration = duration(row)
        conn.origBytes = origBytes(row)
        conn.respBytes = respBytes(row)
        conn.origPackets = origPackets(row)
        conn.respPackets = respPackets(row)
        conn.connState = connState(row)
        conn.flags = flags(row)
        return conn
    }

    /// All rows in their one order.
    var sorted: [Conn] { (0..<count).sorted(by: precedes).map(conn) }
}
