/// Some ten thousand connections as columns: what every source hands to the feature store.
///
/// All columns have the same length. After this type nobody knows which format a record came from.
/// Counts and times the log leaves unset are `ConnBatch.unknown`, never 0.
public struct ConnBatch: Sendable {
    /// Marks an unset count or duration.
    @inlinable public static var unknown: Int64 { -1 }

    /// First packet, microseconds since the epoch.
    public var ts: [Int64] = []
    public var uid: [ConnUID] = []
    public var origHost: [IPAddress] = []
    public var origPort: [UInt16] = []
    public var respHost: [IPAddress] = []
    public var respPort: [UInt16] = []
    public var proto: [TransportProtocol] = []
    /// Index into `services`.
    public var service: [UInt16] = []
    /// Microseconds, or `unknown`.
    public var duration: [Int64] = []
    /// Payload bytes each way, or `unknown`.
    public var origBytes: [Int64] = []
    public var respBytes: [Int64] = []
    /// Packets each way, or `unknown`.
    public var origPackets: [Int64] = []
    public var respPackets: [Int64] = []
    public var connState: [ConnState] = []
    public var flags: [ConnFlags] = []

    /// Service names; entry 0 is the empty name, "not identified".
    public var services: [String] = [""]
    /// Texts of the uids that do not fit `ConnUID`.
    public var longUIDs: [String] = []
    /// Hardware addresses of IPv6 originators, where the log has them, by ascending row.
    public var hardwareMarks: [HardwareMark] = []
    /// Exchanges inside connections, where packets were read, by ascending row.
    public var exchanges: [ConnExchanges] = []

    public init() {}

    public var count: Int { ts.count }

    /// Most service names one batch or window keeps apart; further ones read as not identified.
    public static let maxServices = 4096
}

/// Facts of a connection that are true or not said.
public struct ConnFlags: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    @inlinable
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The log marks the originator as local (`local_orig` T).
    @inlinable public static var localOrig: ConnFlags { ConnFlags(rawValue: 1) }
    /// The log marks the responder as local (`local_resp` T).
    @inlinable public static var localResp: ConnFlags { ConnFlags(rawValue: 2) }
    /// The connection had not ended when the record was written (`open_conn`).
    @inlinable public static var open: ConnFlags { ConnFlags(rawValue: 4) }
}

/// One connection as a row: for tests, generators and the slow path of readers.
public struct Conn: Hashable, Sendable {
    public var ts: Int64
    public var uid: String
    public var origHost: IPAddress
    public var origPort: UInt16
    public var respHost: IPAddress
    public var respPort: UInt16
    public var proto: TransportProtocol
    public var service: String = ""
    public var duration: Int64 = ConnBatch.unknown
    public var origBytes: Int64 = ConnBatch.unknown
    public var respBytes: Int64 = ConnBatch.unknown
    public var origPackets: Int64 = ConnBatch.unknown
    public var respPackets: Int64 = ConnBatch.unknown
    public var connState: ConnState = .unknown
    public var flags: ConnFlags = []
    /// Of an IPv6 originator; nil where the log does not say.
    public var origHardware: HardwareAddress?
    /// Exchanges inside the connection; empty where no packets were read.
    public var exchanges: [Int64] = []

    public init(
        ts: Int64, uid: String, origHost: IPAddress, origPort: UInt16, respHost: IPAddress,
        respPort: UInt16, proto: TransportProtocol
    ) {
        self.ts = ts
        self.uid = uid
        self.origHost = origHost
        self.origPort = origPort
        self.respHost = respHost
        self.respPort = respPort
        self.proto = proto
    }
}

extension ConnBatch {
    /// Appends one row. Amortised O(1) but for the search among `services`.
    public mutating func append(_ conn: Conn) {
        if let hardware = conn.origHardware {
            hardwareMarks.append(HardwareMark(row: count, address: hardware))
        }
        if !conn.exchanges.isEmpty {
            exchanges.append(ConnExchanges(row: count, times: conn.exchanges))
        }
        ts.append(conn.ts)
        uid.append(packUID(conn.uid))
        origHost.append(conn.origHost)
        origPort.append(conn.origPort)
        respHost.append(conn.respHost)
        respPort.append(conn.respPort)
        proto.append(conn.proto)
        service.append(serviceIndex(conn.service))
        duration.append(conn.duration)
        origBytes.append(conn.origBytes)
        respBytes.append(conn.respBytes)
        origPackets.append(conn.origPackets)
        respPackets.append(conn.respPackets)
        connState.append(conn.connState)
        flags.append(conn.flags)
    }

    /// Row `index` (0 ..< count).
    public subscript(index: Int) -> Conn {
        var conn = Conn(
            ts: ts[index], uid: text(of: uid[index]), origHost: origHost[index],
            origPort: origPort[index], respHost: respHost[index], respPort: respPort[index],
            proto: proto[index])
        conn.service = services[Int(service[index])]
        conn.duration = duration[index]
        conn.origBytes = origBytes[index]
        conn.respBytes = respBytes[index]
        conn.origPackets = origPackets[index]
        conn.respPackets = respPackets[index]
        conn.connState = connState[index]
        conn.flags = flags[index]
        conn.origHardware = hardware(ofRow: index)
        conn.exchanges = exchanges.first { $0.row == index }?.times ?? []
        return conn
    }

