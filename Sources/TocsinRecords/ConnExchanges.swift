/// The exchanges inside one connection: when payload followed a silence. Only packets tell them.
public struct ConnExchanges: Hashable, Sendable {
    /// Row of the batch or window that holds the connection.
    public var row: Int
    /// First payload packet, of either side, after `silence` without any: microseconds, ascending.
    public var times: [Int64]
    /// Exchanges that happened after `times` was full.
    public var dropped: Int

    /// Silence that parts two exchanges, microseconds; the beacon detector merges what is closer too.
    public static let silence = Timestamp.microsecondsPerSecond
    /// Most exchanges that are kept of one connection: 17 hours of a minute's keep-alive, 8 KiB.
    public static let most = 1024

    public init(row: Int, times: [Int64], dropped: Int = 0) {
        self.row = row
        self.times = times
        self.dropped = dropped
    }
}
