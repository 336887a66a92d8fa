import TocsinMath
import TocsinRecords

/// What one kind of conversation looks like: log-normal sizes and duration around a median, as
/// measured traffic has them.
struct ConversationShape {
    var service: Service
    var port: UInt16
    /// Payload bytes: median and standard deviation of the logarithm.
    var origBytes: (median: Double, sigma: Double)
    var respBytes: (median: Double, sigma: Double)
    /// Seconds.
    var duration: (median: Double, sigma: Double)

    static let page = Self(
        service: .ssl, port: 443, origBytes: (1400, 0.9), respBytes: (6500, 1.7),
        duration: (1.6, 1.8))
    static let quic = Self(
        service: .quic, port: 443, origBytes: (3300, 0.9), respBytes: (9000, 1.7),
        duration: (9, 1.4))
    static let plainHTTP = Self(
        service: .http, port: 80, origBytes: (420, 0.6), respBytes: (2600, 1.7),
        duration: (0.4, 1.5))
    static let call = Self(
        service: .ssl, port: 443, origBytes: (1900, 0.7), respBytes: (4800, 0.8),
        duration: (0.5, 1.2))
    static let mail = Self(
        service: .ssl, port: 993, origBytes: (2600, 0.8), respBytes: (9000, 1.6),
        duration: (20, 1.6))
    static let ldap = Self(
        service: .ldap, port: 389, origBytes: (700, 0.5), respBytes: (1900, 0.9),
        duration: (0.2, 1.2))
    static let kerberos = Self(
        service: .kerberos, port: 88, origBytes: (1500, 0.25), respBytes: (1550, 0.25),
        duration: (0.008, 0.6))
    static let smb = Self(
        service: .smb, port: 445, origBytes: (4200, 1.3), respBytes: (5200, 1.7),
        duration: (11, 1.6))
    static let print = Self(
        service: .none, port: 9100, origBytes: (90_000, 1.2), respBytes: (40, 0.6),
        duration: (6, 0.8))
    static let shell = Self(
        service: .ssh, port: 22, origBytes: (4300, 1.1), respBytes: (7400, 1.3),
        duration: (180, 1.5))
    static let media = Self(
        service: .none, port: 3478, origBytes: (2_100_000, 1.4), respBytes: (2_600_000, 1.4),
        duration: (420, 1.2))
}

/// Limits of what a single synthetic conversation may move: a log-normal tail has no end of its own.
private let maximumBytes: Double = 4e9
private let maximumSeconds: Double = 4 * 3600
/// A host's link, bytes a second: no conversation is faster.
private let linkRate: Double = 12.5e6

/// Rows of the kinds of conversation that a log has, from who, when and what.
struct Conversation {
    var start: Int64
    var orig: IPAddress
    var resp: IPAddress
    var respIsLocal: Bool
    /// Seconds.
    var roundTrip: Double

    private static func size(
        _ law: (median: Double, sigma: Double), _ generator: inout SeededGenerator
    ) -> Double {
        min(law.median * exponential(law.sigma * generator.normal()), maximumBytes)
    }

    /// A high port of the originator (RFC 6335 §6: 49152 … 65535).
    static func ephemeralPort(_ generator: inout SeededGenerator) -> UInt16 {
        UInt16(49_152 + generator.index(below: 16_384))
    }

    /// A TCP conversation of `shape` that found an answer; one in fifteen ends in another way than by
    /// two FINs.
    func tcp(_ shape: ConversationShape, _ generator: inout SeededGenerator) -> ConnRow {
        let sent = Self.size(shape.origBytes, &generator)
        let received = Self.size(shape.respBytes, &generator)
        let length = Self.size(shape.duration, &generator)
        var row = tcp(
            port: shape.port, service: shape.service, sent: sent, received: received,
            seconds: max(length, 2.5 * roundTrip), &generator)
        switch generator.uniform() {
        case ..<0.74: break
        case ..<0.90: row.history = .closedByResponder
        case ..<0.93: row.history = .retransmitted
        case ..<0.96: (row.state, row.history) = (.rsto, .resetByOriginator)
        case ..<0.985: (row.state, row.history) = (.rstr, .resetByResponder)
        default: (row.state, row.history) = (.s1, .open)
        }
        if row.respBytes > 1_000_000, generator.uniform() < 0.05 {
            row.missedBytes = row.respBytes / 50
            row.history = row.state == .sf ? .gap : row.history
        }
        return row
    }

    /// A TCP conversation with the given payload that both sides closed.
    func tcp(
        port: UInt16, service: Service, sent: Double, received: Double, seconds: Double,
        _ generator: inout SeededGenerator
    ) -> ConnRow {
        var row = base(.tcp, port: port, service: service, .sf, .closed, &generator)
        row.origBytes = Int64(sent)
        row.respBytes = Int64(received)
        row.duration = Self.microseconds(max(seconds, (sent + received) / linkRate))
        // Full segments, an acknowledgement for every second one, handshake and close.
        row.origPackets = 4 + row.origBytes / 1380 + row.respBytes / 2760
        row.respPackets = 3 + row.respBytes / 1380 + row.origBytes / 2760
        addHeaders(to: &row, transport: 32)
        return row
    }

