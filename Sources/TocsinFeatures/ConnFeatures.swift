import TocsinMath
import TocsinRecords

/// A connection's features for anomaly models: one row of twelve numbers.
public enum ConnFeatures {
    /// Names, units and reading of the columns, in order.
    public static let columns: [FeatureColumn] = [
        FeatureColumn("log_duration", unit: "s", scale: .log10, label: "duration"),
        FeatureColumn(
            "log_orig_rate", unit: "bytes/s", scale: .log10, label: "bytes per second sent"),
        FeatureColumn(
            "log_resp_rate", unit: "bytes/s", scale: .log10, label: "bytes per second received"),
        FeatureColumn("log_orig_pkts", unit: "packets", scale: .log10, label: "packets sent"),
        FeatureColumn("log_resp_pkts", unit: "packets", scale: .log10, label: "packets received"),
        FeatureColumn(
            "log_orig_bytes_per_pkt", unit: "bytes", scale: .log10, label: "bytes per packet sent"),
        FeatureColumn(
            "log_resp_bytes_per_pkt", unit: "bytes", scale: .log10,
            label: "bytes per packet received"),
        FeatureColumn("byte_ratio", label: "share of bytes sent"),
        FeatureColumn("state_class", label: "how the connection ended"),
        FeatureColumn("port_class", label: "class of the destination port"),
        FeatureColumn("hour_sin", scale: .circular, label: "hour of day"),
        FeatureColumn("hour_cos", scale: .circular, label: "hour of day"),
    ]

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