    /// O(log rows).
    private func hardware(ofRow row: Int) -> HardwareAddress? {
        var (low, high) = (0, hardwareMarks.count)
        while low < high {
            let middle = (low + high) / 2
            if hardwareMarks[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return low < hardwareMarks.count && hardwareMarks[low].row == row
            ? hardwareMarks[low].address : nil
    }

    /// Empties the batch and keeps its room.
    public mutating func removeAll() {
        ts.removeAll(keepingCapacity: true)
        uid.removeAll(keepingCapacity: true)
        origHost.removeAll(keepingCapacity: true)
        origPort.removeAll(keepingCapacity: true)
        respHost.removeAll(keepingCapacity: true)
        respPort.removeAll(keepingCapacity: true)
        proto.removeAll(keepingCapacity: true)
        service.removeAll(keepingCapacity: true)
        duration.removeAll(keepingCapacity: true)
        origBytes.removeAll(keepingCapacity: true)
        respBytes.removeAll(keepingCapacity: true)
        origPackets.removeAll(keepingCapacity: true)
        respPackets.removeAll(keepingCapacity: true)
        connState.removeAll(keepingCapacity: true)
        flags.removeAll(keepingCapacity: true)
        services = [""]
        longUIDs = []
        hardwareMarks = []
        exchanges = []
    }

    public func text(of uid: ConnUID) -> String {
        uid.longIndex.map { longUIDs[$0] } ?? uid.inlineText
    }

    /// The packed form of `text`, kept in `longUIDs` if need be.
    public mutating func packUID(_ text: String) -> ConnUID {
        let bytes = Array(text.utf8)
        if let packed = ConnUID(bytes.span) { return packed }
        longUIDs.append(text)
        return ConnUID(longUID: longUIDs.count - 1)
    }

    /// Index of `name` in `services`, added if new; 0 past `maxServices`.
    public mutating func serviceIndex(_ name: String) -> UInt16 {
        if let index = services.firstIndex(of: name) { return UInt16(index) }
        guard services.count < Self.maxServices else { return 0 }
        services.append(name)
        return UInt16(services.count - 1)
    }
}

/// A row whose texts are already indices into its batch's tables: the staging form of fast readers.
public struct PackedConn: Sendable {
    public var ts: Int64 = 0
    public var duration: Int64 = ConnBatch.unknown
    public var origBytes: Int64 = ConnBatch.unknown
    public var respBytes: Int64 = ConnBatch.unknown
    public var origPackets: Int64 = ConnBatch.unknown
    public var respPackets: Int64 = ConnBatch.unknown
    public var uid = ConnUID.none
    public var origHost = IPAddress(high: 0, low: 0)
    public var respHost = IPAddress(high: 0, low: 0)
    public var origPort: UInt16 = 0
    public var respPort: UInt16 = 0
    public var service: UInt16 = 0
    public var proto = TransportProtocol.unknown
    public var connState = ConnState.unknown
    public var flags: ConnFlags = []

    @inlinable
    public init() {}
}

extension ConnBatch {
    /// Appends one packed row. Amortised O(1).
    @inlinable
    public mutating func append(_ row: PackedConn) {
        ts.append(row.ts)
        uid.append(row.uid)
        origHost.append(row.origHost)
        origPort.append(row.origPort)
        respHost.append(row.respHost)
        respPort.append(row.respPort)
        proto.append(row.proto)
        service.append(row.service)
        duration.append(row.duration)
        origBytes.append(row.origBytes)
        respBytes.append(row.respBytes)
        origPackets.append(row.origPackets)
        respPackets.append(row.respPackets)
        connState.append(row.connState)
        flags.append(row.flags)
    }

    /// Appends the first `count` of `rows`, a column at a time. O(count).
    public mutating func append(_ rows: Span<PackedConn>, count: Int) {
        Self.append(rows, count, to: &ts) { $0[$1].ts }
        Self.append(rows, count, to: &uid) { $0[$1].uid }
        Self.append(rows, count, to: &origHost) { $0[$1].origHost }
        Self.append(rows, count, to: &origPort) { $0[$1].origPort }
        Self.append(rows, count, to: &respHost) { $0[$1].respHost }
        Self.append(rows, count, to: &respPort) { $0[$1].respPort }
        Self.append(rows, count, to: &proto) { $0[$1].proto }
        Self.append(rows, count, to: &service) { $0[$1].service }
        Self.append(rows, count, to: &duration) { $0[$1].duration }
        Self.append(rows, count, to: &origBytes) { $0[$1].origBytes }
        Self.append(rows, count, to: &respBytes) { $0[$1].respBytes }
        Self.append(rows, count, to: &origPackets) { $0[$1].origPackets }
        Self.append(rows, count, to: &respPackets) { $0[$1].respPackets }
        Self.append(rows, count, to: &connState) { $0[$1].connState }
        Self.append(rows, count, to: &flags) { $0[$1].flags }
    }

    /// One column. The closure reads one field in place; handing it a row would copy all of it.
    @inline(__always)
    private static func append<Value>(
        _ rows: Span<PackedConn>, _ count: Int, to column: inout [Value],
        _ field: (Span<PackedConn>, Int) -> Value
    ) {
        column.append(addingCapacity: count) { output in
            for row in 0..<count { output.append(field(rows, row)) }
        }
    }
}