    /// A TCP conversation of requests on a timer, closed by both sides after the last.
    func steady(
        _ exchanges: SteadyExchanges, port: UInt16, service: Service,
        _ generator: inout SeededGenerator
    ) -> ConnRow {
        var row = base(.tcp, port: port, service: service, .sf, .closed, &generator)
        (row.origBytes, row.respBytes) = exchanges.totals
        row.duration = exchanges.length + SteadyExchanges.tail(row.roundTrip)
        row.exchanges = .steady(exchanges)
        // Every exchange is a request, its acknowledgement, a reply and its acknowledgement.
        let count = Int64(exchanges.count)
        row.origPackets = 3 + 2 * count + row.origBytes / 1380
        row.respPackets = 2 + 2 * count + row.respBytes / 1380
        addHeaders(to: &row, transport: 32)
        return row
    }

    func udp(_ shape: ConversationShape, _ generator: inout SeededGenerator) -> ConnRow {
        let sent = Self.size(shape.origBytes, &generator)
        let received = Self.size(shape.respBytes, &generator)
        let length = Self.size(shape.duration, &generator)
        return udp(
            port: shape.port, service: shape.service, sent: sent, received: received,
            seconds: max(length, roundTrip), &generator)
    }

    /// A UDP conversation with the given payload, answered.
    func udp(
        port: UInt16, service: Service, sent: Double, received: Double, seconds: Double,
        _ generator: inout SeededGenerator
    ) -> ConnRow {
        var row = base(.udp, port: port, service: service, .sf, .dataBoth, &generator)
        row.origBytes = Int64(sent)
        row.respBytes = Int64(received)
        row.duration = Self.microseconds(max(seconds, (sent + received) / linkRate))
        row.origPackets = 1 + row.origBytes / 1250 + row.respBytes / 10_000
        row.respPackets = 1 + row.respBytes / 1250
        addHeaders(to: &row, transport: 8)
        return row
    }

    /// A datagram nobody answers.
    func unansweredDatagram(
        port: UInt16, service: Service, payload: Int64, _ generator: inout SeededGenerator
    ) -> ConnRow {
        var row = base(.udp, port: port, service: service, .s0, .data, &generator)
        row.origIPBytes = payload + headerBytes + 8
        return row
    }

    /// A SYN nobody answers.
    func unansweredSYN(port: UInt16, _ generator: inout SeededGenerator) -> ConnRow {
        var row = base(.tcp, port: port, service: .none, .s0, .syn, &generator)
        row.origIPBytes = headerBytes + 40
        return row
    }

    /// A SYN that is refused.
    func refusedSYN(port: UInt16, _ generator: inout SeededGenerator) -> ConnRow {
        var row = base(.tcp, port: port, service: .none, .rej, .synReset, &generator)
        row.duration = Self.microseconds(roundTrip * (1 + 0.1 * generator.uniform()))
        row.respPackets = 1
        row.origIPBytes = headerBytes + 40
        row.respIPBytes = headerBytes + 20
        return row
    }

    /// A half-open probe that finds the port open: SYN, SYN-ACK, RST.
    func probedOpenPort(port: UInt16, _ generator: inout SeededGenerator) -> ConnRow {
        var row = refusedSYN(port: port, &generator)
        (row.state, row.history) = (.rsto, .probedOpen)
        row.origPackets = 2
        row.origIPBytes += headerBytes + 20
        row.respIPBytes += 4
        return row
    }

    /// `count` echo requests a second apart, answered.
    func ping(count: Int64, _ generator: inout SeededGenerator) -> ConnRow {
        let isV4 = orig.isV4
        var row = base(.icmp, port: isV4 ? 0 : 129, service: .none, .oth, .none, &generator)
        row.origPort = isV4 ? 8 : 128
        row.duration = (count - 1) * 1_000_000 + Self.microseconds(roundTrip)
        row.origBytes = 56 * count
        row.respBytes = row.origBytes
        row.origPackets = count
        row.respPackets = count
        addHeaders(to: &row, transport: 8)
        return row
    }

    private var headerBytes: Int64 { orig.isV4 ? 20 : 40 }

    static func microseconds(_ seconds: Double) -> Int64 {
        max(1, Int64(min(seconds, maximumSeconds) * 1e6))
    }

    private func addHeaders(to row: inout ConnRow, transport: Int64) {
        let header = headerBytes + transport
        row.origIPBytes = row.origBytes + row.origPackets * header
        row.respIPBytes = row.respBytes + row.respPackets * header
    }

    private func base(
        _ proto: TransportProtocol, port: UInt16, service: Service, _ state: ConnState,
        _ history: History, _ generator: inout SeededGenerator
    ) -> ConnRow {
        var row = ConnRow(
            start: start, duration: ConnBatch.unknown, orig: orig, resp: resp,
            origPort: Self.ephemeralPort(&generator), respPort: port, proto: proto,
            service: service,
            state: state, history: history)
        row.respIsLocal = respIsLocal
        row.roundTrip = Self.microseconds(roundTrip)
        return row
    }
}
