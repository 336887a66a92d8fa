import TocsinRecords

/// What was planted in a generated log, and what became of it: one row of the truth file.
public struct TruthRow: Hashable, Sendable {
    public enum Label: String, Sendable, CaseIterable {
        case beacon
        case benignPeriodic = "benign_periodic"
        case hostScan = "host_scan"
        case portScan = "port_scan"
        case longConnection = "long_connection"
        /// Command and control over one connection that stays open; the period is that of its requests.
        case keepAlive = "keep_alive"
        /// A push channel (with the period of its pings), a shell or a slow download.
        case benignLong = "benign_long"
    }

    public var label: Label
    public var src: IPAddress
    /// nil for a host scan.
    public var dst: IPAddress?
    /// nil for a port scan.
    public var port: UInt16?
    public var proto: TransportProtocol
    /// Seconds; nil where nothing repeats.
    public var period: Double?
    /// Half width of the uniform sleep band as a fraction of the period.
    public var jitter: Double?
    /// Chance that a dial is missing.
    public var loss: Double?
    /// Connections in the log.
    public var events = 0
    /// Start of the first and the last of them; nil without events.
    public var first: Timestamp?
    public var last: Timestamp?

    /// Columns of the truth file, tab-separated.
    public static let header =
        "label\tsrc\tdst\tport\tproto\tperiod_s\tjitter\tloss\tevents\tfirst_ts\tlast_ts"

    /// One line without its end; what does not apply is `-`, as in Zeek's logs.
    public var line: String {
        let columns: [String] = [
            label.rawValue, src.description, dst?.description ?? "-", port.map { "\($0)" } ?? "-",
            proto.name, Self.text(period), Self.text(jitter), Self.text(loss), "\(events)",
            Self.text(first), Self.text(last),
        ]
        return columns.joined(separator: "\t")
    }

    /// The whole file.
    public static func file(_ rows: [TruthRow]) -> String {
        ([header] + rows.map(\.line)).joined(separator: "\n") + "\n"
    }

    init(
        label: Label, src: IPAddress, dst: IPAddress?, port: UInt16?, proto: TransportProtocol,
        period: Double? = nil, jitter: Double? = nil, loss: Double? = nil
    ) {
        self.label = label
        self.src = src
        self.dst = dst
        self.port = port
        self.proto = proto
        self.period = period
        self.jitter = jitter
        self.loss = loss
    }

    mutating func count(_ row: ConnRow) {
        events += 1
        let start = Timestamp(microseconds: row.start)
        first = min(first ?? start, start)
        last = max(last ?? start, start)
    }

    private static func text(_ value: Double?) -> String {
        guard let value else { return "-" }
        return Int(exactly: value).map { "\($0)" } ?? "\(value)"
    }

    /// Seconds since the epoch with six decimals.
    private static func text(_ time: Timestamp?) -> String {
        guard let microseconds = time?.microseconds else { return "-" }
        let fraction = "\(microseconds % 1_000_000)"
        let zeros = String(repeating: "0", count: max(0, 6 - fraction.utf8.count))
        return "\(microseconds / 1_000_000).\(zeros)\(fraction)"
    }
}
