import TocsinMath
import TocsinRecords

/// The connections of a window as rows of twelve features.
public struct ConnFeatures: FeatureRows {
    public let window: ConnWindow
    public let zone: TimeZoneTable

    /// Hours are those of `zone`.
    public init(_ window: ConnWindow, zone: TimeZoneTable) {
        self.window = window
        self.zone = zone
    }

    public static let columns: [FeatureColumn] = [
        FeatureColumn(
            "log_duration", unit: "s", scale: .log10, label: "duration", inShort: "lasted #"),
        FeatureColumn(
            "log_orig_rate", unit: "bytes/s", scale: .log10, label: "bytes per second sent",
            inShort: "# sent"),
        FeatureColumn(
            "log_resp_rate", unit: "bytes/s", scale: .log10, label: "bytes per second received",
            inShort: "# received"),
        FeatureColumn(
            "log_orig_pkts", unit: "packets", scale: .log10, label: "packets sent",
            inShort: "# sent"),
        FeatureColumn(
            "log_resp_pkts", unit: "packets", scale: .log10, label: "packets received",
            inShort: "# received"),
        FeatureColumn(
            "log_orig_bytes_per_pkt", unit: "bytes", scale: .log10, label: "bytes per packet sent",
            inShort: "# a packet sent"),
        FeatureColumn(
            "log_resp_bytes_per_pkt", unit: "bytes", scale: .log10,
            label: "bytes per packet received", inShort: "# a packet received"),
        FeatureColumn("byte_ratio", label: "share of bytes sent", inShort: "# of the bytes sent"),
        FeatureColumn(
            "state_class",
            scale: .classes([
                "completed normally", "left open", "aborted", "seen midstream", "no service",
            ]), label: "how the connection ended"),
        FeatureColumn(
            "port_class", scale: .classes(["system port", "user port", "dynamic port", "ICMP"]),
            label: "class of the destination port"),
        FeatureColumn("hour_sin", scale: .circular, label: "hour of day"),
        FeatureColumn("hour_cos", scale: .circular, label: "hour of day"),
    ]

    public var count: Int { window.count }

    @inline(__always)
    public func append(_ row: Int, to values: inout [Float]) {
        Self.append(window, row: row, zone: zone, to: &values)
    }

    public func precedes(_ a: Int, _ b: Int) -> Bool { window.precedes(a, b) }

    /// Of a connection's own identity: uid, time of day (UTC) and endpoints. Not the date, so that the
    /// same traffic on another day gives the same sample and the same scores.
    public func hash(_ row: Int, key: UInt64) -> UInt64 {
        var uid = window.uid(row)
        if uid.longIndex != nil {
            // The table position depends on the order of reading.
            uid = ConnUID(high: StableHash.text(window.uidText(row)), low: 0)
        }
        let src = window.addresses[window.src(row)]
        let dst = window.addresses[window.dst(row)]
        let ends = StableHash.mix(
            src.high ^ dst.high &* 3, src.low, dst.low,
            UInt64(window.srcPort(row)) << 16 | UInt64(window.dstPort(row)), key: key)
        let day = Timestamp.microsecondsPerDay
        let timeOfDay = window.ts(row) - window.ts(row).flooredDivision(by: day) * day
        return StableHash.mix(
            uid.high, uid.low, UInt64(truncatingIfNeeded: timeOfDay), ends, key: key)
    }

    /// Durations below Zeek's microsecond clock read as this many seconds, so that rates stay finite.
    static let shortestDuration: Float = 1e-3

    /// Appends one row to `values`: `columns.count` numbers, NaN where the log does not say.
    @inline(__always)
    public static func append(
        _ window: ConnWindow, row: Int, zone: TimeZoneTable, to values: inout [Float]
    ) {
        let origBytes = known(window.origBytes(row))
        let respBytes = known(window.respBytes(row))
        let origPackets = known(window.origPackets(row))
        let respPackets = known(window.respPackets(row))
        let seconds = known(window.duration(row)) / 1e6
        let floored = max(seconds, shortestDuration)
        let hour = Elementary.cosSin(turns: zone.hourOfDay(window.ts(row)) / 24)
        // Adding one keeps zero bytes and zero packets finite and apart from "not known".
        values.append(log10(seconds + 1e-6))
        values.append(log10(origBytes / floored + 1))
        values.append(log10(respBytes / floored + 1))
        values.append(log10(origPackets + 1))
        values.append(log10(respPackets + 1))
        values.append(log10(origBytes / max(origPackets, 1) + 1))
        values.append(log10(respBytes / max(respPackets, 1) + 1))
        values.append(origBytes + respBytes > 0 ? origBytes / (origBytes + respBytes) : .nan)
        values.append(stateClass(window.connState(row)))
        values.append(portClass(window.dstPort(row), window.proto(row)))
        values.append(Float(hour.sin))
        values.append(Float(hour.cos))
    }

    @inline(__always)
    private static func known(_ count: Int64) -> Float {
        count == ConnBatch.unknown ? .nan : Float(count)
    }

    /// The base-10 logarithm, the same on every machine.
    @inline(__always)
    private static func log10(_ x: Float) -> Float {
        Float(Elementary.log(Double(x)) * 0.434_294_481_903_251_8)
    }

    /// 0 completed, 1 still open or half-closed, 2 aborted, 3 midstream, 4 no service.
    static func stateClass(_ state: ConnState) -> Float {
        switch state {
        case .sf: 0
        case .s1, .s2, .s3: 1
        case .rsto, .rstr, .rstrh: 2
        case .oth, .shr: 3
        case .s0, .rej, .rstos0, .sh: 4
        case .unknown: .nan
        }
    }

    /// 0 for ports below 1024 (RFC 6335 system ports), 1 user ports, 2 dynamic ports, 3 for ICMP,
    /// whose "port" is a message code.
    static func portClass(_ port: UInt16, _ proto: TransportProtocol) -> Float {
        if proto == .icmp { return 3 }
        return port < 1024 ? 0 : port < 49152 ? 1 : 2
    }
}
