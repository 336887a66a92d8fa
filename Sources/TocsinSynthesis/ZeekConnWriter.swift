import TocsinLogs
import TocsinRecords

/// The columns of a `conn.log` in its two current forms.
public enum ZeekConnColumns: Sendable, CaseIterable {
    /// 21 columns, Zeek 3.0 … 7.0.
    case zeek7
    /// 22 columns: Zeek 7.1 added `ip_proto`.
    case zeek71

    var layout: ZeekConnLayout { ZeekConnLayout(hasIPProto: self == .zeek71) }
}

/// Generated rows → the bytes of a Zeek TSV `conn.log`.
struct ZeekConnWriter {
    private var writer: ZeekTSVConnWriter
    private let services = Service.allCases.map(\.text)
    private let histories = History.allCases.map(\.text)

    init(columns: ZeekConnColumns) { writer = ZeekTSVConnWriter(columns.layout) }

    /// What has been written and not been taken yet.
    var bytes: [UInt8] {
        get { writer.bytes }
        _modify { yield &writer.bytes }
    }

    mutating func header(open: Timestamp) { writer.header(open: open) }

    mutating func close(_ time: Timestamp) { writer.close(time) }

    /// Appends one line. No allocation but for the growth of `bytes` and the text of an IPv6 address.
    mutating func append(_ row: ConnRow, uid: ConnIdentifier) {
        var packed = PackedConn()
        packed.ts = row.start
        packed.uid = uid.packed
        packed.origHost = row.orig
        packed.origPort = row.origPort
        packed.respHost = row.resp
        packed.respPort = row.respPort
        packed.proto = row.proto
        packed.duration = row.duration
        if row.duration != ConnBatch.unknown {
            packed.origBytes = row.origBytes
            packed.respBytes = row.respBytes
        }
        packed.connState = row.state
        packed.flags = row.respIsLocal ? [.localOrig, .localResp] : .localOrig
        packed.origPackets = row.origPackets
        packed.respPackets = row.respPackets
        var line = ZeekConnLine(packed)
        line.service = services[Int(row.service.rawValue)]
        line.missedBytes = row.missedBytes
        line.history = histories[Int(row.history.rawValue)]
        line.origIPBytes = row.origIPBytes
        line.respIPBytes = row.respIPBytes
        line.ipProto = ipProtocolNumber(of: row)
        writer.append(line)
    }

    private func ipProtocolNumber(of row: ConnRow) -> UInt8 {
        switch row.proto {
        case .tcp: 6
        case .udp: 17
        case .icmp: row.orig.isV4 ? 1 : 58
        case .unknown: 255
        }
    }
}

/// A connection's uid in the shape of Zeek's: `C` and 17 digits of base 62.
struct ConnIdentifier {
    /// Ten digits.
    var high: UInt64
    /// Seven digits.
    var low: UInt64

    var packed: ConnUID { ConnUID(digitsOf: high, low) }
}
